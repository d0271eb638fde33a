"""The demo programs: made by their generator, plainly fictional, rich, and loaded once."""

from __future__ import annotations

import json
import re
from collections import Counter
from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from programs import schedule
from programs.curation import Told, hear, keep_source, merge, publish_whole, record_fact, record_statement
from programs.curation.whole import Written
from programs.imports.demo import read_demo
from programs.models import Fact, ImportRun, Phone, Program, Source, SourceRecord, Term, Track
from programs.vocabulary import TERM
from scripts.demo.catalogue import catalogue, written
from scripts.make_demo import DEMO_FILE

TODAY = date(2025, 3, 10)
TOMORROW = TODAY + timedelta(days=1)


@pytest.fixture(scope="module")
def rows():
    return json.loads(DEMO_FILE.read_text(encoding="utf-8"))["programs"]


@pytest.fixture(scope="module")
def demo():
    return read_demo(DEMO_FILE, TODAY)


@pytest.fixture
def loaded(db, demo):
    source = keep_source(demo.source)
    publish_whole(demo.programs, source=source)
    return source


def slots(track):
    return [
        schedule.Slot(weekday, start.hour * 60 + start.minute, end.hour * 60 + end.minute)
        for weekday, start, end in track.sessions
    ]


def test_the_generator_gives_the_committed_file_byte_for_byte():
    assert written(catalogue()).encode() == DEMO_FILE.read_bytes()


def test_there_are_160_programs_in_many_places(rows):
    assert len(rows) == 160
    towns = Counter(row["location"]["city"] for row in rows)
    assert len(towns) >= 30
    assert len({row["location"]["state"] for row in rows}) >= 20


def test_every_key_and_every_page_address_is_its_own(demo):
    assert len({program.key for program in demo.programs}) == len(demo.programs)
    assert len({program.slug for program in demo.programs}) == len(demo.programs)
    assert max(len(program.slug) for program in demo.programs) <= 120


def test_every_program_says_that_it_is_made_up(rows):
    assert all("This program is made up." in row["description"] for row in rows)


def test_every_phone_is_kept_for_fiction_and_every_site_is_an_example(rows):
    numbers = [phone["number"] for row in rows for phone in row["phones"]]
    assert [number for number in numbers if not re.fullmatch(r"\d{3}-555-01\d\d", number)] == []
    sites = [row["website"] for row in rows if "website" in row]
    assert [site for site in sites if not re.match(r"https://[a-z-]+\.example\.org/", site)] == []


def test_only_a_chain_shares_a_telephone_number(rows):
    owners = {}
    for row in rows:
        for phone in row["phones"]:
            owners.setdefault(phone["number"], set()).add(row["organization"])
    assert [number for number, who in owners.items() if len(who) > 1] == []
    shared = Counter(row["phones"][0]["number"] for row in rows)
    assert sorted(times for times in shared.values() if times > 1) == [3, 4, 5, 7]


def test_every_fact_and_credential_is_in_the_vocabulary(rows):
    codes = {code for row in rows for code in row.get("yes", []) + row.get("no", [])}
    codes |= {paper["term"] for row in rows for paper in row.get("credentials", [])}
    assert codes - set(TERM) == set()


def test_no_program_says_yes_and_no_to_the_same_thing(rows):
    assert [row["key"] for row in rows if set(row.get("yes", ())) & set(row.get("no", ()))] == []


def test_every_credential_is_a_fact_too(rows):
    missing = [
        (row["key"], paper["term"])
        for row in rows
        for paper in row.get("credentials", [])
        if paper["term"] not in row["yes"]
    ]
    assert missing == []


def test_who_prescribes_also_takes_people_who_are_on_the_medication(rows):
    prescribing = [row for row in rows if "buprenorphine-prescribed" in row.get("yes", [])]
    assert len(prescribing) >= 20
    assert all({"oud-medication-here", "oud-medication-accepted"} <= set(row["yes"]) for row in prescribing)


