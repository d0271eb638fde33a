"""The arithmetic of the cost worksheet, to the cent."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programs.cost import (
    MOST_CENTS,
    MOST_SESSIONS,
    MOST_WEEKS,
    WHOLE,
    Applies,
    Sheet,
    Unit,
    Way,
    cents_of,
    charges,
    dollars,
    estimate,
    hundredths_of,
    lacks,
    number_of,
)

cents = st.integers(0, MOST_CENTS) | st.integers(0, 500_00)
maybe_cents = st.none() | cents


@st.composite
def sheets(draw: st.DrawFn) -> Sheet:
    """Any worksheet a person may fill in, complete or not."""
    fewest = draw(st.integers(1, MOST_WEEKS))
    return Sheet(
        sessions=draw(st.integers(1, MOST_SESSIONS)),
        fewest=fewest,
        most=draw(st.integers(fewest, MOST_WEEKS)),
        way=draw(st.sampled_from(Way)),
        price=draw(maybe_cents),
        unit=draw(st.sampled_from(Unit)),
        sliding=draw(maybe_cents),
        copay=draw(maybe_cents),
        deductible=draw(maybe_cents),
        applies=draw(st.sampled_from(Applies)),
        coinsurance=draw(st.none() | st.integers(0, WHOLE)),
        cap=draw(maybe_cents),
    )


def insured(**lines: object) -> Sheet:
    """Three sessions a week for exactly ten weeks, on a plan."""
    return Sheet(sessions=3, fewest=10, most=10, way=Way.INSURANCE, **lines)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("sheet", "low", "high"),
    [
        (Sheet(3, 8, 12, price=40_00), 960_00, 1440_00),
        (Sheet(3, 8, 12, price=40_00, sliding=10_00), 240_00, 1440_00),
        (Sheet(3, 8, 12, price=40_00, sliding=90_00), 960_00, 1440_00),
        (Sheet(3, 8, 12, price=300_00, unit=Unit.WEEK), 2400_00, 3600_00),
        (Sheet(3, 8, 12, price=5000_00, unit=Unit.COURSE), 5000_00, 5000_00),
        (Sheet(3, 8, 12, price=0), 0, 0),
        (insured(copay=25_00), 750_00, 750_00),
        (insured(copay=25_00, cap=500_00), 500_00, 500_00),
        (insured(price=200_00, coinsurance=2000), 1200_00, 1200_00),
        (insured(price=200_00, coinsurance=2000, deductible=1000_00, applies=Applies.YES), 2000_00, 2000_00),
        (insured(price=200_00, coinsurance=2000, deductible=1000_00, applies=Applies.NO), 1200_00, 1200_00),
        (insured(price=200_00, coinsurance=2000, deductible=1000_00), 1200_00, 2000_00),
        (insured(price=200_00, copay=30_00, deductible=1000_00, applies=Applies.YES), 1750_00, 1750_00),
        (insured(price=200_00, copay=30_00, deductible=1100_00, applies=Applies.YES), 1850_00, 1850_00),
        (insured(price=20_00, copay=30_00), 600_00, 600_00),
        (insured(price=200_00, copay=30_00, deductible=9000_00, applies=Applies.YES), 6000_00, 6000_00),
        (insured(price=1, unit=Unit.COURSE, coinsurance=5000), 1, 1),
        (insured(price=1, unit=Unit.COURSE, coinsurance=4999), 0, 0),
    ],
)
def test_a_sheet_comes_to(sheet: Sheet, low: int, high: int) -> None:
    found = estimate(sheet)
    assert found is not None
    assert (found.low, found.high) == (low, high)


@pytest.mark.parametrize(
    ("sheet", "lacking"),
    [
        (Sheet(3, 8, 12), "price"),
        (Sheet(3, 8, 12, sliding=10_00), "price"),
        (insured(), "share"),
        (insured(price=200_00), "share"),
        (insured(coinsurance=2000), "price"),
        (insured(copay=25_00, deductible=500_00), "price"),
        (insured(copay=25_00, deductible=0, coinsurance=0), ""),
        (Sheet(3, 8, 12, price=0), ""),
    ],
)
def test_a_sheet_says_what_it_lacks(sheet: Sheet, lacking: str) -> None:
    assert lacks(sheet) == lacking
    assert (estimate(sheet) is None) == bool(lacking)


@pytest.mark.parametrize(
    ("sheet", "assumed"),
    [
        (Sheet(3, 8, 8, price=1), ("every-session", "extras")),
        (Sheet(3, 8, 12, price=1, sliding=0), ("every-session", "weeks", "sliding", "extras")),
        (insured(copay=1, cap=5), ("every-session", "cap", "covered", "extras")),
        (insured(copay=1, price=2, deductible=0), ("every-session", "covered", "extras")),
        (
            insured(copay=1, price=2, deductible=3),
            ("every-session", "deductible-unknown", "covered", "extras"),
        ),
    ],
)
def test_what_is_taken_for_granted_is_told(sheet: Sheet, assumed: tuple[str, ...]) -> None:
    found = estimate(sheet)
    assert found is not None
    assert found.assumes == assumed


@given(sheets())
def test_a_range_runs_upward_and_stays_within_charges_and_cap(sheet: Sheet) -> None:
    found = estimate(sheet)
    if found is None:
        return
    assert 0 <= found.low <= found.high
    assert found.fewest_sessions <= found.most_sessions
    if sheet.price is not None:
        assert found.high <= charges(sheet, sheet.price, sheet.most)
    if sheet.way is Way.INSURANCE and sheet.cap is not None:
        assert found.high <= sheet.cap


@given(sheets(), st.sampled_from(["price", "copay", "coinsurance", "cap"]), st.integers(1, 300_00))
def test_no_line_that_rises_makes_it_cheaper(sheet: Sheet, line: str, more: int) -> None:
    before, raised = getattr(sheet, line), None
    if before is not None:
        raised = min(before + more, WHOLE if line == "coinsurance" else before + more)
    least, most = estimate(sheet), estimate(replace(sheet, **{line: raised}))
    if before is None or least is None or most is None or (line == "price" and sheet.deductible):
        return
    assert most.low >= least.low
    assert most.high >= least.high


@given(sheets())
def test_not_knowing_about_the_deductible_spans_both_answers(sheet: Sheet) -> None:
    unknown = estimate(replace(sheet, applies=Applies.UNKNOWN))
    for applies in (Applies.YES, Applies.NO):
        known = estimate(replace(sheet, applies=applies))
        assert (known is None) == (unknown is None)
        if known and unknown:
            assert unknown.low <= known.low <= known.high <= unknown.high


@given(cents)
def test_dollars_are_read_back_to_the_cent(amount: int) -> None:
    assert cents_of(dollars(amount)) == amount


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("", None), ("  ", None), ("40", 40_00), ("$40", 40_00), (" $ 1,250.5 ", 1250_50), ("0", 0),
        ("1250.05", 1250_05), ("100000", MOST_CENTS), ("100,000.00", MOST_CENTS),
    ],
)  # fmt: skip
def test_dollars_as_people_type_them(text: str, amount: int | None) -> None:
    assert cents_of(text) == amount


@pytest.mark.parametrize(
    "text",
    ["-1", "40.005", "1,00", "forty", "4e3", "$", "100000.01", "12345678", "1.2.3", "４０", "40 50", "NaN"],
)
def test_other_money_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not an amount in dollars"):
        cents_of(text)


@pytest.mark.parametrize(
    ("text", "share"), [("", None), ("20", 2000), ("20%", 2000), ("12.5 %", 1250), ("0", 0), ("100", WHOLE)]
)
def test_a_percentage_as_people_type_it(text: str, share: int | None) -> None:
    assert hundredths_of(text) == share


@pytest.mark.parametrize("text", ["-5", "101", "100.01", "a fifth", "20%%", "1.234"])
def test_other_percentages_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a percentage"):
        hundredths_of(text)


@pytest.mark.parametrize(("text", "most", "number"), [("3", 14, 3), (" 12 ", 104, 12), ("104", 104, 104)])
def test_a_whole_number_in_its_bounds(text: str, most: int, number: int) -> None:
    assert number_of(text, most) == number


@pytest.mark.parametrize(
    ("text", "most"), [("0", 14), ("15", 14), ("", 14), ("2.5", 14), ("-3", 14), ("1000", 999)]
)
def test_other_numbers_are_refused(text: str, most: int) -> None:
    with pytest.raises(ValueError, match="not a number from 1"):
        number_of(text, most)
