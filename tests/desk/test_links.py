"""The desk asks programs by link: for a list, by table, letter or mail, and sees what came back."""

from __future__ import annotations

import csv
import io
import re
from datetime import timedelta
from smtplib import SMTPServerDisconnected
from typing import Any

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from programs import qr
from programs.curation import asking, proposing
from programs.desk import links as reading
from programs.desk.links import Way, how_far
from programs.link_token import token_for
from programs.models import LinkRound, Phone, Program, Proposal, UpdateLink
from tests import make
from tests.desk.conftest import Signed
from tests.reading import links, parsed, words

pytestmark = pytest.mark.django_db

NEW, LIST = "/desk/links/new/", "/desk/links/"


def today() -> Any:
    return timezone.localdate()


@pytest.fixture
def programs() -> list[Program]:
    made = [
        make.program("Blue Door", mail="blue@example.org"),
        make.program("Green Door", mail="green@example.org", checked_on=today()),
        make.program("Far Door", state="TX", city="Austin", zip="78701"),
    ]
    for number, one in enumerate(made):
        Phone.objects.create(
            program=one, number=f"+1513555014{number}", source=one.source, observed_on=one.observed_on
        )
    return made


@pytest.fixture
def made(programs) -> LinkRound:
    return asking.ask(
        Program.objects.order_by("name"), name="Spring", way="mail", expires_on=today() + timedelta(days=30)
    )


@pytest.fixture
def mail_works(settings) -> None:
    settings.MAIL_IS_SET_UP = True
    settings.CONTACT_EMAIL, settings.RUN_BY = "desk@example.org", "A library"
    settings.DEFAULT_FROM_EMAIL = "A library <desk@example.org>"


def ask(client: Signed, query: str = "", **data: Any) -> Any:
    return client.post(f"{NEW}?{query}", {"name": "Ohio", "way": "csv", "days": "60", **data})


def asked() -> list[str]:
    return sorted(UpdateLink.objects.values_list("program__name", flat=True))


def test_a_round_is_made_for_the_list_that_was_shown(curator, programs):
    shown = words(curator.get(f"{NEW}?state=OH"))
    assert "2 programs." in shown
    response = ask(curator, "state=OH")
    made = LinkRound.objects.get()
    assert response["Location"] == f"/desk/links/{made.pk}/"
    assert (made.made_by, made.listed, made.expires_on) == (
        curator.user,
        "state=OH",
        today() + timedelta(days=60),
    )
    assert asked() == ["Blue Door", "Green Door"]


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", ["Blue Door", "Far Door", "Green Door"]),
        ("state=TX", ["Far Door"]),
        ("older_than=10", ["Blue Door", "Far Door"]),
        ("never=on", ["Far Door", "Green Door"]),
        ("state=TX&older_than=100000", []),
    ],
)
def test_the_list_is_narrowed(curator, programs, query, names):
    Proposal.objects.create(program=programs[0], submitted_on=today(), saved_at=timezone.now())
    ask(curator, query)
    assert asked() == names


def test_the_list_is_narrowed_by_source_and_by_who_looks_after_it(curator, programs):
    other = make.program("Their Door", source=make.source("other"))
    Program.objects.filter(pk=programs[1].pk).update(assigned_to=curator.user)
    ask(curator, f"source={other.source_id}")
    assert asked() == ["Their Door"]
    ask(curator, f"assigned={curator.user.pk}")
    assert asked() == ["Green Door", "Their Door"]


def test_drafts_and_programs_that_became_others_are_not_asked(curator, programs):
    Program.objects.filter(pk=programs[0].pk).update(status="draft")
    Program.objects.filter(pk=programs[1].pk).update(status="merged", merged_into=programs[2])
    ask(curator)
    assert asked() == ["Far Door"]


def test_the_table_of_programs_leads_here_with_its_filters(curator, programs):
    table = parsed(curator.get("/desk/programs/program/?q=Green"))
    (address,) = [link for link in links(table) if link.startswith(NEW)]
    assert "1 program." in words(curator.get(address))
    curator.post(address, {"name": "One", "way": "csv", "days": "9"})
    assert asked() == ["Green Door"]


@pytest.mark.parametrize("listed", ["nonsense=1", "q=%00", "p=zzz", "by_state=%22", "e=1"])
def test_an_odd_list_gets_an_answer(curator, programs, listed):
    response = curator.get(NEW, {"list": listed})
    assert response.status_code in (200, 400)


@pytest.mark.parametrize(
    "data",
    [{"name": ""}, {"way": "pigeon"}, {"days": "0"}, {"days": "9999"}, {"days": "soon"}, {"name": "x\x00"}],
)
def test_what_cannot_be_read_makes_no_round(curator, programs, data):
    assert ask(curator, **data).status_code == 400
    assert not LinkRound.objects.exists()


def test_a_list_of_none_makes_no_round(curator, programs):
    assert ask(curator, "state=AK").status_code == 400
    assert not LinkRound.objects.exists()


