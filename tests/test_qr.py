"""A QR code's drawing: exactly the dark modules, with the white that a camera needs around them."""

from __future__ import annotations

import re

import pytest
import segno

from programs.qr import QUIET, qr_code

ADDRESS = "https://iop.example.org/programs/harbor-light-intensive-outpatient-cincinnati-oh/"


def drawn(path: str) -> set[tuple[int, int]]:
    """The modules that a path of bars covers, as (across, down)."""
    bars = re.findall(r"M(\d+) (\d+)h(\d+)v1h-(\d+)z", path)
    assert "".join(f"M{x} {y}h{w}v1h-{back}z" for x, y, w, back in bars) == path
    assert all(width == back for _, _, width, back in bars)
    return {(int(x) + step, int(y)) for x, y, width, _ in bars for step in range(int(width))}


@pytest.mark.parametrize("text", ["A", ADDRESS, ADDRESS * 4, "Ünïcode ☎"])
def test_the_drawing_is_the_code(text):
    code = qr_code(text)
    modules = segno.make(text, error="m", micro=False).matrix
    dark = {(x + QUIET, y + QUIET) for y, row in enumerate(modules) for x, one in enumerate(row) if one}
    assert drawn(code.path) == dark
    assert code.size == len(modules) + 2 * QUIET


def test_the_edge_is_white_all_around():
    code = qr_code(ADDRESS)
    assert all(QUIET <= place < code.size - QUIET for module in drawn(code.path) for place in module)
