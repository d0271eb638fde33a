"""Whatever is sent to a program's link: an answer, never a failure, and nothing unbounded."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from programs.answering import SECTIONS
from programs.curation import asking
from programs.models import Program, Proposal, UpdateLink
from tests import make
from tests.views.test_update_link import address, send, token_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def link(db: None) -> UpdateLink:
    pk = make.program("Blue Door", yes=["medicaid"], weeks=8).pk
    later = timezone.localdate() + timedelta(days=30)
    made = asking.ask(Program.objects.filter(pk=pk), name="One", way="csv", expires_on=later)
    return made.links.get()


hostile = settings(
    max_examples=40, deadline=None, phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
NAMES = st.sampled_from(
    ["g0-name", "g0-t0-days", "g0-t0-start", "g11-t9-end", "g99-name", "g0-language", "p0-number", "p0-kind",
     "opening", "day", "medicaid", "self_pay-week", "weeks", "how_to_start", "section", "do", "token", ""]
)  # fmt: skip
VALUES = st.one_of(
    st.text(max_size=40),
    st.sampled_from(
        ["\x00", "\ud800", "0" * 9000, "²", "save", "add-group", "drop-group-0", "6 pm", "yes", "-1"]
    ),
)


@hostile
@given(
    page=st.sampled_from(["", "check/", *(f"{section}/" for section in SECTIONS)]),
    data=st.dictionaries(NAMES, st.lists(VALUES, min_size=1, max_size=3), max_size=10),
)
def test_whatever_is_sent_gets_an_answer(client, link, page, data):
    form = {
        name: [value.encode("utf-8", "replace").decode() for value in values] for name, values in data.items()
    }
    form["token"] = [token_in(client.get(address(link)))] if "token" not in data else form["token"]
    assert send(client, address(link, page), form).status_code in (200, 204, 303, 403)
    for each in ("", page):
        assert client.get(address(link, each)).status_code in (200, 303)
    Proposal.objects.all().delete()


@hostile
@given(
    token=st.text(st.characters(exclude_characters="/?#", exclude_categories=["Cs"]), min_size=1, max_size=80)
)
def test_any_token_gets_an_answer(client, token):
    assert client.get(reverse("update", args=["x"]).replace("/x/", f"/{token}/")).status_code in (301, 404)


def test_hundreds_of_rows_and_megabytes_get_an_answer(client, link):
    token = token_in(client.get(address(link)))
    rows = {f"g{n}-t{m}-start": "6 pm" for n in range(30) for m in range(25)}
    assert send(client, address(link, "groups/"), {"token": token, "do": "save", **rows}).status_code == 200
    many = {f"g{n}-name": "x" for n in range(1_500)}
    assert send(client, address(link, "groups/"), {"token": token, **many}).status_code == 400
    story = {"token": token, "how_to_start": "x" * 10_000_000}
    assert send(client, address(link, "start/"), story).status_code == 400
    for kind in ("multipart/form-data", "multipart/form-data; boundary=x", "application/json", "text/plain"):
        odd = client.post(address(link, "start/"), b"\x00\xff" * 1000, content_type=kind)
        assert odd.status_code == 403


def test_no_file_is_taken(client, link):
    token = token_in(client.get(address(link)))
    form = {"token": token, "do": "save", "weeks": SimpleUploadedFile("weeks.txt", b"8")}
    assert client.post(address(link, "start/"), form).status_code == 403
