"""`manage.py load_places`: whole or not at all, and nothing when nothing changed."""

from __future__ import annotations

import csv
import io
import lzma
from pathlib import Path
from unittest import mock
from zoneinfo import available_timezones

import pytest
from django.core.management import CommandError, call_command

from programs.management.commands import load_places
from programs.models import Place

pytestmark = pytest.mark.django_db

WORDS = ("kind", "name", "key", "state", "county", "zip", "time_zone")
HEADER = "kind,name,spelling,state,county,zip,lat,lon,time_zone,weight"
CINCINNATI = "city,Cincinnati,,OH,Hamilton County,,39.1271,-84.5144,America/New_York,311097"
ZIP = "zip,Cincinnati,,OH,Hamilton County,45202,39.1072,-84.5020,America/New_York,16259"
NICKNAME = "city,New York,NYC,NY,New York County,,40.7143,-74.0060,America/New_York,8804190"


@pytest.fixture
def small(no_places: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file of three places, in an empty table, with the size below which a file is cut off lowered."""
    monkeypatch.setattr(load_places, "FEWEST", 2)
    return written(tmp_path, CINCINNATI, ZIP, NICKNAME)


def written(folder: Path, *lines: str) -> Path:
    path = folder / "places.csv.xz"
    path.write_bytes(lzma.compress("\n".join([HEADER, *lines, ""]).encode()))
    return path


def load(path: Path, **options: object) -> str:
    said = io.StringIO()
    call_command("load_places", file=path, stdout=said, **options)
    return said.getvalue()


def test_it_loads_every_row_and_says_how_many(small: Path) -> None:
    said = load(small)
    assert said == "The gazetteer is loaded: 1 ZIP codes, 2 towns, 0 counties, 0 states.\n"
    assert set(Place.objects.values_list("kind", "key", "name", "state")) == {
        ("city", "cincinnati", "Cincinnati", "OH"),
        ("zip", "45202", "Cincinnati", "OH"),
        ("city", "nyc", "New York", "NY"),
    }


def test_loaded_again_it_writes_nothing(small: Path) -> None:
    load(small)
    before = set(Place.objects.values_list("pk", flat=True))
    assert "up to date" in load(small)
    assert set(Place.objects.values_list("pk", flat=True)) == before


def test_force_loads_it_anew(small: Path) -> None:
    load(small)
    before = set(Place.objects.values_list("pk", flat=True))
    assert "is loaded" in load(small, force=True)
    assert not before & set(Place.objects.values_list("pk", flat=True))
    assert Place.objects.count() == 3


def test_a_changed_row_is_noticed_and_put_right(small: Path) -> None:
    load(small)
    Place.objects.filter(zip="45202").update(lat=1.0)
    assert "is loaded" in load(small)
    assert Place.objects.get(zip="45202").lat == 39.1072


def test_it_can_be_silent(small: Path) -> None:
    assert load(small, verbosity=0) == ""


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"not compressed", "is damaged"),
        (lzma.compress(b"kind,name\nzip,Cincinnati\n" * 3), "is damaged"),
        (lzma.compress(f"{HEADER}\n{ZIP}\n{ZIP.replace('39.1072', 'north')}\n".encode()), "is damaged"),
        (lzma.compress(f"{HEADER}\n{ZIP}\n{ZIP[:30]}\n".encode()), "is damaged"),
        (lzma.compress(HEADER.encode() + b"\n\xff\xfe"), "is damaged"),
        (lzma.compress(f"{HEADER}\n{ZIP}\n".encode())[:-20], "is damaged"),
        (lzma.compress(f"{HEADER}\n{ZIP}\n".encode()), "is cut off: 1 rows"),
    ],
)
def test_a_damaged_file_is_one_sentence_and_changes_nothing(small: Path, content: bytes, told: str) -> None:
    load(small)
    small.write_bytes(content)
    with pytest.raises(CommandError, match=told) as error:
        load(small)
    assert "\n" not in str(error.value)
    assert Place.objects.count() == 3


def test_a_missing_file_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="cannot be read"):
        load(tmp_path / "nowhere.csv.xz")


def test_an_error_half_way_leaves_the_old_places(small: Path, tmp_path: Path) -> None:
    load(small)
    written(tmp_path, CINCINNATI, ZIP)
    with (
        mock.patch.object(load_places, "insert", side_effect=RuntimeError("killed")),
        pytest.raises(RuntimeError, match="killed"),
    ):
        load(small)
    assert Place.objects.count() == 3


def test_the_committed_file_is_whole() -> None:
    rows = load_places.read(load_places.DATA)
    counts = {kind: sum(row[0] == kind for row in rows) for kind in ("zip", "city", "county", "state")}
    assert counts["zip"] > 41_000
    assert counts["city"] > 30_000
    assert counts["county"] > 3_100
    assert counts["state"] == 57
    assert len({row[5] for row in rows if row[5]}) == counts["zip"]


def test_every_row_fits_the_table_and_has_a_time_zone() -> None:
    zones = available_timezones()
    for row in load_places.read(load_places.DATA):
        cells = dict(zip(load_places.COLUMNS, row, strict=True))
        assert cells["time_zone"] in zones
        assert cells["key"]
        assert (cells["lat"], cells["lon"]) != (0.0, 0.0)
        assert all(len(str(cells[name])) <= Place._meta.get_field(name).max_length for name in WORDS)


def test_the_file_is_read_as_the_shared_columns_say() -> None:
    with lzma.open(load_places.DATA, "rt") as file:
        assert next(csv.reader(file)) == HEADER.split(",")
