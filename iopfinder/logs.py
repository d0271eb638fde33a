"""Logs that say nothing about a reader: no query, no address, no text they typed, no link of their own."""

from __future__ import annotations

import copy
import logging
import re
import traceback
from types import TracebackType
from typing import Any

QUERY = re.compile(r"\?\S.*?( HTTP/\d[\d.]*)?(?=['\"]?$)", re.DOTALL)

LINK = re.compile(r"(?<=/update/)[^/\s]+")
"""The secret part of an address by which a program answers: whoever reads it in a log could answer too."""

ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


def without_query(text: str) -> str:
    """The text up to the first query string; the protocol after it stays: `GET /a?b HTTP/1.1`."""
    return QUERY.sub(lambda found: found.group(1) or "", text)


def without_link(text: str) -> str:
    """The text with a dash for what only the receiver of a link knows."""
    return LINK.sub("-", text)


class WithoutQuery(logging.Filter):
    """Cuts query strings and links from a record's message and from each of its arguments."""

    def filter(self, record: logging.LogRecord) -> bool:
        if isinstance(record.args, tuple):
            record.args = tuple(cut(argument) for argument in record.args)
        record.msg = cut(record.msg)
        return True


def cut(value: Any) -> Any:
    if isinstance(value, str | Exception):
        return without_link(without_query(str(value)))
    return value


class WithoutMessages(logging.Formatter):
    """Writes where an exception came from and its type, not its message: that may quote the reader."""

    def format(self, record: logging.LogRecord) -> str:
        fresh = copy.copy(record)
        fresh.exc_text = None
        return super().format(fresh)

    def formatException(self, ei: ExcInfo) -> str:  # noqa: N802 (the name is logging's)
        parts = []
        error = ei[1]
        while error is not None:
            frames = "".join(traceback.format_tb(error.__traceback__))
            parts.append(f"{frames}{type(error).__module__}.{type(error).__qualname__}")
            error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
        return "\nraised after:\n".join(parts)
