"""Who sent something, told by a network address that nobody keeps."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programs.senders import digest, network, sender_address

SALT, OTHER_SALT = b"a" * 32, b"b" * 32


@pytest.mark.parametrize(
    ("remote", "forwarded", "proxies", "sender"),
    [
        ("203.0.113.7", "", 0, "203.0.113.7"),
        ("203.0.113.7", "198.51.100.1", 0, "203.0.113.7"),
        ("10.0.0.1", "203.0.113.7", 1, "203.0.113.7"),
        ("10.0.0.1", "198.51.100.1, 203.0.113.7", 1, "203.0.113.7"),
        ("10.0.0.1", "203.0.113.7, 10.0.0.2", 2, "203.0.113.7"),
        ("10.0.0.1", "1.1.1.1,203.0.113.7 , 10.0.0.2", 2, "203.0.113.7"),
        ("10.0.0.1", "", 1, "10.0.0.1"),
        ("10.0.0.1", "203.0.113.7", 2, "10.0.0.1"),
        ("10.0.0.1", "nonsense", 1, ""),
        ("", "203.0.113.7", 1, "203.0.113.7"),
        ("", "", 0, ""),
        ("unix:", "", 0, ""),
    ],
)
def test_the_sender_is_whoever_our_own_proxies_were_reached_from(
    remote: str, forwarded: str, proxies: int, sender: str
) -> None:
    assert sender_address(remote, forwarded, proxies) == sender


@given(st.lists(st.ip_addresses(v=4).map(str), max_size=5))
def test_what_a_sender_writes_into_the_header_changes_nothing(forged: list[str]) -> None:
    forwarded = ", ".join([*forged, "203.0.113.7"])
    assert sender_address("10.0.0.1", forwarded, 1) == "203.0.113.7"


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:DB8:1:2::ffff", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("::ffff:203.0.113.7", "203.0.113.7"),
        ("localhost", ""),
        ("203.0.113.7.1", ""),
        ("", ""),
    ],
)
def test_a_network_has_one_spelling(address: str, told: str) -> None:
    assert network(address) == told


@given(st.text(max_size=60))
def test_any_text_has_a_network_or_none(text: str) -> None:
    assert isinstance(network(text), str)


@given(st.ip_addresses(), st.ip_addresses())
def test_digests_tell_senders_apart(one: object, other: object) -> None:
    same = digest(SALT, "report", network(str(one))) == digest(SALT, "report", network(str(other)))
    assert same is (network(str(one)) == network(str(other)))


def test_a_digest_is_of_its_salt_and_its_purpose() -> None:
    made = {
        digest(salt, purpose, "203.0.113.7") for salt in (SALT, OTHER_SALT) for purpose in ("report", "count")
    }
    assert len(made) == 4
    assert {len(text) for text in made} == {64}


def test_a_sender_nobody_can_tell_has_no_digest() -> None:
    assert digest(SALT, "report", "") == ""
