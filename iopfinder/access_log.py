"""gunicorn's log, which says nothing about a reader."""

from __future__ import annotations

import re
from typing import Any

from gunicorn.glogging import Logger

from iopfinder.logs import WithoutMessages, WithoutQuery, without_link

CONTROL = re.compile(r"[\x00-\x20\x7f-\x9f\"\\]")


class PrivateLogger(Logger):  # type: ignore[misc]
    """gunicorn's logger, which cannot write what it must not know, whatever format it is given."""

    def setup(self, cfg: Any) -> None:
        super().setup(cfg)
        for handler in self.error_log.handlers:
            handler.addFilter(WithoutQuery())
            handler.setFormatter(WithoutMessages(self.error_fmt, self.datefmt))

    def atoms(self, resp: Any, req: Any, environ: dict[str, Any], request_time: Any) -> dict[str, Any]:
        """Time, method, path, status, bytes and milliseconds; every other field prints as `-`."""
        known = super().atoms(resp, req, environ, request_time)
        kept = {name: known[name] for name in ("t", "s", "b", "M")}
        return {**kept, "m": one_word(known["m"]), "U": one_word(without_link(known["U"]))}

    def warning(self, msg: str, *args: Any, **kwargs: Any) -> None:
        """gunicorn writes the address and the request line of what it could not parse; we do not."""
        if msg.startswith("Invalid request from ip="):
            msg, args = "Invalid request", ()
        super().warning(msg, *args, **kwargs)


def one_word(text: str | None) -> str:
    """The text with spaces and control characters as %XX, so that no request can forge a log line."""
    return CONTROL.sub(lambda found: f"%{ord(found.group()):02X}", text or "-")
