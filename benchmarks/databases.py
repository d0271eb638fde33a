"""A database for each catalogue: made once, used again by every run that asks for the same."""

from __future__ import annotations

import hashlib
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np
import psycopg2
from django.core.management import call_command
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import load_backend
from psycopg2.extensions import quote_ident

from benchmarks import catalogue, storing
from benchmarks.rivals import postgis
from programs import packing
from programs.models import Place
from programs.vocabulary import TERMS


def prepared(n: int, seed: int, folder: Path) -> BaseDatabaseWrapper:
    """The connection to a database that holds this catalogue, which becomes the default one."""
    name = f"{n}_{seed}_{stamp()}"
    postgres = connections.settings["default"]["ENGINE"].endswith("postgresql")
    store = _Postgres() if postgres else _Sqlite(folder)
    if not store.has(name):
        _build(store, name, n, seed)
    return use(store.full_name(name))


def use(name: str) -> BaseDatabaseWrapper:
    """Make the database of this name the default one."""
    settings: dict[str, Any] = {**connections.settings["default"], "NAME": name, "CONN_MAX_AGE": None}
    wrapper: BaseDatabaseWrapper = load_backend(settings["ENGINE"]).DatabaseWrapper(settings, "default")
    connections["default"] = wrapper
    return wrapper


def stamp() -> str:
    """Changes whenever a stored catalogue would no longer be what the code reads."""
    digest = hashlib.blake2b(digest_size=4)
    digest.update(repr((packing.ROW.descr, [term.code for term in TERMS])).encode())
    migrations = sorted((Path(packing.__file__).parent / "migrations").glob("0*.py"))
    for path in (*migrations, *(Path(module.__file__) for module in (catalogue, storing, postgis))):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def zips() -> catalogue.Zips:
    """The ZIP codes where anybody lives."""
    rows = Place.objects.filter(kind="zip", weight__gt=0).order_by("zip")
    code, town, state, lat, lon, people = zip(
        *rows.values_list("zip", "name", "state", "lat", "lon", "weight"), strict=True
    )
    return catalogue.Zips(
        list(code), list(town), list(state), np.array(lat), np.array(lon), np.array(people, float)
    )


def _build(store: _Sqlite | _Postgres, name: str, n: int, seed: int) -> None:
    """Under another name until it is whole, so that a run cut short leaves nothing that looks right."""
    started = time.monotonic()
    print(f"Making up {n:,} programs in {store.full_name(name)} ...", file=sys.stderr)  # noqa: T201
    unfinished = f"{name}_unfinished"
    store.create(unfinished)
    connection = use(store.full_name(unfinished))
    call_command("migrate", verbosity=0)
    call_command("load_places", verbosity=0)
    storing.store(catalogue.draw(n, seed, zips()))
    store.settle(connection)
    connection.close()
    store.rename(unfinished, name)
    print(f"... in {time.monotonic() - started:.0f} seconds.", file=sys.stderr)  # noqa: T201


class _Sqlite:
    """A file in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def full_name(self, name: str) -> str:
        return str(self.folder / f"catalogue_{name}.sqlite3")

    def has(self, name: str) -> bool:
        return Path(self.full_name(name)).exists()

    def create(self, name: str) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        for path in self.folder.glob(f"catalogue_{name}.sqlite3*"):
            path.unlink()

    def settle(self, connection: BaseDatabaseWrapper) -> None:
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def rename(self, old: str, new: str) -> None:
        Path(self.full_name(old)).rename(self.full_name(new))


class _Postgres:
    """A database beside the one that --database-url names, which must let us create it."""

    def __init__(self) -> None:
        self.settings = connections.settings["default"]
        self.base = self.settings.setdefault("BENCHMARK_BASE", self.settings["NAME"])

    def full_name(self, name: str) -> str:
        return f"{self.base}_{name}"

    def has(self, name: str) -> bool:
        return bool(self._run("SELECT 1 FROM pg_database WHERE datname = %s", self.full_name(name)))

    def create(self, name: str) -> None:
        self._run(f"DROP DATABASE IF EXISTS {self._quoted(name)}")
        self._run(f"CREATE DATABASE {self._quoted(name)}")

    def settle(self, connection: BaseDatabaseWrapper) -> None:
        postgis.prepare()
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")

    def rename(self, old: str, new: str) -> None:
        self._run(f"ALTER DATABASE {self._quoted(old)} RENAME TO {self._quoted(new)}")

    def _quoted(self, name: str) -> str:
        return quote_ident(self.full_name(name), self._connect())

    def _run(self, sql: str, *values: Any) -> list[tuple[Any, ...]]:
        connection = self._connect()
        with connection.cursor() as cursor:
            cursor.execute(sql, values or None)
            found = cursor.fetchall() if cursor.description else []
        connection.close()
        return found

    def _connect(self) -> Any:
        keys = {"USER": "user", "PASSWORD": "password", "HOST": "host", "PORT": "port"}
        given = {ours: self.settings[key] for key, ours in keys.items() if self.settings.get(key)}
        connection = psycopg2.connect(dbname="postgres", **given)
        connection.autocommit = True
        return connection
