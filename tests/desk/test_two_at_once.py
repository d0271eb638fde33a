"""Two people press the same button at the same moment: one does it, the other reads what happened."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connections
from django.http import HttpResponse
from django.utils import timezone

from programs import curation
from programs.curation import Doubt, Told, hear, proposing, take_report
from programs.curation.proposing import NotNowError, fingerprint
from programs.curation.verifying import undo, verify
from programs.desk.conflicts import conflicts_of
from programs.desk.reports import reported
from programs.imports.inputs import read_file
from programs.imports.run import carry_out
from programs.models import (
    Fact,
    ImportRun,
    Program,
    Proposal,
    Report,
    Sample,
    SampledProgram,
    SearchRow,
    Source,
    Upload,
    Verification,
)
from programs.roles import EDITOR
from tests import make
from tests.desk.conftest import Signed, account, signed_in
from tests.desk.filled import filled
from tests.desk.test_duplicates import merge_page, twins
from tests.desk.test_imports import NAME, address
from tests.desk.test_proposals import sent_by
from tests.desk.test_sheets import bring
from tests.imports.making import apply, csv_file, csv_text, different_rows
from tests.reading import words

pytestmark = pytest.mark.django_db(transaction=True)
Work = Callable[[], Any]


@pytest.fixture
def both() -> list[Signed]:
    """Two editors-in-chief."""
    return [signed_in(account(name, EDITOR)) for name in ("ana", "bea")]


def at_once(works: Sequence[Work]) -> list[Any]:
    """What each gives, begun at one moment."""
    ready = Barrier(len(works))

    def run(work: Work) -> Any:
        try:
            ready.wait(30)
            return work()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(works)) as pool:
        return [done.result(60) for done in [pool.submit(run, work) for work in works]]


def posts(clients: Sequence[Signed], path: str, said: Any) -> list[str]:
    """What everybody reads who sends the same form at one moment, in no order; nobody meets an error."""

    def post(client: Signed) -> str:
        answer = client.post(path, said)
        assert answer.status_code in (200, 302, 400), answer.status_code
        return told(answer)

    return sorted(at_once([lambda c=client: post(c) for client in clients]))


def told(answer: HttpResponse) -> str:
    """The messages of an answer, or its page where it has none; empty where it only leads on."""
    said = " ".join(map(str, get_messages(answer.wsgi_request)))
    return said or (words(answer) if answer.content else "")


def today() -> Any:
    return timezone.localdate()


@pytest.fixture
def called() -> Sample:
    """A sample of three; everybody was called."""
    for _ in range(3):
        make.program(yes=["medicaid"])
    sample = curation.draw_sample(today(), today=today(), size=3)
    for row in sample.drawn.all():
        curation.record_call(row, dict.fromkeys(row.shown, "yes"), on=today())
    return sample


def test_a_sample_is_published_once(both, called):
    first, second = posts(both, f"/desk/samples/{called.pk}/publish/", {})
    assert first.startswith("Readers now see the measure")
    assert second == "Somebody has published this sample already."
    assert Sample.history.filter(history_change_reason="Published").count() == 1


def test_a_month_is_drawn_once(both):
    make.program(yes=["medicaid"])
    month = {"month": f"{today():%Y-%m}", "size": "1"}
    refused = [page for page in posts(both, "/desk/samples/draw/", month) if "has its sample" in page]
    assert (len(refused), Sample.objects.count()) == (1, 1)


def call(answer: str) -> dict[str, str]:
    return dict.fromkeys(("phone", "level", "address", "pays"), answer) | {"on": today().isoformat()}


def test_a_call_that_two_recorded_is_that_of_one_and_the_other_is_told(both):
    make.program(yes=["medicaid"])
    sample = curation.draw_sample(today(), today=today(), size=1)
    path = f"/desk/samples/{sample.pk}/1/"
    answers = at_once([lambda: both[0].post(path, call("yes")), lambda: both[1].post(path, call("no"))])
    assert sorted(answer.status_code for answer in answers) == [302, 400]
    refused = next(words(answer) for answer in answers if answer.status_code == 400)
    row = SampledProgram.objects.get()
    assert f"{row.called_by} recorded this call in the meantime" in refused
    assert SampledProgram.history.count() == 1


def test_a_call_that_was_recorded_since_the_page_was_opened_is_replaced_only_when_sent_again(both):
    make.program(yes=["medicaid"])
    sample = curation.draw_sample(today(), today=today(), size=1)
    path = f"/desk/samples/{sample.pk}/1/"
    both[0].post(path, call("yes"))
    page = both[1].post(path, call("no") | {"stood": ""})
    assert "ana recorded this call in the meantime, as “" in words(page)
    stood = page.context["stood"]
    assert both[1].post(path, call("no") | {"stood": stood}).status_code == 302
    assert SampledProgram.objects.get().called_by == both[1].user


def test_a_sample_is_not_called_while_it_is_published_or_discarded(both, called):
    row = called.drawn.first()
    curation.publish_sample(called, on=today())
    assert "Withdraw it" in posts(both[:1], f"/desk/samples/{called.pk}/{row.position}/again/", {})[0]


def test_a_conflict_is_decided_once(both):
    program = make.program(yes=["medicaid"])
    itself = make.source("itself", kind=Source.Kind.PROGRAM)
    hear(program, Told(facts={"medicaid": False}), source=itself, observed_on=make.TODAY)
    (conflict,) = conflicts_of([program.pk])[program.pk]
    first, second = posts(both, f"/desk/conflicts/{program.slug}/", {f"d-{conflict.key}": "accept"})
    assert first == f"{program}: 1 accepted."
    assert "decided or changed by somebody else in the meantime" in second
    assert Fact.history.filter(history_change_reason="Accepted", holds=True, current=True).count() == 1


def test_two_who_decide_a_conflict_differently_do_not_undo_one_another(both):
    program = make.program(yes=["medicaid"])
    itself = make.source("itself", kind=Source.Kind.PROGRAM)
    hear(program, Told(facts={"medicaid": False}), source=itself, observed_on=make.TODAY)
    (conflict,) = conflicts_of([program.pk])[program.pk]
    path = f"/desk/conflicts/{program.slug}/"
    ways = zip(both, ("accept", "keep"), strict=True)
    works = [lambda c=c, w=w: told(c.post(path, {f"d-{conflict.key}": w})) for c, w in ways]
    accepted, kept = at_once(works)
    assert ("1 accepted" in accepted) != ("1 kept" in kept)
    shown = program.facts.get(current=True)
    assert shown.holds is ("1 accepted" in accepted)


def test_a_report_is_decided_once(both):
    program = make.program(yes=["medicaid"])
    take_report(Doubt(program, "other", words="odd"), token="t", sender="192.0.2.1", today=today())
    ((thing,),) = [each.things for each in reported([program.pk], today())]
    said = {"thing": thing.key, "decision": "accept", "note": "Called them"}
    first, second = posts(both, f"/desk/reports/about/{program.slug}/", said)
    assert "the readers are right" in first + second
    assert "Somebody else decided on this in the meantime." in (first, second)
    assert Report.objects.get().state == "accepted"


def test_a_report_that_two_put_right_is_one_check(both):
    program = make.program(yes=["medicaid"])
    take_report(Doubt(program, "closed"), token="t", sender="192.0.2.1", today=today())
    ((thing,),) = [each.things for each in reported([program.pk], today())]
    said = {"thing": thing.key, "decision": "accept", "right": "closed", "method": "phone"}
    posts(both, f"/desk/reports/about/{program.slug}/", said)
    assert Verification.objects.count() == 1


def test_a_proposal_is_taken_over_once(both):
    program = make.program(yes=["medicaid"], weeks=8)
    proposal = sent_by(program, opening={"opening": "taking"})
    seen = fingerprint(proposal.answers)
    first, second = posts(both, f"/desk/proposals/{proposal.pk}/decide/", {"do": "all", "seen": seen})
    assert "taken over" in first + second
    assert "Nothing was decided" in first + second
    assert Proposal.objects.get().state == "accepted"


def test_a_check_is_taken_back_once(both):
    program = make.program(yes=["medicaid"])
    check = verify(program, Told(facts={"medicaid": False}), method="phone", on=today(), by=None)
    first, second = posts(both, f"/desk/verify/{program.slug}/undo/{check.pk}/", {})
    assert "Taken back: Phone call" in first + second
    assert "This check was taken back already." in (first, second)
    assert program.facts.get(current=True).holds is True


def test_a_pair_is_merged_from_one_end(both):
    one, other = twins()
    pages = merge_page(both[0], one, other), merge_page(both[1], other, one)
    marks = [filled(client.get(page), "merge") for client, page in zip(both, pages, strict=True)]
    works = [lambda c=c, p=p, m=m: told(c.post(p, m)) for c, p, m in zip(both, pages, marks, strict=True)]
    said = at_once(works)
    assert sum("is now" in each for each in said) == 1
    assert sum("was merged before" in each or "changed since" in each for each in said) == 1
    gone = Program.objects.get(status="merged")
    assert gone.merged_into.status == "published"
    assert list(SearchRow.objects.values_list("program", flat=True)) == [gone.merged_into_id]


@pytest.fixture
def upload(both: list[Signed], places: None) -> HttpResponse:
    """The page of a file that waits."""
    file = SimpleUploadedFile(NAME, csv_text(different_rows(5)).encode())
    return both[0].post("/desk/imports/file/", {"file": file}, follow=True)


def test_a_waiting_file_is_applied_once(both, upload):
    first, second = posts(both, address(upload, "apply"), filled(upload, "apply"))
    assert first == "Nothing was written. Somebody has applied or dropped it already."
    assert second == f"Written, as run {ImportRun.objects.get().pk}."
    assert (Program.objects.count(), Upload.objects.get().state) == (5, "applied")


def test_a_file_that_one_applies_and_another_drops_is_either(both, upload):
    pk, said = Upload.objects.get().pk, filled(upload, "apply")
    works = [
        lambda: told(both[0].post(address(upload, "apply"), said)),
        lambda: told(both[1].post(f"/desk/imports/waiting/{pk}/drop/")),
    ]
    applied, dropped = at_once(works)
    assert ("Written" in applied) != ("Dropped" in dropped)
    assert Program.objects.count() == (5 if "Written" in applied else 0)
    assert Upload.objects.get().state == ("applied" if "Written" in applied else "dropped")


def test_a_run_is_reverted_once(both, upload):
    both[0].post(address(upload, "apply"), filled(upload, "apply"))
    run = ImportRun.objects.get()
    page = both[0].get(f"/desk/imports/runs/{run.pk}/revert/")
    first, second = posts(both, f"/desk/imports/runs/{run.pk}/revert/", filled(page, "revert"))
    assert f"Run {run.pk} was reverted." in (first, second)
    assert f"Run {run.pk} was reverted on" in first + second
    assert Program.objects.filter(status="draft").count() == 5


def test_a_sheet_is_written_once(both):
    program = make.program()
    page = bring(both[0], "facts", f"{program.slug},cbt,yes,")
    first, second = posts(both, address(page, "apply"), filled(page, "apply"))
    assert first == "Nothing was written. Somebody has written or dropped it already."
    assert second == "Written: 1 program."
    assert Fact.history.filter(source__kind="curator").count() == 1


def rows(name: str) -> list[dict[str, str]]:
    return [row | {"name1": f"{name} {row['facility_id']}"} for row in different_rows(16)]


def test_merging_while_an_import_runs_loses_nothing(tmp_path: Path, places: None):
    apply(csv_file(tmp_path, rows("Place")))
    programs = list(Program.objects.order_by("pk"))
    given = read_file(csv_file(tmp_path, rows("House"), "national_directory_2025.csv"))
    pairs = list(zip(programs[::2], programs[1::2], strict=True))[:4]
    at_once([lambda: carry_out(given), *(lambda p=p: curation.merge(p[1], p[0]) for p in pairs)])
    assert Program.objects.filter(status="merged").count() == 4
    assert {p.name for p in Program.objects.published()} == {
        f"House T_{n}" for n in range(1, 17) if n not in (2, 4, 6, 8)
    }
    assert SearchRow.objects.count() == 12


def test_eight_who_write_different_things_at_once_all_come_through(tmp_path: Path, places: None):
    """Two merges, two checks, two taken back, a decision and an import, also where one writes at a time."""
    apply(csv_file(tmp_path, rows("Place")))
    p = list(Program.objects.order_by("pk"))
    itself = make.source("itself", kind=Source.Kind.PROGRAM)
    hear(p[8], Told(facts={"cbt": False}), source=itself, observed_on=make.TODAY)
    (fact,) = p[8].facts.filter(source=itself)
    listed = p[8].facts.get(term__code="cbt", current=False)
    checks = [
        verify(one, Told(fields={"weeks": 9}), method="phone", on=make.TODAY, by=None) for one in p[4:6]
    ]
    given = read_file(csv_file(tmp_path, rows("House"), "national_directory_2025.csv"))
    said = Told(facts={"medicaid": False}, fields={"weeks": 8})
    at_once(
        [
            lambda: carry_out(given),
            lambda: curation.merge(p[1], p[0]),
            lambda: curation.merge(p[3], p[2]),
            lambda: verify(p[6], said, method="phone", on=make.TODAY, by=None),
            lambda: verify(p[7], said, method="phone", on=make.TODAY, by=None),
            lambda: undo(checks[0], by=None),
            lambda: undo(checks[1], by=None),
            lambda: curation.decide(p[8], accepted=curation.Rows(facts=(listed.pk,)), on=today()),
        ]
    )
    for one in p:
        one.refresh_from_db()
    assert [one.status for one in p[:4]] == ["published", "merged"] * 2
    assert [one.weeks for one in p[4:8]] == [None, None, 8, 8]
    fact.refresh_from_db()
    assert fact.current is False
    assert {one.name.split()[0] for one in Program.objects.published()} == {"House"}


def taking_over(gone: Program) -> Work:
    proposal = sent_by(gone, opening={"opening": "taking"})
    seen = fingerprint(proposal.answers)
    return lambda: proposing.accept(proposal, ["field:opening"], seen=seen, on=today(), by=None)


def taking_back(gone: Program) -> Work:
    check = verify(gone, Told(facts={"medicaid": False}), method="phone", on=today(), by=None)
    return lambda: undo(check, by=None)


def reporting(gone: Program) -> Work:
    doubt = Doubt(gone, "closed")
    return lambda: take_report(doubt, token="t", sender="192.0.2.1", today=today())


def checking(gone: Program) -> Work:
    reports = [reporting(gone)()]
    said = Told(facts={"medicaid": False})
    return lambda: verify(gone, said, method="phone", on=today(), by=None, accepted=reports)


@pytest.mark.parametrize("other", [taking_over, taking_back, reporting, checking])
def test_a_merge_and_what_somebody_does_with_the_program_come_one_after_the_other(other):
    """Neither waits for the other for ever; what comes second is told, or goes to the one that stays."""
    for _ in range(6):
        into, gone = make.program(yes=["cbt"]), make.program(yes=["medicaid"])
        work = other(gone)

        def told_or_done(work: Work = work) -> str:
            try:
                work()
            except (ValidationError, NotNowError) as refusal:
                return str(refusal)
            return ""

        _, said = at_once([lambda g=gone, i=into: curation.merge(g, i), told_or_done])
        gone.refresh_from_db()
        assert gone.status == "merged"
        assert said == "" or "merged into" in said or "cannot be taken back" in said
        assert not Report.objects.filter(program=gone).exists()
        assert not gone.proposals.exists()
        Report.objects.all().delete()
