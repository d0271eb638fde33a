"""Tables of a guide: a caption, headings for rows and columns, and a box that scrolls on a small screen."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from django.utils.html import escape
from markdown_it.token import Token

from programs.guides.guide import GuideError

CAPTION = "Caption: "


def caption_tables(tokens: Sequence[Token]) -> list[Token]:
    """The tokens with each table's caption taken from the paragraph above it. GuideError if it has none."""
    found: list[Token] = []
    for token in tokens:
        if token.type == "table_open":
            token.meta["caption"] = taken_caption(found)
        found.append(token)
    for before, token in pairwise(found):
        head_cell(before, token)
    return found


def taken_caption(before: list[Token]) -> str:
    """Removes the paragraph that ends the list, and gives its words."""
    if len(before) < 3 or not before[-2].content.startswith(CAPTION):
        raise GuideError(f"a table needs a paragraph just above it that begins with {CAPTION!r}")
    words = before[-2].content.removeprefix(CAPTION)
    del before[-3:]
    return words


def head_cell(before: Token, cell: Token) -> None:
    """Column headings say so, and the first cell of a row is the row's heading."""
    if cell.type == "th_open":
        cell.attrSet("scope", "col")
    elif cell.type == "td_open" and before.type == "tr_open":
        cell.tag = "th"
        cell.attrSet("scope", "row")
        cell.meta["row"] = True


def render_table_open(renderer: Any, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
    caption = escape(tokens[index].meta["caption"])
    return (
        f'<div class="table-box" role="region" tabindex="0" aria-label="{caption}">\n'
        f"<table>\n<caption>{caption}</caption>\n"
    )


def render_table_close(renderer: Any, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
    return "</table>\n</div>\n"
