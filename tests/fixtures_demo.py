"""The site as it is deployed, with the demo programs: gunicorn, hashed files, a database of its own."""

from __future__ import annotations

import os
import re
import secrets
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import psycopg2
import pytest
from django.conf import settings
from psycopg2 import sql

ROOT = Path(settings.BASE_DIR)
FILL = """
import django
django.setup()
from django.core.management import call_command
for command in (["migrate"], ["load_places"], ["load_demo"], ["collectstatic", "--no-input"]):
    call_command(*command, verbosity=0)
"""


@pytest.fixture(scope="session")
def demo_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The origin of a running site, `http://127.0.0.1:PORT`. It sees nothing of the tests' own database."""
    folder = tmp_path_factory.mktemp("demo_site")
    with database(folder) as url:
        environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "tests.deployed",
            "DATABASE_URL": url,
            "STATIC_ROOT": str(folder / "static"),
            "WEB_BIND": "127.0.0.1:0",
            "WEB_WORKERS": "1",
            "WEB_ACCESS_LOG": str(folder / "access.log"),
        }
        subprocess.run([sys.executable, "-c", FILL], cwd=ROOT, env=environment, check=True)
        with serving(environment, folder / "errors.log") as origin:
            yield origin


@contextmanager
def serving(environment: Mapping[str, str], log: Path) -> Iterator[str]:
    """Gunicorn with the project's configuration, on a port it chose."""
    command = [sys.executable, "-m", "gunicorn", "--config", "gunicorn.conf.py", "--error-logfile", str(log)]
    server = subprocess.Popen(command, cwd=ROOT, env=dict(environment))
    try:
        yield listening_at(server, log)
    finally:
        server.terminate()
        server.wait(timeout=30)


def listening_at(server: subprocess.Popen[bytes], log: Path) -> str:
    """The address gunicorn says it listens at, once it does."""
    while server.poll() is None:
        said = re.search(r"Listening at: (http://127\.0\.0\.1:\d+)", log.read_text() if log.exists() else "")
        if said:
            return said[1]
        with pytest.raises(subprocess.TimeoutExpired):
            server.wait(timeout=0.05)
    raise AssertionError(f"gunicorn did not start: {log.read_text() if log.exists() else 'it said nothing'}")


@contextmanager
def database(folder: Path) -> Iterator[str]:
    """The address of an empty database of the kind the tests run on, gone afterwards."""
    ours = settings.DATABASES["default"]
    if ours["ENGINE"] != "django.db.backends.postgresql":
        yield f"sqlite:///{folder / 'demo.sqlite3'}"
        return
    name = f"demo_site_{secrets.token_hex(4)}"
    server = "postgres://{USER}:{PASSWORD}@{HOST}:{PORT}/".format(**{**ours, "PORT": ours["PORT"] or 5432})
    tell(server, "CREATE DATABASE {}", name)
    try:
        yield server + name
    finally:
        tell(server, "DROP DATABASE {} WITH (FORCE)", name)


def tell(server: str, command: str, name: str) -> None:
    connection = psycopg2.connect(f"{server}postgres")
    connection.autocommit = True
    try:
        connection.cursor().execute(sql.SQL(command).format(sql.Identifier(name)))
    finally:
        connection.close()