def answers(link: UpdateLink, **raw: Any) -> Proposal:
    """An answer by link, sent today."""
    proposal = proposing.proposal_by_link(link)
    proposing.keep_answers(proposal, lambda kept: {"start": {"shown": {}, "raw": {"weeks": "9"}}})
    proposing.submit(proposal, today())
    return Proposal.objects.get(pk=proposal.pk)


def test_a_round_tells_how_far_its_links_have_come_and_how_fresh_the_answered_are(curator, made, programs):
    make.facts(programs[0], ["medicaid", "cbt", "dbt"])
    programs[0].facts.filter(term__code="cbt").update(observed_on=today())
    asking.mark_sent(made.links.all(), timezone.now())
    first = made.links.get(program=programs[0])
    asking.mark_opened(first, today())
    proposing.accept(
        answers(first), ["field:weeks"], on=today(), by=curator.user,
        seen=proposing.fingerprint(Proposal.objects.get().answers),
    )  # fmt: skip
    (response,) = reading.responses(reading.rounds(), today())
    counts = (response.made, response.sent, response.opened, response.answered, response.accepted)
    assert counts == (3, 3, 1, 1, 1)
    assert (response.facts, response.fresh) == (3, 1)
    assert response.share_answered == pytest.approx(1 / 3)
    text = words(curator.get(LIST))
    assert "33 % of sent" in text.replace("\u202f", " ").replace("\xa0", " ") or "33%" in text


def test_each_link_says_how_far_it_has_come(made, programs):
    link = made.links.get(program=programs[0])
    assert how_far(link) is Way.READY
    asking.mark_sent(made.links.all(), timezone.now())
    asking.mark_opened(link, today())
    assert how_far(reading.links_of(made).get(pk=link.pk)) is Way.OPENED
    proposing.keep_answers(proposing.proposal_by_link(link), lambda kept: {"start": {"shown": {}, "raw": {}}})
    assert how_far(reading.links_of(made).get(pk=link.pk)) is Way.BEGUN
    answers(link)
    assert how_far(reading.links_of(made).get(pk=link.pk)) is Way.ANSWERED
    asking.revoke(made.links.all(), today())
    assert how_far(reading.links_of(made).get(pk=link.pk)) is Way.REVOKED


@pytest.mark.parametrize("path", [LIST, "round", f"{NEW}?never=on"])
def test_a_list_takes_a_fixed_number_of_queries(curator, made, programs, path):
    path = f"/desk/links/{made.pk}/" if path == "round" else path
    few = queries_of(curator, path)
    for number in range(30):
        make.program(f"Door {number}", mail="x@example.org")
    asking.ask(Program.objects.filter(name__startswith="Door"), name="More", way="csv", expires_on=today())
    UpdateLink.objects.filter(program__name__startswith="Door").update(round=made)
    for link in made.links.all()[:20]:
        answers(link)
    assert queries_of(curator, path) == few


def queries_of(client: Signed, path: str) -> int:
    """How many queries the page takes once the session is there."""
    client.get(path)
    with CaptureQueriesContext(connection) as taken:
        client.get(path)
    return len(taken)


def test_the_csv_holds_each_link_and_no_formula(curator, made, programs):
    Program.objects.filter(pk=programs[0].pk).update(name="=HYPERLINK(1)")
    asking.revoke(made.links.filter(program=programs[2]), today())
    response = curator.get(f"/desk/links/{made.pk}/links.csv")
    rows = list(csv.DictReader(io.StringIO(response.getvalue().decode("utf-8-sig"))))
    assert [row["program"] for row in rows] == ["'=HYPERLINK(1)", "Green Door"]
    key = made.links.get(program=programs[0]).key
    assert rows[0]["link"] == f"http://testserver/update/{token_for(key)}/"
    assert rows[0]["link_in_spanish"] == f"http://testserver/es/update/{token_for(key)}/"
    assert (rows[0]["phone"], rows[0]["mail"]) == ("513-555-0140", "blue@example.org")


def test_the_letters_have_the_address_the_code_and_the_sender(curator, made, programs, mail_works):
    response = curator.get(f"/desk/links/{made.pk}/letters/")
    tree = parsed(response)
    letters = list(tree.iter("article"))
    assert len(letters) == 3
    first = words(letters[0])
    assert "Blue Door" in first
    assert "Cincinnati, OH 45202" in first
    assert "A library" in first
    assert "desk@example.org" in first
    address = f"http://testserver/update/{token_for(made.links.get(program=programs[0]).key)}/"
    assert address in first
    assert qr.draw(address).path in response.content.decode()
    assert "The letters name no sender" not in words(next(tree.iter("header")))


def test_who_gives_no_street_gets_no_letter(curator, made, programs):
    place = programs[0].location
    place.street, place.withheld, place.precision = "", True, "zip"
    place.save()
    tree = parsed(curator.get(f"/desk/links/{made.pk}/letters/"))
    assert len(list(tree.iter("article"))) == 2
    header = words(next(tree.iter("header")))
    assert "1 more give no street address" in header
    assert "The letters name no sender" in header


