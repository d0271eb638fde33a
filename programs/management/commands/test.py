from __future__ import annotations

import importlib.util
import os
import sys
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from iopfinder import bootstrap


class Command(BaseCommand):
    help = "Run the tests with pytest; every argument is pytest's."
    requires_system_checks: list[str] = []

    def run_from_argv(self, argv: list[str]) -> None:
        """Hand everything after `test` to pytest, options too, and exit with its code."""
        try:
            self.handle(*argv[2:])
        except CommandError as error:
            sys.exit(str(error))

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("args", nargs="*", help="what pytest takes")

    def handle(self, *args: str, **options: Any) -> None:
        if not importlib.util.find_spec("pytest_django"):
            self.make_complete()
        os.chdir(settings.BASE_DIR)
        sys.stdout.flush()
        command = [sys.executable, "-m", "pytest", *args]
        os.execv(command[0], command)

    def make_complete(self) -> None:
        """Install what is missing into our own `.venv`; somebody else's is theirs to fill."""
        if not bootstrap.is_ours():
            raise CommandError("pytest is not installed here: run `pip install -r requirements-dev.txt`.")
        bootstrap.complete(bootstrap.DEVELOPMENT)
