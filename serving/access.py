"""A line for each answer, without anything that says who asked.

No address, no cookie, no query (which is the view somebody looked at), and no
name of a session, which stands in the path of an upload.
"""

from __future__ import annotations

import json
import logging
import sys
import time
from datetime import UTC, datetime
from logging.handlers import WatchedFileHandler

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from serving.paths import below

_UPLOADS = "_stcore/upload_file/"
# Asked every half second by whoever watches over the process.
_HEALTH = "_stcore/health"
_LONGEST_PATH = 255


def lines_into(place: str) -> logging.Logger:
    """Return what writes lines into a file, or on the console if it is "-".

    A file that was put aside by a rotation of logs is begun anew. Where it
    cannot be written, the program ends with a sentence that says so.
    """
    lines = logging.getLogger("serving.access")
    lines.propagate = False
    lines.setLevel(logging.INFO)
    try:
        to_console = place == "-"
        handler = logging.StreamHandler(sys.stdout) if to_console else WatchedFileHandler(place)
    except OSError as error:
        sys.exit(f"The access log cannot be written into {place} ({error.strerror}).")
    lines.handlers = [handler]
    return lines


class AccessLog:
    """Write down each request once it is answered, and each open page once it is closed."""

    def __init__(self, app: ASGIApp, lines: logging.Logger, base: str, replica: int) -> None:
        self.app, self.lines, self.base, self.replica = app, lines, base, replica

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, and count what is sent."""
        if scope["type"] == "lifespan" or below(self.base, scope) == _HEALTH:
            return await self.app(scope, receive, send)
        began, status, sent = time.monotonic(), 500, 0

        async def counted(message: Message) -> None:
            nonlocal status, sent
            status = _status(message, status)
            sent += len(message.get("body") or message.get("bytes") or b"")
            await send(message)

        try:
            return await self.app(scope, receive, counted)
        finally:
            self._write(scope, status, sent, time.monotonic() - began)

    def _write(self, scope: Scope, status: int, sent: int, seconds: float) -> None:
        line = {
            "time": datetime.now(UTC).isoformat(timespec="milliseconds"),
            "method": scope.get("method", "WEBSOCKET"),
            "path": self._path(scope),
            "status": status,
            "milliseconds": round(1000 * seconds),
            "bytes": sent,
            "replica": self.replica,
        }
        self.lines.info(json.dumps(line))

    def _path(self, scope: Scope) -> str:
        path = str(scope["path"])
        if (below(self.base, scope) or "").startswith(_UPLOADS):
            return f"{self.base}/{_UPLOADS}"
        return path[:_LONGEST_PATH]


def _status(message: Message, before: int) -> int:
    """Return the status that a message sets; a websocket closed before it is open is a 403."""
    if message["type"] == "http.response.start":
        return int(message["status"])
    if message["type"] == "websocket.accept":
        return 101
    return 403 if message["type"] == "websocket.close" and before == 500 else before
