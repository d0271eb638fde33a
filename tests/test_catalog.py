"""The Spanish catalog holds every word of the interface, and what is compiled is what is written."""

from __future__ import annotations

import gettext
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
WRITTEN = Path("locale", "es", "LC_MESSAGES", "django.po")
COMPILED = ROOT / WRITTEN.with_suffix(".mo")

pytestmark = pytest.mark.skipif(
    shutil.which("xgettext") is None or shutil.which("msgfmt") is None,
    reason="no GNU gettext here; on Debian or Ubuntu: sudo apt install gettext",
)
GATHER = ["makemessages", "--locale=es", "--no-obsolete", "--no-wrap", "--no-location"]


@pytest.fixture(scope="module")
def gathered(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The catalog as it is after `makemessages` has read a copy of the sources."""
    copy = tmp_path_factory.mktemp("sources")
    for folder in ("programs", "iopfinder", "templates", "locale"):
        only = shutil.ignore_patterns("__pycache__", "*.md", "*.npz", "*.gz", "*.csv")
        shutil.copytree(ROOT / folder, copy / folder, ignore=only)
    shutil.copy(ROOT / "manage.py", copy)
    environment = {**os.environ, "DEBUG": "on", "DATABASE_URL": "sqlite:///:memory:"}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    subprocess.run(
        [sys.executable, "manage.py", *GATHER], cwd=copy, env=environment, check=True, capture_output=True
    )
    return (copy / WRITTEN).read_text(encoding="utf-8")


def test_no_word_of_the_interface_is_left_untranslated(gathered: str) -> None:
    entries = gathered.split("\n\n")[1:]
    assert len(entries) > 1000
    assert [entry for entry in entries if re.search(r'^msgstr(\[\d\])? ""$', entry, re.MULTILINE)] == []
    assert [entry for entry in entries if "#, fuzzy" in entry] == []


def test_the_catalog_has_no_words_that_nobody_says_any_more(gathered: str) -> None:
    committed = (ROOT / WRITTEN).read_text(encoding="utf-8")
    assert ids(committed) == ids(gathered)


def ids(catalog: str) -> set[str]:
    return set(re.findall(r'^(?:msgctxt|msgid) ".*"$', catalog, re.MULTILINE))


def test_the_compiled_catalog_is_that_of_the_written_one(tmp_path: Path) -> None:
    fresh = tmp_path / "django.mo"
    subprocess.run(["msgfmt", "--check-format", "-o", fresh, ROOT / WRITTEN], check=True)
    assert words_in(COMPILED) == words_in(fresh)


def words_in(compiled: Path) -> dict[object, str]:
    with compiled.open("rb") as file:
        return dict(gettext.GNUTranslations(file)._catalog)  # type: ignore[attr-defined]
