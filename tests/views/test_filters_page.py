"""The page around the list: every question with its counts, what was chosen, and how the numbers add up."""

from __future__ import annotations

import re

import pytest
from django.template import Context, Template

from programs.filters import ProgramFilter
from programs.matching import Tally
from programs.views.filter_groups import ORDER, choices, count_text
from tests import make
from tests.reading import having, links, parsed, words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("places")]

EVENINGS = [(day, "18:00", "21:00") for day in range(3)]
ELSEWHERE = {"near", "within", "q", "page", "sort"}
"""Parameters whose controls are not questions of the panel."""


@pytest.fixture
def few():
    make.program(
        "Says yes", sessions=EVENINGS, yes=["medicaid", "cbt", "hybrid", "veterans-track"], opening=""
    )
    make.program("Says no", no=["medicaid"])
    make.program("Says little")
    online = {"lat": None, "lon": None, "yes": ["telehealth", "medicaid"], "no": ["in_person"]}
    make.program("Online Ohio", telehealth_states=["OH"], **online)
    make.program("Online Unsure", **online)


def get(client, asked=""):
    return parsed(client.get(f"/programs/?near=45202{asked}"))


def by_id(tree, name):
    return next((element for element in tree.iter() if element.get("id") == name), None)


def controls(tree):
    """Every control of the search, by name."""
    named: dict[str, list] = {}
    of_the_search = [e for e in tree.iter() if e.get("form") == "search"]
    for element in (*by_id(tree, "search").iter(), *of_the_search):
        if element.tag in {"input", "select"} and element.get("name"):
            named.setdefault(element.get("name"), []).append(element)
    return named


def option(tree, name, value):
    """The words beside a checkbox, and whether it is ticked."""
    for label in having(tree, "option"):
        box = label.find("input")
        if (box.get("name"), box.get("value")) == (name, value):
            return words(label), box.get("checked") is not None
    return None


def test_every_parameter_has_a_control(client, few):
    named = set(controls(get(client, "&free=mo1800-2100"))) - {"insurer"}
    make.program("Insured", yes=["aetna"])
    named |= set(controls(get(client, "&free=mo1800-2100")))
    assert named == set(ProgramFilter.base_filters) - {"page"}


@pytest.mark.parametrize(
    ("asked", "name", "value", "said"),
    [
        ("", "pays", "medicaid", "Medicaid 1 · 1 not stated"),
        ("", "when", "evening", "Evenings 1 · 2 not stated"),
        ("&pays=medicaid", "when", "evening", "Evenings 1 · 1 not stated"),
        ("&pays=medicaid", "pays", "medicaid", "Medicaid 1 · 1 not stated"),
        ("&state=OH", "pays", "medicaid", "Medicaid 2 · 2 not stated"),
        ("", "open", "taking", "Taking new people now 0 · 3 not stated"),
        ("", "level", "iop", "Intensive outpatient 3"),
    ],
)
def test_an_option_says_how_many_say_yes_and_how_many_have_not_said(client, few, asked, name, value, said):
    assert option(get(client, asked), name, value)[0] == said


def test_an_option_nobody_could_meet_stays_out_unless_chosen(client, few):
    assert option(get(client), "level", "php") is None
    assert option(get(client, "&level=php"), "level", "php") == ("Partial hospitalization 0", True)


def test_a_long_group_shows_the_most_asked_and_folds_the_rest(client, few):
    group = by_id(get(client), "group-therapy")
    (folded,) = [held for held in group.iter("details") if held is not group]
    names = [box.get("value") for box in group.iter("input")]
    hidden = [box.get("value") for box in folded.iter("input")]
    assert names[:2] == ["individual-therapy", "group-therapy"]
    assert len(names) - len(hidden) == 8
    assert words(folded.find("summary")) == f"{len(hidden)} more"


