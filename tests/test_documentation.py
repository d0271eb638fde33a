"""What the documentation names is there: files, commands, settings, pictures."""

from __future__ import annotations

import re
import struct
from pathlib import Path

import pytest
from django.core.management import get_commands
from django.urls import resolve

ROOT = Path(__file__).resolve().parent.parent
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
TEXT = {page.name: page.read_text(encoding="utf-8") for page in PAGES}
every_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)


@every_page
def test_every_link_leads_to_a_file_that_is_there(page: Path) -> None:
    links = re.findall(r"\]\(([^)#]+)", page.read_text(encoding="utf-8"))
    missing = [link for link in links if "://" not in link and not (page.parent / link).exists()]
    assert missing == []


@every_page
def test_every_path_it_names_is_there(page: Path) -> None:
    named = re.findall(r"`((?:programs|iopfinder|tests|scripts|docs|fixtures)/[\w./-]+)`", TEXT[page.name])
    assert [path for path in named if not (ROOT / path).exists()] == []


@every_page
def test_every_command_it_names_is_there(page: Path) -> None:
    named = set(re.findall(r"manage\.py (\w+)", TEXT[page.name]))
    assert named <= set(get_commands())


@every_page
def test_it_names_no_place_on_anybodys_machine(page: Path) -> None:
    assert not re.search(r"(?<![\w.])/(?:work|tmp|home|root|Users)\b", TEXT[page.name])


@pytest.mark.parametrize("words", ["python3 manage.py demo", "python3 manage.py test", "docker build"])
def test_the_readme_says_how_to_start(words: str) -> None:
    assert words in TEXT["README.md"]


def test_every_setting_is_explained_where_one_deploys() -> None:
    files = ("iopfinder/settings.py", "iopfinder/environment.py", "gunicorn.conf.py")
    read = {
        name
        for file in files
        for name in re.findall(
            r"""(?:env\.\w+|read_flag|environ\.get)\(["']([A-Z_]+)["']""", (ROOT / file).read_text()
        )
    }
    assert {"SECRET_KEY", "ALLOWED_HOSTS", "WEB_BIND"} < read
    assert [name for name in sorted(read) if f"`{name}`" not in TEXT["deploying.md"]] == []


def test_every_address_in_the_readme_is_one_we_answer() -> None:
    named = set(re.findall(r"^(/[\w./-]+)\?", TEXT["README.md"], re.MULTILINE))
    assert len(named) == 3
    for path in named:
        assert resolve(path)


@pytest.mark.parametrize(
    "picture", sorted((ROOT / "docs" / "screenshots").glob("*")), ids=lambda path: path.name
)
def test_a_picture_is_small_and_a_png(picture: Path) -> None:
    head = picture.read_bytes()[:24]
    assert head.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", head[16:24])
    assert picture.stat().st_size < 200_000
    assert min(width, height) >= 300