@pytest.mark.parametrize(
    ("what", "low", "high", "holds"),
    [
        ("no schedule", 40, 60, lambda row: "tracks" not in row),
        ("no facts at all", 3, 3, lambda row: "yes" not in row and "no" not in row),
        ("closed", 6, 6, lambda row: "closed" in row),
        ("other levels of care", 12, 12, lambda row: row["level"] in ("php", "outpatient")),
        ("address withheld", 3, 3, lambda row: row["location"].get("withheld")),
        ("only online", 12, 12, lambda row: "lat" not in row["location"]),
        ("licensed in several states", 10, 12, lambda row: len(row.get("telehealth_states", [])) > 1),
        ("several groups", 20, 60, lambda row: len(row.get("tracks", [])) > 1),
        ("prices", 30, 90, lambda row: "prices" in row),
        ("openings", 80, 130, lambda row: "opening" in row),
        ("serves only some", 5, 12, lambda row: any(TERM[code].only for code in row.get("yes", []))),
        ("part of a hospital", 4, 8, lambda row: "hospital" in row.get("yes", [])),
        ("groups for teens", 5, 15, lambda row: any(t["adolescent"] for t in row.get("tracks", []))),
        ("groups in Spanish", 5, 15, lambda row: "Spanish" in str(row.get("tracks"))),
        ("results published", 5, 20, lambda row: "outcomes" in row),
        ("checked by somebody", 50, 100, lambda row: "verifications" in row),
    ],
)  # fmt: skip
def test_the_demo_shows(rows, what, low, high, holds):
    assert low <= sum(bool(holds(row)) for row in rows) <= high, what


def test_some_credentials_have_run_out_and_some_are_about_to(rows):
    days = [paper["expires"] for row in rows for paper in row.get("credentials", []) if "expires" in paper]
    assert sum(day < 0 for day in days) >= 10
    assert sum(0 <= day <= 30 for day in days) >= 10
    assert all(p["issued"] < 0 for row in rows for p in row.get("credentials", []) if "issued" in p)


def test_weekly_hours_run_from_too_few_to_too_many(demo):
    checks = Counter(
        schedule.hours_check(schedule.weekly_minutes(slots(track)), track.fields["is_adolescent"])
        for program in demo.programs
        if program.fields["level"] == "iop"
        for track in program.tracks
    )
    assert all(checks[check] >= 3 for check in schedule.HoursCheck)


def test_sessions_cover_every_part_of_the_week_and_pass_midnight(demo):
    sessions = [slot for program in demo.programs for track in program.tracks for slot in slots(track)]
    assert {schedule.part_of(slot) for slot in sessions} == set(schedule.Part)
    assert sum(slot.end < slot.start for slot in sessions) >= 10
    assert any(slot.weekday == 6 and slot.end < slot.start for slot in sessions)


def test_dates_are_counted_from_the_day_of_loading(demo):
    later = read_demo(DEMO_FILE, TOMORROW)
    for before, after in zip(demo.programs, later.programs, strict=True):
        assert after.observed_on - before.observed_on == timedelta(days=1)
        assert before.fields["observed_on"] <= before.fields["checked_on"] <= TODAY


def test_loading_writes_everything_the_file_says(loaded, demo):
    assert Program.objects.filter(source=loaded).count() == 160
    assert Fact.objects.filter(current=True).count() == sum(len(p.facts) for p in demo.programs)
    assert Track.objects.count() == sum(len(p.tracks) for p in demo.programs)
    assert SourceRecord.objects.get(key="cincinnati-1").raw["key"] == "cincinnati-1"
    program = Program.objects.get(source_key="cincinnati-1")
    assert program.phones.first().display == "513-555-0100"
    assert program.opening_source == loaded
    assert program.tracks.get().slots() == slots(demo.programs[0].tracks[0])


def test_closed_programs_are_kept_but_in_no_search(loaded):
    closed = Program.objects.filter(status="closed")
    assert closed.count() == 6
    assert not closed.filter(search_row__isnull=False).exists()
    assert Program.objects.filter(search_row__isnull=False).count() == 154


def test_loading_again_writes_nothing(loaded, demo):
    with CaptureQueriesContext(
        connection,
    ) as queries:
        again = publish_whole(demo.programs, source=loaded)
    writes = [
        q["sql"] for q in queries if not q["sql"].startswith(("SELECT", "SAVEPOINT", "RELEASE", "BEGIN"))
    ]
    assert writes == []
    assert (again.new, again.changed, again.unchanged, again.closed) == (0, 0, 160, 0)
    assert ImportRun.objects.count() == 1


def test_loading_on_another_day_moves_the_dates_and_keeps_the_programs(loaded):
    before = dict(Program.objects.values_list("source_key", "pk"))
    again = publish_whole(read_demo(DEMO_FILE, TOMORROW).programs, source=loaded)
    assert (again.new, again.changed) == (0, 160)
    assert dict(Program.objects.values_list("source_key", "pk")) == before
    assert max(Fact.objects.values_list("observed_on", flat=True)) == TOMORROW - timedelta(days=3)


