"""Forms, sent as a browser sends them."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlencode

from django.test import Client
from hypothesis import HealthCheck, settings

FORM = "application/x-www-form-urlencoded"
hostile = settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])


def token_at(client: Client, path: str) -> str:
    (token,) = re.findall(r'name="token" value="([^"]+)"', client.get(path).content.decode())
    return token


def send(client: Client, path: str = "/report/harbor/", said: Any = None, **options: Any) -> Any:
    """Send a form as a browser that opened the page does."""
    said = dict(said or {"about": "phone"})
    said.setdefault("token", token_at(client, path))
    headers = {"Origin": "http://testserver", "Sec-Fetch-Site": "same-origin", **options.pop("headers", {})}
    return client.post(path, urlencode(said, doseq=True), content_type=FORM, headers=headers, **options)


def sent_from(address: str) -> dict[str, str]:
    return {"REMOTE_ADDR": address}
