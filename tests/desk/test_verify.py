"""The call screen: ask, answer, save, take back. Nothing typed is lost, and nothing unseen is confirmed."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from xml.etree.ElementTree import Element

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page

from programs.curation import Told, hear, record_statement
from programs.curation.ours import our_source
from programs.desk.verify import QUESTIONS
from programs.models import Attempt, Phone, Price, Program, Report, Source, Term, Verification
from tests import make
from tests.desk.conftest import Signed
from tests.reading import having, links, parsed, part, words

pytestmark = pytest.mark.django_db


def today() -> Any:
    return timezone.localdate()


@pytest.fixture
def program() -> Program:
    made = make.program(
        "Harbor", yes=["medicaid", "cbt"], no=["medicare"], website="https://harbor.example.org", weeks=8
    )
    dated = {"source": made.source, "observed_on": made.observed_on}
    Phone.objects.create(program=made, number="+15135550142", **dated)
    make.track(made, [(0, "18:00", "21:00"), (2, "18:00", "21:00"), (3, "18:00", "21:00")])
    Price.objects.create(
        program=made, cents=30_000, unit="week", basis="self_pay", valid_from=made.observed_on, **dated
    )
    return made


def address(program: Program) -> str:
    return reverse("admin:verify", args=[program.slug])


def as_shown(client: Signed, program: Program) -> dict[str, Any]:
    """The form as a browser sends it when nobody touches anything."""
    return sent_by(parsed(client.get(address(program))))


def sent_by(tree: Element) -> dict[str, Any]:
    """What the form of a page sends."""
    form = having(tree, "call")[0]
    sent: dict[str, list[str]] = {}
    for each in form.iter():
        name = each.get("name")
        if not name or each.tag == "button":
            continue
        kind = each.get("type")
        if each.tag == "select":
            options = list(each.iter("option"))
            chosen = [one for one in options if "selected" in one.attrib] or options[:1]
            sent.setdefault(name, []).extend(one.get("value") for one in chosen)
        elif each.tag == "textarea":
            sent.setdefault(name, []).append(words(each))
        elif kind not in ("radio", "checkbox") or "checked" in each.attrib:
            sent.setdefault(name, []).append(each.get("value") or "")
    return sent


def save(client: Signed, program: Program, **answers: Any) -> Any:
    """Send the form with these answers; names may be written with _ for -, facts as fact_<code>."""
    sent = as_shown(client, program)
    return client.post(address(program), {**sent, **named(answers)})


def named(answers: dict[str, Any]) -> dict[str, Any]:
    """By the names of inputs, which have dashes where Python's have underscores."""
    dashed = {name.replace("__", "-"): text for name, text in answers.items()}
    return {re.sub(r"^(s|f|r|p\d|g\d)_", r"\1-", name): text for name, text in dashed.items()}


def main_of(response: Any) -> Element:
    return part(parsed(response), "main")


def current(program: Program) -> dict[str, tuple[bool, str]]:
    facts = program.facts.filter(current=True).select_related("source")
    return {fact.term.code: (fact.holds, fact.source.slug) for fact in facts}


# The screen


def test_the_number_is_on_top_as_a_link_to_call(curator: Signed, program: Program) -> None:
    first = having(main_of(curator.get(address(program))), "numbers")[0]
    assert "tel:+15135550142" in links(first)
    assert words(first).startswith("513-555-0142")


def test_the_questions_come_in_order_with_what_is_known_and_from_whom(
    curator: Signed, program: Program
) -> None:
    main = main_of(curator.get(address(program)))
    asked = [words(head) for head in main.iter("h2")]
    assert asked[:8] == [
        "Phone number", "Taking new people", "Address", "Level of care", "Groups and their times",
        "Ways to pay", "In person or online", "Prices",
    ]  # fmt: skip
    known = [words(each) for each in having(main, "known")]
    assert known[0].startswith("513-555-0142 (Main number) Test Directory, survey of 2025, ")
    assert known[0].endswith(" ago")
    assert any("Mon Wed Thu 6–9 pm" in each for each in known)
    assert any("$300" in each for each in known)
    assert "Not stated." in words(main)


def test_every_question_has_a_place_on_the_page(curator: Signed, program: Program) -> None:
    tree = parsed(curator.get(address(program)))
    ids = {each.get("id") for each in having(tree, "ask")}
    assert {f"q-{question.key}" for question in QUESTIONS} <= ids


def test_an_untouched_form_says_nothing(curator: Signed, program: Program) -> None:
    response = save(curator, program)
    assert response.status_code == 400
    assert "Nothing was answered, so nothing was checked." in words(main_of(response))
    assert not Verification.objects.exists()


