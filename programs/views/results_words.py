"""What the results page says in words: how many and where, how the numbers add up, what was chosen."""

from __future__ import annotations

from programs.cards import limit_name
from programs.models import Program
from programs.query import Limit, SearchQuery
from programs.relaxing import Relaxed
from programs.schedule.wording import listed
from programs.search import SearchResults, sitting_states
from programs.states import state_name

NOTHING = "No program here says yes to everything you asked for."
UNSAID = "They have not said everything you asked for. That is not a no: call and ask."


def heading(found: SearchResults) -> str:
    """How many, and where: "12 programs that fit within 25 miles of Cincinnati, OH"."""
    count = found.total
    if not count:
        return f"No program{' fits' if found.query.limits else ''} {where(found.query)}"
    number = counted(count)
    if found.query.limits:
        number += " that fits" if count == 1 else " that fit"
    return f"{number} {where(found.query)}" + (" or online" if found.online_total else "")


def where(query: SearchQuery) -> str:
    """The area searched, in words."""
    if query.in_state:
        return f"in {state_name(query.in_state)}"
    if query.origin is None:
        return f"called “{' '.join(query.words)}”" if query.words else "in the United States"
    if query.within is None:
        return f"at any distance from {query.origin.name}"
    return f"within {query.within:g} miles of {query.origin.name}"


def counted(count: int) -> str:
    """So many programs, as in "1 program" or "1,200 programs"."""
    return f"{count:,} program{'' if count == 1 else 's'}"


def totals(found: SearchResults) -> list[tuple[str, bool]]:
    """How the numbers add up, in a sentence or a few; True where the heading above already says it."""
    count, might = found.total, found.might_total
    number = f"{counted(count)} {_holds(found)}{_online_part(found)}." if count else NOTHING
    said = [(number, not found.online_total)]
    have = "has" if might == 1 else "have"
    if might and not found.query.unknown:
        said.append((f"{might:,} more {have} not said everything. You chose to leave them out.", False))
    elif might and count:
        every = f"{count + might:,} in all"
        said.append((f"{might:,} more might fit, but {have} not said everything: {every}.", False))
    elif might:
        said.append((f"{might:,} might fit, but {have} not said everything.", False))
    return said


def _holds(found: SearchResults) -> str:
    """What is true of the programs counted."""
    one = found.total == 1
    if found.query.limits:
        return "fits what you asked for" if one else "fit what you asked for"
    return "is here" if one else "are here"


def _online_part(found: SearchResults) -> str:
    online = found.online_total
    return f": {found.total - online:,} in this area and {online:,} online" if online else ""


def section_titles(query: SearchQuery) -> dict[tuple[str, bool], tuple[str, str]]:
    """The heading of each part of the list, by (fit, online), and a line under it."""
    states = listed([state_name(code) for code in sitting_states(query)] or [""], "or")
    return {
        ("yes", False): ("These fit" if query.limits else "Programs", ""),
        ("yes", True): (f"Online, licensed for {states}", "You join by video from home."),
        ("might", False): ("These might fit", UNSAID),
        ("might", True): (f"Online for {states}: these might fit", UNSAID),
    }


def option_name(parameter: str, option: str) -> str:
    """A chosen option, in a few words that can stand alone."""
    match parameter:
        case "age":
            return f"Aged {option}"
        case "free":
            return "Fits your week"
        case "level":
            return Program.Level(option).label
        case "max_weekly":
            return f"Up to ${int(option):,} a week"
        case "state":
            return f"Online from {state_name(option)}"
    words = limit_name(Limit(parameter, (option,)))
    return words[:1].upper() + words[1:]


def relax_words(query: SearchQuery, step: Relaxed) -> str:
    """What a relaxed search does, in a few words."""
    match step.change:
        case "within" if step.query.within is None:
            return "At any distance"
        case "within":
            return f"Within {step.query.within:g} miles"
        case "state":
            return f"With online programs for {state_name(step.query.limit('state')[0])}"
        case "q":
            return f"Without the name “{' '.join(query.words)}”"
        case "level":
            return "At any level of care"
        case "all":
            return "Everything, nearest first" if step.query.origin else "Everything in the country"
    names = [option_name(step.change, option) for option in query.limit(step.change)]
    return f"Without “{listed(names, 'or')}”"
