"""Imports in programs/ only point down. The table is the order; everything else here reads it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

LAYERS = (
    "urls admin apps",
    "views api management templatetags sitemaps context",
    "kits",
    "filters forms week_form",
    "desk",
    "relaxing profile imports guides quality maps right_for_me",
    "search compare call_sheet reportable",
    "cards",
    "matching ranking curation my_week changes doubts tags",
    "query",
    "gazetteer",
    "models",
    "querysets",
    "packing",
    "place_names outlines",
    "language",
    "states course calendar resemblance answering",
    "vocabulary geo schedule crisis spelling qr cost charts accuracy roles guard senders letters experience "
    "telephone link_token",
)
DEPTH = {room: depth for depth, rooms in enumerate(LAYERS) for room in rooms.split()}
PROGRAMS = Path(__file__).resolve().parent.parent / "programs"


def test_imports_only_point_down() -> None:
    assert complaints(PROGRAMS) == []


@pytest.mark.parametrize(
    ("path", "code", "told"),
    [
        ("geo.py", "from programs.models import Place", "geo may not import models"),
        ("geo.py", "import programs.views.search", "geo may not import views"),
        ("querysets.py", "from .models import Place", "querysets may not import models"),
        ("querysets.py", "def f():\n    from programs import models", "querysets may not import models"),
        ("views/search.py", "from ..urls import urlpatterns", "views may not import urls"),
        ("views/search.py", "from programs.api import pages", "views may not import api"),
        ("migrations/0001_start.py", "from programs.curation import publish", "migrations may not import"),
        ("helpers.py", "", "add helpers to LAYERS"),
        ("geo.py", "from programs import helpers", "add helpers to LAYERS"),
    ],
)
def test_an_import_that_points_up_or_aside_is_told(tmp_path: Path, path: str, code: str, told: str) -> None:
    write(tmp_path, path, code)
    assert told in "\n".join(complaints(tmp_path))


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("views/search.py", "from programs.search import search\nfrom .results import card"),
        ("models/place.py", "from ..querysets import PlaceQuerySet\nfrom . import program"),
        ("querysets.py", "if TYPE_CHECKING:\n    from programs.models import Place"),
        ("querysets.py", "import typing\nif typing.TYPE_CHECKING:\n    from programs.models import Place"),
        ("migrations/0001_start.py", "import programs.models.place"),
        ("geo.py", "import numpy\nfrom django.db import models"),
        ("__init__.py", ""),
    ],
)
def test_an_import_that_points_down_or_stays_inside_is_fine(tmp_path: Path, path: str, code: str) -> None:
    write(tmp_path, path, code)
    assert complaints(tmp_path) == []


def write(root: Path, path: str, code: str) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(code)


def complaints(root: Path) -> list[str]:
    """A sentence for every import under `root` that the table forbids."""
    files = [path for path in sorted(root.rglob("*.py")) if path != root / "__init__.py"]
    return [
        sentence for path in files for sentence in complaints_of(path.relative_to(root), path.read_text())
    ]


def complaints_of(path: Path, code: str) -> Iterator[str]:
    room = path.parts[0].removesuffix(".py")
    for target in sorted({room} | set(rooms_imported(path, ast.parse(code)))):
        if target not in DEPTH and target != "migrations":
            yield f"{path}: add {target} to LAYERS in tests/test_layers.py, at the depth it belongs."
        elif not allowed(room, target):
            yield f"{path}: {room} may not import {target}; see LAYERS in tests/test_layers.py."


def allowed(room: str, target: str) -> bool:
    if room == target:
        return True
    if "migrations" in (room, target):
        return (room, target) == ("migrations", "models")
    return room not in DEPTH or DEPTH[target] > DEPTH[room]


def rooms_imported(path: Path, tree: ast.AST) -> Iterator[str]:
    """The first part below `programs` of everything imported, wherever the import stands."""
    for node in runtime_nodes(tree):
        for name in names_imported(path, node):
            parts = name.split(".")
            if parts[0] == "programs" and len(parts) > 1:
                yield parts[1]


def names_imported(path: Path, node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if not isinstance(node, ast.ImportFrom):
        return []
    package = ["programs", *path.parts[:-1]]
    base = package[: len(package) - node.level + 1] if node.level else []
    return [".".join([*base, *filter(None, [node.module]), alias.name]) for alias in node.names]


def runtime_nodes(tree: ast.AST) -> Iterator[ast.AST]:
    """Every node but those that only the type checker sees."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.If) and ast.unparse(node.test).endswith("TYPE_CHECKING"):
            continue
        yield node
        yield from runtime_nodes(node)
