"""Every page gives its browser a cookie by which that browser finds its own figures again."""

from __future__ import annotations

from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from serving.paths import below
from shelf.browsers import cookie_name, is_token, new_token


class Remembered:
    """Give a browser that comes without one a cookie until it is closed.

    Scripts cannot read it, pages elsewhere cannot send it, and over https it
    travels by https alone.
    """

    def __init__(self, app: ASGIApp, base: str, pages: frozenset[str], https: bool) -> None:
        self.app, self.base, self.pages = app, base, pages
        self.name, self.secure = cookie_name(https), "; Secure" if https else ""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, and give the cookie along with a page."""
        if not self._opens(scope) or is_token(HTTPConnection(scope).cookies.get(self.name, "")):
            return await self.app(scope, receive, send)

        async def given(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.append("set-cookie", self._cookie())
                # Nothing between may hand one reader's cookie to another.
                headers["Cache-Control"] = "private, no-cache"
            await send(message)

        return await self.app(scope, receive, given)

    def _opens(self, scope: Scope) -> bool:
        return scope["type"] == "http" and below(self.base, scope) in self.pages

    def _cookie(self) -> str:
        return f"{self.name}={new_token()}; Path=/; HttpOnly; SameSite=Lax{self.secure}"
