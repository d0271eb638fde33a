"""A program that a curator added, and a directory that lists it later."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from programs import curation
from programs.curation.ours import our_source
from programs.models import Program
from tests.imports.making import apply, csv_file, different_rows, directory_row

pytestmark = pytest.mark.usefixtures("places")


def test_a_directory_that_lists_it_adds_its_facts_and_changes_neither_name_nor_address(
    tmp_path: Path,
) -> None:
    others = different_rows(9)[1:]
    apply(csv_file(tmp_path, others))
    address = {
        "street": "100 Elm Street", "street2": "", "withheld": False, "city": "Cincinnati", "state": "OH",
        "zip": "45202",
    }  # fmt: skip
    name = "Harbor Light Recovery"
    new = curation.NewProgram(name=name, level="iop", place=address, organization=name, number="+15135550199")
    added = curation.add_program(new, source=our_source("phone"), observed_on=date(2025, 6, 1), by=None)
    apply(csv_file(tmp_path, [directory_row(), *others], name="national_directory_2025.csv"))
    added = Program.objects.select_related("location").get(pk=added.pk)
    assert (added.name, added.status, added.source) == (name, "draft", our_source("phone"))
    assert {column: getattr(added.location, column) for column in address} == address
    assert added.facts.filter(source__kind="directory").exists()
    assert Program.objects.filter(name=name).count() == 1
