"""A month's sample is drawn fairly, called with what readers saw, and published only when it says enough."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import connection
from django.db.models import ProtectedError
from django.test.utils import CaptureQueriesContext

from programs import accuracy, curation
from programs.models import Fact, Phone, Price, Program, Sample, SampledProgram
from tests import make

pytestmark = pytest.mark.django_db

TODAY = make.TODAY


@pytest.fixture
def carla() -> User:
    return User.objects.create_user("carla")


def programs(count: int, **fields: object) -> list[Program]:
    return [make.program(refresh=False, **fields) for _ in range(count)]


def draw(size: int = 5, **told: object) -> Sample:
    return curation.draw_sample(TODAY, today=TODAY, size=size, **told)


def called_all(sample: Sample, answer: str = "yes") -> None:
    for called in sample.drawn.all():
        curation.record_call(called, dict.fromkeys(called.shown, answer), on=TODAY)


# Drawing


def test_a_sample_is_drawn_from_published_real_programs(carla: User) -> None:
    real = programs(4)
    programs(2, status="draft")
    programs(2, status="closed", closed_on=TODAY)
    programs(2, source=make.source("demo", kind="demo"))
    sample = draw(4, by=carla)
    assert {each.program for each in sample.drawn.all()} == set(real)
    assert (sample.population, sample.month, sample.drawn_by) == (4, date(2026, 3, 1), carla)
    assert Sample.objects.counted().get().fictional is False


def test_a_program_that_was_drawn_cannot_be_deleted_for_its_month_would_be_another() -> None:
    made = programs(3)
    sample = draw(3)
    called_all(sample)
    curation.publish_sample(sample, on=TODAY)
    with pytest.raises(ProtectedError):
        made[0].delete()
    assert Sample.objects.counted().get().tally.exact == 3


def test_only_a_site_of_nothing_but_fictional_programs_draws_them_and_says_so() -> None:
    programs(3, source=make.source("demo", kind="demo"))
    draw(3)
    assert Sample.objects.counted().get().fictional is True


def test_the_seed_is_kept_and_draws_the_same_programs_again() -> None:
    programs(40)
    first = draw(30)
    again = [each.program.slug for each in first.drawn.select_related("program")]
    slugs = Program.objects.values_list("slug", flat=True)
    assert len(first.seed) >= 16
    assert accuracy.drawn(first.seed, slugs, 30) == again
    curation.discard_sample(first)
    assert [each.program.slug for each in draw(30, seed=first.seed).drawn.all()] == again


def test_two_draws_do_not_share_a_seed() -> None:
    programs(2)
    seeds = {curation.draw_sample(day, today=TODAY, size=2).seed for day in (TODAY, TODAY - timedelta(40))}
    assert len(seeds) == 2


@pytest.mark.parametrize(
    ("size", "told"),
    [(29, "Draw 30 to 35 programs"), (36, "Draw 30 to 35 programs"), (0, "Draw 30"), (-1, "Draw 30")],
)
def test_a_size_that_could_never_be_published_or_is_not_there_is_refused(size: int, told: str) -> None:
    programs(35)
    with pytest.raises(ValidationError, match=told):
        draw(size)


def test_a_month_is_measured_once_and_not_before_it_comes() -> None:
    programs(2)
    draw(2)
    with pytest.raises(ValidationError, match="March 2026 has its sample"):
        draw(2)
    with pytest.raises(ValidationError, match="still to come"):
        curation.draw_sample(date(2026, 4, 1), today=TODAY, size=2)


def test_nothing_can_be_drawn_from_an_empty_list() -> None:
    with pytest.raises(ValidationError, match="no published programs"):
        draw()


def test_what_readers_saw_is_kept_as_they_saw_it() -> None:
    program = make.program(
        yes=["medicaid", "in_person"], no=["medicare"], min_age=18, max_age=None,
        sessions=[(0, "18:00", "21:00"), (2, "18:00", "21:00")], opening="taking",
        opening_reported_on=date(2026, 2, 5), opening_source=make.source(),
    )  # fmt: skip
    dated = {"source": program.source, "observed_on": TODAY}
    for position, kind in enumerate(("main", "intake", "tty")):
        number = f"+1513555014{position}"
        Phone.objects.create(program=program, number=number, kind=kind, position=position, **dated)
    Price.objects.create(
        program=program, cents=25_000, unit="week", basis="self_pay", valid_from=TODAY, **dated
    )
    shown = draw(1).drawn.get().shown
    track = program.tracks.get().name
    assert shown == {
        "phone": "513-555-0140 (Main number)",
        "level": "Intensive outpatient",
        "numbers": "513-555-0141 (To start treatment)",
        "address": f"{program.location.street}, Cincinnati, OH 45202",
        "delivery": "In person",
        "ages": "18 and older",
        "opening": "Taking new people (said on February 5, 2026)",
        "pays": "Medicaid, no Medicare",
        "schedule": f"{track}: Mon Wed 6–9 pm",
        "price": "$250 a week (Paying yourself)",
    }
    assert set(shown) == set(accuracy.ITEMS)


def test_what_is_not_stated_or_withheld_is_not_asked() -> None:
    program = make.program(precision="zip")
    program.location.withheld = True
    program.location.save()
    assert set(draw(1).drawn.get().shown) == {"level"}


def test_a_larger_draw_takes_no_more_queries() -> None:
    programs(60, yes=["medicaid"], sessions=[(0, "18:00", "21:00")])

    def queries(size: int) -> int:
        with CaptureQueriesContext(connection) as caught:
            draw(size)
        Sample.objects.all().delete()
        return len(caught)

    assert queries(30) == queries(60)


# Calling


@pytest.fixture
def called() -> SampledProgram:
    programs(1, yes=["medicaid"])
    return draw(1).drawn.get()


def test_a_call_leaves_its_answers_who_and_when(called: SampledProgram, carla: User) -> None:
    answers = {"level": "yes", "address": "yes", "pays": "no", "price": "no"}
    found = curation.record_call(called, answers, on=TODAY, by=carla, note="Talked to intake.")
    called.refresh_from_db()
    assert found == called.finding == "functional"
    assert called.answers == {"level": "yes", "address": "yes", "pays": "no"}
    assert (called.called_on, called.called_by, called.note) == (TODAY, carla, "Talked to intake.")


def test_a_correction_keeps_what_stood_before_with_who_and_when(called: SampledProgram, carla: User) -> None:
    curation.record_unreached(called, on=TODAY - timedelta(days=1), by=carla)
    curation.record_call(called, dict.fromkeys(called.shown, "yes"), on=TODAY, by=carla)
    assert [(each.finding, each.history_user) for each in called.history.all()] == [
        ("exact", carla),
        ("unreached", carla),
    ]


def test_a_finding_can_be_taken_back(called: SampledProgram, carla: User) -> None:
    curation.record_unreached(called, on=TODAY, note="Rang three times.")
    curation.reopen_call(called, by=carla)
    called.refresh_from_db()
    assert (called.finding, called.answers, called.called_on) == ("", {}, None)
    assert called.note == "Rang three times."


def test_a_call_with_an_answer_missing_is_refused_and_writes_nothing(called: SampledProgram) -> None:
    with pytest.raises(ValidationError, match="an answer for everything shown"):
        curation.record_call(called, {"level": "yes"}, on=TODAY)
    called.refresh_from_db()
    assert called.finding == ""


def test_of_a_number_that_leads_elsewhere_nothing_more_is_asked(called: SampledProgram) -> None:
    curation.record_call(called, {"level": "no"}, on=TODAY)
    assert (called.finding, called.answers) == (
        "wrong",
        {"level": "no", "address": "unsaid", "pays": "unsaid"},
    )


def test_a_listing_corrected_before_the_call_is_judged_as_readers_saw_it(called: SampledProgram) -> None:
    Fact.objects.filter(program=called.program).delete()
    with pytest.raises(ValidationError):
        curation.record_call(called, {"level": "yes", "address": "yes"}, on=TODAY)


def test_a_call_changes_nothing_that_is_shown(called: SampledProgram) -> None:
    before = Program.objects.filter(pk=called.program_id).values().get()
    curation.record_call(called, dict.fromkeys(called.shown, "no"), on=TODAY)
    assert Program.objects.filter(pk=called.program_id).values().get() == before


# Publishing


def test_a_sample_is_published_when_all_are_called_and_withdrawn_with_its_reason(carla: User) -> None:
    programs(30)
    sample = draw(30)
    called_all(sample)
    curation.publish_sample(sample, on=TODAY, by=carla)
    sample.refresh_from_db()
    assert sample.published_on == TODAY
    curation.withdraw_sample(sample, reason="A call was noted wrongly", by=carla)
    sample.refresh_from_db()
    assert sample.published_on is None
    assert [(each.history_change_reason, each.history_user) for each in sample.history.all()][:2] == [
        ("Withdrawn: A call was noted wrongly", carla),
        ("Published", carla),
    ]


def test_while_calls_are_open_nothing_is_published() -> None:
    programs(30)
    sample = draw(30)
    called_all(sample)
    curation.reopen_call(sample.drawn.first())
    with pytest.raises(ValidationError, match="1 of 30 are still to be called"):
        curation.publish_sample(sample, on=TODAY)


def test_with_too_few_reached_nothing_is_published() -> None:
    programs(31)
    sample = draw(31)
    called_all(sample)
    for called in sample.drawn.all()[:2]:
        curation.record_unreached(called, on=TODAY)
    with pytest.raises(ValidationError, match="Only 29 were reached"):
        curation.publish_sample(sample, on=TODAY)


@pytest.mark.parametrize(
    "change",
    [
        lambda called: curation.record_unreached(called, on=TODAY),
        lambda called: curation.record_call(called, dict.fromkeys(called.shown, "no"), on=TODAY),
        curation.reopen_call,
        lambda called: curation.discard_sample(called.sample),
        lambda called: curation.publish_sample(called.sample, on=TODAY),
    ],
)
def test_what_readers_see_is_not_changed_under_their_eyes(change: Callable[[SampledProgram], None]) -> None:
    programs(2)
    sample = draw(2)
    called_all(sample)
    curation.publish_sample(sample, on=TODAY)
    with pytest.raises(ValidationError, match="published"):
        change(sample.drawn.first())
    assert Sample.objects.counted().get().tally.exact == 2


def test_a_draw_is_discarded_only_before_the_first_call() -> None:
    programs(2)
    sample = draw(2)
    called = sample.drawn.first()
    curation.record_unreached(called, on=TODAY)
    curation.reopen_call(called)
    with pytest.raises(ValidationError, match="Calls were made"):
        curation.discard_sample(sample)
    assert Sample.objects.count() == 1


def test_a_tally_counts_each_finding() -> None:
    programs(5)
    sample = draw(5)
    first, second, third, fourth, _ = sample.drawn.all()
    curation.record_call(first, dict.fromkeys(first.shown, "yes"), on=TODAY)
    curation.record_call(second, {"level": "yes", "address": "no"}, on=TODAY)
    curation.record_call(third, {"level": "no", "address": "yes"}, on=TODAY)
    curation.record_unreached(fourth, on=TODAY)
    tally = Sample.objects.counted().get().tally
    assert (tally.exact, tally.functional, tally.wrong, tally.unreached, tally.open) == (1, 1, 1, 1, 1)
    assert (tally.drawn, tally.population) == (5, 5)
