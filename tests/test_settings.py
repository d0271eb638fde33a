"""Every setting comes from the environment, and a bad one is told in a sentence."""

from __future__ import annotations

import os
import runpy
import subprocess
import sys
from typing import Any

import pytest

from iopfinder.bootstrap import BASE_DIR

SECRET = "a-test-secret-0123456789-abcdefghijklmnopqrstuvwxyz-0123456789"
GOOD = {"SECRET_KEY": SECRET, "ALLOWED_HOSTS": "iop.example.org"}
NAMES = (
    "DEBUG",
    "SECRET_KEY",
    "DATABASE_URL",
    "ALLOWED_HOSTS",
    "HTTPS_ONLY",
    "PROXIES",
    "FINDTREATMENT_URL",
    "CONTACT_EMAIL",
    "RUN_BY",
    "EMAIL_URL",
)


def settings_from(monkeypatch: pytest.MonkeyPatch, **environment: str) -> dict[str, Any]:
    """What iopfinder/settings.py comes to with this environment and nothing else."""
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    return runpy.run_path(str(BASE_DIR / "iopfinder" / "settings.py"))


@pytest.mark.parametrize(
    ("environment", "told"),
    [
        ({"DEBUG": "maybe"}, "DEBUG must be on or off, not 'maybe'."),
        ({"HTTPS_ONLY": "2"}, "HTTPS_ONLY must be on or off, not '2'."),
        ({"SECRET_KEY": ""}, "SECRET_KEY is not set"),
        ({"SECRET_KEY": "short"}, "SECRET_KEY is too easy to guess"),
        ({"SECRET_KEY": "ab" * 40}, "SECRET_KEY is too easy to guess"),
        ({"ALLOWED_HOSTS": ""}, "ALLOWED_HOSTS is not set"),
        ({"ALLOWED_HOSTS": " , "}, "ALLOWED_HOSTS is not set"),
        ({"ALLOWED_HOSTS": "https://iop.example.org"}, "ALLOWED_HOSTS must be host names"),
        ({"DATABASE_URL": "nonsense"}, "DATABASE_URL must look like"),
        ({"DATABASE_URL": "mysql://me@host/name"}, "DATABASE_URL must look like"),
        ({"DATABASE_URL": "postgres://me@host:port/name"}, "DATABASE_URL cannot be read"),
        ({"DATABASE_URL": "postgres://me@host"}, "DATABASE_URL names no database"),
        ({"DATABASE_URL": "postgres://me@host/"}, "DATABASE_URL names no database"),
        ({"FINDTREATMENT_URL": "ftp://findtreatment.gov"}, "FINDTREATMENT_URL must be an http or https"),
        ({"FINDTREATMENT_URL": "findtreatment.gov"}, "FINDTREATMENT_URL must be an http or https"),
        ({"FINDTREATMENT_URL": "http://[half"}, "FINDTREATMENT_URL must be an http or https"),
        ({"PROXIES": "one"}, "PROXIES must be a number from 0 to 9, not 'one'."),
        ({"PROXIES": "-1"}, "PROXIES must be a number from 0 to 9"),
        ({"CONTACT_EMAIL": "hello"}, "CONTACT_EMAIL must be an e-mail address, not 'hello'."),
        ({"CONTACT_EMAIL": "a@b.example, c@d.example"}, "CONTACT_EMAIL must be an e-mail address"),
        ({"EMAIL_URL": "smtp://mail.example.org"}, "EMAIL_URL is set and CONTACT_EMAIL is not"),
        ({"EMAIL_URL": "smtp://", "CONTACT_EMAIL": "a@b.example"}, "EMAIL_URL must look like smtp+tls"),
        ({"EMAIL_URL": "http://mail", "CONTACT_EMAIL": "a@b.example"}, "EMAIL_URL must look like smtp+tls"),
        ({"EMAIL_URL": "smtp://a:port", "CONTACT_EMAIL": "a@b.example"}, "EMAIL_URL must look like smtp+tls"),
    ],
)
def test_a_bad_value_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], told: str
) -> None:
    with pytest.raises(SystemExit) as stopped:
        settings_from(monkeypatch, **{**GOOD, **environment})
    assert str(stopped.value).startswith(f"Settings: {told}")
    assert "\n" not in str(stopped.value)


def test_a_bad_value_ends_the_command_with_exit_1_and_no_traceback() -> None:
    done = manage("check", DATABASE_URL="nonsense")
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        "Settings: DATABASE_URL must look like sqlite:///path or postgres://user:password@host/name."
    ]


