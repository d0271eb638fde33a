"""Links by which programs answer: what became of each, of each round, and which programs one may ask."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import Any, Final

from django.db.models import Count, Max, Q, QuerySet

from programs.link_token import key_of
from programs.models import LinkRound, Program, Proposal, Source, UpdateLink

FRESH: Final = timedelta(days=90)
"""How young a fact is to count as fresh: the age to which health plans must check their directories."""


class End(Enum):
    """Why a link leads nowhere."""

    NOT_OURS = "not ours"
    UNKNOWN = "unknown"
    EXPIRED = "expired"
    REVOKED = "revoked"


def find_link(token: str, today: date) -> UpdateLink | End:
    """The link of an address, or why there is none."""
    key = key_of(token)
    if key is None:
        return End.NOT_OURS
    joined = UpdateLink.objects.select_related(
        "round", "proposal", "program__merged_into", "program__location", "program__source",
        "program__opening_source",
    )  # fmt: skip
    link = joined.filter(key=key).first()
    if link is None:
        return End.UNKNOWN
    if link.revoked_on:
        return End.REVOKED
    return End.EXPIRED if link.round.expires_on < today else link


class Way(Enum):
    """How far a link has come, the farthest last."""

    READY = "Not sent"
    SENT = "Sent"
    OPENED = "Opened"
    BEGUN = "Being filled in"
    ANSWERED = "Waits for you"
    DECIDED = "Decided"
    REVOKED = "Ended"


def how_far(link: UpdateLink) -> Way:
    """How far a link of `links_of` has come."""
    proposal = getattr(link, "proposal", None)
    reached = [
        (link.revoked_on, Way.REVOKED),
        (proposal and proposal.decided_on, Way.DECIDED),
        (proposal and proposal.submitted_on, Way.ANSWERED),
        (proposal and proposal.answers, Way.BEGUN),
        (link.opened_on, Way.OPENED),
        (link.sent_at, Way.SENT),
    ]
    return next((way for there, way in reached if there), Way.READY)


def answered_on(link: UpdateLink) -> date | None:
    """The day on which the answers of a link of `links_of` were sent."""
    proposal: Proposal | None = getattr(link, "proposal", None)
    return proposal.submitted_on if proposal else None


ONLY: Final = {
    "unsent": ("not sent", Q(sent_at=None, revoked_on=None)),
    "trouble": ("could not be mailed", ~Q(trouble="")),
    "unanswered": ("sent, no answer", Q(sent_at__isnull=False, proposal__submitted_on=None)),
    "answered": ("answered", Q(proposal__submitted_on__isnull=False)),
}
"""Some of the links of a round, by the value in the address: in words, and which."""


def links_of(made: LinkRound, only: str = "") -> QuerySet[UpdateLink]:
    """The links of a round, or some of `ONLY`, with their programs, by name: one query."""
    found = made.links.filter(ONLY[only][1]) if only in ONLY else made.links.all()
    return (
        found.select_related("round", "proposal", "program__location")
        .defer("program__description", "program__how_to_start", "proposal__taken")
        .order_by("program__name", "pk")
    )


def to_mail(made: LinkRound) -> QuerySet[UpdateLink]:
    """The links of a round that have not gone out, those that never failed first."""
    return links_of(made).filter(sent_at=None, revoked_on=None).order_by("trouble", "pk")


@dataclass(frozen=True, slots=True)
class Response:
    """What came of a round: links at each step, and how fresh the facts of those who answered are."""

    round: LinkRound
    made: int
    sent: int
    opened: int
    answered: int
    accepted: int
    facts: int
    fresh: int

    @property
    def share_answered(self) -> float | None:
        """Of those sent; None where none was."""
        return self.answered / self.sent if self.sent else None

    @property
    def share_fresh(self) -> float | None:
        """Facts younger than 90 days, of all shown about programs that answered; None without any."""
        return self.fresh / self.facts if self.facts else None


def rounds() -> QuerySet[LinkRound]:
    """Rounds with how many of their links came how far, the newest first."""
    return (
        LinkRound.objects.select_related("made_by")
        .annotate(
            made=Count("links"),
            sent=Count("links", filter=Q(links__sent_at__isnull=False)),
            opened=Count("links", filter=Q(links__opened_on__isnull=False)),
            answered=Count("links", filter=Q(links__proposal__submitted_on__isnull=False)),
            accepted=Count("links", filter=Q(links__proposal__state=Proposal.State.ACCEPTED)),
        )
        .order_by("-made_at", "-pk")
    )


def responses(some: Iterable[LinkRound], today: date) -> list[Response]:
    """What came of these of `rounds`: one more query."""
    some = list(some)
    facts = facts_of_answered(some, today)
    return [
        Response(one, one.made, one.sent, one.opened, one.answered, one.accepted, *facts.get(one.pk, (0, 0)))
        for one in some
    ]


def facts_of_answered(some: Collection[LinkRound], today: date) -> dict[int, tuple[int, int]]:
    """By round: shown facts of the programs that answered it, and how many of them are fresh."""
    answered = UpdateLink.objects.filter(round__in=some, proposal__submitted_on__isnull=False)
    fresh = Q(program__facts__current=True, program__facts__observed_on__gt=today - FRESH)
    counted = answered.values("round").annotate(
        facts=Count("program__facts", filter=Q(program__facts__current=True)),
        fresh=Count("program__facts", filter=fresh),
    )
    return {row["round"]: (row["facts"], row["fresh"]) for row in counted.order_by()}


def to_ask(
    *, state: str = "", source: Source | None = None, assigned: Any = None, never: bool = False,
    older_than: int | None = None, today: date,
) -> QuerySet[Program]:  # fmt: skip
    """Programs to ask: of a state, listed by a source, looked after by somebody, that never answered, or on
    which nothing was confirmed for more than so many days. Only those that readers see, by name."""
    found = Program.objects.visible().order_by("name", "pk")
    if state:
        found = found.filter(location__state=state)
    if source:
        found = found.filter(source=source)
    if assigned:
        found = found.filter(assigned_to=assigned)
    if older_than is not None:
        found = found.filter(checked_on__lt=today - timedelta(days=older_than))
    return found.exclude(pk__in=answered_programs()) if never else found


def answered_programs() -> QuerySet[Any]:
    """Ids of the programs that have answered for themselves at least once."""
    return Proposal.objects.filter(submitted_on__isnull=False).values("program")


def last_asked(programs: QuerySet[Program]) -> QuerySet[Program]:
    """The programs with their places, and the moment at which each was last asked: one query."""
    return programs.select_related("location").annotate(asked_on=Max("update_links__round__made_at"))
