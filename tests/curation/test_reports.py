"""Readers' reports: two who agree put a fact in doubt, one who says it twice does not."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from itertools import count

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from programs.curation.reports import Doubt, decide_reports, drop_spam, take_report
from programs.curation.senders import KEPT_DAYS, MOST_A_DAY, forget_senders, may_send
from programs.models import Program, Report, Salt, Term, Throttle
from tests import make

pytestmark = pytest.mark.django_db

TODAY = date(2026, 3, 2)
ANNA, BEN, CARLA = "203.0.113.1", "203.0.113.2", "2001:db8::/64"
_tokens = count()


@pytest.fixture
def program() -> Program:
    return make.program(yes=["medicaid", "cbt"])


def report(
    program: Program, sender: str = ANNA, on: date = TODAY, about: str = "phone", term: str = "",
    words: str = "", token: str = "",
) -> Report:  # fmt: skip
    doubt = Doubt(program, about, Term.objects.get(code=term) if term else None, words)
    return take_report(doubt, token=token or f"token {next(_tokens)}", sender=sender, today=on)


def disputes(program: Program) -> list[tuple[str, str | None, date]]:
    rows = Report.objects.disputes().filter(program=program)
    return sorted(set(rows.values_list("about", "term__code", "disputed_on")), key=str)


def user():
    return get_user_model().objects.create_user("carol")


def test_one_report_waits_and_puts_nothing_in_doubt(program: Program) -> None:
    taken = report(program, words="It rings at a shop.")
    assert (taken.state, taken.words, taken.disputed_on) == ("waiting", "It rings at a shop.", None)
    assert disputes(program) == []


def test_a_reference_is_nine_letters_and_each_report_has_its_own(program: Program) -> None:
    references = {report(program, words=str(number)).reference for number in range(20)}
    assert len(references) == 20
    assert {len(reference) for reference in references} == {9}


def test_the_same_form_sent_twice_is_one_report(program: Program) -> None:
    first, again = (report(program, words="Same.", token="one") for _ in range(2))
    assert first == again
    assert Report.objects.count() == 1


def test_a_form_sent_again_with_something_else_is_another_report(program: Program) -> None:
    references = {
        report(program, token="one").reference,
        report(program, token="one", about="price").reference,
        report(program, token="one", about="fact", term="cbt").reference,
        report(program, token="one", about="fact", term="medicaid").reference,
        report(program, token="one", words="More.").reference,
        report(make.program(), token="one").reference,
    }
    assert len(references) == 6


def test_two_readers_put_a_thing_in_doubt_at_once(program: Program) -> None:
    report(program, ANNA)
    report(program, BEN)
    assert disputes(program) == [("phone", None, TODAY)]


def test_one_reader_who_says_it_twice_does_not(program: Program) -> None:
    report(program, ANNA)
    report(program, ANNA, TODAY + timedelta(days=5))
    assert disputes(program) == []


@pytest.mark.parametrize(
    ("first", "second", "in_doubt"),
    [
        ({"about": "phone"}, {"about": "price"}, False),
        ({"about": "fact", "term": "cbt"}, {"about": "fact", "term": "medicaid"}, False),
        ({"about": "fact", "term": "cbt"}, {"about": "fact", "term": "cbt"}, True),
        ({"about": "pays"}, {"about": "pays", "term": "medicaid"}, False),
        ({"about": "pays", "term": "medicaid"}, {"about": "pays", "term": "medicaid"}, True),
        ({"about": "closed"}, {"about": "closed"}, True),
        ({"about": "other"}, {"about": "other"}, False),
    ],
)
def test_two_readers_must_speak_of_the_same_thing(program, first, second, in_doubt) -> None:
    report(program, ANNA, **first)
    report(program, BEN, **second)
    assert bool(disputes(program)) is in_doubt


def test_two_readers_must_speak_of_the_same_program(program: Program) -> None:
    report(program, ANNA)
    report(make.program(), BEN)
    assert disputes(program) == []


@pytest.mark.parametrize("days", [1, 29, 30])
def test_readers_are_told_apart_over_thirty_days(program: Program, days: int) -> None:
    report(program, ANNA)
    report(program, BEN, TODAY + timedelta(days=days))
    assert disputes(program) == [("phone", None, TODAY + timedelta(days=days))]


def test_after_that_nobody_can_tell_so_nothing_is_put_in_doubt(program: Program) -> None:
    report(program, ANNA)
    report(program, BEN, TODAY + timedelta(days=KEPT_DAYS + 1))
    assert disputes(program) == []
    assert Report.objects.get(received_on=TODAY).sender == ""


@pytest.mark.parametrize("senders", [("", ANNA), (ANNA, ""), ("", "")])
def test_a_sender_nobody_can_tell_is_not_taken_for_another(program: Program, senders) -> None:
    for sender in senders:
        report(program, sender)
    assert disputes(program) == []


@pytest.mark.django_db(transaction=True)
def test_two_readers_at_the_same_moment_put_it_in_doubt(program: Program) -> None:
    def send(sender: str) -> None:
        try:
            report(program, sender)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(send, [f"203.0.113.{number}" for number in range(4)]))
    assert Report.objects.filter(disputed_on=TODAY).count() == 4


def test_a_third_reader_keeps_the_day_on_which_it_was_put_in_doubt(program: Program) -> None:
    report(program, ANNA)
    report(program, BEN, TODAY + timedelta(days=1))
    third = report(program, CARLA, TODAY + timedelta(days=4))
    assert third.disputed_on == TODAY + timedelta(days=1)
    assert disputes(program) == [("phone", None, TODAY + timedelta(days=1))]


def test_the_mark_outlives_the_salt(program: Program) -> None:
    report(program, ANNA)
    report(program, BEN)
    forget_senders(TODAY + timedelta(days=90))
    assert set(Report.objects.values_list("sender", flat=True)) == {""}
    assert disputes(program) == [("phone", None, TODAY)]


@pytest.mark.parametrize("state", ["accepted", "declined"])
def test_deciding_takes_the_mark_away_and_says_who_and_when(program: Program, state: str) -> None:
    carol = user()
    both = [report(program, ANNA), report(program, BEN)]
    decide_reports(both, state, by=carol, today=TODAY, note="Called.")
    assert disputes(program) == []
    row = Report.objects.values_list("state", "decided_on", "decided_by", "note").distinct().get()
    assert row == (state, TODAY, carol.pk, "Called.")


def test_what_was_decided_is_not_decided_again(program: Program) -> None:
    one = report(program)
    assert decide_reports([one], "accepted", by=None, today=TODAY) == [one]
    assert decide_reports([one], "declined", by=None, today=TODAY) == []
    assert Report.objects.get().state == "accepted"


def test_a_decided_report_is_no_second_voice(program: Program) -> None:
    decide_reports([report(program, ANNA)], "declined", by=None, today=TODAY)
    report(program, BEN)
    assert disputes(program) == []


def test_spam_takes_its_words_and_all_else_of_its_sender_along(program: Program) -> None:
    spam = [report(program, ANNA, about=about, words="Buy now") for about in ("phone", "price", "closed")]
    kept = report(program, BEN, about="address", words="They moved.")
    assert len(drop_spam(spam[0], by=user(), today=TODAY)) == 3
    assert set(Report.objects.filter(note="Spam").values_list("state", "words")) == {("declined", "")}
    kept.refresh_from_db()
    assert (kept.state, kept.words) == ("waiting", "They moved.")


def test_spam_of_a_sender_nobody_can_tell_is_that_report_alone(program: Program) -> None:
    spam, other = report(program, "", about="phone"), report(program, "", about="price")
    assert drop_spam(spam, by=None, today=TODAY) == [spam]
    other.refresh_from_db()
    assert other.state == "waiting"


def test_what_spam_put_in_doubt_is_so_no_longer(program: Program) -> None:
    spam = report(program, ANNA)
    report(program, BEN)
    drop_spam(spam, by=None, today=TODAY)
    assert disputes(program) == []


def test_what_two_others_put_in_doubt_stays_so(program: Program) -> None:
    spam = report(program, ANNA)
    report(program, BEN)
    report(program, CARLA)
    drop_spam(spam, by=None, today=TODAY)
    assert disputes(program) == [("phone", None, TODAY)]


def test_a_sender_may_send_so_much_a_day_and_no_more() -> None:
    assert [may_send(ANNA, TODAY) for _ in range(MOST_A_DAY + 2)] == [True] * MOST_A_DAY + [False] * 2
    assert may_send(BEN, TODAY)
    assert may_send(ANNA, TODAY + timedelta(days=1))


def test_senders_nobody_can_tell_share_what_one_may_send() -> None:
    assert [may_send("", TODAY) for _ in range(MOST_A_DAY + 1)][-1] is False


def test_counts_are_forgotten_the_next_day_and_salts_after_thirty() -> None:
    may_send(ANNA, TODAY)
    may_send(ANNA, TODAY + timedelta(days=1))
    assert Throttle.objects.get().salt_id == TODAY + timedelta(days=1)
    assert Salt.objects.count() == 2
    may_send(ANNA, TODAY + timedelta(days=KEPT_DAYS + 1))
    assert TODAY not in set(Salt.objects.values_list("day", flat=True))


def test_the_daily_command_forgets_where_no_form_comes(program: Program) -> None:
    long_ago = timezone.localdate() - timedelta(days=KEPT_DAYS + 10)
    report(program, ANNA, long_ago)
    may_send(ANNA, long_ago)
    call_command("forget_senders")
    assert not Salt.objects.exists()
    assert not Throttle.objects.exists()
    assert Report.objects.get().sender == ""


def test_nothing_that_is_kept_holds_the_address_or_is_the_same_twice(program: Program) -> None:
    report(program, ANNA)
    report(program, ANNA, TODAY + timedelta(days=1))
    may_send(ANNA, TODAY + timedelta(days=1))
    digests = [
        *Report.objects.values_list("sender", flat=True),
        *Throttle.objects.values_list("sender", flat=True),
    ]
    assert len(set(digests)) == len(digests) == 3
    assert {len(digest) for digest in digests} == {64}
