"""The demo as a newcomer's visitors see it."""

from __future__ import annotations

import io

import pytest
from django.conf import settings as live
from django.contrib.auth.models import User
from django.core.servers import basehttp

from programs.management.commands.demo import Command


def test_a_mistake_shows_our_own_error_page_and_not_a_developers(monkeypatch, settings, capsys):
    settings.DEBUG = True
    seen = []
    monkeypatch.setattr(basehttp, "run", lambda *args, **words: seen.append(live.DEBUG))
    Command().serve(8000)
    assert seen == [False]


@pytest.mark.django_db
def test_it_says_how_to_make_the_first_account_of_the_desk_until_there_is_one():
    said = io.StringIO()
    Command(stdout=said).lead_to_the_desk()
    assert "manage.py createsuperuser" in said.getvalue()
    User.objects.create_superuser("root")
    again = io.StringIO()
    Command(stdout=again).lead_to_the_desk()
    assert again.getvalue() == ""