def test_mail_goes_to_each_program_once(curator, made, programs, mail_works):
    path = f"/desk/links/{made.pk}/send/"
    assert "2 mails went out; 1 could not." in answered(curator.post(path, follow=True))
    assert "0 mails went out; 1 could not." in answered(curator.post(path, follow=True))
    assert sorted(one.to[0] for one in mail.outbox) == ["blue@example.org", "green@example.org"]
    first = next(one for one in mail.outbox if one.to == ["blue@example.org"])
    assert first.subject == "Is what we show about Blue Door still right?"
    assert first.from_email == "A library <desk@example.org>"
    token = token_for(made.links.get(program=programs[0]).key)
    assert f"http://testserver/update/{token}/" in first.body
    assert f"http://testserver/es/update/{token}/" in first.body
    assert "&" not in first.body
    assert "It has no mail address." in words(curator.get(f"/desk/links/{made.pk}/?only=trouble"))


def answered(response: Any) -> str:
    """The whole text of a page, with what was just done."""
    return re.sub(r"\s+", " ", response.content.decode())


def test_no_mail_goes_out_where_it_is_not_set_up_or_the_round_is_over(curator, made, settings, mail_works):
    settings.MAIL_IS_SET_UP = False
    assert "Mail is not set up" in words(curator.get(f"/desk/links/{made.pk}/"))
    curator.post(f"/desk/links/{made.pk}/send/")
    settings.MAIL_IS_SET_UP = True
    asking.renew(made, today() - timedelta(days=1))
    curator.post(f"/desk/links/{made.pk}/send/")
    assert mail.outbox == []


def test_the_command_sends_goes_on_where_it_stopped_and_lists_what_could_not_go(made, mail_works, capsys):
    call_command("send_links", made.pk, most=1, site="https://iop.example.org/")
    call_command("send_links", made.pk)
    told = capsys.readouterr().out
    assert "1 sent, 0 could not be sent." in told
    assert "1 sent, 1 could not be sent." in told
    assert "Far Door: It has no mail address." in told
    assert len(mail.outbox) == 2
    assert "https://iop.example.org/update/" in mail.outbox[0].body
    assert "http://testserver/update/" in mail.outbox[1].body


def test_a_server_that_hangs_up_loses_nobody(made, mail_works, monkeypatch, capsys):
    def hang_up(*_: Any, **__: Any) -> None:
        raise SMTPServerDisconnected("gone")

    monkeypatch.setattr("django.core.mail.EmailMessage.send", hang_up)
    call_command("send_links", made.pk)
    assert "Blue Door: SMTPServerDisconnected: gone" in capsys.readouterr().out
    monkeypatch.undo()
    call_command("send_links", made.pk)
    assert len(mail.outbox) == 2


@pytest.mark.parametrize("wrong", ["no round", "no mail", "over", "no host"])
def test_the_command_says_why_it_cannot_send(made, settings, mail_works, wrong):
    settings.MAIL_IS_SET_UP = wrong != "no mail"
    if wrong == "over":
        asking.renew(made, today() - timedelta(days=1))
    if wrong == "no host":
        settings.ALLOWED_HOSTS = ["*", ".example.org", "localhost"]
    with pytest.raises(CommandError):
        call_command("send_links", 999 if wrong == "no round" else made.pk)


def test_letters_that_went_out_count_as_sent_and_links_can_be_ended_or_given_time(curator, made, programs):
    curator.post(f"/desk/links/{made.pk}/sent/")
    assert made.links.filter(sent_at=None).count() == 0
    one = made.links.get(program=programs[0])
    curator.post(f"/desk/links/{made.pk}/revoke/", {"link": one.pk})
    assert list(made.links.exclude(revoked_on=None)) == [one]
    curator.post(f"/desk/links/{made.pk}/revoke/", {"link": "²"})
    assert made.links.exclude(revoked_on=None).count() == 1
    curator.post(f"/desk/links/{made.pk}/revoke/")
    assert made.links.filter(revoked_on=None).count() == 0
    later = today() + timedelta(days=90)
    curator.post(f"/desk/links/{made.pk}/time/", {"expires_on": later.isoformat()})
    curator.post(f"/desk/links/{made.pk}/time/", {"expires_on": "2020-01-01"})
    assert LinkRound.objects.get().expires_on == later


def test_a_link_of_another_round_cannot_be_ended_here(curator, made, programs):
    other = asking.ask(Program.objects.all(), name="Other", way="csv", expires_on=today())
    curator.post(f"/desk/links/{made.pk}/revoke/", {"link": other.links.first().pk})
    assert not UpdateLink.objects.exclude(revoked_on=None).exists()


def test_a_viewer_sees_rounds_and_no_link(viewer, made):
    text = viewer.get(f"/desk/links/{made.pk}/").content.decode()
    assert "Hand them out" not in text
    assert not [link for link in made.links.all() if link.key in text]
    for page in ("links.csv", "letters/"):
        assert viewer.get(f"/desk/links/{made.pk}/{page}").status_code == 403