def test_a_chosen_option_is_never_folded_away_and_opens_its_group(client, few):
    tree = get(client, "&therapy=yoga-movement")
    group = by_id(tree, "group-therapy")
    (folded,) = [held for held in group.iter("details") if held is not group]
    assert group.get("open") is not None
    assert "yoga-movement" not in [box.get("value") for box in folded.iter("input")]
    assert option(tree, "therapy", "yoga-movement")[1]
    assert by_id(tree, "group-service").get("open") is None


@pytest.mark.parametrize(
    ("group", "headings"),
    [
        (
            "medication",
            ["Prescribed here", "Through a partner", "Open to people who already take it", "The medicines"],
        ),
        ("serves", ["Welcomes them", "Has a group for them", "Serves only these people"]),
    ],
)
def test_groups_that_mean_different_things_part(client, few, group, headings):
    assert [words(legend) for legend in by_id(get(client), f"group-{group}").iter("legend")] == headings


def test_every_option_of_the_filter_is_under_some_question():
    for name in ORDER:
        if name != "age":
            listed = [code for _, options in choices(name, "en") for code, _ in options]
            assert sorted(listed) == sorted(
                code for code, _ in ProgramFilter.base_filters[name].extra["choices"]
            )


@pytest.mark.parametrize(
    ("asked", "chip", "leads_to"),
    [
        ("&when=evening", "Evening groups", "/programs/?near=45202"),
        ("&pays=medicaid&pays=medicare", "Medicare", "/programs/?near=45202&pays=medicaid"),
        ("&age=15", "Aged 15", "/programs/?near=45202"),
        ("&state=OH", "Online from Ohio", "/programs/?near=45202"),
        ("&level=php", "Partial hospitalization", "/programs/?near=45202"),
        ("&max_weekly=1200", "Up to $1,200 a week", "/programs/?near=45202"),
        ("&free=mo1800-2100&trip=30", "Fits your week", "/programs/?near=45202"),
        ("&q=says", "Called “says”", "/programs/?near=45202"),
        ("&pays=medicaid&unknown=hide", "Nothing left unsaid", "/programs/?near=45202&pays=medicaid"),
        ("&sort=checked&open=taking&page=1", "Taking new people", "/programs/?near=45202&sort=checked"),
    ],
)
def test_each_choice_is_taken_away_by_its_own_link(client, few, asked, chip, leads_to):
    found = {words(link): link.get("href") for link in having(get(client, asked), "chip")}
    assert found[f"Take away: {chip} ×"] == leads_to


def test_everything_is_cleared_at_once_but_the_place(client, few):
    tree = get(client, "&within=50&pays=medicaid&unknown=hide&q=says&free=mo1800-2100&trip=15&sort=checked")
    cleared = [link.get("href") for link in tree.iter("a") if words(link) == "Clear all"]
    assert cleared == ["/programs/?near=45202&within=50&sort=checked"]


@pytest.mark.parametrize(
    ("asked", "control", "sentence"),
    [
        ("&age=old", "age", "Type an age in whole years"),
        ("&max_weekly=much", "max_weekly", "Type whole dollars"),
        ("&pays=gold", "group-pays", "“gold” is not a choice"),
        ("&state=ZZ", "group-delivery", "“ZZ” is not a choice"),
        ("&free=nonsense", "group-when", "does not start with a day"),
        ("&within=7", "within", "We looked within 25."),
        ("&sort=name", "sort", "We can sort by"),
        ("&unknown=maybe", "unknown", "Type “show” or “hide”"),
    ],
)
def test_what_cannot_be_read_is_said_above_and_beside_its_control(client, few, asked, control, sentence):
    answer = client.get(f"/programs/?near=45202{asked}")
    tree = parsed(answer)
    (link,) = by_id(tree, "problems").iter("a")
    assert answer.status_code == 200
    assert link.get("href") == f"#{control}"
    assert by_id(tree, control) is not None
    assert sentence in words(link)
    assert by_id(tree, "filters").get("open") is not None
    for problem in having(tree, "problem"):
        assert sentence in words(problem)


