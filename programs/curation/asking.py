"""Asking programs by links at which they answer for themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from programs.link_token import new_key
from programs.models import LinkRound, Program, UpdateLink

AT_ONCE: Final = 500
NO_ADDRESS: Final = "It has no mail address."


@dataclass(frozen=True, slots=True)
class Sent:
    """How many mails went out, and how many could not."""

    sent: int
    troubled: int


@transaction.atomic
def ask(
    programs: QuerySet[Program], *, name: str, way: str, expires_on: date, listed: str = "", by: Any = None
) -> LinkRound:
    """Make a round with one link for each of these programs, in their order."""
    made = LinkRound.objects.create(
        name=name, way=way, listed=listed, made_at=timezone.now(), made_by=by, expires_on=expires_on
    )
    ids = programs.values_list("pk", flat=True)
    links = (UpdateLink(round=made, program_id=pk, key=new_key()) for pk in ids)
    UpdateLink.objects.bulk_create(links, batch_size=AT_ONCE)
    return made


def mark_opened(link: UpdateLink, on: date) -> None:
    """Keep the day on which somebody first followed the link."""
    UpdateLink.objects.filter(pk=link.pk, opened_on=None).update(opened_on=on)


def mark_sent(links: QuerySet[UpdateLink], at: datetime) -> int:
    """Say that these went out by other hands; returns how many had not before."""
    return links.filter(sent_at=None, revoked_on=None).update(sent_at=at, trouble="")


def revoke(links: QuerySet[UpdateLink], on: date) -> int:
    """End these links; returns how many were still good."""
    return links.filter(revoked_on=None).update(revoked_on=on)


def renew(made: LinkRound, expires_on: date) -> None:
    """Let the links of a round work until another day."""
    made.expires_on = expires_on
    made.save(update_fields=["expires_on"])


def send(links: Iterable[UpdateLink], deliver: Callable[[UpdateLink], None]) -> Sent:
    """Deliver each link that has not gone out, and keep why one could not.

    A link is marked as sent before it is handed over: whatever stops us in between, nobody gets two mails.
    `deliver` raises OSError (which SMTP's errors are) or ValueError for what it cannot deliver.
    """
    sent = troubled = 0
    for link in links:
        if not _claimed(link):
            continue
        trouble = _delivered(link, deliver)
        troubled += bool(trouble)
        sent += not trouble
    return Sent(sent, troubled)


def _claimed(link: UpdateLink) -> bool:
    """Whether this process, and no other, is to send the link now."""
    unsent = UpdateLink.objects.filter(pk=link.pk, sent_at=None, revoked_on=None)
    return bool(unsent.update(sent_at=timezone.now(), trouble=""))


def _delivered(link: UpdateLink, deliver: Callable[[UpdateLink], None]) -> str:
    """Hand one over; what went wrong in words, and then it counts as not sent."""
    trouble = "" if link.program.mail else NO_ADDRESS
    if not trouble:
        try:
            deliver(link)
        except (OSError, ValueError) as error:
            trouble = f"{type(error).__name__}: {error}"
    if trouble:
        UpdateLink.objects.filter(pk=link.pk).update(sent_at=None, trouble=trouble[:200])
    return trouble
