"""A guide from its file: front matter in TOML between two lines of `+++`, then Markdown."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

from programs.guides.guide import Guide, GuideError, Source
from programs.guides.markdown import Rendered, render

FENCE = "+++"
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
WANTED: dict[str, type] = {
    "title": str, "slug": str, "summary": str, "part": str,
    "order": int, "reviewed": date, "review_by": date, "sources": list,
}  # fmt: skip


def read(path: Path, language: str, slug_of: Callable[[str], str]) -> Guide:
    """The guide in a file. `slug_of` gives the slug of another guide by its key, or raises KeyError.

    GuideError, naming the file, where something is missing, unknown, or not as it should be.
    """
    try:
        matter, body = split(text_of(path))
        sources = tuple(source(entry) for entry in matter.pop("sources"))
        rendered = render(body, language=language, sources=len(sources), slug_of=slug_of)
        check(rendered, sources, matter)
    except GuideError as error:
        raise GuideError(f"{language}/{path.name}: {error}") from error
    return Guide(
        key=path.stem, language=language, sources=sources,
        passages=rendered.passages, headings=rendered.headings, **matter,
    )  # fmt: skip


def slug_in(path: Path) -> str:
    """The slug of the guide in a file, without reading the rest of it."""
    return str(split(text_of(path))[0]["slug"])


def text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise GuideError(f"its file is not text: {error}") from error


def split(text: str) -> tuple[dict[str, Any], str]:
    """The front matter, with every field present and of its type, and the Markdown below it."""
    before, fence, rest = text.partition(FENCE)
    matter_text, second, body = rest.partition(f"\n{FENCE}\n")
    if before.strip() or not fence or not second:
        raise GuideError(f"it must begin with front matter between two lines of {FENCE}")
    try:
        matter = tomllib.loads(matter_text)
    except tomllib.TOMLDecodeError as error:
        raise GuideError(f"its front matter is not TOML: {error}") from error
    for name, kind in WANTED.items():
        if type(matter.get(name)) is not kind or matter[name] in ("", []):
            raise GuideError(f"its front matter needs {name} ({kind.__name__})")
    if unknown := matter.keys() - WANTED.keys():
        raise GuideError(f"its front matter has {', '.join(sorted(unknown))}, which nothing reads")
    if not SLUG.fullmatch(matter["slug"]):
        raise GuideError(f"its slug has letters a to z, digits and hyphens; not {matter['slug']!r}")
    return matter, body


def source(entry: Any) -> Source:
    known = {field.name for field in fields(Source)}
    if not isinstance(entry, dict) or not {"name", "url"} <= entry.keys() <= known:
        raise GuideError(f"a source has a name, a url and, where noted, the day it was read; not {entry}")
    if not str(entry["url"]).startswith("https://"):
        raise GuideError(f"{entry['url']} must begin with https://")
    if "read" in entry and not isinstance(entry["read"], date):
        raise GuideError(f"a source is read on a day, such as 2027-01-31; not {entry['read']!r}")
    return Source(**entry)


def check(rendered: Rendered, sources: tuple[Source, ...], matter: dict[str, Any]) -> None:
    """Raises GuideError for a source that nothing cites, and for dates in the wrong order."""
    for number, each in enumerate(sources, start=1):
        if number not in rendered.cited:
            raise GuideError(f"nothing in it cites source {number}, {each.name}")
    if matter["review_by"] <= matter["reviewed"]:
        raise GuideError("review_by must be after reviewed")