def test_what_a_curator_decided_outlives_another_load(loaded):
    desk = Source.objects.create(slug="desk", name="Our curators", kind=Source.Kind.CURATOR)
    program = Program.objects.get(source_key="cincinnati-4")
    record_fact(program, Term.objects.get(code="medicaid"), False, source=desk, observed_on=TODAY)
    record_statement(program, "weeks", 7, source=desk, observed_on=TODAY)
    Program.objects.filter(pk=program.pk).update(weeks=7)
    Track.objects.create(program=program, name="Found by phone", source=desk, observed_on=TODAY)
    Phone.objects.create(program=program, number="+15135550199", source=desk, observed_on=TODAY)
    publish_whole(read_demo(DEMO_FILE, TOMORROW).programs, source=loaded)
    program.refresh_from_db()
    assert program.weeks == 7
    assert list(program.facts.filter(current=True).values_list("term__code", "holds")) == [
        ("medicaid", False)
    ]
    assert program.tracks.get().name == "Found by phone"
    assert program.phones.count() == 2


def test_a_program_no_longer_told_is_closed_and_comes_back_when_told_again(loaded, demo):
    gone = publish_whole(demo.programs[1:], source=loaded)
    assert gone.closed == 1
    program = Program.objects.get(source_key=demo.programs[0].key)
    assert program.status == "closed"
    assert not Program.objects.filter(pk=program.pk, search_row__isnull=False).exists()
    back = publish_whole(demo.programs, source=loaded)
    assert (back.new, back.changed) == (0, 1)
    program.refresh_from_db()
    assert (program.status, program.closed_on) == ("published", None)


@pytest.mark.django_db
class TestMerged:
    """Two demo programs that a curator merged."""

    @pytest.fixture
    def pair(self, loaded, demo):
        into, gone = (Program.objects.get(source_key=program.key) for program in demo.programs[:2])
        merge(gone, into)
        return into, gone

    @pytest.fixture
    def publish(self, loaded, demo):
        """Tells the demo of another day, without the programs of these places in it."""

        def again(*left_out: int):
            told = read_demo(DEMO_FILE, TOMORROW).programs
            return publish_whole([p for n, p in enumerate(told) if n not in left_out], source=loaded)

        return again

    def test_they_stay_one_with_all_that_is_told_of_both(self, pair, publish):
        into, gone = pair
        names = ("facts", "tracks", "phones", "prices", "credentials")
        before = [getattr(into, name).count() for name in names]
        publish()
        publish()
        gone.refresh_from_db()
        assert (gone.status, gone.merged_into) == ("merged", into)
        assert [getattr(into, name).count() for name in names] == before
        assert SourceRecord.objects.get(key=gone.source_key).program == into
        assert publish() == Written(0, 0, 160, 0)

    @pytest.mark.parametrize(
        ("left_out", "status"), [((1,), "published"), ((0,), "published"), ((0, 1), "closed")]
    )
    def test_the_one_that_stays_closes_when_neither_is_told(self, pair, publish, left_out, status):
        into, gone = pair
        publish(*left_out)
        into.refresh_from_db()
        gone.refresh_from_db()
        assert (into.status, gone.status) == (status, "merged")
        publish()
        into.refresh_from_db()
        assert into.status == "published"

    def test_a_chain_is_told_of_its_end(self, pair, publish):
        into, _ = pair
        last = Program.objects.published().exclude(pk=into.pk).first()
        merge(into, last)
        before = last.facts.count()
        publish()
        assert last.facts.count() == before
        assert set(Program.objects.filter(status="merged").values_list("merged_into", flat=True)) == {last.pk}


def test_what_a_curator_keeps_open_stays_open_when_it_is_no_longer_told(loaded, demo):
    program = Program.objects.get(source_key=demo.programs[0].key)
    call = Source.objects.create(slug="call", name="Phone call", kind=Source.Kind.CURATOR)
    hear(program, Told(fields={"status": "published"}), source=call, observed_on=TODAY)
    publish_whole(demo.programs[1:], source=loaded)
    program.refresh_from_db()
    assert program.status == "published"


def test_a_source_that_reads_differently_is_corrected(loaded, demo):
    Source.objects.filter(pk=loaded.pk).update(name="Something else")
    assert keep_source(demo.source) == loaded
    assert Source.objects.get(pk=loaded.pk).name == "Demo data (fictional)"


@pytest.mark.django_db
def test_the_command_says_what_it_did():
    out = StringIO()
    call_command("load_demo", stdout=out)
    assert out.getvalue() == "Fictional programs: 160 new, 0 changed, 0 as before, 0 closed.\n"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (None, "cannot be read"),
        ("{", "is not a file of demo programs"),
        ("[]", "is not a file of demo programs"),
        ('{"source": {}, "organizations": [], "programs": [{}]}', "is not a file of demo programs"),
    ],
)
def test_a_file_that_is_no_demo_is_one_sentence_and_nothing_written(tmp_path, text, sentence):
    path = tmp_path / "demo.json"
    if text is not None:
        path.write_text(text)
    with pytest.raises(CommandError, match=sentence):
        call_command("load_demo", file=path)
    assert not Program.objects.exists()
