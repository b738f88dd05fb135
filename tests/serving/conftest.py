"""Our rules in front of a few stand-ins for Streamlit's addresses."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

from serving.application import rules
from serving.options import Options
from serving.page import page_routes
from tests.serving.browser import Browser

Ruled = Callable[[Options], Browser]


async def _anything(request: Request) -> Response:
    await request.body()
    answer = PlainTextResponse("reached")
    answer.set_cookie("mark", "1")
    return answer


async def _stream(socket: WebSocket) -> None:
    await socket.accept()
    with suppress(WebSocketDisconnect):
        while True:
            await socket.receive_bytes()


@pytest.fixture
def ruled() -> Ruled:
    """Return a maker of browsers at this computer, before rules as the options have them."""

    def browser(options: Options) -> Browser:
        pages, methods = page_routes(options.script, options.base), ["GET", "PUT", "POST", "DELETE"]
        routes = [
            *pages,
            WebSocketRoute(f"{options.base}/_stcore/stream", _stream),
            Route("/{rest:path}", _anything, methods=methods),
        ]
        app = Starlette(routes=routes, middleware=rules(options, pages))
        return Browser(app, f"localhost:{options.port}")

    return browser
