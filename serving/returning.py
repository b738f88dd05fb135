"""Whoever signs in comes back to the page they signed in from, as they saw it."""

from __future__ import annotations

from urllib.parse import quote, unquote, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from serving.paths import below

_COOKIE = "atlas_signed_in_from"
_LONGEST = 3_000
_SECONDS = 600


class Returning:
    """Remember a page while its reader is at the provider, and lead back to it.

    Streamlit leads to the first screen in the browser's language. Where one came
    from is read twice, and only a page of ours is ever led to.
    """

    def __init__(self, app: ASGIApp, base: str, pages: frozenset[str]) -> None:
        self.app, self.base, self.pages = app, base, pages
        self.attributes = f"; Path={base}/oauth2callback; HttpOnly; SameSite=Lax"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, and change what comes back of a sign-in."""
        path = below(self.base, scope) if scope["type"] == "http" else None
        change = ""
        if path == "auth/login":
            change = self._came_from(Headers(scope=scope))
        elif path == "oauth2callback":
            sent = HTTPConnection(scope).cookies.get(_COOKIE, "")
            change = self._page(unquote(sent))
        if not change:
            return await self.app(scope, receive, send)

        async def changed(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._change(MutableHeaders(scope=message), change, leaves=path == "auth/login")
            await send(message)

        return await self.app(scope, receive, changed)

    def _change(self, headers: MutableHeaders, page: str, leaves: bool) -> None:
        if leaves:
            value = f"{quote(page, safe='/')}; Max-Age={_SECONDS}"
            headers.append("set-cookie", f"{_COOKIE}={value}{self.attributes}")
        elif headers.get("location") == f"{self.base}/":
            headers["location"] = page
            headers.append("set-cookie", f"{_COOKIE}=; Max-Age=0{self.attributes}")

    def _came_from(self, headers: Headers) -> str:
        """The page of ours that asked; a browser tells nobody else's page of ours."""
        try:
            asked = urlsplit(headers.get("referer", ""))
        except ValueError:
            return ""
        ours = asked.netloc == headers.get("host")
        return self._page(f"{asked.path}?{asked.query}") if ours else ""

    def _page(self, address: str) -> str:
        """The address, if it is one of a page of ours, else ""."""
        path, _, query = address.partition("?")
        known = path.startswith(f"{self.base}/") and path[len(self.base) + 1 :] in self.pages
        short = len(address) <= _LONGEST and query.isascii() and query.isprintable()
        return f"{path}?{query}" if known and short else ""
