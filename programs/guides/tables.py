"""Tables of a guide: a caption, headings for rows and columns, and a box that scrolls on a small screen.

A table too wide for a phone stands there row by row, each cell under the name of its column.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.html import escape
from markdown_it.token import Token

from programs.guides.guide import GuideError

CAPTION = "Caption: "
WIDE = 4
"""Columns that no phone has room for."""

ROLES = {
    "table_open": "table", "thead_open": "rowgroup", "tbody_open": "rowgroup", "tr_open": "row",
    "th_open": "columnheader",
}  # fmt: skip
"""What the parts of a table are, said in so many words where they are not laid out as one."""


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
    for place, token in enumerate(found):
        if token.type == "table_open":
            ends = next(at for at in range(place, len(found)) if found[at].type == "table_close")
            name_cells(found[place:ends])
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


def name_cells(table: Sequence[Token]) -> None:
    """Gives each cell of a wide table the name of its column, and each part its role."""
    columns = [table[place + 1].content for place, token in enumerate(table) if token.type == "th_open"]
    if len(columns) < WIDE:
        return
    cells = [token for token in table if token.type == "td_open"]
    for number, cell in enumerate(cells):
        cell.attrSet("role", "rowheader" if cell.tag == "th" else "cell")
        cell.attrSet("data-column", columns[number % len(columns)])
    for token in table:
        if token.type in ROLES:
            token.attrSet("role", ROLES[token.type])


def render_table_open(renderer: Any, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
    caption = escape(tokens[index].meta["caption"])
    wide = tokens[index].attrGet("role") is not None
    kind, table = ("table-box table-wide", '<table role="table">') if wide else ("table-box", "<table>")
    return (
        f'<div class="{kind}" role="region" tabindex="0" aria-label="{caption}">\n'
        f"{table}\n<caption>{caption}</caption>\n"
    )


def render_table_close(renderer: Any, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
    return "</table>\n</div>\n"
