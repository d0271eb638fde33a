"""``{% crisis_lines as crisis %}``: the crisis block for a template, whatever its context holds."""

from __future__ import annotations

from django import template

from programs import crisis, language
from programs.crisis import Contact, Crisis

register = template.Library()


@register.simple_tag
def crisis_lines() -> Crisis:
    """The lines of ``programs.crisis``, so that an error page with an empty context shows them too."""
    return crisis.crisis(language.current())


@register.filter
def for_reader(contact: Contact) -> Contact:
    """The same way to reach a line in the reader's language."""
    return crisis.contact(contact, language.current())
