"""Reading an answer as a browser and a person would."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from functools import lru_cache
from typing import Any
from xml.etree.ElementTree import Element

import html5lib

UNSEEN = {"script", "style", "template", "title"}


def parsed(response: Any) -> Element:
    """The page as a tree. Raises html5lib's ParseError where it is not valid HTML."""
    return deepcopy(_read(response.content))


@lru_cache(maxsize=32)
def _read(page: bytes) -> Element:
    """Many tests look at the same page, and to read it takes longer than to make it."""
    tree: Element = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page.decode())
    return tree


def words(node: Element | Any) -> str:
    """The text of a node, or of the main part of an answer, with its white space folded."""
    root = part(parsed(node), "main") if hasattr(node, "content") else node
    return re.sub(r"\s+", " ", "".join(_texts(root))).strip()


def _texts(node: Element) -> Iterator[str]:
    if node.tag not in UNSEEN:
        yield node.text or ""
        for child in node:
            yield from _texts(child)
            yield child.tail or ""
        if node.tag in {"li", "p", "dt", "dd", "h1", "h2", "h3", "div", "option", "label"}:
            yield " "


def part(tree: Element, tag: str) -> Element:
    """The one element of this tag; fails where there is none, or more than one."""
    (found,) = tree.iter(tag)
    return found


def having(node: Element, css_class: str) -> list[Element]:
    """Every element with this class, in the order of the page."""
    return [each for each in node.iter() if css_class in str(each.get("class", "")).split()]


def links(node: Element) -> list[str]:
    """The address of every link and form, in the order of the page."""
    return [
        value
        for each in node.iter()
        for name in ("href", "action", "formaction", "{http://www.w3.org/1999/xlink}href")
        if (value := each.get(name)) is not None and each.tag != "link"
    ]


def headings(response: Any) -> list[str]:
    """The names on the cards of a list of results, in order."""
    return [words(head.find("h3")) for head in having(parsed(response), "card-head")]
