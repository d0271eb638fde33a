"""What the results page says in words: how many and where, how the numbers add up, what was chosen."""

from __future__ import annotations

from django.utils.translation import gettext, gettext_noop, ngettext

from programs import language
from programs.cards import limit_name
from programs.models import Program
from programs.query import Limit, SearchQuery
from programs.relaxing import Relaxed
from programs.search import SearchResults, sitting_states

NOTHING = gettext_noop("No program here says yes to everything you asked for.")
UNSAID = gettext_noop("They have not said everything you asked for. That is not a no: call and ask.")


def heading(found: SearchResults) -> str:
    """How many, and where: "12 programs that fit within 25 miles of Cincinnati, OH"."""
    count, area = found.total, where(found.query)
    if not count and found.shown_total:
        return _that_might(found.might_total) % {"where": area}
    if not count:
        none = gettext("No program fits %(where)s") if found.query.limits else gettext("No program %(where)s")
        return none % {"where": area}
    number = _that_fit(count) if found.query.limits else counted(count)
    said = gettext("%(programs)s %(where)s or online") if found.online_total else "%(programs)s %(where)s"
    return said % {"programs": number, "where": area}


def _that_might(count: int) -> str:
    """ "35 programs might fit", with a place left for where."""
    said = ngettext(
        "%(number)s program might fit %%(where)s", "%(number)s programs might fit %%(where)s", count
    )
    return said % {"number": f"{count:,}"}


def where(query: SearchQuery) -> str:
    """The area searched, in words."""
    if query.in_state:
        return gettext("in %(place)s") % {"place": language.state(query.in_state)}
    if query.origin is None:
        name = " ".join(query.words)
        return gettext("called “%(name)s”") % {"name": name} if name else gettext("in the United States")
    if query.within is None:
        return gettext("at any distance from %(place)s") % {"place": query.origin.name}
    reach = {"miles": f"{query.within:g}", "place": query.origin.name}
    return gettext("within %(miles)s miles of %(place)s") % reach


def counted(count: int) -> str:
    """ "1 program", "1,200 programs"."""
    return ngettext("%(number)s program", "%(number)s programs", count) % {"number": f"{count:,}"}


def _that_fit(count: int) -> str:
    said = ngettext("%(number)s program that fits", "%(number)s programs that fit", count)
    return said % {"number": f"{count:,}"}


def totals(found: SearchResults) -> list[tuple[str, bool]]:
    """How the numbers add up, in a sentence or a few; True where the heading above already says it."""
    only_might = bool(found.shown_total and not found.total)
    here = _counted_here(found) if found.total else gettext(NOTHING)
    said = [(here, not found.online_total and not only_might)]
    if found.might_total:
        said.append((_might(found), only_might))
    return said


def _might(found: SearchResults) -> str:
    """How many more have not said everything."""
    count, might = found.total, found.might_total
    if not found.query.unknown:
        said = ngettext(
            "%(might)s more has not said everything. You chose to leave them out.",
            "%(might)s more have not said everything. You chose to leave them out.",
            might,
        )
    elif count:
        said = ngettext(
            "%(might)s more might fit, but has not said everything: %(all)s in all.",
            "%(might)s more might fit, but have not said everything: %(all)s in all.",
            might,
        )
    else:
        said = ngettext(
            "%(might)s might fit, but has not said everything.",
            "%(might)s might fit, but have not said everything.",
            might,
        )
    return said % {"might": f"{might:,}", "all": f"{count + might:,}"}


def _counted_here(found: SearchResults) -> str:
    """How many fit, and how many of them are online."""
    if found.query.limits:
        said = ngettext(
            "%(number)s program fits what you asked for",
            "%(number)s programs fit what you asked for",
            found.total,
        )
    else:
        said = ngettext("%(number)s program is here", "%(number)s programs are here", found.total)
    online, words = found.online_total, said % {"number": f"{found.total:,}"}
    if not online:
        return f"{words}."
    parts = {"programs": words, "near": f"{found.total - online:,}", "online": f"{online:,}"}
    return gettext("%(programs)s: %(near)s in this area and %(online)s online.") % parts


def section_titles(query: SearchQuery) -> dict[tuple[str, bool], tuple[str, str]]:
    """The heading of each part of the list, by (fit, online), and a line under it."""
    states = {"states": language.either([language.state(code) for code in sitting_states(query)] or [""])}
    return {
        ("yes", False): (gettext("These fit") if query.limits else gettext("Programs"), ""),
        ("yes", True): (
            gettext("Online, licensed for %(states)s") % states, gettext("You join by video from home."),
        ),
        ("might", False): (gettext("These might fit"), gettext(UNSAID)),
        ("might", True): (gettext("Online for %(states)s: these might fit") % states, gettext(UNSAID)),
    }  # fmt: skip


def option_name(parameter: str, option: str) -> str:
    """A chosen option, in a few words that can stand alone."""
    match parameter:
        case "age":
            return gettext("Aged %(age)s") % {"age": option}
        case "free":
            return gettext("Fits your week")
        case "level":
            return str(Program.Level(option).label)
        case "max_weekly":
            return gettext("Up to $%(dollars)s a week") % {"dollars": f"{int(option):,}"}
        case "state":
            return gettext("Online from %(state)s") % {"state": language.state(option)}
    return language.capital(limit_name(Limit(parameter, (option,))))


def relax_count(step: Relaxed) -> str:
    """How many more a relaxed search gives; how many might fit where none does."""
    if step.might:
        might = ngettext("%(might)s might fit", "%(might)s might fit", step.might)
        return might % {"might": f"{step.might:,}"}
    return gettext("%(gives)s more") % {"gives": f"{step.gives:,}"}


def relax_words(query: SearchQuery, step: Relaxed) -> str:
    """What a relaxed search does, in a few words."""
    match step.change:
        case "within" if step.query.within is None:
            return gettext("At any distance")
        case "within":
            return gettext("Within %(miles)s miles") % {"miles": f"{step.query.within:g}"}
        case "state":
            state = language.state(step.query.limit("state")[0])
            return gettext("With online programs for %(state)s") % {"state": state}
        case "q":
            return gettext("Without the name “%(name)s”") % {"name": " ".join(query.words)}
        case "level":
            return gettext("At any level of care")
        case "all" if step.query.origin:
            return gettext("Everything, nearest first")
        case "all":
            return gettext("Everything in the country")
    names = [option_name(step.change, option) for option in query.limit(step.change)]
    return gettext("Without “%(options)s”") % {"options": language.either(names)}