def test_hours_that_are_not_the_levels_are_pointed_out(curator: Signed) -> None:
    made = make.program(sessions=[(0, "18:00", "20:00")])
    assert "2 hours a week. It is listed as intensive outpatient" in words(
        main_of(curator.get(address(made)))
    )


# Answers


def test_still_so_makes_it_our_word_of_today_and_moves_the_date(curator: Signed, program: Program) -> None:
    response = save(curator, program, s_phones="same", s_groups="same", s_price="same", s_address="same")
    assert response.status_code == 302
    program.refresh_from_db()
    assert program.checked_on == today()
    for rows in (program.phones, program.tracks, program.prices):
        row = rows.get()
        assert (row.source.slug, row.observed_on) == ("our-call", today())
    assert program.statements.get(field="location.street", current=True).source.slug == "our-call"
    assert (program.location.lat, program.location.precision) == (39.1, "street")
    assert program.tracks.get().sessions.count() == 3


def test_one_tick_confirms_everything_that_is_shown(curator: Signed, program: Program) -> None:
    save(curator, program, rest="1")
    assert current(program) == {
        "medicaid": (True, "our-call"), "cbt": (True, "our-call"), "medicare": (False, "our-call"),
    }  # fmt: skip
    program.refresh_from_db()
    assert (program.level_source.slug, program.weeks, program.website) == (
        "our-call", 8, "https://harbor.example.org",
    )  # fmt: skip
    assert program.opening == ""


def test_a_yes_and_a_no_are_saved_and_the_rest_stays_as_it_is(curator: Signed, program: Program) -> None:
    save(curator, program, f_medicaid="no", f_medicare="yes", f_dbt="yes")
    assert current(program) == {
        "medicaid": (False, "our-call"), "medicare": (True, "our-call"), "dbt": (True, "our-call"),
        "cbt": (True, "test-directory"),
    }  # fmt: skip


def test_all_of_a_question_is_still_so_but_for_what_is_answered(curator: Signed, program: Program) -> None:
    save(curator, program, s_pays="same", f_medicaid="no")
    found = current(program)
    assert (found["medicaid"], found["medicare"]) == ((False, "our-call"), (False, "our-call"))
    assert found["cbt"][1] == "test-directory"


@pytest.mark.parametrize(
    ("answers", "opening"),
    [
        ({"opening": "taking"}, ("taking", None)), ({"opening": "full", "day": "+30"}, ("full", 30)),
        ({"opening": "waitlist"}, ("waitlist", None)),
    ],
)  # fmt: skip
def test_an_opening_is_saved_with_its_day(
    curator: Signed, program: Program, answers: dict[str, str], opening: tuple[str, int | None]
) -> None:
    day = (today() + timedelta(30)).isoformat()
    save(curator, program, **{name: day if text == "+30" else text for name, text in answers.items()})
    program.refresh_from_db()
    ahead = program.opening_on and (program.opening_on - today()).days
    assert (program.opening, ahead, program.opening_reported_on) == (*opening, today())


def test_an_opening_that_is_still_so_keeps_its_day(curator: Signed, program: Program) -> None:
    day = today() + timedelta(9)
    hear(
        program,
        Told(fields={"opening": ["full", day]}),
        source=our_source(),
        observed_on=today() - timedelta(5),
    )
    save(curator, program, opening="same")
    program.refresh_from_db()
    assert (program.opening, program.opening_on, program.opening_reported_on) == ("full", day, today())


def test_another_number_is_added_and_a_wrong_one_emptied(curator: Signed, program: Program) -> None:
    save(
        curator,
        program,
        p0_number="",
        p1_number="(513) 555-0199 x7",
        p1_kind="intake",
        p1_answered_by="program",
    )
    phone = program.phones.get()
    assert (phone.display, phone.kind, phone.answered_by) == ("513-555-0199 ext. 7", "intake", "program")


def test_a_group_is_changed_and_another_added(curator: Signed, program: Program) -> None:
    save(
        curator, program, g0__t0__days=["0", "2"], g0__t0__end="9:30 pm",
        g1_name="Mornings", g1__t0__days=["1", "4"], g1__t0__start="9", g1__t0__end="12 pm", g1_teens="1",
    )  # fmt: skip
    first, second = program.tracks.order_by("pk")
    assert [str(one) for one in first.sessions.all()] == ["Monday 18:00–21:30", "Wednesday 18:00–21:30"]
    assert [str(one) for one in second.sessions.all()] == ["Tuesday 09:00–12:00", "Friday 09:00–12:00"]
    assert (second.name, second.is_adolescent) == ("Mornings", True)


