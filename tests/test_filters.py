"""The filter as people use it: what is in the address, and which programs answer, in which order."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest
from django.http import QueryDict
from django.utils import translation

from programs.filters import ProgramFilter, address
from programs.query import Limit
from tests import make
from tests.reading import having, headings, parsed, words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("places")]

EVENINGS = [(day, "18:00", "21:00") for day in range(3)]
MORNINGS = [(day, "09:00", "12:00") for day in range(3)]
WEEKENDS = [(5, "09:00", "14:00"), (6, "09:00", "14:00")]
NEAR = 39.1072, -84.5018
"""The middle of 45202."""


@pytest.fixture
def ohio() -> None:
    """Programs a mile or so apart, the nearest first, each named for what it says."""
    says: list[tuple[str, dict]] = [
        ("Evening Medicaid", {"sessions": EVENINGS, "yes": ["medicaid", "cbt"], "no": ["medicare"]}),
        ("Morning Medicare", {"sessions": MORNINGS, "yes": ["medicare", "dbt"], "no": ["medicaid"]}),
        ("Weekend Silent", {"sessions": WEEKENDS}),
        ("Silent", {}),
        ("Veterans", {"yes": ["veterans", "veterans-track", "wheelchair", "spanish"]}),
        ("Women", {"yes": ["women-only"], "min_age": 18, "max_age": 64}),
        ("Teens", {"yes": ["adolescents-only"], "min_age": 12, "max_age": 17}),
        ("Hybrid", {"yes": ["hybrid", "carf", "aetna"]}),
        ("Prescribes", {"yes": ["oud-medication-here", "alcohol", "child-care"]}),
        ("Day treatment", {"level": "php"}),
    ]
    for place, (name, fields) in enumerate(says):
        make.program(name, lat=NEAR[0] + place * 1.2 / 69, lon=NEAR[1], **fields)
    online = {"lat": None, "lon": None, "yes": ["telehealth"], "no": ["in_person"]}
    make.program("Online Ohio", telehealth_states=["OH"], **online)
    make.program("Online Kentucky", telehealth_states=["KY"], state="KY", **online)
    make.program("Online Anywhere", **online)


IOP = [
    "Evening Medicaid",
    "Morning Medicare",
    "Weekend Silent",
    "Silent",
    "Veterans",
    "Women",
    "Teens",
    "Hybrid",
]
ALL = [*IOP, "Prescribes"]


def without(*names: str) -> list[str]:
    return [name for name in ALL if name not in names]


def first(name: str, *others: str) -> list[str]:
    """One fits; the others have not said, all but those named as well."""
    return [name, *(other for other in ALL if other != name and other not in others)]


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ("", ALL),
        ("&when=evening&unknown=hide", ["Evening Medicaid"]),
        ("&when=day&unknown=hide", ["Morning Medicare"]),
        ("&when=day&when=evening&unknown=hide", ["Evening Medicaid", "Morning Medicare"]),
        ("&when=weekend&unknown=hide", ["Weekend Silent"]),
        ("&when=evening", first("Evening Medicaid", "Morning Medicare", "Weekend Silent")),
        ("&free=mo1730-2200_tu1730-2200_we1730-2200&unknown=hide", ["Evening Medicaid"]),
        ("&free=mo1800-2100_tu1800-2100_we1800-2100&trip=30&unknown=hide", []),
        ("&pays=medicaid&unknown=hide", ["Evening Medicaid"]),
        ("&pays=medicaid&pays=medicare&unknown=hide", ["Evening Medicaid", "Morning Medicare"]),
        ("&pays=medicaid&therapy=dbt&unknown=hide", []),
        ("&pays=medicaid", first("Evening Medicaid", "Morning Medicare")),
        ("&insurer=aetna&unknown=hide", ["Hybrid"]),
        ("&therapy=cbt&therapy=dbt&unknown=hide", ["Evening Medicaid", "Morning Medicare"]),
        ("&service=child-care&unknown=hide", ["Prescribes"]),
        ("&medication=oud-medication-here&unknown=hide", ["Prescribes"]),
        ("&focus=alcohol&unknown=hide", ["Prescribes"]),
        ("&serves=veterans&unknown=hide", ["Veterans"]),
        ("&serves=veterans-track&unknown=hide", ["Veterans"]),
        ("&serves=women-only&unknown=hide", ["Women"]),
        ("&language=spanish&unknown=hide", ["Veterans"]),
        ("&access=wheelchair&unknown=hide", ["Veterans"]),
        ("&accredited=carf&unknown=hide", ["Hybrid"]),
        ("&age=15&unknown=hide", ["Teens"]),
        ("&age=30&unknown=hide", ["Women"]),
        ("&level=php", ["Day treatment"]),
        ("&level=php&level=iop", [*ALL, "Day treatment"]),
        ("&delivery=in_person&unknown=hide", ["Hybrid"]),
        ("&delivery=hybrid&unknown=hide", ["Hybrid"]),
        ("&delivery=telehealth&unknown=hide", ["Hybrid", "Online Ohio"]),
        ("&delivery=telehealth&state=KY&unknown=hide", ["Hybrid", "Online Kentucky"]),
        ("&state=OH&unknown=hide", [*ALL, "Online Ohio"]),
        ("&state=OH&state=KY&unknown=hide", [*ALL, "Online Kentucky", "Online Ohio"]),
        ("&state=OH", [*ALL, "Online Ohio", "Online Anywhere"]),
        ("&within=5", ALL[:5]),
        ("&state=&pays=&age=&q=", ALL),
    ],
)  # fmt: skip
def test_an_address_finds_these_programs(client, ohio, asked, names):
    found = headings(client.get(f"/programs/?near=45202&sort=distance{asked}"))
    online = [name for name in found if name.startswith("Online")]
    placed = [name for name in found if name not in online]
    assert placed + sorted(online, key=lambda name: (name == "Online Anywhere", name)) == names


@pytest.mark.parametrize(
    ("asked", "limits"),
    [
        ("pays=medicare&pays=medicaid", [Limit("pays", ("medicaid", "medicare"))]),
        ("free=TU0900-1200_mo0900-1000.1000-1200", [Limit("free", ("mo0900-1200_tu0900-1200",))]),
        ("state=OH&state=", [Limit("state", ("OH",))]),
        ("age=015", [Limit("age", ("15",))]),
        ("when=", []),
        ("unknown=show&sort=best", []),
    ],
)
def test_an_address_is_read_into_limits(asked, limits):
    assert list(ProgramFilter(QueryDict(asked)).search_query().limits) == limits


@pytest.mark.parametrize(
    "asked",
    [
        "",
        "pays=medicaid&pays=medicare",
        "when=day&free=mo0900-1200&age=15&open=taking&max_weekly=400&trip=30&unknown=hide&sort=checked",
        "delivery=telehealth&state=KY&state=OH",
        "q=harbor+light&page=3",
    ],
)
def test_an_address_written_again_says_the_same(asked):
    query = ProgramFilter(QueryDict(asked)).search_query()
    again = ProgramFilter(QueryDict(address(query).partition("?")[2])).search_query()
    assert again == query


@pytest.mark.parametrize(
    ("asked", "problem"),
    [
        ("within=7", "We can look within 5, 10, 25, 50 or 100 miles"),
        ("when=noon", "“noon” is not a choice"),
        ("pays=gold", "“gold” is not a choice"),
        ("state=ZZ", "“ZZ” is not a choice"),
        ("level=spa", "“spa” is not a choice"),
        ("age=4", "Type an age in whole years"),
        ("age=old", "Type an age in whole years"),
        ("max_weekly=0", "Type whole dollars a week"),
        ("max_weekly=12.50", "Type whole dollars a week"),
        ("trip=241", "Type the minutes of the trip"),
        ("free=xx0900-1200", "does not start with a day"),
        ("free=mo0910-1200", "is not on the half-hour"),
        ("unknown=maybe", "Type “show” or “hide”"),
        ("sort=name", "We can sort by best, distance, checked or soonest."),
        ("page=0", "That is not a page number."),
        ("q=" + "x" * 121, "That name is too long."),
    ],
)
def test_what_cannot_be_read_is_said_in_a_sentence(asked, problem):
    (said,) = ProgramFilter(QueryDict(asked)).problems
    assert problem in said


@pytest.mark.parametrize(
    ("asked", "limits", "unknown"),
    [
        ("pays=gold&pays=medicaid", [Limit("pays", ("medicaid",))], ["gold"]),
        ("pays=medicaid&pays=gold&pays=silver&pays=gold", [Limit("pays", ("medicaid",))], ["gold", "silver"]),
        ("state=OH&state=ZZ&when=evening", [Limit("when", ("evening",)), Limit("state", ("OH",))], ["ZZ"]),
        ("when=noon&pays=medicaid", [Limit("pays", ("medicaid",))], ["noon"]),
        ("when=noon", [], ["noon"]),
        ("pays=a&pays=b&pays=c&pays=d&pays=e", [], ["a", "b", "c"]),
        ("pays=medicaid&pays=" + "x" * 99, [Limit("pays", ("medicaid",))], ["x" * 39 + "…"]),
        ("pays=medicaid&pays=%00", [Limit("pays", ("medicaid",))], [""]),
    ],
)
def test_options_we_know_count_beside_one_we_do_not(asked, limits, unknown):
    read = ProgramFilter(QueryDict(asked))
    assert sorted(read.search_query().limits, key=str) == sorted(limits, key=str)
    assert [problem.partition("” is not a choice")[0] for problem in read.problems] == [
        f"“{option}" for option in unknown
    ]


def test_a_page_says_which_option_it_left_out_and_ticks_the_others(client, ohio):
    page = parsed(client.get("/programs/?near=45202&pays=gold&pays=medicaid&unknown=hide"))
    (notice,) = (each for each in page.iter() if each.get("id") == "problems")
    assert "“gold” is not a choice under “How you can pay”." in words(notice)
    ticked = [
        box.get("value")
        for box in page.iter("input")
        if box.get("name") == "pays" and "checked" in box.attrib
    ]
    assert ticked == ["medicaid"]
    assert [words(card.find("h3")) for card in having(page, "card-head")] == ["Evening Medicaid"]


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("xx0900", "“xx0900” no empieza con un día: escriba uno de mo, tu, we, th, fr, sa, su."),
        ("mo0910-1200", "“0910-1200” no es una hora ni una media hora en punto"),
        ("mo2200-0000", "para la medianoche escriba mo2200-2400."),
        ("su2200-0200", "para pasar de la medianoche escriba su2200-2400_mo0000-0200."),
        ("mo{0}{text}", "“mo{0}{text}” no es una hora de inicio y otra de fin"),
    ],
)
def test_what_is_wrong_with_a_week_is_told_to_the_letter_in_spanish(code, told):
    with translation.override("es"):
        (said,) = ProgramFilter(QueryDict(urlencode({"free": code}))).problems
    assert told in said
