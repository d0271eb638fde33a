"""Load the fictional demo programs, or bring them up to date."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from programs.curation import keep_source, publish_whole
from programs.imports.demo import read_demo

DEMO_FILE = Path(settings.BASE_DIR) / "fixtures" / "demo.json"


class Command(BaseCommand):
    help = "Load the fictional demo programs. Run again on another day, it moves their dates along."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--file", type=Path, default=DEMO_FILE, help="Default: fixtures/demo.json.")

    def handle(self, *args: Any, file: Path, verbosity: int, **options: Any) -> None:
        try:
            demo = read_demo(file, timezone.localdate())
        except OSError as error:
            raise CommandError(f"{file} cannot be read: {error.strerror}.") from error
        except (KeyError, TypeError, ValueError) as error:
            raise CommandError(f"{file} is not a file of demo programs: {error}.") from error
        written = publish_whole(demo.programs, source=keep_source(demo.source), file_name=file.name)
        if verbosity:
            self.stdout.write(
                f"Fictional programs: {written.new} new, {written.changed} changed, "
                f"{written.unchanged} as before, {written.closed} closed."
            )
