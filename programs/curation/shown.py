"""What a reader sees of a program, a line for each thing that a call of a sample asks about."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Prefetch, QuerySet

from programs import schedule
from programs.models import Fact, Location, Phone, Program
from programs.vocabulary import Category

PAYS = (Category.PAYS, Category.INSURER)


def with_all_shown(programs: QuerySet[Program]) -> QuerySet[Program]:
    """The programs with what `shown` reads, in a fixed number of queries."""
    facts = Fact.objects.shown().filter(term__category__in=(*PAYS, Category.DELIVERY))
    return programs.select_related("location").prefetch_related(
        "phones", "prices", "tracks__sessions", Prefetch("facts", facts, to_attr="asked_facts")
    )


def shown(program: Program) -> dict[str, str]:
    """The words shown, in English, by `accuracy.ITEMS`; what is not stated is not in it."""
    first, *others = _numbers(program) or [""]
    said = {
        "phone": first,
        "level": str(program.get_level_display()),
        "numbers": "; ".join(others),
        "address": _address(program.location),
        "delivery": _terms(program, (Category.DELIVERY,)),
        "ages": _ages(program.min_age, program.max_age),
        "opening": _opening(program),
        "pays": _terms(program, PAYS),
        "schedule": "; ".join(_groups(program)),
        "price": "; ".join(f"{price} ({price.get_basis_display()})" for price in program.prices.all()),
    }
    return {item: words for item, words in said.items() if words}


def _numbers(program: Program) -> list[str]:
    """Numbers to talk to somebody, as shown; a TTY cannot be tried by voice."""
    spoken = [phone for phone in program.phones.all() if phone.kind != Phone.Kind.TTY]
    return [f"{phone.display} ({phone.get_kind_display()})" for phone in spoken]


def _address(location: Location) -> str:
    """Street and town; empty where readers are told to call for it, or only the town is known."""
    lines = location.street_lines
    return ", ".join([*lines, location.town_line]) if lines else ""


def _terms(program: Program, categories: tuple[Category, ...]) -> str:
    facts = [fact for fact in program.asked_facts if fact.term.category in categories]
    yes = [fact.term.name for fact in facts if fact.holds]
    no = [f"no {fact.term.name}" for fact in facts if not fact.holds]
    return ", ".join([*yes, *no])


def _ages(low: int | None, high: int | None) -> str:
    if low is None and high is None:
        return ""
    return f"{low or 0} to {high}" if high is not None else f"{low} and older"


def _opening(program: Program) -> str:
    if not program.opening:
        return ""
    day = f", next opening {program.opening_on:%B %-d, %Y}" if program.opening_on else ""
    return f"{program.get_opening_display()}{day} (said on {program.opening_reported_on:%B %-d, %Y})"


def _groups(program: Program) -> Iterable[str]:
    for track in program.tracks.all():
        if when := schedule.describe(track.slots()):
            yield f"{track.name}: {when}"
