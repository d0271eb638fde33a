"""What is sent is bounded and cleaned before anything reads it, and the buttons add and drop rows."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programs import answering
from programs.answering import MOST_GROUPS, MOST_PHONES, MOST_TIMES, SECTIONS, collect, pressed
from programs.answering.collecting import empty_group, empty_phone
from programs.schedule import ENGLISH
from tests.answering.making import TODAY

NAMES = st.sampled_from(
    ["opening", "day", "p0-number", "p3-kind", "p99-number", "p-number", "g0-name", "g1-t0-days",
     "g1-t0-start", "g2-t9-end", "g0-t", "g--", "medicaid", "english", "self_pay-week", "min_age",
     "how_to_start", "do", ""]
)  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        ["\x00", "\u202e", "\ud800", "0" * 5000, "é" * 5000, "1" * 200, "6 pm", "yes", "no", "0", "²"]
    ),
)
POSTED = st.dictionaries(NAMES, st.lists(TEXTS, min_size=1, max_size=3))


@given(st.sampled_from(SECTIONS), POSTED, st.text(max_size=20))
def test_whatever_is_sent_can_be_kept_read_and_shown_again(section, posted, button):
    raw = pressed(collect(section, posted), button)
    kept = json.loads(json.dumps(raw))
    assert kept == raw
    assert "\\u0000" not in json.dumps(raw)
    json.dumps(raw, ensure_ascii=False).encode()
    read = answering.read(section, kept, {}, TODAY)
    assert all(isinstance(problem, str) and problem for problem in read.problems.values())
    if not read.problems:
        again = answering.write(section, read.said, ENGLISH)
        assert answering.read(section, again, {}, TODAY).said == read.said


@given(POSTED)
def test_no_more_rows_are_taken_than_anybody_needs(posted):
    many = posted | {f"g{n}-t{m}-start": ["6 pm"] for n in range(40) for m in range(40)}
    many |= {f"p{n}-number": ["513-555-0142"] for n in range(300)}
    groups, phones = collect("groups", many)["rows"], collect("phones", many)["rows"]
    assert len(groups) == MOST_GROUPS
    assert {len(row["times"]) for row in groups} == {MOST_TIMES}
    assert len(phones) == MOST_PHONES


def test_what_was_typed_is_kept_as_it_was_typed_but_for_what_no_text_may_hold():
    posted = {
        "min_age": ["  about\x00 18 "], "when_to_call": ["8 to\n5"],
        "how_to_start": ["Call.\r\nOr  walk in.\x07\u202e"],
    }  # fmt: skip
    assert collect("start", posted) == {
        "min_age": "about 18", "max_age": "", "weeks": "", "how_to_start": "Call.\nOr walk in.",
        "when_to_call": "8 to 5",
    }  # fmt: skip


def test_of_several_values_the_last_counts_and_days_are_a_set():
    assert collect("opening", {"opening": ["full", "taking"]})["opening"] == "taking"
    posted = {"g0-t0-days": ["4", "0", "4", "9", "x"], "g0-t0-start": ["6 pm"]}
    assert collect("groups", posted)["rows"][0]["times"][0]["days"] == ["0", "4"]


def test_a_row_is_added_and_dropped():
    one = empty_group() | {"name": "One"}
    two = empty_group() | {"name": "Two"}
    raw = {"rows": [one, two]}
    assert [row["name"] for row in pressed(raw, "add-group")["rows"]] == ["One", "Two", ""]
    assert pressed(raw, "drop-group-0")["rows"] == [two]
    longer = pressed(raw, "add-time-1")
    assert [len(row["times"]) for row in longer["rows"]] == [1, 2]
    assert pressed(longer, "drop-time-1-0")["rows"] == [one, two]
    assert pressed({"rows": []}, "add-phone")["rows"] == [empty_phone()]


@pytest.mark.parametrize(
    "button",
    ["", "save", "drop-group-7", "drop-time-9-9", "add-time-7", "add-time-77", "drop-phone-", "add-x"],
)
def test_a_button_that_means_nothing_changes_nothing(button):
    raw = {"rows": [empty_group()]}
    assert pressed(raw, button) == raw


def test_a_full_list_takes_no_more():
    raw = {"rows": [empty_group()] * MOST_GROUPS}
    assert pressed(raw, "add-group") == raw
