"""The atlas as one application: Streamlit, with our rules in front of it."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from importlib import import_module
from typing import Any, cast

from starlette.middleware import Middleware
from starlette.routing import Route
from starlette.types import ASGIApp
from streamlit.starlette import App
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from serving.doors import KnownNames, NamedByProxy, NeededAlone, OwnPages
from serving.files import FixedFiles
from serving.headers import ResponseHeaders
from serving.limits import SessionLimit, UploadBound
from serving.options import Options
from serving.page import page_routes
from serving.published import published_routes
from serving.remembered import Remembered
from serving.returning import Returning
from serving.settings import settle
from shelf.sign_in import FILE, GROUPS_HEADER, USER_HEADER
from ui.map.frame import make_known


def application(options: Options) -> App:
    """Return what answers every request."""
    settle(options.base)
    pages = page_routes(options.script, options.base)
    routes = [*pages, *published_routes(options.published, options.base, options.framed_by)]
    return App(options.script, routes=routes, middleware=rules(options, pages), lifespan=_loaded)


@asynccontextmanager
async def _loaded(_: App) -> AsyncIterator[dict[str, Any]]:
    """Load what the first page loads before anybody comes, and make the map's frame known."""
    import_module("ui.screen")
    make_known()
    yield {}


def rules(options: Options, pages: Sequence[Route]) -> list[Middleware]:
    """Return what every request passes, the first asked first."""
    base = options.base
    paths = frozenset(page.path.removeprefix(f"{base}/") for page in pages)
    return [
        Middleware(ResponseHeaders, base=base, https=options.secure, framed_by=options.framed_by),
        Middleware(KnownNames, names=options.names, only_here=options.only_here),
        Middleware(OwnPages),
        Middleware(NeededAlone, base=base, sign_in=_sign_in_here()),
        *([Middleware(Returning, base=base, pages=paths)] if _sign_in_here() else []),
        Middleware(
            SessionLimit,
            base=base,
            pages=paths,
            each=options.sessions_per_address,
            together=options.sessions,
        ),
        Middleware(UploadBound, base=base),
        Middleware(Remembered, base=base, pages=paths, https=options.secure),
        Middleware(FixedFiles, base=base, script=options.script),
    ]


def behind(app: ASGIApp, options: Options) -> ASGIApp:
    """Return the application as the proxy's neighbour: believed of it alone, where there is one."""
    # The file of a folder of our own is reached by our own HAProxy alone.
    proxies = ["*"] if options.socket else list(options.proxies)
    if proxies:
        # The two libraries call one protocol by different names of types.
        believing: Any = ProxyHeadersMiddleware(cast("Any", app), proxies)
        app = believing
    names = [name for key in (USER_HEADER, GROUPS_HEADER) if (name := os.environ.get(key))]
    return NamedByProxy(app, options.proxies, names) if names else app


def _sign_in_here() -> bool:
    """Whether people sign in through the atlas, and not at the proxy."""
    return bool(os.environ.get(FILE)) and not os.environ.get(USER_HEADER)
