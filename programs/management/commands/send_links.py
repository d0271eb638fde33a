"""Mail the links of a round: `send_links 12`. Run again, it goes on where it stopped."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Iterable
from functools import partial
from typing import Any

from django.conf import settings
from django.core.mail import get_connection
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from programs.curation import asking
from programs.desk.asking import deliver
from programs.desk.links import to_mail
from programs.models import LinkRound, UpdateLink


class Command(BaseCommand):
    help = "Mail the links of a round that have not gone out. Nobody gets two mails."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("round", type=int, help="Its number, as in the address of its page at the desk.")
        parser.add_argument("--most", type=int, default=None, help="Send no more than so many.")
        parser.add_argument("--site", default="", help="Where the site is, such as https://iop.example.org.")

    def handle(self, *args: Any, **options: Any) -> None:
        made = self._round(options["round"])
        site = options["site"].rstrip("/") or own_address()
        links = to_mail(made)[: options["most"]]
        with get_connection() as connection:
            sent = asking.send(self._told(links), partial(deliver, site=site, connection=connection))
        self.stdout.write(f"{sent.sent} sent, {sent.troubled} could not be sent.")
        for link in to_mail(made).exclude(trouble=""):
            self.stdout.write(f"  {link.program}: {link.trouble}")

    def _round(self, pk: int) -> LinkRound:
        made = LinkRound.objects.filter(pk=pk).first()
        if made is None:
            raise CommandError(f"There is no round {pk}.")
        if not settings.MAIL_IS_SET_UP:
            raise CommandError("Mail is not set up: set EMAIL_URL and CONTACT_EMAIL.")
        if made.expires_on < timezone.localdate():
            raise CommandError(f"The links of {made} are over since {made.expires_on}.")
        return made

    def _told(self, links: Iterable[UpdateLink]) -> Iterable[UpdateLink]:
        """The links, with a line for each hundred."""
        for number, link in enumerate(links, start=1):
            yield link
            if number % 100 == 0:
                self.stdout.write(f"{number} …")


def own_address() -> str:
    """The address of the first host that the settings name."""
    hosts = [
        host for host in settings.ALLOWED_HOSTS if not host.startswith(("*", ".", "[", "127.", "localhost"))
    ]
    if not hosts:
        raise CommandError("Say where the site is: --site https://iop.example.org")
    return f"{'https' if settings.HTTPS_ONLY else 'http'}://{hosts[0]}"
