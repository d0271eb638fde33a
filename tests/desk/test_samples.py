"""At the desk a month's sample is drawn, called one program after another, and published."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from playwright.sync_api import Page

from programs import curation
from programs.models import Phone, Program, Sample, SampledProgram
from tests import make
from tests.desk.conftest import Signed
from tests.reading import having, links, parsed, part, words

pytestmark = pytest.mark.django_db

LIST, DRAW = "/desk/samples/", "/desk/samples/draw/"


def programs(count: int) -> list[Program]:
    made = [make.program(yes=["medicaid"], refresh=False) for _ in range(count)]
    for program in made:
        Phone.objects.create(
            program=program, number="+15135550142", source=program.source, observed_on=make.TODAY
        )
    return made


@pytest.fixture
def sample() -> Sample:
    programs(3)
    return curation.draw_sample(timezone.localdate(), today=timezone.localdate(), size=3)


def at(sample: Sample, end: str = "") -> str:
    return f"{LIST}{sample.pk}/{end}"


def answers(**changed: str) -> dict[str, str]:
    said = dict.fromkeys(("phone", "level", "address", "pays"), "yes")
    return {"on": timezone.localdate().isoformat(), "note": ""} | said | changed


# Drawing


def test_a_curator_draws_a_sample_and_is_led_to_its_calls(curator: Signed) -> None:
    programs(3)
    month = f"{timezone.localdate():%Y-%m}"
    response = curator.post(DRAW, {"month": month, "size": "3"}, follow=True)
    sample = Sample.objects.get()
    assert response.redirect_chain == [(at(sample), 302)]
    assert (sample.drawn_by, sample.month) == (curator.user, timezone.localdate().replace(day=1))
    assert f"with the seed {sample.seed}" in words(part(parsed(response), "main"))


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ({"month": "", "size": "3"}, "This field is required."),
        ({"month": "soon", "size": "3"}, "Enter a valid date."),
        ({"month": "2026-01", "size": "many"}, "Enter a whole number."),
        ({"month": "2026-01", "size": "2"}, "Draw 3 to 3 programs"),
        ({"month": "2999-01", "size": "3"}, "This month is still to come."),
        ({"month": "9999-99", "size": "3"}, "Enter a valid date."),
    ],
)
def test_a_draw_that_cannot_be_is_refused_with_a_sentence(
    curator: Signed, data: dict[str, str], told: str
) -> None:
    programs(3)
    response = curator.post(DRAW, data)
    assert response.status_code == 400
    assert told in words(part(parsed(response), "main"))
    assert not Sample.objects.exists()


def test_the_list_says_what_each_month_came_to(viewer: Signed, sample: Sample) -> None:
    rows = list(parsed(viewer.get(LIST)).find(".//tbody").iter("tr"))
    assert "0 of 3 counted once all are called no" in words(rows[0])
    for row in sample.drawn.all():
        curation.record_call(row, answers(), on=timezone.localdate())
    rows = list(parsed(viewer.get(LIST)).find(".//tbody").iter("tr"))
    assert "3 of 3 100% 100% to 100%" in words(rows[0])


def test_fictional_programs_are_called_fictional(viewer: Signed) -> None:
    make.program(source=make.source("demo", kind="demo"))
    sample = curation.draw_sample(timezone.localdate(), today=timezone.localdate(), size=1)
    assert "fictional programs" in words(part(parsed(viewer.get(LIST)), "main"))
    assert "These programs are fictional" in words(part(parsed(viewer.get(at(sample))), "main"))


# Calling


def test_the_call_screen_asks_for_each_thing_shown_in_order_with_the_number_on_top(
    curator: Signed, sample: Sample
) -> None:
    main = part(parsed(curator.get(at(sample, "1/"))), "main")
    asked = [words(legend) for legend in main.iter("legend")]
    assert asked == [
        "Does this number reach the program?",
        "Does it give this care?",
        "Is this where people come?",
        "Are all of these right?",
    ]
    assert words(having(main, "whom")[0]).startswith("513-555-0142 (Main number)")
    shown = [words(each) for each in having(main, "shown")]
    assert shown[-1] == "Ways to pay: Medicaid"


def test_a_saved_call_leads_to_the_next_and_the_last_back_to_the_sample(
    curator: Signed, sample: Sample
) -> None:
    for position, then in ((2, "3/"), (3, "1/"), (1, "")):
        response = curator.post(at(sample, f"{position}/"), answers(pays="no"))
        assert response.headers["Location"] == at(sample, then)
    found = SampledProgram.objects.get(position=2)
    assert (found.finding, found.called_by, found.called_on) == (
        "functional",
        curator.user,
        timezone.localdate(),
    )


def test_nobody_answered_needs_no_answers(curator: Signed, sample: Sample) -> None:
    curator.post(at(sample, "1/"), {"on": "2026-03-02", "note": "Rang out, 3 days.", "unreached": ""})
    found = SampledProgram.objects.get(position=1)
    assert (found.finding, found.called_on, found.note) == (
        "unreached",
        date(2026, 3, 2),
        "Rang out, 3 days.",
    )


def test_of_a_number_that_is_someone_elses_nothing_more_is_asked(curator: Signed, sample: Sample) -> None:
    response = curator.post(at(sample, "1/"), {"on": "2026-03-02", "note": "", "phone": "no"})
    assert response.status_code == 302
    assert SampledProgram.objects.get(position=1).finding == "wrong"


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"pays": ""}, "Choose one."),
        ({"pays": "perhaps"}, "Select a valid choice."),
        ({"phone": "unsaid"}, "Select a valid choice."),
        ({"on": ""}, "This field is required."),
        ({"on": "2999-01-01"}, "This day is still to come."),
    ],
)
def test_a_call_that_lacks_something_is_refused_and_keeps_what_was_chosen(
    curator: Signed, sample: Sample, changed: dict[str, str], told: str
) -> None:
    response = curator.post(at(sample, "1/"), answers(**changed))
    main = part(parsed(response), "main")
    assert response.status_code == 400
    assert told in words(main)
    assert "checked" in next(each for each in main.iter("input") if each.get("name") == "level").attrib
    assert SampledProgram.objects.get(position=1).finding == ""


def test_a_recorded_call_is_shown_again_to_be_corrected_or_taken_back(
    curator: Signed, sample: Sample
) -> None:
    curator.post(at(sample, "1/"), answers(pays="no"))
    main = part(parsed(curator.get(at(sample, "1/"))), "main")
    chosen = {each.get("name"): each.get("value") for each in main.iter("input") if "checked" in each.attrib}
    assert chosen == {"phone": "yes", "level": "yes", "address": "yes", "pays": "no"}
    curator.post(at(sample, "1/again/"))
    assert SampledProgram.objects.get(position=1).finding == ""


# Publishing


@pytest.fixture
def called(sample: Sample) -> Sample:
    for row in sample.drawn.all():
        curation.record_call(row, answers(), on=timezone.localdate())
    return sample


def test_an_editor_publishes_and_withdraws_with_a_reason(editor: Signed, called: Sample) -> None:
    assert "Publish" in words(part(parsed(editor.get(at(called))), "main"))
    editor.post(at(called, "publish/"))
    called.refresh_from_db()
    assert called.published_on == timezone.localdate()
    page = editor.post(at(called, "withdraw/"), {"reason": ""}, follow=True)
    assert "Say why it is withdrawn." in page.content.decode()
    editor.post(at(called, "withdraw/"), {"reason": "A call was noted wrongly"})
    called.refresh_from_db()
    assert called.published_on is None


def test_the_page_says_why_a_sample_is_not_published_yet(editor: Signed, sample: Sample) -> None:
    assert "3 of 3 are still to be called" in words(part(parsed(editor.get(at(sample))), "main"))
    response = editor.post(at(sample, "publish/"), follow=True)
    assert "still to be called" in response.content.decode()
    assert not Sample.objects.exclude(published_on=None).exists()


def test_a_published_call_is_not_corrected(curator: Signed, called: Sample) -> None:
    curation.publish_sample(called, on=timezone.localdate())
    response = curator.post(at(called, "1/"), answers(pays="no"))
    assert "This sample is published. Withdraw it" in words(part(parsed(response), "main"))
    assert SampledProgram.objects.get(position=1).finding == "exact"


def test_a_draw_nobody_called_can_be_discarded(editor: Signed, sample: Sample) -> None:
    assert at(sample, "discard/") in links(parsed(editor.get(at(sample))))
    assert editor.post(at(sample, "discard/")).headers["Location"] == LIST
    assert not Sample.objects.exists()


# Who may, and how much it asks of the database


@pytest.mark.parametrize(
    ("who", "statuses"),
    [
        ("viewer", (200, 200, 403, 403, 403)),
        ("curator", (200, 200, 200, 302, 403)),
        ("editor", (200, 200, 200, 302, 302)),
        ("administrator", (200, 200, 200, 302, 302)),
        ("program_member", (403, 403, 403, 403, 403)),
    ],
)
def test_everybody_reads_curators_call_and_editors_publish(
    request: pytest.FixtureRequest, who: str, statuses: tuple[int, ...], sample: Sample
) -> None:
    client = request.getfixturevalue(who)
    found = (
        client.get(LIST).status_code,
        client.get(at(sample)).status_code,
        client.get(at(sample, "1/")).status_code,
        client.post(at(sample, "1/"), answers()).status_code,
        client.post(at(sample, "publish/")).status_code,
    )
    assert found == statuses


def test_a_viewer_is_offered_nothing_that_would_be_refused(viewer: Signed, sample: Sample) -> None:
    assert DRAW not in links(parsed(viewer.get(LIST)))
    assert not [link for link in links(parsed(viewer.get(at(sample)))) if link.startswith(at(sample, "1"))]


@pytest.mark.parametrize("path", ["999/", "999/1/", "{pk}/99/", "99999999999999999999/"])
def test_what_is_not_there_is_a_404(curator: Signed, sample: Sample, path: str) -> None:
    assert curator.get(LIST + path.format(pk=sample.pk)).status_code == 404


@pytest.mark.parametrize("end", ["publish/", "withdraw/", "discard/", "1/again/"])
def test_what_changes_something_is_not_done_by_a_link(editor: Signed, sample: Sample, end: str) -> None:
    assert editor.get(at(sample, end)).status_code == 405


def test_more_calls_do_not_mean_more_queries(curator: Signed) -> None:
    def asked(path: str) -> int:
        with CaptureQueriesContext(connection) as caught:
            assert curator.get(path).status_code == 200
        return len(caught)

    def sampled(size: int, month: date) -> list[int]:
        drawn = curation.draw_sample(month, today=timezone.localdate(), size=size, by=curator.user)
        for row in drawn.drawn.all()[: size - 1]:
            curation.record_call(row, answers(), on=timezone.localdate(), by=curator.user)
        return [asked(path) for path in (LIST, at(drawn), at(drawn, "1/"))]

    programs(2)
    asked(LIST)
    few = sampled(2, timezone.localdate() - timedelta(days=40))
    programs(40)
    assert sampled(40, timezone.localdate()) == few
    assert max(few) <= 9


@pytest.mark.django_db(transaction=True)
def test_a_call_is_recorded_by_the_keyboard_alone(
    curator: Signed, sample: Sample, desk_page: Callable[..., Page]
) -> None:
    page = desk_page(curator)
    page.goto(at(sample, "1/"))
    page.get_by_label("Yes").first.focus()
    for _ in range(4):
        page.keyboard.press("Space")
        page.keyboard.press("Tab")
    page.get_by_role("button", name="Save, and on to the next").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{at(sample, '2/')}")
    assert SampledProgram.objects.get(position=1).finding == "exact"
