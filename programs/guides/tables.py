"""Tables of a guide: a caption, headings for rows and columns, and a box that scrolls on a small screen."""

from __future__ import annotations

from collections.abc import Sequence
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
    for place, token in enumerate(found):
        if token.type == "th_open":
            token.attrSet("scope", "col")
        elif token.type == "tr_open" and found[place + 1].type == "td_open":
            head_row(*found[place + 1 : place + 4])
    return found


def taken_caption(before: list[Token]) -> str:
    """Removes the paragraph that ends the list, and gives its words."""
    if len(before) < 3 or not before[-2].content.startswith(CAPTION):
        raise GuideError(f"a table needs a paragraph just above it that begins with {CAPTION!r}")
    words = before[-2].content.removeprefix(CAPTION)
    del before[-3:]
    return words


def head_row(opening: Token, words: Token, closing: Token) -> None:
    """Makes the first cell of a row the row's heading."""
    opening.tag = closing.tag = "th"
    opening.attrSet("scope", "row")


def render_table_open(renderer: Any, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
    caption = escape(tokens[index].meta["caption"])
    return (
        f'<div class="table-box" role="region" tabindex="0" aria-label="{caption}">\n'
        f"<table>\n<caption>{caption}</caption>\n"
    )


def render_table_close(renderer: Any, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
    return "</table>\n</div>\n"
