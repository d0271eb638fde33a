"""How sources are described is corrected by an editor-in-chief, with a reason."""

from __future__ import annotations

import html
import re

import pytest
from django.http import HttpResponse

from programs.models import Program, Source
from tests import make
from tests.desk.conftest import Signed
from tests.desk.filled import filled


@pytest.fixture
def source(db: None) -> Source:
    return make.program("Harbor IOP").source


def words(response: HttpResponse) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", response.content.decode())).split())


def page_of(source: Source) -> str:
    return f"/desk/programs/source/{source.pk}/change/"


def correct(client: Signed, source: Source, **changed: str) -> HttpResponse:
    shown = filled(client.get(page_of(source)), "source_form")
    response = client.post(page_of(source), shown | {"reason": "As it calls itself"} | changed, follow=True)
    source.refresh_from_db()
    return response


def test_an_editor_corrects_how_a_source_is_named_and_readers_see_it(
    editor: Signed, source: Source, client
) -> None:
    correct(editor, source, name="The State's Directory", observed="survey of spring 2025", licence="CC0")
    assert (source.name, source.observed, source.licence) == (
        "The State's Directory", "survey of spring 2025", "CC0",
    )  # fmt: skip
    past = source.history.first()
    assert (past.history_user, past.history_change_reason) == (editor.user, "As it calls itself")
    assert "The State's Directory" in words(client.get(Program.objects.get().get_absolute_url()))
    assert "As it calls itself" in words(editor.get(f"/desk/programs/source/{source.pk}/history/"))


def test_sending_the_page_as_it_is_says_nothing(editor: Signed, source: Source) -> None:
    before = source.history.count()
    correct(editor, source)
    assert source.history.count() == before


@pytest.mark.parametrize("who", ["viewer", "curator"])
def test_others_read_it_and_change_nothing(request: pytest.FixtureRequest, source: Source, who: str) -> None:
    client = request.getfixturevalue(who)
    page = client.get(page_of(source))
    assert page.status_code == 200
    assert "Why?" not in words(page)
    assert client.post(page_of(source), {"name": "Mine", "reason": "So"}).status_code == 403


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"name": ""}, "This field is required."),
        ({"reason": ""}, "This field is required."),
        ({"reason": "x" * 101}, "at most 100 characters"),
        ({"name": "x" * 121}, "at most 120 characters"),
        ({"name": "a\x00b"}, "Null characters are not allowed."),
        ({"url": "javascript:alert(1)"}, "Enter a valid URL."),
        ({"url": "https://x.example.org/" + "a" * 200}, "at most 200 characters"),
    ],
)
def test_what_cannot_be_is_told_and_nothing_is_lost(
    editor: Signed, source: Source, changed: dict[str, str], told: str
) -> None:
    response = correct(editor, source, **{"publisher": "Kept in the form", **changed})
    assert told in words(response)
    assert 'value="Kept in the form"' in response.content.decode()
    assert source.publisher == ""


def test_what_a_source_is_cannot_be_changed(editor: Signed, source: Source) -> None:
    correct(editor, source, slug="another", kind="curator")
    assert (source.slug, source.kind) == ("test-directory", "directory")
