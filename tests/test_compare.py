"""Programs side by side: differences first, unknown never a no, and the same table whoever stands first."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programs.compare import (
    NOT_STATED,
    Agreement,
    Cell,
    Row,
    Said,
    Subject,
    csv_rows,
    letter,
    rows,
    sections,
)

YES, NO = Cell(Said.YES, source="Directory, 2025"), Cell(Said.NO, source="Directory, 2025")
HOURS = Cell(Said.VALUE, ("9 hours a week",), "Our call, 2026")
SUBJECTS = (
    Subject("price", "Price", is_value=True, always=True),
    *(Subject(code, code.title(), "Group") for code in ("medicaid", "cbt", "spanish")),
)

known = st.sampled_from([YES, NO, HOURS, Cell(Said.VALUE, ("12 hours a week",))])
cells = st.one_of(known, st.just(NOT_STATED))
tables = st.lists(st.tuples(cells, cells, cells), max_size=12)


def as_rows(table):
    return [
        Row(Subject(str(number), f"Fact {number}"), tuple(said), asked=number % 3 == 0)
        for number, said in enumerate(table)
    ]


def all_rows(found):
    return [row for section in found for row in (*section.values, *section.facts)]


@given(tables)
def test_every_row_is_shown_once_and_differences_first(table):
    found = sections(as_rows(table))
    assert sorted(row.subject.key for row in all_rows(found)) == sorted(str(n) for n in range(len(table)))
    order = [list(Agreement).index(section.agreement) for section in found]
    assert order == sorted(set(order))
    assert all(section.count for section in found)


@given(st.lists(cells, min_size=2, max_size=4))
def test_not_stated_neither_agrees_nor_differs(said):
    row = Row(SUBJECTS[1], tuple(said))
    stated = {(cell.said, cell.lines) for cell in said if cell is not NOT_STATED}
    if len(stated) > 1:
        assert row.agreement is Agreement.DIFFERENT
    elif NOT_STATED in said:
        assert row.agreement is Agreement.UNSAID
        assert row.nobody is not known
    else:
        assert row.agreement is Agreement.SAME


@given(st.lists(st.sampled_from([YES, NO, NOT_STATED]), min_size=2, max_size=4))
def test_unknown_is_never_shown_as_no(said):
    row = Row(SUBJECTS[1], tuple(said))
    assert [cell.words == "No" for cell in row.cells] == [cell is NO for cell in said]
    assert [cell.words == "Not stated" for cell in row.cells] == [cell is NOT_STATED for cell in said]


@given(tables, st.permutations(range(3)))
def test_who_stands_first_changes_no_section(table, order):
    def kinds(found):
        return {row.subject.key: section.agreement for section in found for row in all_rows([section])}

    moved = [tuple(said[place] for place in order) for said in table]
    assert kinds(sections(as_rows(table))) == kinds(sections(as_rows(moved)))


@given(tables)
def test_only_differences_leaves_out_just_what_is_the_same(table):
    everything, differing = sections(as_rows(table)), sections(as_rows(table), only_differences=True)
    assert differing == [section for section in everything if section.agreement is not Agreement.SAME]


@given(tables)
def test_what_was_asked_for_leads_its_section(table):
    for section in sections(as_rows(table)):
        asked = [row.asked for row in section.facts]
        assert asked == sorted(asked, reverse=True)


def test_a_fact_that_nobody_states_has_no_row_unless_it_always_has_one():
    found = rows(SUBJECTS, [{"medicaid": YES}, {"medicaid": NO}], asked={"medicaid"})
    assert [row.subject.key for row in found] == ["price", "medicaid"]
    assert found[0].cells == (NOT_STATED, NOT_STATED)
    assert [row.asked for row in found] == [False, True]


@pytest.mark.parametrize(
    ("said", "sources"),
    [
        ((YES, NO), [("", "Directory, 2025")]),
        ((YES, HOURS), [("A", "Directory, 2025"), ("B", "Our call, 2026")]),
        ((NOT_STATED, NO), [("B", "Directory, 2025")]),
        ((NOT_STATED, NOT_STATED), []),
    ],
)
def test_a_row_names_its_sources_by_the_letter_of_the_program(said, sources):
    assert Row(SUBJECTS[1], said).sources == sources


def test_values_stand_before_yes_and_no():
    table = rows(SUBJECTS, [{"medicaid": YES, "price": HOURS}, {"medicaid": NO, "price": NO}])
    (section,) = sections(table)
    assert [row.subject.key for row in section.values] == ["price"]
    assert [row.subject.key for row in section.facts] == ["medicaid"]


def test_the_spreadsheet_says_what_the_page_says():
    table = rows(SUBJECTS, [{"medicaid": YES, "price": HOURS}, {"medicaid": NO}])
    assert list(csv_rows(["Harbor", "Lantern"], sections(table))) == [
        ["Fact", "Group", "How they stand", "Harbor", "Lantern", "Source for Harbor", "Source for Lantern"],
        ["Medicaid", "Group", "different", "Yes", "No", "Directory, 2025", "Directory, 2025"],
        ["Price", "", "unsaid", "9 hours a week", "Not stated", "Our call, 2026", ""],
    ]


def test_programs_are_lettered():
    assert [letter(number) for number in range(4)] == ["A", "B", "C", "D"]
