"""Links by which programs answer: made for a list, ended, and mailed once at most."""

from __future__ import annotations

from datetime import date, timedelta
from smtplib import SMTPRecipientsRefused
from threading import Thread

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.utils import timezone

from programs.curation import asking
from programs.models import LinkRound, Program, UpdateLink
from tests import make

pytestmark = pytest.mark.django_db

TODAY = make.TODAY
LATER = TODAY + timedelta(days=60)


@pytest.fixture
def made() -> LinkRound:
    for number in range(3):
        make.program(mail=f"office{number}@example.org" if number else "")
    anna = User.objects.create(username="anna")
    return asking.ask(
        Program.objects.order_by("pk"), name="Ohio", way="mail", expires_on=LATER, listed="state=OH", by=anna
    )


def test_a_round_has_one_link_for_each_program_and_every_key_differs(made):
    links = list(made.links.all())
    assert [link.program_id for link in links] == list(
        Program.objects.order_by("pk").values_list("pk", flat=True)
    )
    assert len({link.key for link in links}) == 3
    assert (made.made_by.username, made.listed, made.expires_on) == ("anna", "state=OH", LATER)


def test_five_thousand_links_take_a_fixed_number_of_queries(made, django_assert_num_queries):
    with django_assert_num_queries(5):
        asking.ask(Program.objects.all(), name="Again", way="csv", expires_on=LATER)


def test_the_first_opening_counts(made):
    link = made.links.first()
    asking.mark_opened(link, TODAY)
    asking.mark_opened(link, LATER)
    link.refresh_from_db()
    assert link.opened_on == TODAY


def test_links_end_once_and_the_day_stays(made):
    assert asking.revoke(made.links.filter(pk=made.links.first().pk), TODAY) == 1
    assert asking.revoke(made.links.all(), LATER) == 2
    assert set(made.links.values_list("revoked_on", flat=True)) == {TODAY, LATER}


def test_what_went_out_by_hand_is_marked_once(made):
    asking.revoke(made.links.filter(pk=made.links.last().pk), TODAY)
    assert asking.mark_sent(made.links.all(), timezone.now()) == 2
    assert asking.mark_sent(made.links.all(), timezone.now()) == 0


def test_each_program_gets_one_mail_and_one_without_an_address_is_told(made):
    delivered: list[int] = []
    sent = asking.send(made.links.all(), lambda link: delivered.append(link.program_id))
    assert (sent.sent, sent.troubled) == (2, 1)
    first = made.links.first()
    assert (first.sent_at, first.trouble) == (None, "It has no mail address.")
    again = asking.send(made.links.all(), lambda link: delivered.append(link.program_id))
    assert (again.sent, again.troubled) == (0, 1)
    assert len(delivered) == 2


@pytest.mark.parametrize(
    "error", [ConnectionRefusedError("no server"), SMTPRecipientsRefused({}), ValueError("x")]
)
def test_a_mail_that_could_not_go_says_why_and_goes_the_next_time(made, error):
    def refuse(link: UpdateLink) -> None:
        raise error

    assert asking.send(made.links.all(), refuse).troubled == 3
    link = made.links.last()
    assert link.sent_at is None
    assert type(error).__name__ in link.trouble
    assert asking.send(made.links.all(), lambda link: None).sent == 2
    link.refresh_from_db()
    assert (link.sent_at is not None, link.trouble) == (True, "")


def test_a_sender_that_dies_midway_leaves_nobody_with_two_mails(made):
    def die(link: UpdateLink) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        asking.send(made.links.filter(program__mail__gt=""), die)
    delivered: list[int] = []
    asking.send(made.links.all(), lambda link: delivered.append(link.program_id))
    assert len(delivered) == 1


@pytest.mark.django_db(transaction=True)
def test_two_that_send_one_round_at_once_mail_nobody_twice(made):
    delivered: list[int] = []

    def send() -> None:
        try:
            asking.send(made.links.all(), lambda link: delivered.append(link.program_id))
        finally:
            connection.close()

    senders = [Thread(target=send) for _ in range(4)]
    for sender in senders:
        sender.start()
    for sender in senders:
        sender.join()
    assert sorted(delivered) == sorted(Program.objects.exclude(mail="").values_list("pk", flat=True))


def test_an_ended_link_is_not_mailed(made):
    asking.revoke(made.links.all(), TODAY)
    assert asking.send(made.links.all(), pytest.fail).sent == 0


def test_a_round_can_be_given_more_time(made):
    asking.renew(made, date(2027, 1, 1))
    assert LinkRound.objects.get().expires_on == date(2027, 1, 1)
