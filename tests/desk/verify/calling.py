"""The call screen, filled in and sent as a browser does."""

from __future__ import annotations

import re
from typing import Any
from xml.etree.ElementTree import Element

from django.urls import reverse
from django.utils import timezone

from programs.models import Program, Report
from tests.desk.conftest import Signed
from tests.reading import having, parsed, part, words


def today() -> Any:
    return timezone.localdate()


def address(program: Program) -> str:
    return reverse("admin:verify", args=[program.slug])


def as_shown(client: Signed, program: Program) -> dict[str, Any]:
    """The form as a browser sends it when nobody touches anything."""
    return sent_by(parsed(client.get(address(program))))


def sent_by(tree: Element) -> dict[str, Any]:
    """What the form of a page sends."""
    form = having(tree, "call")[0]
    sent: dict[str, list[str]] = {}
    for each in form.iter():
        name = each.get("name")
        if not name or each.tag == "button":
            continue
        kind = each.get("type")
        if each.tag == "select":
            options = list(each.iter("option"))
            chosen = [one for one in options if "selected" in one.attrib] or options[:1]
            sent.setdefault(name, []).extend(one.get("value") for one in chosen)
        elif each.tag == "textarea":
            sent.setdefault(name, []).append(words(each))
        elif kind not in ("radio", "checkbox") or "checked" in each.attrib:
            sent.setdefault(name, []).append(each.get("value") or "")
    return sent


def save(client: Signed, program: Program, **answers: Any) -> Any:
    """Send the form with these answers; names may be written with _ for -, facts as fact_<code>."""
    sent = as_shown(client, program)
    return client.post(address(program), {**sent, **named(answers)})


def named(answers: dict[str, Any]) -> dict[str, Any]:
    """By the names of inputs, which have dashes where Python's have underscores."""
    dashed = {name.replace("__", "-"): text for name, text in answers.items()}
    return {re.sub(r"^(s|f|r|p\d|g\d)_", r"\1-", name): text for name, text in dashed.items()}


def main_of(response: Any) -> Element:
    return part(parsed(response), "main")


def current(program: Program) -> dict[str, tuple[bool, str]]:
    facts = program.facts.filter(current=True).select_related("source")
    return {fact.term.code: (fact.holds, fact.source.slug) for fact in facts}


def report(program: Program, **fields: Any) -> Report:
    return Report.objects.create(
        reference=f"R{Report.objects.count()}", program=program, received_on=today(), **fields
    )
