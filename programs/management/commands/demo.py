from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.servers import basehttp
from django.core.wsgi import get_wsgi_application

from iopfinder.bootstrap import add_port, port_obstacle
from programs.models import Place

ADDRESS = "127.0.0.1"
FIRST_ACCOUNT = "DEBUG=on DATABASE_URL=sqlite:///demo.sqlite3 python3 manage.py createsuperuser"


class Command(BaseCommand):
    help = "Serve IOP Finder with fictional programs, on this computer only."

    def add_arguments(self, parser: CommandParser) -> None:
        add_port(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        port = options["port"]
        refuse(port_obstacle(port))
        self.fill_database()
        self.serve(port)

    def fill_database(self) -> None:
        """Bring the tables, the gazetteer and the demo programs up to date; quick when they are."""
        self.stdout.write("Preparing the database ...")
        call_command("migrate", verbosity=0, interactive=False)
        if not Place.objects.exists():
            self.stdout.write("Loading the gazetteer: every ZIP code and town ...")
            call_command("load_places", verbosity=0)
        self.stdout.write("Loading the demo programs ...")
        call_command("load_demo", verbosity=0)
        self.lead_to_the_desk()

    def lead_to_the_desk(self) -> None:
        """Say how to make the first account of the desk, as long as there is none."""
        if not User.objects.filter(is_superuser=True).exists():
            self.stdout.write(f"The curators' desk is at /desk/. Its first account:\n  {FIRST_ACCOUNT}")

    def serve(self, port: int) -> None:
        self.stdout.write(self.style.SUCCESS(f"IOP Finder is at http://{ADDRESS}:{port}  (Ctrl-C stops it)"))
        self.stdout.flush()
        application = get_wsgi_application()
        settings.DEBUG = False  # from here on a visitor's errors are our own pages, with the crisis lines
        try:
            basehttp.run(ADDRESS, port, application, threading=True)
        except OSError:
            refuse(port_obstacle(port) or f"Port {port} cannot be opened.")
        except KeyboardInterrupt:
            self.stdout.write("\nStopped.")


def refuse(obstacle: str) -> None:
    if obstacle:
        raise CommandError(obstacle)
