"""What a program may have said of itself, drawn at random."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import strategies as st

from programs.answering import FACTS, PRICES

TODAY = date(2026, 3, 2)

LETTERS = st.text("abcdefghijk ÁñZ1-", min_size=1, max_size=20)
NAMES = LETTERS.map(lambda text: " ".join(text.split())).filter(bool)
AHEAD = st.integers(0, 700).map(lambda days: (TODAY + timedelta(days=days)).isoformat())


def clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"


@st.composite
def session(draw: st.DrawFn) -> tuple[int, str, str]:
    start = draw(st.integers(0, 95)) * 15
    length = draw(st.integers(1, 48)) * 15
    return draw(st.integers(0, 6)), clock(start), clock((start + length) % 1440)


GROUP = st.fixed_dictionaries(
    {
        "audience": NAMES | st.just(""),
        "is_adolescent": st.booleans(),
        "language": st.sampled_from(["", "English", "Spanish"]),
        "delivery": st.sampled_from(["", "in_person", "telehealth", "hybrid"]),
        "weeks": st.none() | st.integers(1, 104),
        "sessions": st.lists(session(), max_size=7, unique_by=lambda one: one[:2]).map(
            lambda held: sorted(map(list, held))
        ),
    }
)
PHONE = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(["main", "intake", "hotline", "tty"]),
        "number": st.integers(0, 9999).map(lambda line: f"+1513555{line:04}"),
        "extension": st.sampled_from(["", "12", "3971"]),
        "answered_by": st.sampled_from(["", "program", "organization", "referral"]),
    }
)
AGES = st.lists(st.integers(0, 120), min_size=2, max_size=2).map(sorted)


def as_called(phone: dict[str, str]) -> tuple[str, ...]:
    return phone["kind"], phone["number"], phone["extension"]


@st.composite
def parts(draw: st.DrawFn) -> dict[str, object]:
    """Values of some of the parts that the form asks about."""
    codes = [code for codes in FACTS.values() for code in codes]
    facts = draw(st.dictionaries(st.sampled_from(codes), st.booleans(), max_size=8))
    found: dict[str, object] = {f"fact:{code}": holds for code, holds in facts.items()}
    if draw(st.booleans()):
        low, high = draw(AGES)
        found |= {"field:min_age": low, "field:max_age": high, "field:weeks": draw(st.integers(1, 104))}
    if draw(st.booleans()):
        found["field:how_to_start"] = draw(NAMES)
    if draw(st.booleans()):
        found["field:when_to_call"] = draw(NAMES)
    if draw(st.booleans()):
        state = draw(st.sampled_from(["taking", "waitlist", "full"]))
        found["field:opening"] = [state, draw(st.none() | AHEAD)]
    if draw(st.booleans()):
        found["phones"] = draw(st.lists(PHONE, min_size=1, max_size=4, unique_by=as_called))
    for name, group in draw(st.dictionaries(NAMES, GROUP, max_size=3)).items():
        found[f"track:{name}"] = group
    for basis, unit in draw(st.lists(st.sampled_from(PRICES), max_size=4, unique=True)):
        found[f"price:{basis}:{unit}"] = draw(st.integers(0, 10_000_000))
    return found
