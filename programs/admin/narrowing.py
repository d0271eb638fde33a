"""What the lists of our own pages are narrowed by. Whatever means nothing narrows nothing."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

from django.http import HttpRequest

from programs.states import STATES


def state_of(request: HttpRequest) -> str:
    """The state that is asked for; empty for all."""
    state = request.GET.get("state", "").strip().upper()
    return state if state in STATES else ""


def tail(asked: Mapping[str, object]) -> str:
    """What narrows a list, as the address of another page of it carries on."""
    said = {name: "1" if value is True else value for name, value in asked.items() if value}
    return urlencode(said)
