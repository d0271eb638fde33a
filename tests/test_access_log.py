"""No log, of any server we run on, knows the query, the referrer, the address or the browser."""

from __future__ import annotations

import http.client
import io
import logging
import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from typing import NamedTuple

import pytest
from django.core.exceptions import SuspiciousOperation
from django.core.handlers.wsgi import WSGIHandler
from django.core.servers.basehttp import WSGIRequestHandler, WSGIServer
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import include, path

from iopfinder.access_log import one_word
from iopfinder.bootstrap import BASE_DIR
from iopfinder.logs import without_link, without_query
from iopfinder.urls import handler400, handler404, handler500  # noqa: F401 (Django looks for them here)

SECRETS = ("45202", "SpyAgent", "came-from", "typed-text", "secret-of-a-link")
LINE = re.compile(
    r"\[\d\d/\w{3}/\d{4}:\d\d:\d\d:\d\d [+-]\d{4}\] (GET|POST|HEAD) (/\S*) (\d{3}) (\d+|-) (\d+)ms"
)


class Logs(NamedTuple):
    access: list[str]
    errors: str


def ask(port: int, method: str, target: str, **headers: str) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    spoken = {"Referer": "http://elsewhere.example/?came-from", "User-Agent": "SpyAgent/1.0", **headers}
    connection.request(method, target, headers=spoken)
    status = connection.getresponse().status
    connection.close()
    return status


def send_raw(port: int, lines: bytes) -> bytes:
    with socket.create_connection(("127.0.0.1", port), timeout=20) as wire:
        wire.sendall(lines)
        return wire.makefile("rb").read()


@pytest.fixture(scope="module")
def logs(tmp_path_factory: pytest.TempPathFactory) -> Logs:
    """What gunicorn wrote, with our configuration, over a row of nosy requests."""
    access = tmp_path_factory.mktemp("gunicorn") / "access.log"
    with gunicorn(access) as server:
        try:
            port, first_lines = listening_port(server)
            visit(port)
        finally:
            server.terminate()
        errors = first_lines + (server.stderr.read() if server.stderr else "")
    return Logs(access.read_text().splitlines(), errors)


def visit(port: int) -> None:
    assert ask(port, "GET", "/healthz?near=45202") == 200
    assert ask(port, "GET", "/healthz%0Aforged%20line?near=45202") == 404
    assert ask(port, "GET", "/nowhere?near=45202", Host="evil.example.org") == 400
    assert ask(port, "POST", "/healthz?near=45202") == 403
    assert ask(port, "GET", "/es/update/secret-of-a-link/check/now/") == 404
    assert b" 400 " in send_raw(port, b"GET /?near=45202 typed-text HTTP/1.1\r\n\r\n")
    assert b" 400 " in send_raw(port, b"GET /healthz?45202 HTTP/1.1\r\n45202 typed-text\r\n\r\n")


def gunicorn(access: Path) -> subprocess.Popen[str]:
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "WEB_BIND": "127.0.0.1:0",
        "WEB_WORKERS": "1",
        "WEB_ACCESS_LOG": str(access),
    }
    command = [sys.executable, "-m", "gunicorn", "--config", "gunicorn.conf.py"]
    return subprocess.Popen(command, cwd=BASE_DIR, env=environment, stderr=subprocess.PIPE, text=True)


def listening_port(server: subprocess.Popen[str]) -> tuple[int, str]:
    """The port that gunicorn chose, once it listens, and what it wrote until then."""
    written = ""
    for line in server.stderr or ():
        written += line
        found = re.search(r"Listening at: http://127\.0\.0\.1:(\d+)", line)
        if found:
            return int(found[1]), written
    raise AssertionError(f"gunicorn did not start:\n{written}")


def test_gunicorn_logs_time_method_path_status_size_and_duration_alone(logs: Logs) -> None:
    requests = [LINE.fullmatch(line) for line in logs.access]
    assert None not in requests
    assert {request.group(1, 2, 3) for request in requests if request} >= {
        ("GET", "/healthz", "200"),
        ("GET", "/healthz%0Aforged%20line", "404"),
        ("GET", "/nowhere", "400"),
        ("POST", "/healthz", "403"),
        ("GET", "/es/update/-/check/now/", "404"),
    }


