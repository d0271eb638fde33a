"""How hard a page is to read: its sentences without headings, tables, names and sources, and their grade.

English: Flesch-Kincaid grade, in years of school. Spanish: Fernández Huerta's reading ease and the
Szigriszt-Pazos index behind the INFLESZ scale, both from 0 (very hard) to 100 (very easy).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from xml.etree.ElementTree import Element

from textstat.textstat import textstatistics

SENTENCES = {"p", "li", "dd"}
APART = {"sup", "ul", "ol", "dl", "table", "nav", "footer"}
"""Parts of a sentence's element that are not the sentence."""


@cache
def reader(language: str) -> textstatistics:
    """A meter of its own for each language: textstat keeps the language as a state."""
    meter = textstatistics()
    meter.set_lang("es" if language == "es" else "en_US")
    return meter


def sentences(node: Element) -> str:
    """The prose of a part of a page: paragraphs, list items and explanations, each ended by a mark."""
    found = (re.sub(r"\s+", " ", "".join(own_words(each))).strip() for each in prose(node))
    return " ".join(ended(text) for text in found if re.search(r"\w", text)).replace("’", "'")


def prose(node: Element) -> Iterator[Element]:
    for child in node:
        if child.tag in SENTENCES:
            yield child
        if child.tag not in {"table", "nav", "footer"}:
            yield from prose(child)


def own_words(node: Element) -> Iterator[str]:
    yield node.text or ""
    for child in node:
        if child.tag not in APART | SENTENCES:
            yield from own_words(child)
        yield child.tail or ""


def ended(text: str) -> str:
    return text if text[-1] in ".!?" else text.rstrip(":;,… ") + "."


def grade(text: str) -> float:
    """Years of school an English text asks for."""
    return reader("en").flesch_kincaid_grade(text)


def ease(text: str) -> tuple[float, float]:
    """How easy a Spanish text is: Fernández Huerta, Szigriszt-Pazos."""
    return reader("es").fernandez_huerta(text), reader("es").szigriszt_pazos(text)
