"""Settings out of the environment: each reader gives a value that means something, or stops the process."""

import re
import secrets
from pathlib import Path
from typing import NoReturn
from urllib.parse import quote, urlsplit

import environ

HOST = re.compile(r"\*|\.?[A-Za-z0-9][A-Za-z0-9.-]*|\[[0-9A-Fa-f:]+\]")

EMAIL = re.compile(r"[^@\s<>\"]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")

env = environ.Env()


def refuse(sentence: str) -> NoReturn:
    """Stop the process: one sentence on stderr, exit code 1, no traceback."""
    raise SystemExit(f"Settings: {sentence}")


def read_flag(name: str, default: bool) -> bool:
    text = env.str(name, "").strip().lower()
    if text in {"1", "on", "true", "yes"}:
        return True
    if text in {"0", "off", "false", "no"}:
        return False
    if text:
        refuse(f"{name} must be on or off, not {text!r}.")
    return default


def read_secret(debug: bool) -> str:
    key = env.str("SECRET_KEY", "")
    if not key and debug:
        return secrets.token_urlsafe(50)
    advice = 'make one with: python3 -c "import secrets; print(secrets.token_urlsafe(50))"'
    if not key:
        refuse(f"SECRET_KEY is not set: set DEBUG=on to try things out, or {advice}")
    if not debug and (len(key) < 50 or len(set(key)) < 5):
        refuse(f"SECRET_KEY is too easy to guess (50 random characters or more are needed); {advice}")
    return key


def read_hosts(debug: bool) -> list[str]:
    """The hosts we answer to; this machine's own names always count, for health checks."""
    hosts = [host.strip() for host in env.list("ALLOWED_HOSTS", default=[]) if host.strip()]
    if not hosts and not debug:
        refuse("ALLOWED_HOSTS is not set; name the hosts the site answers to, such as iop.example.org.")
    wrong = [host for host in hosts if not HOST.fullmatch(host)]
    if wrong:
        refuse(f"ALLOWED_HOSTS must be host names without scheme or port, not {wrong[0]!r}.")
    return [*hosts, "localhost", "127.0.0.1", "[::1]"]


def read_database(default: Path) -> dict[str, object]:
    """The database; without DATABASE_URL an SQLite file at `default`."""
    url = env.str("DATABASE_URL", "") or f"sqlite:///{quote(str(default))}"
    if not url.startswith(("sqlite:///", "postgres://", "postgresql://")):
        refuse("DATABASE_URL must look like sqlite:///path or postgres://user:password@host/name.")
    try:
        database = env.db_url_config(url)
    except Exception as error:
        refuse(f"DATABASE_URL cannot be read: {error}.")
    return {**database, **tuned(database)}


def tuned(database: dict[str, object]) -> dict[str, object]:
    """SQLite that lets readers read while one writes; PostgreSQL with connections kept open."""
    if database["ENGINE"] == "django.db.backends.postgresql":
        if not database["NAME"]:
            refuse("DATABASE_URL names no database: postgres://user:password@host/name.")
        return {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
    pragmas = "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;"
    return {"OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": pragmas}}


def read_findtreatment_url() -> str:
    url = env.str("FINDTREATMENT_URL", "https://findtreatment.gov").rstrip("/")
    try:
        parts = urlsplit(url)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        refuse(f"FINDTREATMENT_URL must be an http or https address, not {url!r}.")
    return url


def read_proxies() -> int:
    """How many proxies stand in front, each of which adds the address it was reached from."""
    text = env.str("PROXIES", "").strip() or "0"
    if not re.fullmatch(r"[0-9]", text):
        refuse(f"PROXIES must be a number from 0 to 9, not {text!r}.")
    return int(text)


def read_contact() -> str:
    address = env.str("CONTACT_EMAIL", "").strip()
    if address and not EMAIL.fullmatch(address):
        refuse(f"CONTACT_EMAIL must be an e-mail address, not {address!r}.")
    return address


def read_mail(sender: str) -> dict[str, object]:
    """How mail goes out; without EMAIL_URL none does."""
    url = env.str("EMAIL_URL", "").strip()
    if not url:
        return {"EMAIL_BACKEND": "django.core.mail.backends.dummy.EmailBackend"}
    if not sender:
        refuse("EMAIL_URL is set and CONTACT_EMAIL is not: mail needs a sender.")
    try:
        mail = {name: value for name, value in env.email_url_config(url).items() if value is not None}
    except (environ.ImproperlyConfigured, ValueError):
        mail = {}
    if not mail or (url.startswith("smtp") and not mail.get("EMAIL_HOST")):
        refuse("EMAIL_URL must look like smtp+tls://user:password@host:587 or consolemail://.")
    ports = {"smtp": 25, "smtps": 587, "smtp+tls": 587, "smtp+ssl": 465}
    return {"EMAIL_PORT": ports.get(url.partition(":")[0], 25), **mail}
