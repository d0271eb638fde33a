"""Writing an import's changes: whole, in bulk, and leaving evidence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.utils import timezone

from programs import curation
from programs.curation import Arrival, Changes, Claim, Number, RawRow, Revision, Site
from programs.models import (
    Fact,
    ImportRun,
    Location,
    Organization,
    Phone,
    Program,
    SearchRow,
    SourceRecord,
    Term,
)
from tests.make import program as make_program
from tests.make import source as make_source

pytestmark = pytest.mark.django_db
DAY = date(2026, 1, 5)

SITE = Site(
    organization="Harbor Light Recovery", street="100 Elm Street", street2="", withheld=False,
    city="Cincinnati", county="Hamilton County", state="OH", zip="45202", lat=39.1, lon=-84.5,
    precision="street", point_source="test", time_zone="America/New_York",
)  # fmt: skip


def arrival(number: int = 1, **changes: Any) -> Arrival:
    made = Arrival(
        slug=f"place-{number}", name=f"Place {number}", website="", level="iop", key=f"k{number}", site=SITE,
        numbers=(Number("main", "+15135550101", "12"), Number("intake", "+15135550102")),
        facts={"iop": True, "cbt": True, "medicaid": False},
        rows=(RawRow(f"k{number}", '{"name": "Place"}', "d" * 64, "new"),),
    )  # fmt: skip
    return replace(made, **changes)


def write(changes: Changes, on: date = DAY, **options: Any) -> ImportRun:
    return curation.apply_import(
        changes, source=make_source(), observed_on=on, started_at=timezone.now(), **options
    )


def test_an_arrival_is_written_whole() -> None:
    run = write(Changes(arrivals=[arrival()]), file_name="list.csv", sha256="a" * 64, counts={"new": 1})
    program = Program.objects.get()
    assert (program.slug, program.source_key, program.observed_on, program.checked_on) == (
        "place-1", "k1", DAY, DAY,
    )  # fmt: skip
    assert Site.of(program.location) == SITE
    assert [phone.display for phone in program.phones.all()] == ["513-555-0101 ext. 12", "513-555-0102"]
    said = dict(Fact.objects.values_list("term__code", "holds"))
    assert said == {"iop": True, "cbt": True, "medicaid": False}
    assert Fact.objects.filter(current=True, observed_on=DAY).count() == 3
    record = program.records.get()
    assert (record.raw, record.first_run, record.last_run) == ({"name": "Place"}, run, run)
    assert SearchRow.objects.filter(program=program).exists()
    assert (run.file_name, run.sha256, run.counts) == ("list.csv", "a" * 64, {"new": 1})
    assert run.finished_at is not None
    assert run.finished_at >= run.started_at


def test_the_vocabulary_is_written_first_when_the_table_lacks_a_word() -> None:
    Term.objects.all().delete()
    write(Changes(arrivals=[arrival()]))
    assert Fact.objects.count() == 3


def test_one_address_and_one_name_are_one_place_of_one_organization() -> None:
    shouted = replace(SITE, organization="HARBOR LIGHT RECOVERY", street="100 ELM STREET")
    elsewhere = replace(SITE, street="7 Oak Avenue")
    next_state = replace(SITE, state="KY", zip="41011")
    sites = [SITE, shouted, elsewhere, next_state]
    write(Changes(arrivals=[arrival(n, site=site) for n, site in enumerate(sites)]))
    places = dict(Program.objects.values_list("source_key", "location"))
    owners = dict(Program.objects.values_list("source_key", "location__organization"))
    assert places["k0"] == places["k1"] != places["k2"]
    assert owners["k0"] == owners["k1"] == owners["k2"] != owners["k3"]


def test_places_of_curators_are_not_joined() -> None:
    ours = make_program(source=make_source("ours", kind="curator"), organization=SITE.organization)
    Location.objects.filter(pk=ours.location_id).update(street=SITE.street)
    write(Changes(arrivals=[arrival()]))
    assert Organization.objects.filter(name=SITE.organization).count() == 2


def revision(**changes: Any) -> Revision:
    said = {"iop": True, "cbt": True, "medicaid": False}
    return Revision(program=Program.objects.get().pk, own=True, **({"facts": said} | changes))


def test_a_revision_changes_what_it_names_and_nothing_else() -> None:
    write(Changes(arrivals=[arrival()]))
    write(
        Changes(
            revisions=[
                revision(
                    values={"name": "New Name"},
                    numbers=(Number("main", "+15135550109"),),
                    facts={"iop": True, "dbt": True, "medicaid": True},
                )
            ]
        ),
        on=date(2026, 2, 5),
    )
    program = Program.objects.get()
    assert (program.name, program.slug, program.level) == ("New Name", "place-1", "iop")
    assert [phone.number for phone in program.phones.all()] == ["+15135550109"]
    assert dict(Fact.objects.values_list("term__code", "holds")) == {
        "iop": True,
        "dbt": True,
        "medicaid": True,
    }
    assert set(Fact.objects.values_list("observed_on", flat=True)) == {date(2026, 2, 5)}
    assert {program.observed_on, program.checked_on, program.level_on} == {date(2026, 2, 5)}
    assert "new name" in SearchRow.objects.get().words


def test_numbers_from_another_source_stay() -> None:
    write(Changes(arrivals=[arrival()]))
    program = Program.objects.get()
    ours = make_source("ours", kind="curator")
    Phone.objects.create(program=program, number="+15135550188", source=ours, observed_on=DAY)
    write(Changes(revisions=[revision(numbers=())]))
    assert [phone.number for phone in program.phones.all()] == ["+15135550188"]


def test_a_correction_in_place_reaches_every_program_there() -> None:
    write(Changes(arrivals=[arrival(1), arrival(2)]))
    first = Program.objects.get(slug="place-1")
    change = Revision(
        program=first.pk, own=True, facts={}, location=first.location_id, site=replace(SITE, lat=39.2)
    )
    before = bytes(SearchRow.objects.get(program__slug="place-2").packed)
    write(Changes(revisions=[change]))
    assert Location.objects.get().lat == 39.2
    assert bytes(SearchRow.objects.get(program__slug="place-2").packed) != before


def test_claims_are_kept_with_the_one_that_stands_current() -> None:
    write(Changes(arrivals=[arrival()]))
    program, here, ours = Program.objects.get(), make_source(), make_source("ours", kind="curator")
    claims = {"name": [Claim(here.pk, 1, DAY, "Theirs"), Claim(ours.pk, 3, date(2020, 1, 1), "Ours")]}
    write(Changes(revisions=[revision(claims=claims)]))
    write(Changes(revisions=[revision(claims=claims)]))
    assert dict(program.statements.values_list("value", "current")) == {"Theirs": False, "Ours": True}


def test_closing_marks_the_program_and_its_record() -> None:
    write(Changes(arrivals=[arrival()]))
    program, record = Program.objects.get(), SourceRecord.objects.get()
    run = write(Changes(gone=[record.pk], closed=[program.pk]))
    program.refresh_from_db()
    record.refresh_from_db()
    assert program.is_closed
    assert (program.closed_on, record.gone_on) == (timezone.localdate(), timezone.localdate())
    assert record.last_run == run
    assert not SearchRow.objects.exists()


def test_a_failure_on_the_way_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("programs.curation.listings.CHUNK", 1)

    def broken(items: list[Any]) -> Iterator[Any]:
        yield items[0]
        raise RuntimeError

    with pytest.raises(RuntimeError):
        write(Changes(arrivals=[arrival(1), arrival(2)]), progress=broken)
    tables = Program, Location, Organization, Fact, Phone, SourceRecord, ImportRun, SearchRow
    assert [table.objects.count() for table in tables] == [0] * len(tables)


def test_many_arrivals_cost_few_queries(django_assert_max_num_queries: Any) -> None:
    arrivals = [arrival(n, site=replace(SITE, street=f"{n} Elm Street")) for n in range(100)]
    make_source()
    with django_assert_max_num_queries(60):
        write(Changes(arrivals=arrivals))
    assert Fact.objects.count() == 300
