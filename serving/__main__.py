"""Serve the atlas by one process: bind the port, compute what the first page needs, open.

python -m serving [--help]
"""

from __future__ import annotations

import sys

import uvicorn
from starlette.types import ASGIApp

from data.errors import in_words
from serving.access import AccessLog, lines_into
from serving.application import application, behind
from serving.console import keep_to_ourselves
from serving.measured import Measured, measures, tell
from serving.options import APP, Options, read_options
from serving.ports import bind, bind_file, opened
from serving.settings import MESSAGE_MEGABYTES
from serving.warm import warm_up
from work.memory import give_back

_PING_SECONDS = 30
# Requests under way have so long to end when the process is told to.
_GRACE_SECONDS = 10


def main(arguments: list[str]) -> None:
    """Serve until stopped; a port that is taken is said before anything is computed."""
    options = read_options(arguments)
    if options.replicas and not options.replica:
        sys.exit("Several processes are started by: python -m serving.several")
    give_back()
    keep_to_ourselves()
    port = bind_file(options.socket) if options.socket else bind(options, options.port)
    with port:
        app = _observed(application(options), options)
        if options.script == APP and (code := in_words(warm_up)):
            sys.exit(code)
        if not options.socket:
            print(opened(options), flush=True)
        uvicorn.Server(_configured(app, options)).run(sockets=[port])


def _observed(app: ASGIApp, options: Options) -> ASGIApp:
    """Put around everything what counts and what writes down, where it is asked for."""
    if options.metrics is not None:
        taken = measures()
        tell(taken, options.metrics + max(options.replica - 1, 0))
        app = Measured(app, taken)
    if options.access_log:
        app = AccessLog(app, lines_into(options.access_log), options.base, options.replica)
    return app


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
        timeout_graceful_shutdown=_GRACE_SECONDS,
    )


if __name__ == "__main__":
    main(sys.argv[1:])
