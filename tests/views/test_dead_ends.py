"""From anywhere, and whatever is asked, at least one link leads on to a program."""

from __future__ import annotations

import re
import urllib.request
from collections.abc import Callable, Iterator
from html import unescape
from urllib.parse import urljoin

import html5lib
import pytest

from tests.reading import having, part

ZIPS = (
    "45202 10001 90012 60601 77002 33130 98101 80202 30303 02108 20001 70112 63101 55401 84101 97204 87102 "
    "89101 40202 37203 28202 23219 21202 19107 15222 14202 04101 05401 03301 06103 02903 29201 36104 39201 "
    "72201 73102 68102 50309 53202 46204 48226 67202 57501 58501 59601 82001 83702 85003 25301 19901 96813 "
    "99501 00901 "
    # Few people, or far from everything: Nebraska's sandhills, Montana, Nevada, Big Bend, Maine's north, the
    # Aleutians, the Arctic coast, Guam, Saipan, American Samoa, the Virgin Islands
    "69201 59001 89310 79834 04736 99685 99723 96910 96950 96799 00802"
).split()
"""One in each of 64 counties, of every state and of territories."""

HARD = "&when=weekend&pays=tribal-health-funds&therapy=emdr&unknown=hide"
"""More than any demo program says."""


@pytest.fixture(scope="module")
def read(demo_site: str):
    """The page at an address of the demo site."""

    def page(address: str) -> str:
        with urllib.request.urlopen(urljoin(demo_site, address)) as answer:  # noqa: S310
            return str(answer.read().decode())

    return page


# Hundreds of pages are read for a few links each: too many for a parser that reads as a browser does.
CARDS_AND_RELAX = re.compile(r'<(ol|section) class="[^"]*\b(?:cards|relax)\b.*?</\1>', re.DOTALL)
LINK = re.compile(r'href="(/programs/[^"]*)"')


def ways_on(page: str) -> Iterator[str]:
    """The links of the page that lead to a program, or to another search of the same kind."""
    for place in CARDS_AND_RELAX.finditer(page):
        yield from map(unescape, LINK.findall(place[0]))


def is_program(address: str) -> bool:
    return "?" not in address


def leads_to_a_program(read: Callable[[str], str], page: str) -> bool:
    onward = list(ways_on(page))
    return any(map(is_program, onward)) or any('class="card"' in read(address) for address in onward)


def parsed(page: str):
    return html5lib.parse(page, namespaceHTMLElements=False)


@pytest.mark.parametrize(
    "asked", ["", HARD, "&level=residential", "&q=nosuchname"], ids=["plain", "hard", "level", "name"]
)
def test_no_county_is_a_dead_end(read, asked):
    stuck = []
    for code in ZIPS:
        page = read(f"/programs/?near={code}&within=100{asked}")
        assert 'href="tel:+18006624357"' in page.partition("<main")[2].partition("</main>")[0]
        if not leads_to_a_program(read, page):
            stuck.append(code)
    assert stuck == []


@pytest.mark.parametrize("near", ["Guam", "Ohio", "American Samoa", "Wyoming"])
def test_no_state_is_a_dead_end(read, near):
    for asked in ("", HARD):
        near_and_asked = f"/programs/?near={near.replace(' ', '+')}{asked}"
        assert leads_to_a_program(read, read(near_and_asked)), near_and_asked


def test_what_is_offered_in_a_desert_holds_what_it_says(read):
    """Each number beside a link is what one then sees."""
    (relax,) = having(parsed(read("/programs/?near=69201&within=5&when=evening&pays=medicaid")), "relax")
    chips = having(relax, "chip")
    assert chips
    for chip in chips:
        gives = int("".join(having(chip, "count")[0].itertext()).split()[0].replace(",", ""))
        heading = "".join(part(parsed(read(chip.get("href"))), "h1").itertext())
        assert heading.startswith(f"{gives:,} program"), chip.get("href")
