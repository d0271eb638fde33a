"""manage.py import_programs: read a public directory, say what would change, and with --apply write it."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from programs.imports.inputs import Input, fetch, read_file
from programs.imports.leaving import refuse_too_many
from programs.imports.listing import UnreadableError
from programs.imports.report import report
from programs.imports.run import carry_out, preview
from programs.models import ImportRun


class Command(BaseCommand):
    help = (
        "Import programs from SAMHSA's National Directory (CSV or XLSX), from saved FindTreatment.gov "
        "pages (JSON), or from FindTreatment.gov itself. Writes nothing without --apply."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("path", nargs="?", type=Path, help="the file to read")
        parser.add_argument(
            "--findtreatment", action="append", metavar="STATE", default=[],
            help="fetch this state (OH) from FindTreatment.gov; may be repeated; 'all' for every state",
        )  # fmt: skip
        parser.add_argument("--apply", action="store_true", help="write the changes, all or none")
        parser.add_argument(
            "--all-levels", action="store_true", help="take programs without intensive outpatient too"
        )
        parser.add_argument(
            "--allow-removals", action="store_true", help="go on when over 20 %% of its programs are gone"
        )
        parser.add_argument(
            "--observed-on", type=date.fromisoformat, metavar="YYYY-MM-DD",
            help="the day the file speaks of, where its name or kind would say another",
        )  # fmt: skip

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            self._import(options)
        except UnreadableError as error:
            raise CommandError(str(error)) from None

    def _import(self, options: dict[str, Any]) -> None:
        given = self._read(options)
        run = None
        if options["apply"]:
            plan, run = carry_out(given, allow_removals=options["allow_removals"], progress=bar)
        else:
            plan = preview(given)
        full = options["verbosity"] > 1
        for line in report(given.reading, plan, source=given.card.name, origin=given.origin, full=full):
            self.stdout.write(line)
        self.stdout.write("")
        if not options["allow_removals"]:
            refuse_too_many(plan, given.card.name)
        self.stdout.write(self._ending(run=run, changes=bool(plan.changes)))

    def _read(self, options: dict[str, Any]) -> Input:
        path, states = options["path"], options["findtreatment"]
        if bool(path) == bool(states):
            raise CommandError("Name a file, or ask for states with --findtreatment OH.")
        if states and options["observed_on"]:
            raise CommandError("--observed-on is for files; what is fetched speaks of today.")
        if states:
            return fetch(states, all_levels=options["all_levels"], progress=bar)
        return read_file(
            path, observed_on=options["observed_on"], all_levels=options["all_levels"], progress=bar
        )

    def _ending(self, *, run: ImportRun | None, changes: bool) -> str:
        if run:
            return self.style.SUCCESS(f"Written, as import run {run.pk}.")
        if not changes:
            return "Nothing to do: everything here is as listed. Nothing was written."
        return "Dry run: nothing was written. Add --apply to write it."


def bar(items: Iterable[Any], **words: Any) -> Iterable[Any]:
    """A progress bar on a terminal, and nothing anywhere else."""
    return tqdm(items, leave=False, disable=not sys.stderr.isatty(), file=sys.stderr, **words)
