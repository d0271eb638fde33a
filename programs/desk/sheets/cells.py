"""Cells of a spreadsheet: what is typed becomes a value or a sentence, a value becomes a harmless cell."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from django.utils import timezone
from import_export.widgets import Widget

FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r")
YES_NO: Final = {"yes": True, "no": False}
NOT_STATED: Final = "not stated"
DAYS: Final = ("%Y-%m-%d", "%m/%d/%Y", "%Y-%m-%d %H:%M:%S")
MOST_CENTS: Final = 100_000_000
WITH_SECONDS: Final = re.compile(r"(\d{1,2}):(\d{2}):\d{2}", re.ASCII)
"""How a workbook keeps a time: always of 24 hours."""


class Text(Widget):
    """Words, as they are typed. A cell that a spreadsheet would run as a formula goes out with a quote."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> Any:
        text = str(value or "").strip()
        return text[1:] if text.startswith("'") and text[1:].startswith(FORMULA_STARTS) else text

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        text = "" if value is None else str(value)
        return f"'{text}" if text.startswith(FORMULA_STARTS) else text


class Known(Text):
    """A row of another table by one of its columns; `rows` is filled before a sheet is read."""

    def __init__(self, what: str, column: str) -> None:
        super().__init__()
        self.what, self.column = what, column
        self.rows: dict[str, Any] = {}

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> Any:
        text = super().clean(value)
        if text not in self.rows:
            raise ValueError(f"{text!r} is no {self.what} that we have.")
        return self.rows[text]

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return super().render(getattr(value, self.column))


class Answer(Text):
    """Yes, no, or, where it may be, not stated (None)."""

    def __init__(self, *, may_be_open: bool = False) -> None:
        super().__init__()
        self.may_be_open = may_be_open

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> bool | None:
        text = super().clean(value).casefold()
        if text in YES_NO:
            return YES_NO[text]
        if self.may_be_open and text == NOT_STATED:
            return None
        if not self.may_be_open and not text:
            return False
        raise ValueError(f"Say yes or no{', or not stated' if self.may_be_open else ''}, not {text!r}.")

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return "yes" if value else "no"


class Choice(Text):
    """One of a column's choices, by its code or its words."""

    def __init__(self, choices: Iterable[tuple[Any, Any]]) -> None:
        super().__init__()
        self.choices = [(value, str(words)) for value, words in choices]

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> Any:
        text = super().clean(value).casefold()
        for code, words in self.choices:
            if text in (str(code).casefold(), words.casefold()):
                return code
        known = ", ".join(words for _, words in self.choices)
        raise ValueError(f"{text!r} is none of: {known}.")

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return dict(self.choices).get(value, "")


class Day(Text):
    """A day: 2026-03-02 or 3/2/2026; None where the cell is empty."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> date | None:
        text = super().clean(value)
        for form in DAYS:
            try:
                return datetime.strptime(text, form).date()  # noqa: DTZ007 (a day has no time zone)
            except ValueError:
                continue
        if text:
            raise ValueError(f"{text!r} is no day. Write it as 2026-03-02.")
        return None

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return value.isoformat() if value else ""


class PastDay(Day):
    """A day up to today."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> date | None:
        day = super().clean(value)
        if day and day > timezone.localdate():
            raise ValueError(f"{day.isoformat()} has not come yet.")
        return day


class Clock(Text):
    """A time of the day, left as it is typed: what it means depends on the other end of the session."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> str:
        text = super().clean(value)
        found = WITH_SECONDS.fullmatch(text)
        return f"{int(found[1]):02}:{found[2]}" if found else text

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return f"{value:%H:%M}"


class Dollars(Text):
    """An amount in dollars, kept in cents."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> int:
        text = super().clean(value).removeprefix("$").replace(",", "")
        try:
            cents = Decimal(text) * 100
        except InvalidOperation:
            cents = Decimal("NaN")
        if not (cents.is_finite() and 0 <= cents <= MOST_CENTS) or cents % 1:
            raise ValueError(f"{text!r} is no amount in dollars, such as 1250 or 62.50.")
        return int(cents)

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return f"{value // 100}.{value % 100:02}"


class Count(Text):
    """A whole number; None where the cell is empty."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> int | None:
        text = super().clean(value)
        if not text:
            return None
        if not (text.isascii() and text.isdigit() and len(text) <= 4):
            raise ValueError(f"{text!r} is no whole number.")
        return int(text)
