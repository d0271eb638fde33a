"""What programs propose to change about themselves: kept as it is typed, sent, and taken over or not."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Collection, Mapping
from datetime import date, time
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from programs import answering
from programs.answering import Answers
from programs.models import Price, Program, Proposal, Source, UpdateLink

from .holding import hold
from .told import Told, hear, take_back
from .whole_program import WholeTrack

ITSELF: Final = ("program-itself", "The program itself")
"""Slug and name of the source of what programs say of themselves."""


NO_WAY_BACK: Final = "The program was merged since, so what was taken over cannot be put back."


class NotNowError(Exception):
    """The proposal is not in a state for this: it was sent, decided or changed in the meantime."""


def program_itself() -> Source:
    """The source of what programs say of themselves. Made when it is first needed."""
    slug, name = ITSELF
    made = {"name": name, "kind": Source.Kind.PROGRAM}
    return Source.objects.get_or_create(slug=slug, defaults=made)[0]


def fingerprint(answers: Answers) -> str:
    """Differs when the answers do: a decision is about those that somebody saw."""
    return hashlib.sha256(json.dumps(answers, sort_keys=True).encode()).hexdigest()[:16]


def proposal_by_link(link: UpdateLink) -> Proposal:
    """The proposal that a link writes, begun when it is first needed."""
    begun = {"program": standing(link.program), "saved_at": timezone.now()}
    return Proposal.objects.get_or_create(link=link, defaults=begun)[0]


@transaction.atomic
def proposal_by(user: Any, program: Program) -> Proposal:
    """The proposal that a member of the staff is writing, or has sent and nobody has decided on."""
    Program.objects.select_for_update(of=("self",)).get(pk=program.pk)
    open_one = Proposal.objects.filter(by=user, program=program, state=Proposal.State.WAITING).last()
    return open_one or Proposal.objects.create(program=program, by=user, saved_at=timezone.now())


@transaction.atomic
def keep_answers(proposal: Proposal, change: Callable[[Answers], Answers]) -> Proposal:
    """Change what a program has answered so far. NotNowError once it was sent."""
    locked = _locked(proposal)
    if locked.submitted_on or locked.state != Proposal.State.WAITING:
        raise NotNowError
    locked.answers = change(locked.answers)
    locked.saved_at = timezone.now()
    locked.save(update_fields=["answers", "saved_at"])
    return locked


@transaction.atomic
def edit_answers(proposal: Proposal, change: Callable[[Answers], Answers]) -> Proposal:
    """Change what a program sent, as a curator. What was sent is kept. NotNowError once decided."""
    locked = _waiting(proposal)
    locked.taken = {"sent": locked.answers, **(locked.taken or {})}
    locked.answers = change(locked.answers)
    locked.save(update_fields=["answers", "taken"])
    return locked


@transaction.atomic
def submit(proposal: Proposal, on: date) -> None:
    """Send it to the desk. NotNowError where it says nothing, or not all of it can be read."""
    locked = _locked(proposal)
    problems = [answering.read_section(locked.answers, one, on).problems for one in answering.SECTIONS]
    if locked.state != Proposal.State.WAITING or any(problems) or not answering.said(locked.answers, on):
        raise NotNowError
    locked.submitted_on = on
    locked.save(update_fields=["submitted_on"])


@transaction.atomic
def reopen(proposal: Proposal) -> None:
    """Take it back from the desk to change it, as the program. NotNowError once anybody decided or edited."""
    locked = _waiting(proposal)
    if locked.taken:
        raise NotNowError
    locked.submitted_on = None
    locked.save(update_fields=["submitted_on"])


@transaction.atomic
def accept(
    proposal: Proposal, parts: Collection[str], *, seen: str, on: date, by: Any, note: str = ""
) -> None:
    """Take these parts over as the program's own word on the day it was sent; decline the rest.

    `seen` is the fingerprint of the answers decided on. NotNowError where they are others by now;
    ValidationError, and nothing written, where a field cannot hold what was said.
    """
    hold(standing(proposal.program))
    locked = _waiting(proposal)
    if fingerprint(locked.answers) != seen:
        raise NotNowError
    said = answering.said(locked.answers, locked.submitted_on)
    chosen = {part: value for part, value in said.items() if part in parts}
    rest = [part for part in said if part not in chosen]
    taken = {**(locked.taken or {}), "accepted": list(chosen), "declined": rest}
    if chosen:
        program = standing(locked.program)
        heard = hear(
            program, told(program, chosen), source=program_itself(), observed_on=locked.submitted_on, by=by,
            reason=_reason(locked), decided=True, decided_on=on,
        )  # fmt: skip
        taken["heard"] = heard.as_json()
    state = Proposal.State.ACCEPTED if chosen else Proposal.State.DECLINED
    _decide(locked, state, taken, on=on, by=by, note=note)


def decline(proposal: Proposal, *, on: date, by: Any, note: str) -> None:
    """Take nothing of it over."""
    with transaction.atomic():
        locked = _waiting(proposal)
        _decide(locked, Proposal.State.DECLINED, locked.taken, on=on, by=by, note=note)


@transaction.atomic
def undo_decision(proposal: Proposal, *, by: Any) -> list[str]:
    """Let it wait again, and put back what was there. Returns the parts left alone: changed since.

    ValidationError where the program was merged since.
    """
    hold(standing(proposal.program))
    locked = _locked(proposal)
    if locked.state == Proposal.State.WAITING:
        raise NotNowError
    kept = locked.taken or {}
    if kept.get("accepted") and "heard" not in kept:
        raise ValidationError(NO_WAY_BACK)
    left = take_back(standing(locked.program), kept["heard"], by=by) if "heard" in kept else []
    sent = {name: kept[name] for name in ("sent",) if name in kept}
    _decide(locked, Proposal.State.WAITING, sent or None, on=None, by=None, note="")
    return left


def standing(program: Program) -> Program:
    """The program, or the one it turned out to be."""
    return program.merged_into or program


def told(program: Program, said: Mapping[str, Any]) -> Told:
    """Parts and their values as `hear` takes them."""
    named: dict[str, dict[str, Any]] = {}
    for part, value in said.items():
        kind, _, name = part.partition(":")
        named.setdefault(kind, {})[name] = value
    tracks, prices = named.get("track", {}), named.get("price", {})
    pairs = {tuple(name.split(":")): cents for name, cents in prices.items()}
    return Told(
        facts=named.get("fact", {}),
        fields=named.get("field", {}),
        phones=tuple(named["phones"][""]) if "phones" in named else None,
        tracks=tuple(_track(name, group) for name, group in tracks.items() if group is not None),
        ended=tuple(name for name, group in tracks.items() if group is None),
        prices=tuple(_price(program, *pair, cents) for pair, cents in pairs.items() if cents is not None),
        dropped=tuple(pair for pair, cents in pairs.items() if cents is None),
    )


def _track(name: str, group: Mapping[str, Any]) -> WholeTrack:
    fields = {key: value for key, value in group.items() if key != "sessions"}
    sessions = tuple(
        (day, time.fromisoformat(start), time.fromisoformat(end)) for day, start, end in group["sessions"]
    )
    return WholeTrack({"name": name, **fields}, sessions)


def _price(program: Program, basis: str, unit: str, cents: int) -> dict[str, Any]:
    """A price; one that is as before keeps its note, and since when it holds."""
    said = {"basis": basis, "unit": unit, "cents": cents}
    same = Price.objects.filter(program=program, **said).order_by("-valid_from").first()
    return {**said, "note": same.note, "valid_from": same.valid_from} if same else said


def _locked(proposal: Proposal) -> Proposal:
    return Proposal.objects.select_for_update(of=("self",)).get(pk=proposal.pk)


def _waiting(proposal: Proposal) -> Proposal:
    locked = _locked(proposal)
    if locked.state != Proposal.State.WAITING or not locked.submitted_on:
        raise NotNowError
    return locked


def _decide(locked: Proposal, state: str, taken: Any, *, on: date | None, by: Any, note: str) -> None:
    locked.state, locked.taken, locked.decided_on, locked.decided_by, locked.note = state, taken, on, by, note
    locked.save(update_fields=["state", "taken", "decided_on", "decided_by", "note"])


def _reason(proposal: Proposal) -> str:
    who = f"its staff ({proposal.by})" if proposal.by else "a link"
    edited = ", edited at the desk" if proposal.taken else ""
    return f"The program's own answer by {who}{edited}"