@pytest.mark.parametrize("secret", SECRETS)
def test_gunicorn_writes_nothing_about_the_reader(logs: Logs, secret: str) -> None:
    assert secret not in "\n".join(logs.access)
    assert secret not in logs.errors


def test_gunicorn_names_no_address_for_what_it_could_not_read(logs: Logs) -> None:
    assert "Invalid request" in logs.errors
    assert "ip=" not in logs.errors


def fail(request: HttpRequest) -> HttpResponse:
    try:
        raise KeyError("typed-text")
    except KeyError:
        raise ValueError(f"cannot read {request.GET['near']}") from None


def suspect(request: HttpRequest) -> HttpResponse:
    raise SuspiciousOperation(f"Bad address {request.get_full_path()}")


urlpatterns = [path("fail", fail), path("suspect", suspect), path("", include("programs.urls"))]


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    """What the site's own log handlers write. What they wrote to may be closed, so nothing is flushed."""
    stream = io.StringIO()
    before = {}
    for name in ("", "django.server"):
        for handler in logging.getLogger(name).handlers:
            if type(handler) is logging.StreamHandler:
                before[handler], handler.stream = handler.stream, stream
    yield stream
    for handler, earlier in before.items():
        handler.stream = earlier


@pytest.mark.urls(__name__)
@pytest.mark.parametrize(
    ("address", "status", "logged"),
    [
        ("/fail?near=45202", 500, "Internal Server Error: /fail\n"),
        ("/fail?near=typed-text", 500, "builtins.ValueError\n"),
        ("/suspect?near=45202", 400, "Bad address /suspect\n"),
        ("/nowhere?near=45202", 404, "Not Found: /nowhere\n"),
        ("/update/secret-of-a-link/now/or/never/", 404, "Not Found: /update/-/now/or/never/\n"),
    ],
)
def test_django_logs_the_path_and_the_kind_of_error_alone(
    written: io.StringIO, address: str, status: int, logged: str
) -> None:
    assert Client(raise_request_exception=False).get(address).status_code == status
    assert logged in written.getvalue()
    assert not [secret for secret in SECRETS if secret in written.getvalue()]


@pytest.mark.parametrize(
    "target", ["/healthz?near=45202", '/healthz?near="45202"&q=it\'s HTTP/1.1 typed-text']
)
def test_the_demo_server_logs_no_query(written: io.StringIO, target: str) -> None:
    with WSGIServer(("127.0.0.1", 0), WSGIRequestHandler) as server:
        server.set_app(WSGIHandler())
        thread = Thread(target=server.handle_request)
        thread.start()
        request = f"GET {target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
        send_raw(server.server_port, request.encode())
        thread.join(timeout=20)
    assert '"GET ' in written.getvalue() or "Bad request" in written.getvalue()
    assert not [secret for secret in SECRETS if secret in written.getvalue()]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("GET /programs/?near=45202 HTTP/1.1", "GET /programs/ HTTP/1.1"),
        ("GET /?a=1?b=2 HTTP/1.1", "GET / HTTP/1.1"),
        ("/programs/?near=New York", "/programs/"),
        ("GET /programs/ HTTP/1.1", "GET /programs/ HTTP/1.1"),
        ("Ready? Yes.", "Ready? Yes."),
        ("", ""),
    ],
)
def test_a_query_is_cut_and_the_rest_kept(text: str, kept: str) -> None:
    assert without_query(text) == kept


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("/update/secret-of-a-link/", "/update/-/"),
        ("GET /es/update/secret-of-a-link/groups/ HTTP/1.1", "GET /es/update/-/groups/ HTTP/1.1"),
        ("/programs/update/", "/programs/update/"),
    ],
)
def test_nobody_can_answer_for_a_program_with_what_a_log_says(text: str, kept: str) -> None:
    assert without_link(text) == kept


@pytest.mark.parametrize(
    ("text", "word"),
    [("/a\nGET /b", "/a%0AGET%20/b"), ('/"', "/%22"), ("/caf\u00e9", "/caf\u00e9"), ("", "-"), (None, "-")],
)
def test_a_path_is_logged_as_one_word(text: str | None, word: str) -> None:
    assert one_word(text) == word
