"""Write `fixtures/demo.json`, the fictional programs. Run from the project: python -m scripts.make_demo"""

from __future__ import annotations

from pathlib import Path

from scripts.demo.catalogue import catalogue, written

DEMO_FILE = Path(__file__).resolve().parent.parent / "fixtures" / "demo.json"


def main() -> None:
    """Generate the programs and write them, the same bytes every time."""
    found = catalogue()
    DEMO_FILE.parent.mkdir(exist_ok=True)
    DEMO_FILE.write_text(written(found), encoding="utf-8", newline="\n")
    print(f"{len(found['programs'])} fictional programs in {DEMO_FILE.name}.")  # noqa: T201


if __name__ == "__main__":
    main()
