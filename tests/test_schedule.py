"""Sessions, hours, parts of the week and free time, against a grid of every minute of the week."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from programs.schedule import (
    PRESETS,
    SPANISH,
    Clashes,
    Fits,
    FitsIfLate,
    HoursCheck,
    Part,
    Slot,
    decode_free,
    describe,
    easiest,
    encode_free,
    fit,
    fits_parts,
    half_hours,
    hours_check,
    minimum_minutes,
    minutes_by_part,
    moved,
    part_of,
    preset_code,
    spoken,
    weekly_minutes,
)

WEEK = 7 * 1440

slots = st.builds(Slot, st.integers(0, 6), st.integers(0, 1439), st.integers(0, 1439))
half_hour_slots = st.builds(
    lambda day, start, end: Slot(day, start * 30, end * 30),
    st.integers(0, 6),
    st.integers(0, 47),
    st.integers(0, 47),
)
schedules = st.lists(st.one_of(slots, half_hour_slots), max_size=6)
weeks = st.lists(st.booleans(), min_size=336, max_size=336).map(
    lambda bits: sum(1 << index for index, bit in enumerate(bits) if bit)
)


def hm(text):
    return int(text[:2]) * 60 + int(text[2:])


def at(weekday, start, end):
    return Slot(weekday, hm(start), hm(end))


def walk(slot):
    """Every minute of the week a session runs, one clock tick at a time."""
    day, minute = slot.weekday, slot.start
    ticks = []
    while True:
        ticks.append(day * 1440 + minute)
        minute += 1
        if minute == 1440:
            day, minute = (day + 1) % 7, 0
        if minute == slot.end % 1440:
            return ticks


@given(schedules)
@settings(max_examples=60)
def test_weekly_minutes_are_the_ticked_minutes(sessions):
    assert weekly_minutes(sessions) == len({tick for slot in sessions for tick in walk(slot)})


@given(schedules)
@settings(max_examples=60)
def test_half_hours_are_those_any_minute_touches(sessions):
    touched = {tick // 30 for slot in sessions for tick in walk(slot)}
    assert half_hours(sessions) == sum(1 << index for index in touched)


@given(st.lists(schedules, max_size=3), st.sampled_from([60, 360, 540]))
@settings(max_examples=60)
def test_parts_fit_when_one_track_has_enough_in_them(tracks, minimum):
    answer = fits_parts(tracks, minimum)
    for choice in range(8):
        enough = False
        for sessions in tracks:
            chosen = [slot for slot in sessions if part_of(slot) & choice]
            enough |= len({tick for slot in chosen for tick in walk(slot)}) >= minimum
        assert bool(answer >> choice & 1) == enough


@given(schedules)
@settings(max_examples=50)
def test_minutes_by_part_count_the_sessions_that_start_there(sessions):
    for part, minutes in minutes_by_part(sessions).items():
        chosen = [slot for slot in sessions if part_of(slot) == part]
        assert minutes == len({tick for slot in chosen for tick in walk(slot)})


@given(schedules, st.integers(-WEEK, WEEK))
@settings(max_examples=50)
def test_moving_the_clock_moves_every_minute(sessions, ahead):
    shifted = {(tick + ahead) % WEEK for slot in sessions for tick in walk(slot)}
    assert {tick for slot in moved(sessions, ahead) for tick in walk(slot)} == shifted


@given(schedules, weeks, st.integers(0, 90))
@settings(max_examples=80)
def test_fit_is_what_walking_every_minute_finds(sessions, free, trip):
    assert fit(sessions, free, trip) == walked_fit(sessions, free, trip)


@given(half_hour_slots, st.integers(0, 45), st.integers(0, 45), st.integers(0, 60))
@settings(max_examples=100)
def test_fit_is_right_close_to_the_edge(slot, late, early, trip):
    begins = slot.weekday * 1440 + slot.start
    minutes = len(walk(slot))
    away = range(begins + late - trip, begins + minutes + trip - early)
    free = sum(1 << index for index in {tick % WEEK // 30 for tick in away})
    assert fit([slot], free, trip) == walked_fit([slot], free, trip)


def walked_fit(sessions, free, trip):
    if not sessions:
        return None
    latest, clashes = 0, []
    for slot in sorted(set(sessions)):
        ticks = walk(slot)
        whole = [(ticks[0] - trip + step) % WEEK for step in range(len(ticks) + 2 * trip)]
        lates = [
            late
            for late in range(min(30, len(ticks) - 1) + 1)
            if all(free >> (tick // 30) & 1 for tick in whole[late:])
        ]
        if lates:
            latest = max(latest, lates[0])
        else:
            clashes.append(slot)
    if clashes:
        return Clashes(tuple(clashes))
    return FitsIfLate(latest) if latest else Fits()


EVENINGS = [at(0, "1800", "2100"), at(2, "1800", "2100"), at(3, "1800", "2100")]


@pytest.mark.parametrize(
    ("code", "trip", "answer"),
    [
        ("mo1800-2100_we1800-2100_th1800-2100", 0, Fits()),
        ("mo1800-2100_we1800-2100_th1800-2100", 1, Clashes(tuple(EVENINGS))),
        ("mo1730-2130_we1730-2130_th1730-2130", 30, Fits()),
        ("mo1730-2130_we1800-2130_th1730-2130", 20, FitsIfLate(20)),
        ("mo1830-2100_we1800-2100_th1800-2100", 0, FitsIfLate(30)),
        ("mo1900-2100_we1800-2100_th1800-2100", 0, Clashes((EVENINGS[0],))),
        ("mo1800-2030_we1800-2100_th1800-2100", 0, Clashes((EVENINGS[0],))),
        ("", 0, Clashes(tuple(EVENINGS))),
    ],
)
def test_three_evenings_against_a_week(code, trip, answer):
    assert fit(EVENINGS, decode_free(code), trip) == answer


def test_a_session_over_sunday_midnight_needs_monday_morning():
    late_sunday = [at(6, "2200", "0030")]
    assert fit(late_sunday, decode_free("mo0000-0100_su2130-2400"), 30) == Fits()
    assert fit(late_sunday, decode_free("su2130-2400"), 0) == Clashes(tuple(late_sunday))


def test_a_session_shorter_than_half_an_hour_is_not_met_by_missing_all_of_it():
    assert fit([at(0, "0900", "0930")], decode_free("mo0930-1200")) == Clashes((at(0, "0900", "0930"),))


def test_the_best_track_decides():
    days = [at(0, "0900", "1200")]
    free = decode_free("mo1830-2200_we1700-2200_th1700-2200")
    assert easiest([fit(days, free), fit(EVENINGS, free), fit([], free)]) == FitsIfLate(30)
    assert easiest([Clashes(tuple(EVENINGS)), FitsIfLate(1), Fits()]) == Fits()
    assert easiest([Clashes(tuple(EVENINGS)), Clashes(tuple(days))]) == Clashes(tuple(days))
    assert easiest([None, None]) is None


def test_no_known_sessions_is_no_answer():
    assert fit([], decode_free("mo0900-1200")) is None
    assert fits_parts([[]], 0) == 0


@pytest.mark.parametrize("trip", [-1, 241])
def test_an_impossible_trip_is_refused(trip):
    with pytest.raises(ValueError, match="0 to 240 minutes"):
        fit(EVENINGS, 0, trip)


@pytest.mark.parametrize(
    ("slot", "part"),
    [
        (at(0, "0900", "1200"), Part.DAY),
        (at(4, "1629", "1930"), Part.DAY),
        (at(4, "1630", "1930"), Part.EVENING),
        (at(4, "2300", "0200"), Part.EVENING),
        (at(4, "0000", "0300"), Part.DAY),
        (at(5, "0000", "0300"), Part.WEEKEND),
        (at(6, "1900", "2200"), Part.WEEKEND),
    ],
)
def test_a_session_belongs_to_the_part_in_which_it_starts(slot, part):
    assert part_of(slot) == part


def test_evening_alone_does_not_fit_when_it_needs_a_weekend_too():
    two_evenings_and_saturday = [*EVENINGS[:2], at(5, "0900", "1200")]
    answer = fits_parts([two_evenings_and_saturday], minimum_minutes(adolescent=False))
    assert [choice for choice in range(8) if answer >> choice & 1] == [6, 7]


@pytest.mark.parametrize(
    ("hours", "adolescent", "answer"),
    [
        (0, False, None),
        (8.9, False, HoursCheck.BELOW),
        (9, False, HoursCheck.WITHIN),
        (19.9, False, HoursCheck.WITHIN),
        (20, False, HoursCheck.ABOVE),
        (5.9, True, HoursCheck.BELOW),
        (6, True, HoursCheck.WITHIN),
        (20, True, HoursCheck.ABOVE),
    ],
)
def test_hours_are_checked_against_what_the_level_usually_means(hours, adolescent, answer):
    assert hours_check(round(hours * 60), adolescent) == answer


@given(weeks)
@settings(max_examples=50)
def test_every_week_survives_its_code(free):
    code = encode_free(free)
    assert decode_free(code) == free
    assert encode_free(decode_free(code)) == code


def test_the_code_reads_as_one_would_write_it():
    assert (
        encode_free(decode_free("mo0900-1230.1730-2200_sa0800-1300")) == "mo0900-1230.1730-2200_sa0800-1300"
    )
    assert decode_free("mo0000-0100_su2330-2400") == 0b11 | 1 << 335


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("", ""),
        (" SA0800-1300_mo0900-1000 ", "mo0900-1000_sa0800-1300"),
        ("mo0900-1000.1000-1100", "mo0900-1100"),
        ("mo0900-1100_mo1030-1200", "mo0900-1200"),
        ("_mo0900-1000__", "mo0900-1000"),
        ("we0000-2400", "we0000-2400"),
    ],
)
def test_forgiving_to_read_and_canonical_to_write(written, canonical):
    assert encode_free(decode_free(written)) == canonical


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ("xx0900-1000", "“xx0900-1000” does not start with a day: type one of mo, tu, we, th, fr, sa, su."),
        ("mo", "“mo” is not a time from and to: type four digits each, like mo0900-1230."),
        ("mo9-10", "“mo9-10” is not a time from and to: type four digits each, like mo0900-1230."),
        ("mo٠٩٠٠-1000", "“mo٠٩٠٠-1000” is not a time from and to: type four digits each, like mo0900-1230."),
        ("mo0915-1000", "“0915-1000” is not on the half-hour: type times that end in 00 or 30."),
        ("mo0900-2430", "“0900-2430” goes past the end of the day: type times from 0000 to 2400."),
        ("mo2200-0000", "“mo2200-0000” ends before it starts: for midnight type mo2200-2400."),
        (
            "su2200-0200",
            "“su2200-0200” ends before it starts: to go past midnight type su2200-2400_mo0000-0200.",
        ),
        (
            "mo0900-0900",
            "“mo0900-0900” ends before it starts: type the earlier time first, like mo0900-1230.",
        ),
        ("mo" + "0900-1000." * 500, "The code of a week has at most 2000 characters."),
    ],
)
def test_a_code_that_cannot_be_read_says_what_to_type(written, sentence):
    with pytest.raises(ValueError, match=f"^{re.escape(sentence)}$"):
        decode_free(written)


@given(st.text(alphabet="motuwe0123456789-._ ", max_size=60))
@settings(max_examples=100)
def test_any_text_is_read_or_refused_in_words(text):
    try:
        free = decode_free(text)
    except ValueError as refused:
        assert str(refused).endswith(".")  # noqa: PT017
    else:
        assert decode_free(encode_free(free)) == free


def test_what_a_refusal_suggests_for_midnight_can_be_read():
    assert encode_free(decode_free("su2200-2400_mo0000-0200")) == "mo0000-0200_su2200-2400"


@pytest.mark.parametrize("name", PRESETS)
def test_presets_are_canonical_codes(name):
    code = preset_code(name)
    assert code
    assert encode_free(decode_free(code)) == code


def test_presets_leave_the_time_their_words_promise():
    evenings, mornings = EVENINGS, [at(1, "0900", "1200")]
    assert fit(evenings, decode_free(preset_code("nine_to_five")), 30) == Fits()
    assert isinstance(fit(mornings, decode_free(preset_code("nine_to_five"))), Clashes)
    assert fit(mornings, decode_free(preset_code("school_run"))) == Fits()
    assert fit(evenings, decode_free(preset_code("nights"))) == Fits()
    assert fit([at(5, "0900", "1200")], decode_free(preset_code("weekends_only")), 30) == Fits()


@pytest.mark.parametrize(
    ("sessions", "short", "long"),
    [
        (EVENINGS, "Mon Wed Thu 6–9 pm", "Monday, Wednesday and Thursday, 6 pm to 9 pm"),
        (
            [at(0, "0930", "1200"), at(1, "0930", "1200"), at(2, "0930", "1200")],
            "Mon–Wed 9:30 am–noon",
            "Monday, Tuesday and Wednesday, 9:30 am to noon",
        ),
        ([at(5, "0900", "1130")], "Sat 9–11:30 am", "Saturday, 9 am to 11:30 am"),
        ([at(0, "1000", "1300")], "Mon 10 am–1 pm", "Monday, 10 am to 1 pm"),
        ([at(4, "2200", "0100")], "Fri 10 pm–1 am", "Friday, 10 pm to 1 am"),
        ([at(4, "2100", "0000")], "Fri 9 pm–midnight", "Friday, 9 pm to midnight"),
        ([at(0, "1230", "1500")], "Mon 12:30–3 pm", "Monday, 12:30 pm to 3 pm"),
        (
            [at(5, "0900", "1200"), *EVENINGS[:2]],
            "Mon Wed 6–9 pm, Sat 9 am–noon",
            "Monday and Wednesday, 6 pm to 9 pm; Saturday, 9 am to noon",
        ),
        ([], "", ""),
    ],
)
def test_a_schedule_in_words(sessions, short, long):
    assert describe(sessions) == short
    assert spoken(sessions) == long


def test_a_schedule_in_spanish():
    pm = "p.\N{NO-BREAK SPACE}m."
    assert describe(EVENINGS, SPANISH) == f"lun mié jue 6–9 {pm}"
    assert spoken(EVENINGS, SPANISH) == f"lunes, miércoles y jueves, de 6 {pm} a 9 {pm}"
