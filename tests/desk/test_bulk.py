"""One thing done to many programs of a list."""

from __future__ import annotations

import html
import re
from datetime import date, timedelta

import pytest
from django.http import HttpResponse

from programs.admin import bulk
from programs.curation import bulk as verbs
from programs.models import Program, Source, Statement, Verification
from tests import make
from tests.desk.conftest import Signed

LIST = "/desk/programs/program/"
DAY = date(2026, 3, 1)
SAID = {"method": "phone", "on": DAY.isoformat(), "reason": "The number is dead"}


@pytest.fixture(autouse=True)
def _today(time_machine) -> None:
    time_machine.move_to(make.TODAY, tick=False)


def words(response: HttpResponse) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", response.content.decode())).split())


def act(client: Signed, action: str, chosen: list[Program], **more: str) -> HttpResponse:
    data = {"action": action, "_selected_action": [one.pk for one in chosen], **more}
    return client.post(LIST, data, follow=True)


def states() -> dict[str, str]:
    return dict(Program.objects.values_list("name", "status"))


@pytest.fixture
def three(db: None) -> list[Program]:
    return [make.program(name) for name in ("Alpha", "Beta", "Gamma")]


def test_it_is_asked_before_it_is_done(editor: Signed, three: list[Program]) -> None:
    response = act(editor, "close", three[:2])
    assert "2 programs: Alpha, Cincinnati, OH 45202 Beta, Cincinnati, OH 45202" in words(response)
    assert set(states().values()) == {"published"}


def test_closing_is_kept_as_our_word_with_its_day_and_reason(editor: Signed, three: list[Program]) -> None:
    assert "Closed: 2." in words(act(editor, "close", three[:2], confirmed="yes", **SAID))
    assert states() == {"Alpha": "closed", "Beta": "closed", "Gamma": "published"}
    alpha = Program.objects.get(name="Alpha")
    assert (alpha.closed_on, alpha.checked_on) == (DAY, DAY)
    said = Statement.objects.get(program=alpha, field="status", current=True)
    assert (said.value, said.source.kind, said.observed_on, said.by) == (
        "closed",
        "curator",
        DAY,
        editor.user,
    )
    newest = alpha.history.first()
    assert (newest.history_user, newest.history_change_reason) == (editor.user, "The number is dead")


def test_publishing_opens_what_was_closed_and_leaves_what_was_merged(
    editor: Signed, three: list[Program]
) -> None:
    Program.objects.filter(name="Alpha").update(status="closed", closed_on=DAY)
    Program.objects.filter(name="Beta").update(status="merged", merged_into=three[2])
    response = act(editor, "publish", three, confirmed="yes", **SAID)
    assert "Published: 1." in words(response)
    assert states() == {"Alpha": "published", "Beta": "merged", "Gamma": "published"}


def test_programs_are_given_to_somebody_and_taken_back(curator: Signed, three: list[Program]) -> None:
    response = act(curator, "assign", three[:2], confirmed="yes", to=str(curator.user.pk))
    assert "Assigned: 2." in words(response)
    assert list(Program.objects.filter(assigned_to=curator.user)) == three[:2]
    assert three[0].history.first().history_change_reason == "Assigned to carla"
    assert "Assigned: 1." in words(act(curator, "assign", three[:1], confirmed="yes", to=""))


def test_programs_are_checked_with_a_source(curator: Signed, three: list[Program]) -> None:
    directory = Source.objects.get()
    given = {"source": str(directory.pk), "on": DAY.isoformat()}
    assert "Checked: 3." in words(act(curator, "confirm", three, confirmed="yes", **given))
    assert {one.checked_on for one in Program.objects.all()} == {DAY}
    kept = Verification.objects.filter(by=curator.user, on=DAY, source=directory)
    assert kept.count() == 3
    assert "Checked: 0." in words(act(curator, "confirm", three, confirmed="yes", **given))


@pytest.mark.parametrize(
    ("action", "given", "told"),
    [
        ("close", {"reason": ""}, "This field is required."),
        ("close", {"method": "dream"}, "Select a valid choice."),
        ("close", {"on": (make.TODAY + timedelta(days=1)).isoformat()}, "This day has not come yet."),
        ("close", {"on": "yesterday"}, "Enter a valid date."),
        ("confirm", {"source": "99999"}, "Select a valid choice."),
        ("assign", {"to": "nobody here"}, "Select a valid choice."),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_done(
    editor: Signed, three: list[Program], action: str, given: dict[str, str], told: str
) -> None:
    response = act(editor, action, three, confirmed="yes", **{**SAID, **given})
    assert told in words(response)
    assert set(states().values()) == {"published"}


@pytest.mark.parametrize(
    ("who", "may"),
    [
        ("viewer", set()),
        ("curator", {"assign", "confirm"}),
        ("editor", {"publish", "close", "assign", "confirm"}),
        ("administrator", {"publish", "close", "assign", "confirm"}),
    ],
)
def test_each_role_is_offered_what_it_may_do(
    request: pytest.FixtureRequest, three: list[Program], who: str, may: set[str]
) -> None:
    client = request.getfixturevalue(who)
    offered = re.findall(r'<option value="(\w+)">', client.get(LIST).content.decode())
    assert set(offered) == may
    for action in ("publish", "close"):
        act(client, action, three, confirmed="yes", **SAID)
    assert set(states().values()) == {"closed" if "close" in may else "published"}


def test_too_many_at_a_time_are_refused(
    editor: Signed, three: list[Program], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bulk, "MOST", 2)
    assert "at a time: narrow the list first" in words(act(editor, "close", three, confirmed="yes", **SAID))
    assert set(states().values()) == {"published"}


def test_all_that_the_filters_show_can_be_chosen(editor: Signed, three: list[Program]) -> None:
    data = {"action": "close", "_selected_action": [three[0].pk], "select_across": "1", "confirmed": "yes"}
    editor.post(f"{LIST}?q=a&level=iop", data | SAID)
    assert set(states().values()) == {"closed"}


def test_when_one_cannot_be_done_none_is(
    editor: Signed, three: list[Program], monkeypatch: pytest.MonkeyPatch
) -> None:
    hear, heard = verbs.hear, []

    def fail_at_the_third(program: Program, *args, **options):
        heard.append(program)
        if len(heard) == 3:
            raise RuntimeError("the power went")
        return hear(program, *args, **options)

    monkeypatch.setattr(verbs, "hear", fail_at_the_third)
    editor.raise_request_exception = False
    assert act(editor, "close", three, confirmed="yes", **SAID).status_code == 500
    assert set(states().values()) == {"published"}


@pytest.mark.parametrize("chosen", [["x"], ["1", "\x00"], ["9" * 40], ["-1"]])
def test_what_is_no_row_is_a_bad_request(editor: Signed, three: list[Program], chosen: list[str]) -> None:
    data = {"action": "close", "_selected_action": chosen, "confirmed": "yes", **SAID}
    assert editor.post(LIST, data).status_code == 400
