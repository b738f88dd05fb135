"""What a browser sends to an application, without a network between."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Event
from urllib.parse import urlsplit

import anyio
from anyio.from_thread import start_blocking_portal
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Scope


class RefusedError(Exception):
    """The application closed a websocket before it was open."""


@dataclass
class Answer:
    """What came back."""

    status: int
    headers: Headers
    body: bytes

    @property
    def text(self) -> str:
        """The body in letters."""
        return self.body.decode()


@dataclass
class Browser:
    """Asks one application, by a host name and from an address."""

    app: ASGIApp
    host: str
    address: str = "127.0.0.1"
    sent: int = field(default=0, init=False)

    def get(self, path: str, **headers: str) -> Answer:
        """Ask for a path, with headers besides the host."""
        return self.ask("GET", path, (), headers)

    def put(self, path: str, parts: Iterable[bytes] = (), **headers: str) -> Answer:
        """Send a body in parts, without saying how long it is; `sent` counts what was taken."""
        return self.ask("PUT", path, parts, headers)

    def ask(
        self, method: str, path: str, parts: Iterable[bytes] = (), headers: Mapping[str, str] = {}
    ) -> Answer:
        """Return the answer to any request."""
        came: list[Message] = []
        body, self.sent, all_sent = iter(parts), 0, False

        async def receive() -> Message:
            nonlocal all_sent
            if all_sent:  # and it waits for the answer
                await anyio.sleep_forever()
            part = next(body, None)
            self.sent += len(part or b"")
            all_sent = part is None
            return {"type": "http.request", "body": part or b"", "more_body": part is not None}

        async def send(message: Message) -> None:
            came.append(message)

        async def asked() -> None:
            await self.app(self._scope("http", path, headers, method), receive, send)

        asyncio.run(asked())
        answered = b"".join(message.get("body", b"") for message in came)
        return Answer(came[0]["status"], Headers(raw=came[0]["headers"]), answered)

    @contextmanager
    def connected(self, path: str, **headers: str) -> Iterator[None]:
        """Keep a websocket open.

        Raises
        ------
        RefusedError
            If it is closed before it is open.
        """
        came: list[Message] = []
        answered, closing = Event(), anyio.Event()
        first = iter([{"type": "websocket.connect"}])

        async def receive() -> Message:
            if message := next(first, None):
                return message
            await closing.wait()
            return {"type": "websocket.disconnect", "code": 1000}

        async def send(message: Message) -> None:
            came.append(message)
            answered.set()

        with start_blocking_portal() as portal:
            task = portal.start_task_soon(
                self.app, self._scope("websocket", path, headers), receive, send
            )
            assert answered.wait(20)
            try:
                if came[0]["type"] != "websocket.accept":
                    raise RefusedError
                yield
            finally:
                portal.call(closing.set)
                task.result()

    def _scope(
        self, kind: str, path: str, headers: Mapping[str, str], method: str | None = None
    ) -> Scope:
        parts = urlsplit(path)
        named = {"host": self.host, **{name.replace("_", "-"): headers[name] for name in headers}}
        scope = {
            "type": kind,
            "path": parts.path,
            "raw_path": parts.path.encode(),
            "query_string": parts.query.encode(),
            "headers": [(name.encode(), value.encode()) for name, value in named.items()],
            "client": (self.address, 5),
            "server": ("127.0.0.1", 8501),
            "scheme": "ws" if kind == "websocket" else "http",
        }
        return scope | ({"method": method} if method else {})
