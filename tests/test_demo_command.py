"""The demo as a newcomer's visitors see it."""

from __future__ import annotations

from django.conf import settings as live
from django.core.servers import basehttp

from programs.management.commands.demo import Command


def test_a_mistake_shows_our_own_error_page_and_not_a_developers(monkeypatch, settings, capsys):
    settings.DEBUG = True
    seen = []
    monkeypatch.setattr(basehttp, "run", lambda *args, **words: seen.append(live.DEBUG))
    Command().serve(8000)
    assert seen == [False]
