"""What every answer carries to keep a reader's visit to themselves."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import LazySettings, settings
from django.core.management import call_command
from django.test import Client
from playwright.sync_api import Page

CONTENT_SECURITY_POLICY = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
}
HEADERS = {
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
PAGES = [("GET", "/"), ("GET", "/healthz"), ("GET", "/nowhere"), ("POST", "/healthz")]


@pytest.mark.django_db
@pytest.mark.parametrize(("method", "path"), PAGES)
def test_every_answer_carries_the_headers_and_no_cookie(client: Client, method: str, path: str) -> None:
    response = client.generic(method, path)
    assert {name: response[name] for name in HEADERS} == HEADERS
    assert set(response["Content-Security-Policy"].split("; ")) == CONTENT_SECURITY_POLICY
    assert not response.cookies


def test_a_wrong_host_is_refused_with_the_same_headers(client: Client) -> None:
    response = client.get("/nowhere", headers={"host": "evil.example.org"})
    assert response.status_code == 400
    assert {name: response[name] for name in HEADERS} == HEADERS


@pytest.mark.parametrize(
    "feature", ["browsing-topics", "camera", "geolocation", "microphone", "payment", "usb"]
)
def test_the_browser_may_not_use(client: Client, feature: str) -> None:
    assert f"{feature}=()" in client.get("/healthz")["Permissions-Policy"].split(", ")


def test_chromium_knows_every_feature_that_is_turned_off(page: Page) -> None:
    page.goto("/healthz")
    known = page.evaluate("document.featurePolicy.features()")
    allowed = page.evaluate("document.featurePolicy.allowedFeatures()")
    listed = {entry.removesuffix("=()") for entry in settings.PERMISSIONS_POLICY.split(", ")}
    assert listed <= set(known)
    assert not listed & set(allowed)


@pytest.mark.django_db
def test_plain_http_is_sent_to_https_but_for_the_health_routes(
    client: Client, settings: LazySettings
) -> None:
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
    client = Client()
    assert client.get("/nowhere")["Location"] == "https://testserver/nowhere"
    assert client.get("/healthz").status_code == 200


@pytest.fixture
def collected(settings: LazySettings, tmp_path: Path) -> Path:
    """The static files gathered and hashed as for production."""
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
    }
    call_command("collectstatic", interactive=False, verbosity=0)
    return tmp_path


def test_static_files_are_hashed_cached_for_good_and_kept_to_the_site(collected: Path) -> None:
    hashed = next(collected.glob("favicon.*.svg"))
    response = Client().get(f"/static/{hashed.name}")
    assert response.status_code == 200
    assert "immutable" in response["Cache-Control"]
    assert response["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "Access-Control-Allow-Origin" not in response
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in response["Content-Security-Policy"]
