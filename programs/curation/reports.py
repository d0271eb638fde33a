"""Readers' reports: taken in, made a mark on the page when two agree, and decided by a curator."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db import transaction

from programs.letters import made_of
from programs.models import Program, Report, Salt, Term

from .holding import hold_in_place
from .senders import by_others, reporter, salt_of

REFERENCE: Final = 9
"""Letters of a reference: two reports share one once in 500,000,000,000."""

NO_DISPUTE: Final = (Report.About.OTHER,)
"""Two of these need not be about the same thing."""

SPAM: Final = "Spam"


@dataclass(frozen=True, slots=True)
class Doubt:
    """What a reader says is wrong: `about` is a `Report.About`, `term` which fact where it is about one."""

    program: Program
    about: str
    term: Term | None = None
    words: str = ""
    language: str = "en"

    @property
    def as_text(self) -> str:
        term = self.term.code if self.term else ""
        return "\n".join([str(self.program.pk), self.about, term, self.words])


@transaction.atomic
def take_report(doubt: Doubt, *, token: str, sender: str, today: date) -> Report:
    """Keep a report until a curator decides on it. The same form sent twice is one report.

    When somebody else said the same in the last `KEPT_DAYS` days, the page says so from now on.
    """
    Salt.objects.select_for_update().get(pk=salt_of(today).pk)
    report, is_new = Report.objects.get_or_create(
        reference=made_of(f"{token}\n{doubt.as_text}", REFERENCE, "report"),
        defaults={
            "program_id": hold_in_place(doubt.program), "about": doubt.about, "term": doubt.term,
            "words": doubt.words, "language": doubt.language, "received_on": today,
            "sender": reporter(sender, today),
        },
    )  # fmt: skip
    if is_new and doubt.about not in NO_DISPUTE:
        _mark(report, sender, today)
    return report


def _mark(report: Report, sender: str, today: date) -> None:
    """Mark all that wait on the same thing, where one of them is surely by somebody else."""
    same = Report.objects.waiting().on(report.program, report.about, report.term)
    others = list(same.exclude(pk=report.pk))
    days = [other.disputed_on for other in others if other.disputed_on]
    if days or by_others(sender, others):
        same.update(disputed_on=min(days, default=today))
        report.disputed_on = min(days, default=today)


@transaction.atomic
def decide_reports(
    reports: Iterable[Report], state: str, *, by: Any, today: date, note: str = ""
) -> list[Report]:
    """Accept or decline these, as far as they still wait; a mark on the page goes with the last of them."""
    ids = [report.pk for report in reports]
    found = list(Report.objects.waiting().select_for_update().filter(pk__in=ids))
    for report in found:
        report.state, report.decided_on, report.decided_by, report.note = state, today, by, note
        report.save(update_fields=["state", "decided_on", "decided_by", "note"])
    return found


def wait_again(report: Report) -> bool:
    """Take the decision on a report back; what two readers doubted is marked again.

    False where it waits already, or was spam: its words are gone.
    """
    decided = Report.objects.exclude(state=Report.State.WAITING).exclude(note=SPAM).filter(pk=report.pk)
    return bool(decided.update(state=Report.State.WAITING, decided_on=None, decided_by=None))


@transaction.atomic
def drop_spam(report: Report, *, by: Any, today: date) -> list[Report]:
    """Decline a report as spam, with all that its sender sent that day, and throw their words away.

    What it helped to put in doubt is no longer so, unless two others are left who said it.
    """
    by_sender = Report.objects.waiting().filter(received_on=report.received_on, sender=report.sender)
    spam = by_sender if report.sender else Report.objects.filter(pk=report.pk)
    dropped = decide_reports(list(spam), Report.State.DECLINED, by=by, today=today, note=SPAM)
    Report.objects.filter(pk__in=[one.pk for one in dropped]).update(words="")
    for one in dropped:
        _unmark(one)
    return dropped


def _unmark(report: Report) -> None:
    left = Report.objects.disputes().on(report.program, report.about, report.term)
    if len(left) < 2:
        left.update(disputed_on=None)
