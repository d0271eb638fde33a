"""The reader's language, as the address of the page chose it: terms, days, states and times in its words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from django.utils.formats import date_format
from django.utils.translation import get_language, gettext, gettext_noop

from programs import schedule, vocabulary
from programs.schedule.wording import Words, listed
from programs.states import state_name
from programs.vocabulary import Category, Wording

WEEK_WORDS: Final[dict[str, Words]] = {"en": schedule.ENGLISH, "es": schedule.SPANISH}


NAMES: Final = (
    gettext_noop("Eastern time"), gettext_noop("Central time"), gettext_noop("Mountain time"),
    gettext_noop("Pacific time"), gettext_noop("Alaska time"), gettext_noop("Hawaii time"),
    gettext_noop("Atlantic time"), gettext_noop("Arizona time"), gettext_noop("Samoa time"),
    gettext_noop("Guam time"),
    gettext_noop("north"), gettext_noop("northeast"), gettext_noop("east"), gettext_noop("southeast"),
    gettext_noop("south"), gettext_noop("southwest"), gettext_noop("west"), gettext_noop("northwest"),
    gettext_noop("English"), gettext_noop("Spanish"),
    gettext_noop("I work nights"), gettext_noop("I work 9 to 5"), gettext_noop("I do the school run"),
    gettext_noop("I can only do weekends"),
    gettext_noop("American Samoa"), gettext_noop("District of Columbia"), gettext_noop("Hawaii"),
    gettext_noop("Louisiana"), gettext_noop("Michigan"), gettext_noop("Mississippi"),
    gettext_noop("Missouri"), gettext_noop("New Hampshire"), gettext_noop("New Jersey"),
    gettext_noop("New Mexico"), gettext_noop("New York"), gettext_noop("North Carolina"),
    gettext_noop("North Dakota"), gettext_noop("Northern Mariana Islands"), gettext_noop("Oregon"),
    gettext_noop("Pennsylvania"), gettext_noop("South Carolina"), gettext_noop("South Dakota"),
    gettext_noop("U.S. Virgin Islands"), gettext_noop("West Virginia"),
    gettext_noop("Federated States of Micronesia"), gettext_noop("Marshall Islands"), gettext_noop("Palau"),
)  # fmt: skip
"""Names that pure modules keep in English and pages say in the reader's own. Other states keep theirs."""


class Own(str):
    """What a program or a source wrote itself. It stays as it is; a page in Spanish marks it as English."""


class Mixed(str):
    """A text in the reader's language with words of others in it. Of its `parts`, those are `Own`."""

    parts: tuple[str, ...]

    def __new__(cls, *parts: str) -> Mixed:
        mixed = super().__new__(cls, "".join(parts))
        mixed.parts = tuple(piece for part in parts for piece in getattr(part, "parts", (part,)))
        return mixed


_PLACE: Final = re.compile(r"%\((\w+)\)s")


def filled(pattern: str, **words: str) -> Mixed:
    """A translated pattern with its places filled, so that a page can still tell whose words they are."""
    pieces = _PLACE.split(pattern)
    return Mixed(*(words[piece] if place % 2 else piece for place, piece in enumerate(pieces)))


def joined(texts: Sequence[str], between: str) -> Mixed:
    """Texts in a row with something between each two."""
    return Mixed(*[piece for text in texts for piece in (between, text)][1:])


def current() -> str:
    """The code of the language, "en" or "es"; English where none was chosen."""
    code = (get_language() or "en").partition("-")[0]
    return code if code in WEEK_WORDS else "en"


def term(code: str) -> Wording:
    """A term's name, explanation and question."""
    return vocabulary.wording(code, current())


def label(category: Category) -> str:
    """The heading of a group of terms."""
    return vocabulary.category_label(category, current())


def question(category: Category) -> str:
    """The question one answers by choosing from a group of terms."""
    return vocabulary.category_question(category, current())


_SURVEY: Final = re.compile(r"survey of (\d{4})")


def dated(words: str) -> str:
    """What a source says of its date: in the reader's language where we know the phrase, else as it is."""
    if survey := _SURVEY.fullmatch(words):
        return gettext("survey of %(year)s") % {"year": survey[1]}
    return gettext("made up") if words == "made up" else Own(words)


def week_words() -> Words:
    """The words for days and times."""
    return WEEK_WORDS[current()]


def state(code: str) -> str:
    """The name of a state or territory; the code itself where there is no such state."""
    return gettext(state_name(code))


_COUNTIES: Final = {
    "County": gettext_noop("%(name)s County"),
    "Parish": gettext_noop("%(name)s Parish"),
    "Census Area": gettext_noop("%(name)s Census Area"),
    "City and Borough": gettext_noop("%(name)s City and Borough"),
    "Borough": gettext_noop("%(name)s Borough"),
    "Municipality": gettext_noop("%(name)s Municipality"),
    "Municipio": gettext_noop("%(name)s Municipio"),
    "city": gettext_noop("%(name)s city"),
}
_COUNTY: Final = re.compile(rf"(?P<name>.+?) (?P<kind>{'|'.join(_COUNTIES)})")


def county(name: str) -> str:
    """A county as the reader's language writes it: "Greene County", "condado de Greene"."""
    said = _COUNTY.fullmatch(name)
    return gettext(_COUNTIES[said["kind"]]) % {"name": said["name"]} if said else name


def zone(time_zone: str) -> str:
    """The everyday name of a time zone; empty where `schedule.zone_name` has none."""
    name = schedule.zone_name(time_zone)
    return gettext(name) if name else ""


def day(when: date) -> str:
    """A day written out: "March 3, 2026"."""
    return date_format(when, "DATE_FORMAT")


def month(when: date) -> str:
    """A month written out: "March 2026"."""
    return date_format(when, "YEAR_MONTH_FORMAT")


def either(names: Sequence[str]) -> str:
    """Names of which one counts: "Ohio or Indiana"; in Spanish "Indiana u Ohio", for the sound of the o."""
    word = gettext("or")
    if word == "o" and names[-1].lower().startswith(("o", "ó", "ho")):
        word = "u"
    return listed(names, word)


def ended(words: str) -> str:
    """The words as the end of a sentence: a point, unless they end in one, as "9 p. m." does."""
    return words if words.endswith(".") else f"{words}."


def capital(words: str) -> str:
    """The words as the start of a sentence."""
    return words[:1].upper() + words[1:]
