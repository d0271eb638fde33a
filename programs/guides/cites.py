"""`[1]` in a guide: a small link to the source a fact comes from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from markdown_it.token import Token

CITE = re.compile(r"\s*\[(\d+)\]")
SOURCE = {"en": "Source", "es": "Fuente"}
"""What a screen reader says before the number."""


def cite_in(tokens: Sequence[Token], sources: int) -> set[int]:
    """Turns every `[1]` in the text into a link, and gives the numbers it met."""
    cited: set[int] = set()
    for token in tokens:
        if token.type == "inline" and token.children:
            token.children = [piece for child in token.children for piece in pieces(child, cited)]
    return cited


def pieces(child: Token, cited: set[int]) -> list[Token]:
    """A text cut at its cites; anything else as it is."""
    if child.type != "text":
        return [child]
    parts = CITE.split(child.content)
    cited.update(int(number) for number in parts[1::2])
    return [
        Token("cite" if position % 2 else "text", "", 0, content=part)
        for position, part in enumerate(parts)
        if part
    ]


def render_cite(renderer: Any, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
    number = tokens[index].content
    label = f"{SOURCE[env['language']]} {number}"
    return f'<sup class="cite"><a href="#source-{number}" aria-label="{label}">{number}</a></sup>'
