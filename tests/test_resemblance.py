"""Which programs look like one, which numbers like somebody else's, and in which words that is said."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programs.resemblance import (
    ENOUGH,
    LARGEST,
    Pair,
    Profile,
    Surroundings,
    borrowed,
    candidates,
    comparable,
    compare,
    like,
)

HARBOR = Profile(
    pk=1, name="Harbor Light Recovery", owner="Harbor Light Recovery", street="100 North Elm Street",
    suite="", city="Cincinnati", state="OH", zip="45202", point=(39.1071, -84.512),
    numbers=frozenset({"+15135550101"}), website="https://www.harbor.example.org/iop/",
)  # fmt: skip
FAR = {"street": "9 Oak Road", "city": "Toledo", "zip": "43604", "point": (41.66, -83.55), "website": ""}


def another(pk: int = 2, **changes: object) -> Profile:
    return replace(HARBOR, pk=pk, **changes)


def judged(one: Profile, other: Profile, *rest: Profile) -> Pair:
    return compare(one, other, Surroundings.of([one, other, *rest]))


def words(pair: Pair) -> str:
    return " ".join(each.words for each in pair.evidence)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({}, "The names are the same. The same street address. Both have 513-555-0101."),
        ({"street": "100 N. Elm St"}, "The same street address."),
        ({"name": "Harbor Light Recovery Center", "website": ""}, "The names are much alike."),
        ({"name": "Harbor Light Recovery, IOP", "numbers": frozenset()}, "The names are much alike."),
        ({"suite": "Suite 2"}, "The same street address; only one names a suite."),
        ({"street": "", "website": ""}, "The same town; a street is not given."),
        ({"street": "104 North Elm Street", "website": ""}, "As good as the same point on the map."),
        ({"name": "Payette House", "owner": "Payette", "website": ""}, "The names have little in common."),
        ({"website": "http://harbor.example.org/iop", "numbers": frozenset()},
         "Both have the page harbor.example.org/iop."),
    ],
)  # fmt: skip
def test_what_looks_like_one_program_is_shown_with_its_evidence(
    changes: dict[str, object], told: str
) -> None:
    [pair] = candidates([HARBOR, another(**changes)])
    assert (pair.one, pair.other) == (1, 2)
    assert told in words(pair)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        (FAR, "Other towns and ZIP codes. Both have 513-555-0101. About 183 miles apart."),
        ({**FAR, "point": None}, "Other towns and ZIP codes."),
        (
            {"name": "Riverbend Clinic", "numbers": frozenset(), "website": ""},
            "The names have little in common. The same street address.",
        ),
        (
            {"name": "Riverbend Clinic", "suite": "Suite 9", "website": ""},
            "The same street address; only one names a suite.",
        ),
    ],
)
def test_what_only_has_something_in_common_is_not_shown(changes: dict[str, object], told: str) -> None:
    other = another(**changes)
    pair = judged(replace(HARBOR, suite="Suite 1" if changes.get("suite") else ""), other)
    if changes.get("suite"):
        told = "The same building, other suites."
    assert told in words(pair)
    assert pair.points < ENOUGH


def test_two_parts_of_one_organization_in_one_house_are_less_alike_than_one_listed_twice() -> None:
    methadone = another(1, name="Harbor Light Recovery, Methadone Clinic")
    groups = another(2, name="Harbor Light Recovery, Evening Groups")
    pair = judged(methadone, groups)
    assert "two parts of it: “methadone clinic” and “evening groups”" in words(pair)
    assert pair.points < judged(HARBOR, another()).points


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("VOA Freedom House", "Volunteers of America Mid States"),
        ("Delta Behavioral Health", "Partial Hospital at Delta"),
        ("Care Consultants LLC, Outpatient", "Care Consultants Treatment Center"),
    ],
)
def test_a_name_told_in_another_way_counts(one: str, other: str) -> None:
    pair = judged(another(1, name=one, owner=one), another(2, name=other, owner=other))
    assert next(each.points for each in pair.evidence if each.about == "Name") == 10


def test_the_number_of_a_chain_joins_none_of_its_sites() -> None:
    sites = [
        another(n, street=f"{n} Oak Road", city=f"Town {n}", zip=f"{44000 + n}", point=None, website="")
        for n in range(1, 20)
    ]
    assert candidates(sites) == []
    assert "513-555-0101, which 19 programs have" in words(judged(*sites))


def test_the_likeliest_pair_comes_first_and_each_comes_once() -> None:
    pairs = candidates([another(3, name="Harbor Light Recovery Center"), another(2), HARBOR])
    assert [(pair.one, pair.other) for pair in pairs] == [(1, 2), (1, 3), (2, 3)]


PROFILES = st.builds(
    Profile,
    pk=st.integers(1, 9), name=st.sampled_from(["Harbor", "Harbor Light", "Elm House", "É"]),
    owner=st.sampled_from(["Harbor", "Elm"]), street=st.sampled_from(["", "1 Elm Street", "2 Elm St"]),
    suite=st.sampled_from(["", "Suite 1", "Unit 2"]), city=st.sampled_from(["Athens", "Xenia"]),
    state=st.just("OH"), zip=st.sampled_from(["", "45202", "45203"]),
    point=st.sampled_from([None, (39.1, -84.5), (39.1001, -84.5), (-90.0, 180.0)]),
    numbers=st.frozensets(st.sampled_from(["+15135550101", "+15135550102"])),
    website=st.sampled_from(["", "https://a.example.org", "https://a.example.org/b", "http://[broken"]),
)  # fmt: skip


@given(PROFILES, PROFILES)
def test_the_order_of_two_programs_changes_nothing(one: Profile, other: Profile) -> None:
    other = replace(other, pk=one.pk + 1)
    around = Surroundings.of([one, other])
    assert compare(one, other, around) == compare(other, one, around)


@pytest.mark.parametrize("count", [LARGEST + 1, 3 * LARGEST])
def test_the_work_grows_with_the_number_of_programs_and_not_with_its_square(count: int) -> None:
    """All at one address: every block that holds them all is too large to be compared pair by pair."""
    crowd = [another(n, name=f"Program {n}", numbers=frozenset({f"+1513555{n:04}"})) for n in range(count)]
    assert sum(1 for _ in comparable(crowd)) < count * LARGEST


def test_five_thousand_programs_are_compared_a_few_times_each() -> None:
    crowd = [
        another(n, name=f"Program {n % 900} of {n}", street=f"{n % 700} Elm Street", zip=f"{45000 + n % 60}",
                numbers=frozenset({f"+1513{n % 2500:07}"}), point=(39 + n % 977 / 500, -84 - n % 991 / 500))
        for n in range(5_000)
    ]  # fmt: skip
    assert sum(1 for _ in comparable(crowd)) < 6 * len(crowd)


def test_a_number_of_unlike_owners_is_told_with_the_programs_of_each() -> None:
    river = another(2, name="Riverbend Clinic", owner="Riverbend Clinic", website="")
    [line] = borrowed([HARBOR, river, another(3, numbers=frozenset())])
    assert (line.number, line.owners) == ("+15135550101", ["Harbor Light Recovery", "Riverbend Clinic"])
    assert [[one.pk for one in group] for group in line.holders] == [[1], [2]]


@pytest.mark.parametrize(
    "owner",
    ["Harbor Light Recovery", "Harbor Light Recovery Inc", "Harbor Texas LLC", "A Division of Harbor Light",
     "HLR Services"],
)  # fmt: skip
def test_one_owner_with_many_sites_borrows_nothing(owner: str) -> None:
    assert borrowed([HARBOR, another(2, owner=owner, name=owner, website="")]) == []


def test_owners_with_pages_on_one_site_are_alike() -> None:
    other = another(2, owner="Riverbend", name="Riverbend", website="https://harbor.example.org/riverbend")
    assert borrowed([HARBOR, other]) == []


def test_an_everyday_word_makes_no_two_owners_alike() -> None:
    trees = "amber birch cedar dogwood elder fir ginkgo holly ivy juniper kapok larch maple nutmeg oak pine"
    names = [f"Recovery {tree} {tree[::-1]}" for tree in trees.split()]
    [line] = borrowed([another(n, name=name, owner=name, website="") for n, name in enumerate(names)])
    assert len(line.holders) == 16


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({}, True),
        ({"street": "", "numbers": frozenset(), "website": "", "point": None}, True),
        ({"name": "Riverside Counseling", "website": ""}, True),
        ({"name": "Riverside Counseling", "website": "", "numbers": frozenset(), "street": "2 Ash"}, False),
        ({**FAR, "numbers": frozenset()}, False),
    ],
)
def test_a_program_typed_in_meets_those_that_it_may_be(changes: dict[str, object], found: bool) -> None:
    listed = [another(2), another(3, **FAR, name="Somewhere Else", numbers=frozenset())]
    pairs = like(another(0, **changes), listed)
    assert [pair.other for pair in pairs] == ([2] if found else [])