def test_a_price_is_changed_or_no_longer_asked(curator: Signed, program: Program) -> None:
    save(curator, program, **{"self_pay-week": "", "sliding-session": "12.50"})
    price = program.prices.get()
    assert (price.basis, price.unit, price.cents) == ("sliding", "session", 1250)


def test_a_new_address_moves_the_program(places: None, curator: Signed, program: Program) -> None:
    save(curator, program, street="9 New Street", zip="45203")
    place = Program.objects.get(pk=program.pk).location
    assert (place.street, place.zip, place.precision) == ("9 New Street", "45203", "zip")


def test_another_suite_does_not_move_it(curator: Signed, program: Program) -> None:
    save(curator, program, street2="Suite 4")
    place = Program.objects.get(pk=program.pk).location
    assert (place.street2, place.lat, place.precision) == ("Suite 4", 39.1, "street")


def test_level_website_and_states_are_saved(curator: Signed, program: Program) -> None:
    save(curator, program, level="php", website="https://new.example.org", states="oh, ky")
    program.refresh_from_db()
    assert (program.level, program.level_source.slug) == ("php", "our-call")
    assert (program.website, program.telehealth_states) == ("https://new.example.org", ["OH", "KY"])


def test_the_way_day_and_note_are_kept(curator: Signed, program: Program) -> None:
    yesterday = today() - timedelta(1)
    save(curator, program, f_cbt="yes", method="website", on=yesterday.isoformat(), note="Their home page")
    check = Verification.objects.get()
    assert (check.method, check.on, check.note, check.by) == (
        "website",
        yesterday,
        "Their home page",
        curator.user,
    )
    assert current(program)["cbt"] == (True, "our-reading")


# What stands against it


def report(program: Program, **fields: Any) -> Report:
    return Report.objects.create(
        reference=f"R{Report.objects.count()}", program=program, received_on=today(), **fields
    )


def test_reports_stand_at_their_question_and_are_decided_with_the_call(
    curator: Signed, program: Program
) -> None:
    right, wrong = report(program, about="phone", words="A bakery"), report(program, about="schedule")
    later = report(program, about="fact", term=Term.objects.get(code="cbt"))
    tree = parsed(curator.get(address(program)))
    by_id = {each.get("id"): words(each) for each in having(tree, "ask")}
    assert "The phone number is wrong. “A bakery”" in by_id["q-phones"]
    assert "The days or times are wrong" in by_id["q-groups"]
    assert "(Cognitive behavioral therapy (CBT))" in by_id["q-others"]
    save(
        curator, program, p0_number="513-555-0150",
        **{f"r-{right.pk}": "accepted", f"r-{wrong.pk}": "declined"},
    )  # fmt: skip
    states = dict(Report.objects.values_list("pk", "state"))
    assert states == {right.pk: "accepted", wrong.pk: "declined", later.pk: "waiting"}


def test_what_another_source_says_stands_at_its_question_and_is_settled_by_the_call(
    curator: Signed, program: Program
) -> None:
    hear(program, Told(fields={"weeks": 8}), source=our_source(), observed_on=today() - timedelta(9))
    record_statement(program, "weeks", 12, source=make.source("other", name="Other"), observed_on=today())
    tree = parsed(curator.get(address(program)))
    assert "says otherwise. Usual length in weeks: 12" in words(having(tree, "against")[0])
    save(curator, program, s_start="same")
    assert not having(parsed(curator.get(address(program))), "against")


# What cannot be saved


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ({"p1_number": "12"}, "Type a phone number with its area code"),
        ({"p0_number": ""}, "leave at least one number"),
        ({"g0__t0__start": "soon"}, "Type both times"),
        ({"g0__t0__days": []}, "Choose the days"),
        ({"self_pay-week": "much"}, "Type an amount in dollars"),
        ({"min_age": "30", "max_age": "20"}, "The oldest age is below the youngest"),
        ({"weeks": "999"}, "a number of weeks"),
        ({"zip": "1"}, "five digits"), ({"state": "Ohio"}, "such as OH"), ({"city": ""}, "Write the town"),
        ({"street": ""}, "Write the street"),
        ({"states": "ZZ"}, "“ZZ” is no state"), ({"website": "nowhere"}, "Write the whole address"),
        ({"website": "javascript:alert(1)"}, "Write the whole address"),
        ({"opening": "taking", "day": "2020-01-01"}, "This day is past"),
        ({"day": "2030-01-01"}, "Choose whether new people are taken."),
        ({"opening": "closed"}, "Only an editor closes a program"),
        ({"s_phones": "same", "p0_number": "513-555-0150"}, "Choose one of the two."),
        ({"on": "2999-01-01"}, "This day has not come yet."), ({"on": "x"}, "Enter a valid date."),
        ({"method": "dream"}, "Select a valid choice."),
    ],
)  # fmt: skip
def test_what_cannot_be_is_told_in_a_sentence_and_nothing_typed_is_lost(
    curator: Signed, program: Program, answers: dict[str, Any], told: str
) -> None:
    response = save(curator, program, f_cbt="no", note="Kim said so", **answers)
    main = main_of(response)
    assert response.status_code == 400
    assert told in words(main)
    assert not Verification.objects.exists()
    inputs = [each for each in main.iter("input") if each.get("name") == "f-cbt" and "checked" in each.attrib]
    assert [each.get("value") for each in inputs] == ["no"]
    assert "Kim said so" in [words(each) for each in main.iter("textarea")]
    for name, text in named(answers).items():
        shown = [each.get("value") for each in main.iter("input") if each.get("name") == name]
        assert not isinstance(text, str) or name in ("on", "method", "opening") or text in shown


