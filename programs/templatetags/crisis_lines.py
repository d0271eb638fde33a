"""``{% crisis_lines as crisis %}``: the crisis block for a template, whatever its context holds."""

from __future__ import annotations

from django import template

from programs.crisis import CRISIS, Crisis

register = template.Library()


@register.simple_tag
def crisis_lines() -> Crisis:
    """The lines of ``programs.crisis``, so that an error page with an empty context shows them too."""
    return CRISIS
