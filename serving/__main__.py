"""Serve the atlas: bind the port, compute what the first page needs, open.

python -m serving [--help]
"""

from __future__ import annotations

import os
import socket
import sys

import uvicorn
from starlette.types import ASGIApp

from data.errors import in_words
from serving.application import application, behind
from serving.options import APP, Options, read_options
from serving.settings import MESSAGE_MEGABYTES
from serving.warm import warm_up

_PING_SECONDS = 30


def main(arguments: list[str]) -> None:
    """Serve until stopped; a port that is taken is said before anything is computed."""
    options = read_options(arguments)
    try:
        port = _bind(options)
    except OSError as error:
        sys.exit(f"The atlas cannot listen on port {options.port} ({error.strerror}); see --port.")
    with port:
        app = application(options)
        if options.script == APP and (code := in_words(warm_up)):
            sys.exit(code)
        print(_where(options), flush=True)
        uvicorn.Server(_configured(app, options)).run(sockets=[port])


def _bind(options: Options) -> socket.socket:
    """Take the port without listening, so that nobody is let in before we are ready."""
    family = socket.AF_INET6 if ":" in options.listen else socket.AF_INET
    taken = socket.socket(family)
    if os.name != "nt":  # there it would take a port that somebody listens on
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    taken.bind((options.listen, options.port))
    return taken


def _configured(app: ASGIApp, options: Options) -> uvicorn.Config:
    return uvicorn.Config(
        behind(app, options),
        # What a forwarded header says is believed of nobody unless told; `behind` sees to it.
        proxy_headers=False,
        server_header=False,
        access_log=False,
        log_level="warning",
        use_colors=False,
        lifespan="on",
        ws="websockets-sansio",
        ws_max_size=MESSAGE_MEGABYTES * 1024 * 1024,
        ws_ping_interval=_PING_SECONDS,
        ws_ping_timeout=_PING_SECONDS,
    )


def _where(options: Options) -> str:
    name = next(iter(options.names), "localhost" if options.only_here else options.listen)
    shown = "this machine's address" if name in ("0.0.0.0", "::") else name
    who = "this computer alone" if options.only_here else "every computer that reaches this one"
    return f"The atlas is open at http://{shown}:{options.port}{options.base}/ for {who}."


if __name__ == "__main__":
    main(sys.argv[1:])
