"""A desk on a busy day: something waits on every list."""

from __future__ import annotations

from datetime import time, timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from programs import accuracy, answering, curation
from programs.curation import Told, WholeTrack, asking, hear, proposing, replace_facts, verifying
from programs.curation.ours import our_source
from programs.curation.sheets import keep_sheet
from programs.curation.suggestions import take_suggestion
from programs.desk.known import known
from programs.desk.sheets.files import take_in
from programs.experience import ITEMS
from programs.models import Credential, ImportRun, Phone, Program, Sample, Sheet, SourceRecord, Term
from tests import make

FORMULA = "=1+1"
"""What names and words begin with, so that a list that lets one out is found."""

LONG = "word" * 80
"""A word that is wider than a phone."""


def busy(count: int, by: Any = None) -> list[Program]:
    """So many programs with everything that may wait on one, and what belongs to none of them."""
    first = Program.objects.count() + 1
    made = [everything(number, by) for number in range(first, first + count)]
    curation.refresh_rows()
    asked_by_link(made, by)
    for _ in range(count):
        sheet(made[0], by)
    sampled(count, by)
    return made


def everything(number: int, by: Any) -> Program:
    """A program on which something of each kind waits; its twin; and a stranger with its number."""
    name = f"{FORMULA} Harbor {number * 7919}"
    pair = [listed(f"{name} Recovery", number), listed(f"{name} Recovery", number)]
    listed(f"Quite another {number * 104729} Practice", number, lat=41.5, lon=-81.7, city="Cleveland")
    contradicted(pair[0], by)
    reported(pair[0], number)
    decided(pair[0], number, by)
    take_suggestion(
        {"name": f"{name} missed", "state_code": "OH", "city": "Cincinnati", "words": FORMULA + LONG},
        token=str(number), language="en", today=timezone.localdate(),
    )  # fmt: skip
    codes(pair[0], by)
    imported(*pair, number)
    Credential.objects.create(
        program=pair[0], term=Term.objects.get(code="carf"), checked_on=timezone.localdate(),
        source=pair[0].source, expires=timezone.localdate() - timedelta(days=1),
    )  # fmt: skip
    return pair[0]


def listed(name: str, number: int, **fields: Any) -> Program:
    made = make.program(name, refresh=False, yes=["medicaid"], **fields)
    made.location.street = f"{number} Elm Street"
    made.location.save()
    Phone.objects.create(
        program=made, number=f"+1513555{100 + number:04}", source=made.source, observed_on=made.observed_on
    )
    return made


def contradicted(made: Program, by: Any) -> None:
    """A curator said so, and a directory says otherwise since."""
    today = timezone.localdate()
    evenings = WholeTrack({"name": "Evenings"}, ((0, time(18), time(21)), (2, time(18), time(21))))
    told = Told(facts={"medicaid": False}, fields={"weeks": 8}, tracks=(evenings,))
    hear(made, told, source=our_source("phone"), observed_on=today - timedelta(9), by=by)
    term = Term.objects.get(code="medicaid")
    replace_facts({made.pk: {term.pk: True}}, source=make.source("other"), observed_on=today)
    verifying.note_attempt(made, method="phone", on=today, by=by)


def reported(made: Program, number: int) -> None:
    """Two readers doubt the number, one whether it is open."""
    for about, sender in (("phone", 1), ("phone", 2), ("closed", 3)):
        curation.take_report(
            curation.Doubt(made, about, None, f"{FORMULA} it rings at a {LONG}"), token=f"{number} {sender}",
            sender=f"203.0.{number}.{sender}", today=timezone.localdate(),
        )  # fmt: skip


def decided(made: Program, number: int, by: Any) -> None:
    """What a reader said was declined, with words that others wrote."""
    today = timezone.localdate()
    doubt = curation.Doubt(made, "price", None, f"{FORMULA} it is dearer")
    one = curation.take_report(doubt, token=f"{number}", sender=f"203.0.{number}.9", today=today)
    curation.decide_reports([one], "declined", by=by, today=today, note=FORMULA)


def codes(made: Program, by: Any) -> None:
    today = timezone.localdate()
    until = today + timedelta(days=30)
    first, *_ = curation.make_codes(made, 3, by=by, today=today, expires_on=until, handed_to=FORMULA)
    curation.take_experience(first, {item.code: "yes" for item in ITEMS}, today=today)


def imported(made: Program, twin: Program, number: int) -> ImportRun:
    """A run that could not tell the two apart."""
    run: ImportRun = made.source.runs.create(
        started_at=timezone.now(), file_name=f"{FORMULA}.csv", counts={"new": 1}
    )
    SourceRecord.objects.create(
        source=made.source, key=f"{FORMULA} {number}", program=made, candidate=twin, match="unsure", raw={},
        digest="", observed_on=made.observed_on, first_run=run, last_run=run,
    )  # fmt: skip
    return run


def asked_by_link(programs: list[Program], by: Any) -> None:
    """A round for all of them, answered; and an empty round for each."""
    today = timezone.localdate()
    for made in programs:
        asking.ask(Program.objects.none(), name=f"{FORMULA} {made.pk}", way="csv", expires_on=today, by=by)
    whole = asking.ask(
        Program.objects.filter(pk__in=[made.pk for made in programs]), name=f"{FORMULA} whole", way="csv",
        expires_on=today + timedelta(days=9), by=by,
    )  # fmt: skip
    for link in whole.links.select_related("program"):
        proposal = proposing.proposal_by_link(link)
        there = {
            name: one.value for name, one in answering.parts_in("start", known(link.program, today)).items()
        }
        proposing.keep_answers(
            proposal, lambda kept, own=there: answering.typed(kept, "start", {"weeks": "10"}, own)
        )
        proposing.submit(proposal, today)


def sheet(made: Program, by: Any) -> None:
    kept = Sheet(
        kind="facts", by=by, made_at=timezone.now(), method="phone", observed_on=timezone.localdate()
    )
    body = f"program,term,says\n{made.slug},cbt,yes\n{made.slug},no-such-term,yes\n"
    take_in(SimpleUploadedFile(f"{FORMULA}.csv", body.encode()), kept)
    keep_sheet(kept)


def sampled(months: int, by: Any) -> None:
    """So many months before those that have their sample."""
    today, size = timezone.localdate(), min(accuracy.LEAST_REACHED, Program.objects.published().count())
    for ago in range(Sample.objects.count(), Sample.objects.count() + months):
        curation.draw_sample(today - timedelta(days=31 * ago), today=today, size=size, by=by)
