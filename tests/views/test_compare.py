"""`/compare/` and `/compare.csv`: any link opens, and says what it could not show."""

from __future__ import annotations

import csv
import io
from urllib.parse import parse_qsl, urlsplit

import pytest

from programs.curation import record_fact
from programs.models import Price, Term
from tests import make
from tests.reading import having, links, parsed, part, words

pytestmark = pytest.mark.django_db

EVENINGS = [(0, "18:00", "21:00"), (2, "18:00", "21:00"), (3, "18:00", "21:00")]


@pytest.fixture
def three():
    """Harbor says yes to Medicaid, Lantern says no, Meadow has not said; all take cash."""
    return [
        make.program("Harbor", yes=["medicaid", "self-pay", "cbt"], sessions=EVENINGS, weeks=8),
        make.program("Lantern", yes=["self-pay"], no=["medicaid"], organization="=HYPERLINK(1)"),
        make.program("Meadow", yes=["self-pay", "hybrid"], status="closed", closed_on=make.TODAY),
    ]


def path_of(*programs, extra=""):
    return "/compare/?" + "&".join(f"p={getattr(one, 'slug', one)}" for one in programs) + extra


def rows_of(response):
    """{section: {row: [cells]}} as a reader sees the table."""
    found, section = {}, ""
    for line in parsed(response).iter("tr"):
        heads, cells = line.findall("th"), line.findall("td")
        if heads and heads[0].get("scope") == "rowgroup":
            section = words(heads[0]).partition(" ")[0] + " " + words(heads[0]).split()[1]
        elif cells and heads:
            name = words(part(heads[0], "summary")) if heads[0].find("details") is not None else ""
            found.setdefault(section, {})[name] = [words(cell) for cell in cells]
    return found


def test_differences_come_first_and_unknown_is_no_no(client, three):
    found = rows_of(client.get(path_of(*three)))
    assert list(found)[1:] == ["Where they", "Where someone", "What they"]
    assert found["Where they"]["Medicaid"] == ["Yes", "No", "Not stated"]
    assert found["Where someone"]["Cognitive behavioral therapy (CBT)"] == ["Yes", "Not stated", "Not stated"]
    assert found["What they"]["Cash or self-pay"] == ["Yes", "Yes", "Yes"]


def test_a_narrower_yes_is_a_yes(client, three):
    found = rows_of(client.get(path_of(three[0], three[2])))
    assert found["Where someone"]["In person"] == ["Not stated", "Yes"]


def test_yes_no_and_not_stated_look_different(client, three):
    main = part(parsed(client.get(path_of(*three))), "main")
    for kind, word in (("said-yes", "Yes"), ("said-no", "No"), ("said-not-stated", "Not stated")):
        cells = having(main, kind)
        assert cells
        assert {words(cell) for cell in cells} == {word}


def test_the_schedule_is_added_up(client, three):
    found = rows_of(client.get(path_of(three[0], three[1])))["Where someone"]
    assert "Mon Wed Thu 6–9 pm" in found["When it meets"][0]
    assert "9 hours a week" in found["Hours a week"][0]
    assert "8 weeks, 72 hours and 24 trips" in found["The whole course"][0]
    assert found["When it meets"][1] == "Not stated"


def test_who_says_so_and_when_is_one_tap_away(client, three):
    desk = make.source("desk", name="Our curators", kind="curator", observed="")
    term = Term.objects.get(code="medicaid")
    record_fact(three[2], term, True, source=desk, observed_on=make.TODAY)
    main = part(parsed(client.get(path_of(*three))), "main")
    (medicaid,) = (d for d in main.iter("details") if words(part(d, "summary")) == "Medicaid")
    assert "A Test Directory, survey of 2025" in words(medicaid)
    assert "C Our curators, March 2, 2026" in words(medicaid)
    assert term.explanation in words(medicaid)


def test_only_the_differences_leaves_out_what_is_the_same(client, three):
    response = client.get(path_of(*three, extra="&only=differences"))
    assert "What they" not in rows_of(response)
    assert path_of(*three) in links(parsed(response))
    assert f"{path_of(*three)}&only=differences" in links(parsed(client.get(path_of(*three))))


