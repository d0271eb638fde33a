"""What a program is written when it is asked by a link: a mail, a letter, or a row for a mail merge."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from programs.link_token import token_for
from programs.models import LinkRound, UpdateLink
from programs.qr import QrCode, draw

COLUMNS: Final = (
    "program", "organization", "street", "street2", "city", "state", "zip", "phone", "mail", "link",
    "link_in_spanish", "good_until",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Asked:
    """A program and the addresses at which it answers."""

    link: UpdateLink
    address: str
    in_spanish: str

    @property
    def code(self) -> QrCode:
        """The address as a QR code, drawn anew: nobody asks for it twice."""
        return draw(self.address)


def asked(link: UpdateLink, site: str) -> Asked:
    """`site` is scheme and host: "https://iop.example.org"."""
    addresses = []
    for language in ("en", "es"):
        with translation.override(language):
            addresses.append(site + reverse("update", args=[token_for(link.key)]))
    return Asked(link, *addresses)


def to_print(made: LinkRound) -> QuerySet[UpdateLink]:
    """The links of a round that still lead somewhere, with all that a row names: two queries."""
    return (
        made.links.filter(revoked_on=None)
        .select_related("round", "program__location__organization")
        .prefetch_related("program__phones")
        .order_by("program__location__state", "program__location__zip", "program__name", "pk")
    )


def to_post(made: LinkRound) -> QuerySet[UpdateLink]:
    """Those of `to_print` whose program tells its street."""
    return to_print(made).filter(program__location__withheld=False).exclude(program__location__street="")


def sender() -> dict[str, Any]:
    """Who asks, as letters and mails name them."""
    return {"run_by": settings.RUN_BY, "contact_email": settings.CONTACT_EMAIL}


def message(link: UpdateLink, site: str) -> EmailMessage:
    """The mail that asks one program."""
    context = {"asked": asked(link, site), **sender()}
    body = render_to_string("desk/links/mail.txt", context)
    subject = " ".join(f"Is what we show about {link.program.name} still right?".split())
    return EmailMessage(subject, body, to=[link.program.mail])


def deliver(link: UpdateLink, site: str, connection: Any) -> None:
    """Hand the mail over. OSError, of which SMTP's errors are kinds, where it cannot go."""
    mail = message(link, site)
    mail.connection = connection
    mail.send()


def merge_rows(links: Iterable[UpdateLink], site: str) -> Iterator[list[str]]:
    """The cells of each program, in the order of `COLUMNS`."""
    for link in links:
        one, program, place = asked(link, site), link.program, link.program.location
        phone = next((each.display for each in program.phones.all()), "")
        street = ["", ""] if place.withheld else [place.street, place.street2]
        yield [
            program.name, place.organization.name, *street, place.city, place.state, place.zip, phone,
            program.mail, one.address, one.in_spanish, link.round.expires_on.isoformat(),
        ]  # fmt: skip
