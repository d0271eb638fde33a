"""From rows to listings: everything a source lists, cleaned, with a sentence for what was wrong."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any

from programs import states
from programs.curation import Number, Site
from programs.imports import cleaning
from programs.imports.answers import combined, level, term_name
from programs.imports.listing import Draft, Listing, Reading
from programs.imports.sheets import Row
from programs.spelling import plain

NOT_IOP = "do not offer intensive outpatient (--all-levels takes them too)"
NO_NAME = "have no name"
NO_STATE = "have no state"
REPEATED = "repeat the id of a row above"
BROKEN = "cannot be read"
KEY_LENGTH = 110


def read(
    rows: Iterable[Row],
    draft_of: Callable[[int, Mapping[str, Any]], Draft],
    reading: Reading,
    *,
    all_levels: bool = False,
    known: Collection[str] = (),
) -> Reading:
    """Fill `reading` with the listings that offer intensive outpatient, or all with `all_levels`.

    Rows whose key is `known` are followed whatever they offer now.
    """
    for number, cells in rows:
        reading.rows += 1
        if isinstance(cells, str):
            _skip(reading, number, BROKEN, cells)
            continue
        draft = draft_of(number, cells)
        key = _key(draft, reading.present)
        if key is None:
            _skip(reading, number, REPEATED, f"its id {draft.key!r} was used above, so it was left out.")
            continue
        reading.present.add(key)
        listing = _listing(draft, key, reading, everything=all_levels or key in known)
        if listing:
            reading.listings.append(listing)
            reading.unknown.update(draft.unknown)
    return reading


def _skip(reading: Reading, row: int, reason: str, sentence: str) -> None:
    reading.skipped[reason] += 1
    reading.problem(row, sentence)


def _key(draft: Draft, taken: Collection[str]) -> str | None:
    """The source's id, or one made of name and address (#2 for its second row). None: an id used before."""
    if draft.key:
        key = _short(cleaning.text(draft.key))
        return None if key in taken else key
    parts = (draft.name1, draft.name2, draft.street1)
    made = "|".join([*map(plain, parts), cleaning.zip_code(draft.zip.strip()), draft.kind])
    made = _short(made.rstrip("|"))
    copies = (made if copy == 1 else f"{made}#{copy}" for copy in range(1, len(taken) + 2))
    return next(key for key in copies if key not in taken)


def _short(key: str) -> str:
    """The key itself, or its start with a digest of all of it."""
    if len(key) <= KEY_LENGTH:
        return key
    return f"{key[:80]}~{hashlib.blake2b(key.encode(), digest_size=10).hexdigest()}"


def _listing(draft: Draft, key: str, reading: Reading, *, everything: bool) -> Listing | None:
    name1, name2 = cleaning.text(draft.name1), cleaning.text(draft.name2)
    facts, both = combined(draft.answers)
    if not (name1 or name2):
        _skip(reading, draft.row, NO_NAME, "it has no name, so it was left out.")
        return None
    if not (everything or facts.get("iop")):
        reading.skipped[NOT_IOP] += 1
        return None
    state = states.state_code(cleaning.text(draft.state))
    if state is None:
        _skip(reading, draft.row, NO_STATE, _stateless(draft))
        return None
    for code in both:
        reading.problem(draft.row, f"it says both yes and no to {term_name(code)!r}; neither is kept.")
    return _cleaned(draft, key, state, facts, reading)


def _stateless(draft: Draft) -> str:
    said = cleaning.text(draft.state)
    return (
        f"its state {said!r} is none, so it was left out." if said else "it has no state, so it was left out."
    )


def _cleaned(draft: Draft, key: str, state: str, facts: dict[str, bool], reading: Reading) -> Listing:
    name1, name2 = cleaning.text(draft.name1), cleaning.text(draft.name2)
    street = cleaning.text(draft.street1)
    withheld = cleaning.is_withheld(street)
    stated = bool(street) and not withheld
    if stated and facts.get("iop") and not cleaning.is_post_box(street):
        facts.setdefault("in_person", True)
    spot = _point(draft, state, stated=stated, withheld=withheld, reading=reading)
    site = Site(
        organization=cleaning.clipped(cleaning.organization_name(name1, name2), 200),
        street=cleaning.clipped(street, 160) if stated else "",
        street2=cleaning.clipped(cleaning.text(draft.street2), 120) if stated else "",
        withheld=withheld, city=cleaning.clipped(cleaning.text(draft.city), 80),
        county=cleaning.clipped(cleaning.text(draft.county), 80), state=state,
        zip=_zip(draft, reading), **spot, time_zone="",
    )  # fmt: skip
    return Listing(
        row=draft.row, key=key, kind=draft.kind,
        name=cleaning.clipped(cleaning.joined_name(name1, name2), 200), site=site,
        numbers=tuple(_numbers(draft, reading)), website=_website(draft, reading),
        level=level(facts), facts=facts, raw=draft.raw,
    )  # fmt: skip


def _zip(draft: Draft, reading: Reading) -> str:
    said = cleaning.text(draft.zip)
    code = cleaning.zip_code(said)
    if said and not code:
        reading.problem(draft.row, f"its ZIP code {said!r} cannot be read; the program is kept without it.")
    return code


def _point(draft: Draft, state: str, *, stated: bool, withheld: bool, reading: Reading) -> dict[str, Any]:
    """The published point, if it may be shown. A withheld address never gives its own point away."""
    nowhere = {"lat": None, "lon": None, "precision": "", "point_source": ""}
    by_zip = draft.point_source.casefold().startswith("zip")
    try:
        pair = cleaning.point(draft.lat, draft.lon)
    except ValueError as error:
        reading.problem(draft.row, f"{error}; the middle of its ZIP code is used.")
        return nowhere
    if pair is None or (withheld and not by_zip):
        return nowhere
    if not states.in_state(state, *pair):
        reading.problem(draft.row, f"the coordinates {draft.lat}, {draft.lon} are not in {state}; "
                        "the middle of its ZIP code is used.")  # fmt: skip
        return nowhere
    precision = "street" if stated and not by_zip else "zip"
    source = cleaning.clipped(draft.point_source or "as published", 40)
    return {"lat": pair[0], "lon": pair[1], "precision": precision, "point_source": source}


def _numbers(draft: Draft, reading: Reading) -> Iterator[Number]:
    seen = set()
    for kind, said in draft.phones:
        text = cleaning.text(said)
        found = cleaning.number(text, kind) if text else None
        if text and not found:
            reading.problem(draft.row, f"{text!r} is no US phone number; the program is kept without it.")
        if found and found[1:] not in seen:
            seen.add(found[1:])
            yield found


def _website(draft: Draft, reading: Reading) -> str:
    text = cleaning.text(draft.website)
    found = cleaning.website(text)
    if found is None:
        reading.problem(draft.row, f"{text!r} is no web address; the program is kept without it.")
    return found or ""