def test_the_deployment_check_has_nothing_to_say() -> None:
    done = manage("check", "--deploy", "--fail-level", "WARNING")
    assert "identified no issues" in done.stdout
    assert done.returncode == 0


def manage(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """manage.py as run from a shell that knows only what is given."""
    kept = {name: value for name, value in os.environ.items() if name in {"PATH", "HOME", "LANG"}}
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=BASE_DIR, env={**kept, **GOOD, **environment}, capture_output=True, text=True,
    )  # fmt: skip


def test_production_needs_https_and_hashed_files(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = settings_from(monkeypatch, **GOOD)
    assert settings["DEBUG"] is False
    assert settings["SECURE_SSL_REDIRECT"] is settings["SESSION_COOKIE_SECURE"] is True
    assert "Manifest" in settings["STORAGES"]["staticfiles"]["BACKEND"]
    assert settings["ALLOWED_HOSTS"][0] == "iop.example.org"
    assert settings["FINDTREATMENT_URL"] == "https://findtreatment.gov"


def test_who_runs_the_site_is_said_only_where_it_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    silent = settings_from(monkeypatch, **GOOD)
    assert (silent["CONTACT_EMAIL"], silent["RUN_BY"]) == ("", "")
    told = settings_from(monkeypatch, **GOOD, CONTACT_EMAIL=" hello@iop.example.org", RUN_BY="A library")
    assert (told["CONTACT_EMAIL"], told["RUN_BY"]) == ("hello@iop.example.org", "A library")


def test_mail_goes_out_only_where_it_is_set_up(monkeypatch: pytest.MonkeyPatch) -> None:
    without = settings_from(monkeypatch, **GOOD)
    assert (without["MAIL_IS_SET_UP"], "dummy" in without["EMAIL_BACKEND"]) == (False, True)
    url, sender = "smtp+tls://me:se%23cret@mail.example.org", "desk@iop.example.org"
    told = settings_from(monkeypatch, **GOOD, EMAIL_URL=url, CONTACT_EMAIL=sender, RUN_BY="A library, Ohio")
    assert told["MAIL_IS_SET_UP"] is True
    assert (told["EMAIL_HOST"], told["EMAIL_PORT"], told["EMAIL_USE_TLS"]) == ("mail.example.org", 587, True)
    assert (told["EMAIL_HOST_USER"], told["EMAIL_HOST_PASSWORD"]) == ("me", "se#cret")
    assert told["DEFAULT_FROM_EMAIL"] == '"A library, Ohio" <desk@iop.example.org>'


def test_debug_needs_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = settings_from(monkeypatch, DEBUG="on")
    assert settings["DEBUG"] is True
    assert len(settings["SECRET_KEY"]) >= 50
    assert "SECURE_SSL_REDIRECT" not in settings


def test_https_can_be_left_to_somebody_else(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = settings_from(monkeypatch, **GOOD, HTTPS_ONLY="off")
    assert "SECURE_SSL_REDIRECT" not in settings
    assert settings["SESSION_COOKIE_SECURE"] is False


def test_sqlite_is_the_default_and_queues_its_writers(monkeypatch: pytest.MonkeyPatch) -> None:
    database = settings_from(monkeypatch, **GOOD)["DATABASES"]["default"]
    assert database["ENGINE"] == "django.db.backends.sqlite3"
    assert database["NAME"] == str(BASE_DIR / "iopfinder.sqlite3")
    assert database["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert database["OPTIONS"]["timeout"] == 20
    assert "journal_mode = WAL" in database["OPTIONS"]["init_command"]


def test_an_sqlite_path_may_hold_any_character(monkeypatch: pytest.MonkeyPatch) -> None:
    database = settings_from(monkeypatch, **GOOD, DATABASE_URL="sqlite:////srv/a%20b%2Bc/d.sqlite3")[
        "DATABASES"
    ]
    assert database["default"]["NAME"] == "/srv/a b+c/d.sqlite3"


def test_postgresql_keeps_its_connections(monkeypatch: pytest.MonkeyPatch) -> None:
    url = "postgres://me:se%23cret@db.example.org:5433/iop"
    database = settings_from(monkeypatch, **GOOD, DATABASE_URL=url)["DATABASES"]["default"]
    assert database["ENGINE"] == "django.db.backends.postgresql"
    assert (database["USER"], database["PASSWORD"], database["NAME"]) == ("me", "se#cret", "iop")
    assert (database["HOST"], database["PORT"]) == ("db.example.org", 5433)
    assert database["CONN_MAX_AGE"] > 0
    assert database["CONN_HEALTH_CHECKS"] is True
