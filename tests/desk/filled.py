"""What a browser would send of a form as it is shown."""

from __future__ import annotations

from typing import Any

import html5lib


def filled(response: Any, form: str) -> dict[str, str]:
    """The names and values of the form of this id; unticked boxes and buttons are left out."""
    tree = html5lib.parse(response.content.decode(), namespaceHTMLElements=False)
    fields = next(node for node in tree.iter("form") if node.get("id") == form).iter()
    values: dict[str, str] = {}
    for field in fields:
        name, kind = field.get("name"), field.get("type", "text")
        if not name or (kind in {"checkbox", "radio"} and field.get("checked") is None) or kind == "submit":
            continue
        if field.tag == "input":
            values[name] = field.get("value", "on" if kind == "checkbox" else "")
        elif field.tag == "textarea":
            values[name] = (field.text or "").removeprefix("\n")
        elif field.tag == "select":
            values[name] = chosen(field)
    return values


def chosen(select: Any) -> str:
    options = list(select.iter("option"))
    marked = [option for option in options if option.get("selected") is not None] or options[:1]
    return str(marked[0].get("value", "")) if marked else ""
