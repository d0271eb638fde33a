"""Markdown to the passages of a guide. Raw HTML is off: what an author writes can't become markup.

Beyond CommonMark with tables and definition lists, a guide may write:

- `[1]`: the fact before it comes from source 1;
- `[words](guide:a-week#heading)` and `[words](site:programs/?when=evening)`: another guide by its key,
  and a page of this site, in the reader's language;
- `Caption: words` just above a table, which every table needs;
- `::: fact until=2027-01-31 source=1` … `:::`: words that hide behind a notice after that day;
- `::: terms therapy` and `:::`: the lines of a category of the vocabulary.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from itertools import pairwise
from typing import Any

from django.utils.safestring import mark_safe
from django.utils.text import slugify
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.anchors import anchors_plugin
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.deflist import deflist_plugin

from programs.guides.cites import cite_in, render_cite
from programs.guides.guide import GuideError, Heading, Passage
from programs.guides.links import lead
from programs.guides.tables import caption_tables, render_table_close, render_table_open
from programs.vocabulary import Category

BLOCKS = ("fact", "terms")


@dataclass(slots=True)
class Rendered:
    """What a guide's Markdown came to: passages in order, headings, and the numbers of sources cited."""

    passages: tuple[Passage, ...] = ()
    headings: tuple[Heading, ...] = ()
    cited: set[int] = field(default_factory=set)


def render(body: str, *, language: str, sources: int, slug_of: Callable[[str], str]) -> Rendered:
    """Reads a guide's Markdown. GuideError for a link, source, table or block that makes no sense."""
    env: dict[str, Any] = {"language": language}
    tokens = caption_tables(parser().parse(body, env))
    cited = cite_in(tokens, sources)
    lead(tokens, slug_of)
    passages = tuple(passages_in(tokens, env))
    cited |= {passage.source for passage in passages if passage.source}
    if missing := cited - set(range(1, sources + 1)):
        raise GuideError(f"there is no source {min(missing)}")
    return Rendered(passages, tuple(headings_in(tokens)), cited)


@cache
def parser() -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"html": False, "typographer": True})
    markdown.enable(["table", "smartquotes"]).disable("image")
    markdown.use(deflist_plugin)
    markdown.use(anchors_plugin, min_level=2, max_level=3, slug_func=slugify)
    for block in BLOCKS:
        markdown.use(container_plugin, block)
    markdown.add_render_rule("cite", render_cite)
    markdown.add_render_rule("table_open", render_table_open)
    markdown.add_render_rule("table_close", render_table_close)
    return markdown


def headings_in(tokens: Sequence[Token]) -> Iterator[Heading]:
    for opening, words in pairwise(tokens):
        if opening.type == "heading_open":
            if opening.tag == "h1":
                raise GuideError("the title is the only h1: begin headings with ##")
            text = "".join(child.content for child in words.children or () if child.type == "text")
            yield Heading(str(opening.attrGet("id")), text, int(opening.tag[1]))


def passages_in(tokens: Sequence[Token], env: dict[str, Any]) -> Iterator[Passage]:
    """The tokens cut at every block of our own, which may stand only at the top level."""
    kept: list[Token] = []
    opened: Token | None = None
    for token in tokens:
        kind, _, edge = token.type.removeprefix("container_").rpartition("_")
        if kind not in BLOCKS:
            kept.append(token)
            continue
        if token.level or (edge == "open") == (opened is not None):
            raise GuideError(f"::: {kind} may not stand inside anything else")
        yield from passage(opened, kept, env)
        opened, kept = (token if edge == "open" else None), []
    yield from passage(None, kept, env)


def passage(opened: Token | None, tokens: list[Token], env: dict[str, Any]) -> Iterator[Passage]:
    # Safe: markdown-it escapes all text, and its raw HTML is off.
    html = mark_safe(parser().renderer.render(tokens, parser().options, env))  # noqa: S308
    if opened is None:
        if html:
            yield Passage(html)
        return
    kind, *words = opened.info.split()
    if kind == "fact":
        yield fact(html, words)
    elif html:
        raise GuideError(f"nothing may stand inside ::: {opened.info.strip()}")
    else:
        yield Passage(category=category(words))


def fact(html: str, words: list[str]) -> Passage:
    given = dict(word.partition("=")[::2] for word in words)
    try:
        return Passage(html, until=date.fromisoformat(given.pop("until")), source=int(given.pop("source")))
    except (KeyError, ValueError) as error:
        raise GuideError(f"a fact is written ::: fact until=2027-01-31 source=1, not {words}") from error


def category(words: list[str]) -> Category:
    try:
        (word,) = words
        return Category(word)
    except ValueError as error:
        raise GuideError(f"{words} is not one category of the vocabulary") from error