def test_a_closed_program_is_marked(client, three):
    heads = [words(head) for head in part(parsed(client.get(path_of(*three))), "thead").iter("th")]
    assert [("Closed Mar 2026" in head) for head in heads] == [False, False, True]


def test_what_was_asked_leads_its_section_and_is_marked(client, places, three):
    Price.objects.create(
        program=three[0], unit="week", basis="self_pay", cents=35_000, valid_from=make.TODAY,
        source=three[0].source, observed_on=make.TODAY,
    )  # fmt: skip
    extra = "&near=45202&pays=medicaid&max_weekly=400"
    found = rows_of(client.get(path_of(*three, extra=extra)))
    assert next(iter(found["Where someone"])) == "Price you asked"
    assert found["Where they"]["Medicaid you asked"] == ["Yes", "No", "Not stated"]
    assert all(
        "mile" in cell for row in found["What they"].items() if row[0] == "Distance" for cell in row[1]
    )


def test_the_search_travels_along(client, places, three):
    response = client.get(path_of(three[0], three[1], extra="&near=45202&when=evening"))
    sheet = next(link for link in links(parsed(response)) if link.startswith("/call-sheet/"))
    pairs = parse_qsl(urlsplit(sheet).query)
    assert pairs == [
        ("p", three[0].slug), ("p", three[1].slug), ("near", "45202"), ("when", "evening"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("slugs", "sentence"),
    [
        ((), "Choose two to four programs"),
        (("harbor",), "Choose at least one more"),
        (("harbor", "gone"), "We have no page for “gone”."),
        (("gone", "<b>"), "We have no page for “<b>”."),
        (("harbor", "harbor"), "Choose at least one more"),
    ],
)
def test_too_few_or_unknown_programs_are_said_kindly(client, three, slugs, sentence):
    paths = [three[0] if slug == "harbor" else slug for slug in slugs]
    response = client.get(path_of(*paths))
    assert response.status_code == 200
    assert sentence in words(response)
    assert "Find programs to compare" in words(response)


def test_a_fifth_program_is_left_out_by_name(client, three):
    more = [make.program(f"More {number}") for number in range(2)]
    response = client.get(path_of(*three, *more))
    assert "so we left out More 1" in words(response)
    assert "4 programs side by side" in words(response)


def test_programs_stand_in_the_order_of_the_link(client, three):
    heads = part(parsed(client.get(path_of(*reversed(three)))), "thead")
    assert [words(link) for link in heads.iter("a") if link.get("data-program")] == [
        "Meadow", "Lantern", "Harbor",
    ]  # fmt: skip


def test_a_draft_is_as_unknown_as_a_program_that_never_was(client, three):
    draft = make.program(status="draft")
    assert f"We have no page for “{draft.slug}”." in words(client.get(path_of(three[0], draft)))


@pytest.mark.parametrize("slug", ["a%00b", "%F0%9F%98%80", "x" * 5000, "../../etc", "'%20OR%201=1--"])
def test_hostile_slugs_are_only_unknown(client, three, slug):
    assert client.get(path_of(three[0], three[1], slug)).status_code == 200


def test_the_spreadsheet_holds_every_row_and_no_formula(client, three):
    response = client.get(path_of(*three).replace("/compare/", "/compare.csv"))
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert "attachment" in response["Content-Disposition"]
    head, *lines = csv.reader(io.StringIO(response.content.decode("utf-8-sig")))
    assert head[:6] == ["Fact", "Group", "How they stand", "Harbor", "Lantern", "Meadow"]
    by_name = {line[0]: line for line in lines}
    assert by_name["Medicaid"][2:6] == ["different", "Yes", "No", "Not stated"]
    assert by_name["Who runs it"][4] == "'=HYPERLINK(1)"
    assert all(len(line) == len(head) for line in lines)


def test_two_programs_or_four_with_more_facts_take_the_same_queries(queries, three):
    few = queries(path_of(three[0], three[1]))
    make.facts(three[1], ["aetna", "anthem", "cigna", "humana"])
    make.track(three[1], EVENINGS)
    four = path_of(*three, make.program(yes=["cbt"], sessions=EVENINGS))
    assert queries(four) == few <= 19