def changed_meanwhile(program: Program) -> None:
    hear(program, Told(phones=({"number": "+15135550199"},)), source=our_source("visit"), observed_on=today())


def test_what_changed_while_asking_is_not_confirmed_unseen(curator: Signed, program: Program) -> None:
    sent = as_shown(curator, program)
    changed_meanwhile(program)
    response = curator.post(address(program), {**sent, "s-phones": "same"})
    assert "somebody changed while you asked: Phone number." in words(main_of(response))
    assert program.phones.get().source.slug == "our-visit"
    again = sent_by(main_of(response))
    assert (again["s-phones"], again["p0-number"]) == (["same"], ["513-555-0199"])
    assert curator.post(address(program), again).status_code == 302
    assert program.phones.get().source.slug == "our-call"


def test_what_changed_while_asking_and_was_not_asked_about_stays(curator: Signed, program: Program) -> None:
    sent = as_shown(curator, program)
    changed_meanwhile(program)
    assert curator.post(address(program), {**sent, "f-cbt": "yes"}).status_code == 302
    assert program.phones.get().number == "+15135550199"


def test_what_was_typed_over_something_that_changed_has_to_be_looked_at_again(
    curator: Signed, program: Program
) -> None:
    sent = as_shown(curator, program) | {"p0-number": "513-555-0111"}
    changed_meanwhile(program)
    again = sent_by(main_of(curator.post(address(program), sent)))
    assert again["p0-number"] == ["513-555-0111"]
    assert program.phones.get().number == "+15135550199"
    curator.post(address(program), again)
    assert program.phones.get().number == "+15135550111"


def test_hostile_input_is_never_an_error(curator: Signed, program: Program) -> None:
    sent = as_shown(curator, program)
    facts = [name for name in sent if name.startswith("f-")]
    for names in (facts, *([name] for name in sent if name not in facts)):
        for text in ("\x00", "½", "'" * 5000, "99999999999999999999"):
            said = {**sent, **dict.fromkeys(names, text)}
            assert curator.post(address(program), said).status_code in (302, 400)


def test_an_answer_about_a_term_that_moved_is_not_lost(curator: Signed, program: Program) -> None:
    """Not asked on this screen, yet answered: it was when the page was opened."""
    sent = as_shown(curator, program)
    curator.post(address(program), {**sent, "f-child-care": "yes"})
    assert current(program)["child-care"] == (True, "our-call")


# Nobody answered


def test_a_call_that_nobody_answered_is_noted_and_leads_on(curator: Signed, program: Program) -> None:
    before = program.checked_on
    sent = as_shown(curator, program) | {"unanswered": "1", "note": "Voice mail"}
    response = curator.post(f"{address(program)}?state=OH", sent)
    assert response.headers["Location"] == f"/desk/next/?state=OH&after={program.slug}"
    program.refresh_from_db()
    attempt = Attempt.objects.get()
    assert (attempt.note, attempt.by, program.checked_on) == ("Voice mail", curator.user, before)
    assert "Voice mail" in words(having(parsed(curator.get(address(program))), "tried")[0])


def test_answers_are_not_thrown_away_when_nobody_answered(curator: Signed, program: Program) -> None:
    response = save(curator, program, f_cbt="no", unanswered="1")
    assert "There are answers below." in words(main_of(response))
    assert not Attempt.objects.exists()


# Saved, and taken back


