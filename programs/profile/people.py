"""What people who took part in a program say, for its page and for a comparison."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from django.utils.translation import gettext, ngettext

from programs import language
from programs.compare import Cell, Said, Subject
from programs.experience import FEWEST, ITEMS, Tally, Told, tell
from programs.models import Program

PEOPLE: Final = "people"
"""The subject of how many answered; each question's is this, a dash and its code."""


def people(program: Program, today: date) -> dict[str, Any] | None:
    """The page's part, ready to be read; None where nobody has answered yet."""
    told = told_of(program, today)
    if not told.people:
        return None
    return {
        "people": told.people,
        "period": period(told),
        "is_enough": told.is_enough,
        "too_few": too_few(told),
        "rows": [_row(tally) for tally in told.tallies],
    }


def told_of(program: Program, today: date) -> Told:
    """What was told of a program that came with its answers (`ProgramQuerySet.for_page`)."""
    return tell(((one.month, one.answers) for one in program.told_by_people), today)


def period(told: Told) -> str:
    """From which month to which: "March 2025 to May 2026"."""
    first, last = (language.month(month) if month else "" for month in (told.first, told.last))
    return first if first == last else gettext("%(first)s to %(last)s") % {"first": first, "last": last}


def too_few(told: Told) -> str:
    return gettext("Not enough answers yet (%(count)d of %(fewest)d)") % {
        "count": told.most,
        "fewest": FEWEST,
    }


def _row(tally: Tally) -> dict[str, Any]:
    """One question with its count in words, and the bar that shows it: (kind, start, length) in per cent."""
    bar, start = [], 0.0
    for kind, count in (("yes", tally.yes), ("partly", tally.partly), ("no", tally.no)):
        length = 100 * count / tally.people
        bar.append((kind, f"{start:.2f}", f"{length:.2f}"))
        start += length
    return {"question": gettext(tally.item.question), "said": ", ".join(said(tally)), "bar": bar}


def said(tally: Tally) -> tuple[str, str]:
    """The count in words: "17 of 22 said yes", and then "3 partly, 2 no"."""
    return (
        gettext("%(yes)d of %(people)d said yes") % {"yes": tally.yes, "people": tally.people},
        gettext("%(partly)d partly, %(no)d no") % {"partly": tally.partly, "no": tally.no},
    )


def subjects() -> tuple[Subject, ...]:
    """What programs are compared in by what people said, in the reader's language."""
    every = Subject(PEOPLE, gettext("People who took part"), is_value=True)
    return (
        every,
        *(
            Subject(
                f"{PEOPLE}-{item.code}", gettext(item.name), explanation=gettext(item.question), is_value=True
            )
            for item in ITEMS
        ),
    )


def cells(program: Program, today: date) -> dict[str, Cell]:
    """The cells of what people said of a program; below enough answers only that there are too few."""
    told = told_of(program, today)
    if not told.people:
        return {}
    source = f"{gettext('People who took part')}, {period(told)}"
    if not told.is_enough:
        return {PEOPLE: Cell(Said.VALUE, (too_few(told),), source)}
    count = ngettext("%(count)d person answered", "%(count)d people answered", told.people)
    answered = {f"{PEOPLE}-{tally.item.code}": said(tally) for tally in told.tallies}
    every = {PEOPLE: (count % {"count": told.people},), **answered}
    return {key: Cell(Said.VALUE, lines, source) for key, lines in every.items()}
