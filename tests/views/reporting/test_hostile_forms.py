"""Too much, or anything at all, sent to the forms that everybody may send."""

from __future__ import annotations

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from programs import curation
from programs.curation.senders import MOST_A_DAY
from programs.models import Report, Salt, Suggestion, Throttle
from tests.reading import words

from .sending import FORM, hostile, send, sent_from

pytestmark = pytest.mark.django_db

# Too much


def test_too_many_from_one_network_are_told_so_and_lose_nothing(client, program) -> None:
    today = timezone.localdate()
    for _ in range(MOST_A_DAY):
        assert curation.may_send("203.0.113.9", today)
    answer = send(client, said={"about": "phone", "words": "Kept."}, **sent_from("203.0.113.9"))
    assert answer.status_code == 429
    assert "A lot was sent from your network today" in words(answer)
    assert "Kept." in answer.content.decode()
    assert send(client, **sent_from("203.0.113.10")).status_code == 303


def test_only_what_is_taken_is_counted(client, program) -> None:
    for _ in range(3):
        send(client, said={"about": "stars"})
    assert not Throttle.objects.exists()


def test_nothing_that_is_kept_tells_the_address(client, program) -> None:
    send(client, **sent_from("203.0.113.77"))
    kept = str([list(model.objects.values()) for model in (Report, Throttle, Salt)])
    assert "203.0.113" not in kept


# Hostile input


@pytest.mark.parametrize("path", ["/report/harbor/", "/suggest/"])
@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b"words=" + b"x" * 10_000_000, FORM, 413),
        (b"words=" + b"x" * 70_000, FORM, 413),
        (b"&".join(b"f%d=1" % number for number in range(900)), FORM, 400),
        (b"&".join(b"f%d=1" % number for number in range(5_000)), FORM, 400),
        (b"\x00\xff=%00%FF&token=%00&about=%ff", FORM, 400),
        (b"%", FORM, 400),
        (b"{}", "application/json", 415),
        (b"--x\r\n", "multipart/form-data; boundary=x", 415),
        (b"--x\r\n", "multipart/form-data", 415),
        (b"<a/>", "text/xml; charset=utf-16", 415),
    ],
)
def test_whatever_is_sent_gets_a_page_that_says_so(client, program, path, body, kind, status) -> None:
    answer = client.post(path, body, content_type=kind)
    assert answer.status_code == status
    assert "crisis" in answer.content.decode()
    assert not Report.objects.exists()
    assert not Suggestion.objects.exists()


def test_what_no_page_can_show_is_left_out_of_what_was_written(client, program) -> None:
    sent = "a\x00b\x1b\ufffe\U0001ffffc\n\tñ👋"
    assert send(client, said={"about": "phone", "words": sent}).status_code == 303
    assert Report.objects.get().words == "abc\n\tñ👋"


@pytest.mark.parametrize("length", ["-1", "x", "99999999999999999999", ""])
def test_any_length_a_sender_claims_gets_an_answer(client, program, length: str) -> None:
    answer = client.post("/report/harbor/", b"about=phone", content_type=FORM, CONTENT_LENGTH=length)
    assert answer.status_code in {400, 413}


@hostile
@given(
    st.dictionaries(
        st.sampled_from(["about", "pays", "fact", "words", "token", "company", "x"]), st.text(max_size=60)
    )
)
def test_any_report_gets_an_answer(client, program, said: dict[str, str]) -> None:
    assert send(client, said={"about": "other", **said}).status_code in {303, 400}


@hostile
@given(
    st.dictionaries(
        st.sampled_from(["name", "city", "state_code", "phone", "website", "words", "company"]),
        st.one_of(
            st.text(max_size=90), st.sampled_from(["OH", "http://[", "https://x.example", "x" * 5_000])
        ),
    )
)
def test_any_suggestion_gets_an_answer(client, said: dict[str, str]) -> None:
    assert send(client, "/suggest/", {"name": "X", **said}).status_code in {303, 400, 429}


@hostile
@given(st.text(max_size=120))
def test_any_reference_gets_an_answer(client, text: str) -> None:
    assert client.get("/report/", {"reference": text}).status_code == 200


@pytest.mark.parametrize("method", ["put", "patch", "delete", "options"])
@pytest.mark.parametrize("path", ["/report/harbor/", "/suggest/", "/report/"])
def test_other_methods_are_refused(client, program, method: str, path: str) -> None:
    assert getattr(client, method)(path).status_code == 405
