"""How much one reader may take: bytes of an upload, pages open at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from ipaddress import IPv6Address, ip_address, ip_network

from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.runtime import get_instance
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager

from serving.page import refuse
from serving.paths import below
from serving.settings import UPLOAD_MEGABYTES

_UPLOADS = "_stcore/upload_file/"
_MEGABYTE = 1024 * 1024
# A file comes with the lines of the form around it.
LARGEST_BODY = UPLOAD_MEGABYTES * _MEGABYTE + 16 * 1024
KEPT_OF_A_SESSION = 2 * UPLOAD_MEGABYTES * _MEGABYTE


def kept_bytes(session: str) -> int:
    """Return how many bytes of uploads the server keeps for a session."""
    manager = get_instance().uploaded_file_mgr
    assert isinstance(manager, MemoryUploadedFileManager)
    return sum(len(file.data) for file in list(manager.file_storage.get(session, {}).values()))


class UploadBound:
    """Count an upload while it arrives and refuse it at the first byte too many.

    What a request says about its own length is not asked: it may say nothing or
    lie. What one session has under way at once is counted together.
    """

    def __init__(self, app: ASGIApp, base: str, kept: Callable[[str], int] = kept_bytes) -> None:
        self.app, self.base, self.kept = app, base, kept
        self.arriving: Counter[str] = Counter()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, and count what is read if it is an upload."""
        path = (below(self.base, scope) or "") if scope["type"] == "http" else ""
        if not path.startswith(_UPLOADS) or scope["method"] != "PUT":
            return await self.app(scope, receive, send)
        session, arrived = path.removeprefix(_UPLOADS).split("/")[0], 0

        async def counted() -> Message:
            nonlocal arrived
            message = await receive()
            size = len(message.get("body", b""))
            arrived += size
            self.arriving[session] += size
            together = self.kept(session) + self.arriving[session]
            if arrived > LARGEST_BODY or together > KEPT_OF_A_SESSION:
                raise HTTPException(413, "File too large")
            return message

        try:
            return await self.app(scope, counted, send)
        finally:
            self.arriving -= Counter({session: arrived})


class SessionLimit:
    """Keep one address from taking every place, and all of them from taking the machine."""

    def __init__(
        self, app: ASGIApp, base: str, pages: frozenset[str], each: int, together: int
    ) -> None:
        self.app, self.base, self.each, self.together = app, base, each, together
        # The page says why; so does what Streamlit's script asks for before it connects,
        # in its own dialog. The health check stays true to its name.
        self.asked_first = pages | {"_stcore/host-config"}
        self.open: Counter[str] = Counter()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Count what connects; refuse page and connection where no place is left."""
        if scope["type"] == "websocket":
            return await self._connect(scope, receive, send)
        asks_first = scope["type"] == "http" and below(self.base, scope) in self.asked_first
        reason = self._full(_reader(scope)) if asks_first else None
        if reason:
            return await refuse(reason, 503, scope, receive, send)
        return await self.app(scope, receive, send)

    async def _connect(self, scope: Scope, receive: Receive, send: Send) -> None:
        reader = _reader(scope)
        if reason := self._full(reader):
            return await refuse(reason, 503, scope, receive, send)
        self.open[reader] += 1
        try:
            return await self.app(scope, receive, send)
        finally:
            self.open -= Counter({reader: 1})

    def _full(self, reader: str) -> str | None:
        if self.open[reader] >= self.each:
            return "too_many_here"
        return "too_many" if self.open.total() >= self.together else None


def _reader(scope: Scope) -> str:
    """Return whom a connection is counted for; of IPv6, a household has 2^64 addresses."""
    host = scope["client"][0] if scope.get("client") else ""
    try:
        address = ip_address(host)
    except ValueError:
        return str(host)
    whole = isinstance(address, IPv6Address) and not address.is_loopback
    return str(ip_network((address, 64), strict=False)) if whole else str(address)
