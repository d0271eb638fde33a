"""A month's random sample: drawn, called, and published when it says enough.

What readers saw is kept with the draw and judged against it. So a listing that is corrected between the
draw and the call does not make the measure look better, and a call changes nothing that is shown.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from programs import accuracy
from programs.accuracy import Answer, Finding
from programs.models import Program, Sample, SampledProgram, Source

from .keeping import Hand
from .shown import shown, with_all_shown

PUBLISHED: Final = "This sample is published. Withdraw it before you change it."
HAS_ITS_SAMPLE: Final = "has its sample. A month is measured once."


@transaction.atomic
def draw_sample(
    month: date, *, today: date, size: int = accuracy.USUAL_SIZE, seed: str = "", by: Any = None
) -> Sample:
    """Draw `size` published programs for the month of that day, every one as likely as any other.

    A seed is made up where none is given. Fictional programs are drawn only where there are no others.
    ValidationError for a month that has its sample or is still to come, or a size that cannot be.
    """
    month, population = month.replace(day=1), _population()
    programs = dict(population.values_list("slug", "pk"))
    _refuse_draw(month, today, size, len(programs))
    seed = seed.strip() or secrets.token_hex(8)
    sample = Sample(month=month, seed=seed, population=len(programs), drawn_on=today, drawn_by=by)
    sample.full_clean(validate_unique=False)
    _save_alone(sample, Hand(by, f"Drew {size}"))
    drawn = [programs[slug] for slug in accuracy.drawn(seed, programs, size)]
    seen = {program.pk: shown(program) for program in with_all_shown(Program.objects.filter(pk__in=drawn))}
    SampledProgram.objects.bulk_create(
        SampledProgram(sample=sample, program_id=pk, position=position, shown=seen[pk])
        for position, pk in enumerate(drawn, start=1)
    )
    return sample


def _save_alone(sample: Sample, hand: Hand) -> None:
    """Write it, unless somebody draws for the same month at this moment: who comes second is told so."""
    try:
        with transaction.atomic():
            hand.save(sample)
    except IntegrityError:
        raise ValidationError(f"{sample.month:%B %Y} {HAS_ITS_SAMPLE}") from None


def _population() -> QuerySet[Program]:
    """The programs that a sample speaks for: the real ones, or the demo's where there are no others."""
    published = Program.objects.published().order_by()
    real = published.exclude(source__kind=Source.Kind.DEMO)
    return real if real.exists() else published


def _refuse_draw(month: date, today: date, size: int, population: int) -> None:
    least, most = min(accuracy.LEAST_REACHED, population), min(accuracy.MOST_DRAWN, population)
    if not population:
        raise ValidationError("There are no published programs to draw from.")
    if month > today:
        raise ValidationError("This month is still to come.")
    if Sample.objects.filter(month=month).exists():
        raise ValidationError(f"{month:%B %Y} {HAS_ITS_SAMPLE}")
    if not least <= size <= most:
        raise ValidationError(f"Draw {least} to {most} programs: fewer say too little, more are not there.")


@transaction.atomic
def record_call(
    called: SampledProgram, answers: Mapping[str, str], *, on: date, by: Any = None, note: str = ""
) -> Finding:
    """Write what the program said of everything shown, over what was written before.

    ValidationError when an answer is missing, the sample is published, or somebody has written of the call
    since `called` was read.
    """
    try:
        found = accuracy.finding(called.shown, answers)
    except ValueError as problem:
        raise ValidationError(str(problem)) from problem
    told = {item: Answer(answers.get(item, Answer.NOT_SAID)).value for item in called.shown}
    _write(called, found, told, on, by, note)
    return found


@transaction.atomic
def record_unreached(called: SampledProgram, *, on: date, by: Any = None, note: str = "") -> None:
    """Nobody answered, as often as one tried."""
    _write(called, Finding.UNREACHED, {}, on, by, note)


@transaction.atomic
def reopen_call(called: SampledProgram, *, by: Any = None) -> None:
    """Take a finding back: the program is to be called again."""
    _write(called, "", {}, None, by, called.note)


def _write(called: SampledProgram, found: str, answers: dict[str, str], on: Any, by: Any, note: str) -> None:
    _lock_open(called.sample_id)
    _refuse_overtaken(called)
    called.finding, called.answers, called.note = found, answers, note
    called.called_on, called.called_by = on, by if found else None
    Hand(by, "Called" if found else "Taken back").save(called)


def _refuse_overtaken(called: SampledProgram) -> None:
    now = SampledProgram.objects.select_related("called_by").get(pk=called.pk)
    if (now.finding, now.answers, now.called_on) != (called.finding, called.answers, called.called_on):
        raise ValidationError(overtaken(now))


def overtaken(now: SampledProgram) -> str:
    """What to say to somebody whose answers meet those of another who was faster."""
    if not now.finding:
        return "Nothing was saved: somebody took the finding back meanwhile. Save again to record yours."
    return (
        f"Nothing was saved: {now.called_by or 'somebody'} recorded this call in the meantime, as "
        f"“{now.get_finding_display()}”. Save again to put your answers in its place."
    )


def _lock_open(sample_id: int, refusal: str = PUBLISHED) -> Sample:
    """The sample, held until all is written. ValidationError once it is published, or when it is gone."""
    sample = Sample.objects.select_for_update(of=("self",)).filter(pk=sample_id).first()
    if sample is None:
        raise ValidationError("Somebody has discarded this sample.")
    if sample.published_on:
        raise ValidationError(refusal)
    return sample


@transaction.atomic
def publish_sample(sample: Sample, *, on: date, by: Any = None) -> None:
    """Show the measure to readers. ValidationError while calls are open, when too few were reached, or
    when it is published already."""
    sample = _lock_open(sample.pk, "Somebody has published this sample already.")
    if refusal := Sample.objects.counted().get(pk=sample.pk).tally.why_not:
        raise ValidationError(refusal)
    sample.published_on = on
    Hand(by, "Published").save(sample)


@transaction.atomic
def withdraw_sample(sample: Sample, *, reason: str, by: Any = None) -> None:
    """Take the measure back from readers; it can be corrected and published again."""
    sample = Sample.objects.select_for_update(of=("self",)).get(pk=sample.pk)
    sample.published_on = None
    Hand(by, f"Withdrawn: {reason}").save(sample)


@transaction.atomic
def discard_sample(sample: Sample, *, by: Any = None) -> None:
    """Forget a draw. ValidationError once anyone was called: nobody draws again for a better number."""
    _lock_open(sample.pk)
    if SampledProgram.history.filter(sample=sample.pk).exists():
        raise ValidationError("Calls were made for this sample, so it stays.")
    Hand(by, "Discarded before the first call").delete(sample)
