"""Takes the pictures in docs/screenshots from a running demo.

    python3 manage.py demo                         # in one terminal
    .venv/bin/python -m scripts.take_screenshots   # in another; an address may follow

Needs a Chromium and the test dependencies.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Browser, sync_playwright

FOLDER: Final = Path(__file__).resolve().parent.parent / "docs" / "screenshots"
MOST_BYTES: Final = 200_000
BROWSERS: Final = ("chromium", "chromium-browser", "google-chrome")
DESK: Final = {"viewport": {"width": 1320, "height": 1120}, "device_scale_factor": 0.8}
PHONE: Final = {"viewport": {"width": 375, "height": 900}, "is_mobile": True}
PICTURES: Final[dict[str, tuple[str, dict[str, Any]]]] = {
    "home": ("/", DESK),
    "results": ("/programs/?near=45202&pays=medicaid", DESK),
    "program": ("/programs/paper-lantern-intensive-outpatient-cincinnati-oh/", DESK),
    "home-on-a-phone": ("/", PHONE),
    "results-on-a-phone-at-night": ("/programs/?near=45202&pays=medicaid", PHONE | {"color_scheme": "dark"}),
}


def take(browser: Browser, origin: str, name: str) -> int:
    """Takes one picture and returns its size in bytes."""
    path, options = PICTURES[name]
    context = browser.new_context(reduced_motion="reduce", **options)
    page = context.new_page()
    answer = page.goto(origin + path, wait_until="networkidle")
    if answer is None or not answer.ok:
        raise SystemExit(f"{origin}{path} does not answer as it should. Is the demo running?")
    picture = page.screenshot(path=FOLDER / f"{name}.png")
    context.close()
    return len(picture)


def main(origin: str) -> None:
    program = next(filter(None, map(shutil.which, BROWSERS)), None)
    if program is None:
        raise SystemExit("No Chromium here; on Debian or Ubuntu: sudo apt install chromium")
    FOLDER.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        for name in PICTURES:
            size = take(browser, origin.rstrip("/"), name)
            if size > MOST_BYTES:
                raise SystemExit(f"{name}.png has {size:,} bytes; at most {MOST_BYTES:,} are wanted.")
            sys.stdout.write(f"{name}.png: {size:,} bytes\n")
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8000")