@pytest.mark.parametrize("name", ["age", "max_weekly"])
def test_a_number_that_cannot_be_read_is_kept_to_be_mended(client, few, name):
    box = by_id(get(client, f"&{name}=12x"), name)
    assert (box.get("value"), box.get("aria-invalid")) == ("12x", "true")
    assert by_id(get(client, f"&{name}=12x"), box.get("aria-describedby")) is not None


@pytest.mark.parametrize(
    ("asked", "totals"),
    [
        ("", "3 programs are here."),
        (
            "&pays=medicaid",
            "1 program fits what you asked for. 1 more might fit, but has not said everything: 2 in all.",
        ),
        (
            "&pays=medicaid&state=OH",
            "2 programs fit what you asked for: 1 in this area and 1 online. "
            "2 more might fit, but have not said everything: 4 in all.",
        ),
        (
            "&pays=medicaid&unknown=hide",
            "1 program fits what you asked for. 1 more has not said everything. You chose to leave them out.",
        ),
        (
            "&pays=medicare&therapy=dbt",
            "No program here says yes to everything you asked for. "
            "3 might fit, but have not said everything.",
        ),
    ],
)
def test_the_numbers_add_up_in_words(client, few, asked, totals):
    status = by_id(get(client, asked), "totals")
    assert status.get("role") == "status"
    assert words(status) == totals


def test_the_list_parts_into_what_fits_online_and_what_might(client, few):
    tree = get(client, "&pays=medicaid&state=OH")
    heads = {words(h.find("h2")): h for h in having(tree, "list-head")}
    assert list(heads) == [
        "These fit 1",
        "Online, licensed for Ohio 1",
        "These might fit 1",
        "Online for Ohio: these might fit 1",
    ]
    shown = [words(card) for card in having(tree, "card")]
    assert "Not stated, so ask: where its online sessions are licensed" in shown[3]
    assert "Not stated, so ask: Medicaid" in shown[2]
    assert "Not stated" not in shown[0] + shown[1]


@pytest.mark.parametrize(
    "asked", ["", "&pays=medicaid", "&pays=medicaid&state=OH", "&unknown=hide&pays=medicaid"]
)
def test_the_parts_of_the_list_hold_as_many_as_they_say(client, few, asked):
    tree = get(client, asked)
    counts = [int(words(having(head, "count")[0])) for head in having(tree, "list-head")]
    lists = [len(having(cards, "card")) for cards in having(tree, "cards")]
    assert counts == lists
    go = words(having(tree, "filters-go")[0])
    assert go.startswith(f"Show {sum(counts)} program")


def test_the_week_is_said_in_words_with_a_link_to_change_it(client, few):
    week = by_id(get(client, "&free=mo1800-2100_tu1800-2100&trip=30&pays=medicaid"), "group-when")
    assert "You can go Monday and Tuesday from 6 pm to 9 pm." in words(week)
    (change,) = [link.get("href") for link in week.iter("a")]
    assert change == "/my-week/?near=45202&pays=medicaid&free=mo1800-2100_tu1800-2100&trip=30" or (
        change.startswith("/my-week/?near=45202") and "free=mo1800-2100_tu1800-2100" in change
    )
    chosen = [o for o in by_id(week, "trip").iter("option") if o.get("selected") is not None]
    assert [words(o) for o in chosen] == ["30 minutes"]


def test_without_a_week_the_search_goes_along_to_paint_one(client, few):
    week = by_id(get(client, "&pays=medicaid"), "group-when")
    assert links(week) == ["/my-week/?near=45202&pays=medicaid"]


@pytest.mark.parametrize(
    ("asked", "selected"),
    [("", [""]), ("&state=OH", ["OH", ""]), ("&state=OH&state=KY", ["KY", "OH"])],
)
def test_one_or_two_states_are_named(client, few, asked, selected):
    found = []
    for control in controls(get(client, asked))["state"]:
        chosen = [o.get("value") for o in control.iter("option") if o.get("selected") is not None]
        found.append((chosen or [""])[0])
    assert found == selected