def test_after_saving_one_goes_on_or_takes_it_back(curator: Signed, program: Program) -> None:
    response = save(curator, program, f_cbt="no")
    page = curator.get(response.headers["Location"])
    done = having(parsed(page), "done")[0]
    check = Verification.objects.get()
    undo = reverse("admin:undo_check", args=[program.slug, check.pk])
    assert links(done) == [undo, f"/desk/next/?after={program.slug}"]
    response = curator.post(undo, follow=True)
    assert "Taken back: Phone call" in response.content.decode()
    assert current(program)["cbt"] == (True, "test-directory")
    assert not Verification.objects.exists()


def test_what_changed_since_is_named_when_a_check_is_taken_back(curator: Signed, program: Program) -> None:
    save(curator, program, f_cbt="no", s_phones="same", s_groups="same")
    itself = make.source("itself", kind=Source.Kind.PROGRAM)
    said = Told(facts={"cbt": True}, phones=({"number": "+15135550123"},))
    hear(program, said, source=itself, observed_on=today() + timedelta(1), decided=True)
    check = Verification.objects.get()
    response = curator.post(reverse("admin:undo_check", args=[program.slug, check.pk]), follow=True)
    assert (
        "Left as it is, because it was changed since: Cognitive behavioral therapy (CBT), Phone numbers."
        in response.content.decode()
    )


def test_a_check_that_keeps_no_way_back_cannot_be_taken_back(curator: Signed, program: Program) -> None:
    check = Verification.objects.create(program=program, on=today(), method="visit", source=program.source)
    undo = reverse("admin:undo_check", args=[program.slug, check.pk])
    assert undo not in links(main_of(curator.get(address(program))))
    assert "cannot be taken back" in curator.post(undo, follow=True).content.decode()
    check.delete()
    assert "was taken back already" in curator.post(undo, follow=True).content.decode()


@pytest.mark.parametrize("saved", ["x", "-1", "9" * 30, "½", "1%00"])
def test_an_address_that_names_no_check_shows_none(curator: Signed, program: Program, saved: str) -> None:
    response = curator.get(f"{address(program)}?saved={saved}")
    assert (response.status_code, having(parsed(response), "done")) == (200, [])


# Who, and of what


def test_an_editor_may_close_it_on_the_phone(editor: Signed, program: Program) -> None:
    save(editor, program, opening="closed")
    program.refresh_from_db()
    assert (program.status, program.closed_on) == ("closed", today())
    assert editor.get(address(program)).status_code == 200


def test_a_draft_is_checked_without_being_published(curator: Signed) -> None:
    made = make.program("Draft", status="draft")
    assert save(curator, made, opening="taking").status_code == 302
    made.refresh_from_db()
    assert (made.status, made.opening) == ("draft", "taking")


def test_a_merged_program_leads_to_the_one_it_is(curator: Signed, program: Program) -> None:
    made = make.program("Twin", status="merged", merged_into=program)
    assert curator.get(address(made)).headers["Location"] == address(program)


def test_only_those_who_verify_see_it(viewer: Signed, program_member: Signed, program: Program) -> None:
    undo = reverse("admin:undo_check", args=[program.slug, 1])
    for client in (viewer, program_member):
        assert client.get(address(program)).status_code == 403
        assert client.post(address(program), {"f-cbt": "no"}).status_code == 403
        assert client.post(undo).status_code == 403
    assert current(program)["cbt"][0] is True


def test_a_program_there_is_not_is_not_found(curator: Signed) -> None:
    assert curator.get("/desk/verify/nowhere/").status_code == 404


def test_it_takes_as_many_queries_whatever_is_known(curator: Signed, program: Program) -> None:
    counts = []
    for number in range(2):
        curator.get(address(program))
        with CaptureQueriesContext(connection) as queries:
            curator.get(address(program))
        counts.append(len(queries))
        make.facts(program, [("dbt", "telehealth"), ("tricare", "veterans")][number])
        make.track(program, [(5, "09:00", "12:00")])
        for other in range(3):
            report(program, about="phone")
            record_statement(
                program, "weeks", other, source=make.source(f"other-{other}-{number}"), observed_on=today()
            )
    assert counts[0] == counts[1] <= 32


def test_it_is_done_with_the_keyboard_alone_and_without_scripts(
    curator: Signed, program: Program, desk_page: Callable[..., Page], transactional_db: None
) -> None:
    page = desk_page(curator, java_script_enabled=False, viewport={"width": 375, "height": 800})
    page.goto(address(program))
    page.locator("input[name='s-phones'][value='same']").focus()
    page.keyboard.press("Space")
    page.locator("input[name='opening'][value='taking']").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    page.wait_for_url("**saved=**")
    assert page.locator(".done").inner_text().startswith("Saved: phone call")
    program.refresh_from_db()
    assert (program.opening, program.checked_on) == ("taking", today())
