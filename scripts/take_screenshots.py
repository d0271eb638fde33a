"""Takes the pictures in docs/screenshots from a running demo.

    python3 manage.py demo                         # in one terminal
    .venv/bin/python -m scripts.take_screenshots   # in another; an address may follow

Needs a Chromium and the test dependencies. For the picture of the desk it opens an account in the demo's
database (`DATABASE_URL`, demo.sqlite3 by default) and takes it away again.
"""

from __future__ import annotations

import os
import secrets
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, NamedTuple

import django
from playwright.sync_api import Browser, Page, sync_playwright

ROOT: Final = Path(__file__).resolve().parent.parent
FOLDER: Final = ROOT / "docs" / "screenshots"
MOST_BYTES: Final = 200_000
BROWSERS: Final = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
SCREEN: Final = {"viewport": {"width": 1320, "height": 1120}, "device_scale_factor": 0.8}
LOW: Final = SCREEN | {"viewport": {"width": 1320, "height": 900}}
PHONE: Final = {"viewport": {"width": 375, "height": 900}, "is_mobile": True}
PICTURES: Final[dict[str, tuple[str, dict[str, Any]]]] = {
    "results": ("/programs/?near=45202&pays=medicaid", SCREEN),
    "compare": (
        "/compare/?p=paper-lantern-intensive-outpatient-cincinnati-oh"
        "&p=pocket-teapot-day-and-evening-program-cincinnati-oh"
        "&p=copper-porch-hospital-intensive-outpatient-cincinnati-oh&near=45202&pays=medicaid&when=evening",
        SCREEN,
    ),
    "home-on-a-phone": ("/", PHONE),
    "results-on-a-phone-at-night": ("/programs/?near=45202&pays=medicaid", PHONE | {"color_scheme": "dark"}),
}


class Curator(NamedTuple):
    """An account of the desk for one picture: how to sign in with both factors."""

    name: str
    password: str
    key: bytes


@contextmanager
def curator() -> Iterator[Curator]:
    """An account that reads the desk of the demo; gone when the picture is taken."""
    os.environ.setdefault("DEBUG", "on")
    os.environ.setdefault("DATABASE_URL", f"sqlite:///{ROOT / 'demo.sqlite3'}")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "iopfinder.settings")
    # Playwright's loop runs in this thread, and nothing waits on it.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "on"
    django.setup()
    from django.contrib.auth.models import Group, User
    from django_otp.plugins.otp_totp.models import TOTPDevice

    from programs.roles import VIEWER

    found = Curator(f"picture-{secrets.token_hex(4)}", secrets.token_urlsafe(16), secrets.token_bytes(20))
    user = User.objects.create_user(found.name, password=found.password, is_staff=True)
    user.groups.add(Group.objects.get(name=VIEWER.name))
    TOTPDevice.objects.create(user=user, name="phone", confirmed=True, key=found.key.hex())
    try:
        yield found
    finally:
        user.delete()


def sign_in(page: Page, origin: str, who: Curator) -> None:
    """To the first page of the desk, by password and code."""
    from django_otp.oath import totp

    page.goto(f"{origin}/desk/")
    page.fill("[name=username]", who.name)
    page.fill("[name=password]", who.password)
    page.click(".submit-row [type=submit]")
    page.fill("[name=code]", f"{totp(who.key):06d}")
    page.click(".submit-row [type=submit]")
    page.wait_for_url(f"{origin}/desk/")


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


def take_desk(browser: Browser, origin: str) -> int:
    """Takes the picture of the desk's first page and returns its size in bytes."""
    context = browser.new_context(reduced_motion="reduce", **LOW)
    page = context.new_page()
    with curator() as who:
        sign_in(page, origin, who)
        page.get_by_text(who.name).evaluate_all(
            "nodes => nodes.forEach(node => { node.textContent = 'Carla'; })"
        )
        picture = page.screenshot(path=FOLDER / "desk.png")
    context.close()
    return len(picture)


def report(name: str, size: int) -> None:
    """Says how big a picture is; SystemExit for one that is too big."""
    if size > MOST_BYTES:
        raise SystemExit(f"{name}.png has {size:,} bytes; at most {MOST_BYTES:,} are wanted.")
    sys.stdout.write(f"{name}.png: {size:,} bytes\n")


def main(origin: str) -> None:
    program = next(filter(None, map(shutil.which, BROWSERS)), None)
    if program is None:
        raise SystemExit("No Chromium here; on Debian or Ubuntu: sudo apt install chromium")
    FOLDER.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        for name in PICTURES:
            report(name, take(browser, origin.rstrip("/"), name))
        report("desk", take_desk(browser, origin.rstrip("/")))
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8000")
