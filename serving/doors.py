"""Who may come in: by a known name, from our own pages, to what the screens need.

Pure ASGI middleware, in front of everything of Streamlit's. Nothing here looks
a name up.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from ipaddress import ip_address
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from serving.page import refuse
from serving.paths import below, is_open

# A name, an IPv4 address or an IPv6 address in brackets, then a port perhaps.
_HOST = re.compile(r"(\[[0-9a-f:.]+\]|[a-z0-9.-]+)(:\d{1,5})?", re.IGNORECASE)
_READING = ("GET", "HEAD", "OPTIONS")
_UPLOADING = ("PUT", "DELETE")


class KnownNames:
    """Answer only to names we were given and to bare addresses.

    A page elsewhere can point a name of its own at our address and then pass as
    the same origin; it cannot make a browser send another name than that, nor a
    bare address. So a name must be known, and an address need not be.
    """

    def __init__(self, app: ASGIApp, names: tuple[str, ...], only_here: bool) -> None:
        self.app, self.names, self.only_here = app, ("localhost", *names), only_here

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, or refuse with a sentence."""
        if scope["type"] == "lifespan" or self._is_known(Headers(scope=scope).getlist("host")):
            return await self.app(scope, receive, send)
        return await refuse("unknown_name", 400, scope, receive, send)

    def _is_known(self, hosts: list[str]) -> bool:
        found = _HOST.fullmatch(hosts[0]) if len(hosts) == 1 else None
        if found is None:
            return False
        name = found[1].lower().strip("[]")
        try:
            address = ip_address(name)
        except ValueError:
            return name in self.names
        return address.is_loopback or not self.only_here or name in self.names


class OwnPages:
    """Let only our own pages open a connection, upload or delete."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what reads, and what our own pages send."""
        reads = scope["type"] == "lifespan" or scope.get("method") in _READING
        if reads or _is_own(Headers(scope=scope)):
            return await self.app(scope, receive, send)
        return await refuse("foreign_page", 403, scope, receive, send)


class NeededAlone:
    """Shut every address of Streamlit's that no screen needs."""

    def __init__(self, app: ASGIApp, base: str, sign_in: bool = False) -> None:
        self.app, self.base, self.sign_in = app, base, sign_in

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what a screen asks for, in the way it asks."""
        if scope["type"] == "lifespan":
            return await self.app(scope, receive, send)
        path = below(self.base, scope)
        if path is None or not is_open(path, self.sign_in):
            return await refuse("nothing_here", 404, scope, receive, send)
        uploading = path.startswith("_stcore/upload_file/") and scope["method"] in _UPLOADING
        if scope["type"] == "http" and scope["method"] not in _READING and not uploading:
            return await refuse("nothing_here", 405, scope, receive, send)
        return await self.app(scope, receive, send)


class NamedByProxy:
    """Let the named proxy alone say who a reader is; whoever else says so is not heard.

    It stands before forwarded addresses are believed: it is the neighbour that counts.
    """

    def __init__(self, app: ASGIApp, proxies: Sequence[str], names: Collection[str]) -> None:
        self.app, self.proxies = app, frozenset(proxies)
        self.names = frozenset(name.lower().encode("latin-1") for name in names)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Take away what is not believed, and pass on."""
        if "headers" in scope:
            told = [name.lower() for name, _ in scope["headers"]]
            heard = (scope.get("client") or ("",))[0] in self.proxies
            # Two of one name: a proxy that only adds its own has let the reader's through.
            kept = {name for name in self.names if heard and told.count(name) == 1}
            scope = {
                **scope,
                "headers": [
                    (name, value)
                    for name, value in scope["headers"]
                    if name.lower() not in self.names - kept
                ],
            }
        return await self.app(scope, receive, send)


def _is_own(headers: Headers) -> bool:
    """Return whether the origin is our own, letter by letter as Streamlit compares it.

    A program sends no origin; a browser always does. Were a comparison here
    wider than Streamlit's, the difference would make it look its address up.
    """
    origins = headers.getlist("origin")
    if not origins:
        return True
    try:
        own = urlsplit(origins[0]).netloc == headers["host"]
    except ValueError:
        return False
    return own and len(origins) == 1
