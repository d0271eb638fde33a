"""How much one sender may send, and how two are told apart, with salts that are thrown away."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from django.db import transaction
from django.db.models import F

from programs.models import Report, Salt, Throttle
from programs.senders import SALT_BYTES, digest

MOST_A_DAY: Final = 20
"""Forms that one sender may send in a day. A clinic or a library may share one address."""

KEPT_DAYS: Final = 30
"""So long two reports can be told to come from one sender or from two. Then nobody can, not even we."""

REPORTING, COUNTING = "report", "count"


@transaction.atomic
def may_send(sender: str, today: date) -> bool:
    """Count one more form of this sender today. False when there were too many already.

    `sender` is an address as `programs.senders` gives it. Those nobody can tell count as one.
    """
    salt = salt_of(today)
    known_as = digest(bytes(salt.value), COUNTING, sender) or "?"
    count, _ = Throttle.objects.select_for_update().get_or_create(salt=salt, sender=known_as)
    if count.count >= MOST_A_DAY:
        return False
    Throttle.objects.filter(pk=count.pk).update(count=F("count") + 1)
    return True


def salt_of(day: date) -> Salt:
    """The day's salt, made when it is first needed; then too all that has had its time is forgotten."""
    salt, is_new = Salt.objects.get_or_create(day=day, defaults={"value": secrets.token_bytes(SALT_BYTES)})
    if is_new:
        forget_senders(day)
    return salt


@transaction.atomic
def forget_senders(today: date) -> None:
    """Delete yesterday's counts, and every salt and digest that has had its time."""
    first_kept = today - timedelta(days=KEPT_DAYS)
    Throttle.objects.filter(salt__day__lt=today).delete()
    Salt.objects.filter(day__lt=first_kept).delete()
    Report.objects.filter(received_on__lt=first_kept).exclude(sender="").update(sender="")


def reporter(sender: str, today: date) -> str:
    """What a report keeps of its sender."""
    return digest(bytes(salt_of(today).value), REPORTING, sender)


def by_others(sender: str, reports: Iterable[Report]) -> list[Report]:
    """Those of the reports that are surely by somebody else: their salt still stands, and says so."""
    reports = [report for report in reports if report.sender]
    salts = Salt.objects.in_bulk({report.received_on for report in reports})
    return [
        report
        for report in reports
        if sender
        and report.received_on in salts
        and digest(bytes(salts[report.received_on].value), REPORTING, sender) != report.sender
    ]