@pytest.mark.parametrize(
    ("near", "note"),
    [
        ("45202", None),
        ("Ohio", "This is the whole state. Type a town or a ZIP code to choose how far."),
        ("", "How far counts from the place you type."),
    ],
)
def test_how_far_is_explained_where_it_does_not_count(client, few, near, note):
    found = by_id(parsed(client.get(f"/programs/?near={near}")), "within-note")
    assert (words(found) if found is not None else None) == note


@pytest.mark.parametrize(
    ("asked", "usual", "chosen"),
    [
        ("near=45202", "Nearest first", "Nearest first"),
        ("near=45202&pays=medicaid", "Best fit first", "Best fit first"),
        ("near=45202&pays=medicaid&sort=soonest", "Best fit first", "Soonest opening first"),
        ("near=Ohio", "Newest check first", "Newest check first"),
    ],
)
def test_the_usual_order_has_no_value_so_that_addresses_stay_short(client, few, asked, usual, chosen):
    options = list(by_id(parsed(client.get(f"/programs/?{asked}")), "sort").iter("option"))
    assert [words(o) for o in options if o.get("value") == ""] == [usual]
    assert [words(o) for o in options if o.get("selected") is not None] == [chosen]
    assert len(options) == (4 if "45202" in asked else 3)


def test_htmx_gets_only_what_changes(client, few):
    answer = client.get("/programs/?near=45202&pays=medicaid", headers={"hx-request": "true"})
    text = answer.text
    assert "<html" not in text
    assert 'id="heading"' in text
    assert 'hx-swap-oob="true"' in text
    assert 'data-address="/programs/?near=45202&amp;pays=medicaid"' in text
    assert "Says yes" in text


def test_htmx_is_sent_to_a_page_of_its_own_where_the_place_is_not_clear(client):
    answer = client.get("/programs/?near=Springfield&pays=medicaid", headers={"hx-request": "true"})
    assert (answer.status_code, answer.content) == (200, b"")
    assert answer["HX-Redirect"] == "/programs/?near=Springfield&pays=medicaid"


def test_the_page_names_no_more_than_six_things_to_fetch(client, few):
    page = client.get("/programs/?near=45202").text
    fetched = re.findall(r'<(?:link rel="(?:stylesheet|icon)"|script)[^>]*(?:href|src)="([^"]+)"', page)
    assert len(fetched) <= 5
    assert len([name for name in fetched if name.endswith(".css")]) <= 3
    assert not re.search(r"<(script|style)>|\son\w+=|\sstyle=", page)


def test_other_levels_of_care_are_offered_where_nothing_is_found(client):
    make.program("Day place", level="php", lat=39.2072, lon=-84.5018)
    make.program("Weekly place", level="outpatient", lat=39.3)
    tree = get(client)
    (relax,) = having(tree, "relax")
    assert "Other levels of care nearby" in words(relax)
    assert "Partial hospitalization. 6.9 miles" in words(relax)
    everything = [link.get("href") for link in relax.iter("a") if words(link) == "See all 2"]
    assert len(having(parsed(client.get(everything[0])), "card")) == 2


@pytest.mark.parametrize(
    ("yes", "unsaid", "said"),
    [(4, 6, "4 · 6 not stated"), (4, 0, "4"), (0, 6, "0 · 6 not stated"), (1200, 0, "1,200")],
)
def test_counts_read_as_words(yes, unsaid, said):
    assert count_text(Tally(yes, unsaid)) == said


def test_a_hostile_label_is_only_ever_text():
    hostile = '"><script>alert(1)</script>'
    made = Template("{% load options %}{% options name listed %}").render(
        Context({"name": hostile, "listed": [(hostile, hostile, hostile, True)]})
    )
    assert "<script>" not in made
    assert made.count("&quot;&gt;&lt;script&gt;") == 4


def test_where_nobody_has_said_everything_the_heading_says_who_might_fit(client):
    make.program(name="Silent")
    make.program(name="Quiet")
    page = client.get("/programs/?near=45202&pays=medicaid").text
    assert ">2 programs might fit within 25 miles of 45202 (Cincinnati, OH)</h1>" in page
