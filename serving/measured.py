"""Figures about a process, as Prometheus reads them: readers, runs, the line for heavy work.

A run is timed as its reader feels it: from the message that asks for it to the
message that ends it, both of Streamlit's own protocol. Nothing of Streamlit is
changed for that, and nothing says who it was.
"""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass

from prometheus_client import (
    CollectorRegistry,
    Gauge,
    Histogram,
    ProcessCollector,
    start_http_server,
)
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from serving.options import LOOPBACK
from ui.page import queued

_SECONDS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30)
# The message that ends a run is a number and the name of the run, far below this.
_LONGEST_END = 200


@dataclass(frozen=True)
class Measures:
    """What is counted."""

    registry: CollectorRegistry
    readers: Gauge
    runs: Histogram


def measures() -> Measures:
    """Return figures that begin now: ours, and memory and processor time of this process."""
    registry = CollectorRegistry()
    ProcessCollector(registry=registry)
    for state, said in ("waiting", "wait in line"), ("running", "are worked on"):
        name, told = f"atlas_queue_{state}", f"Pieces of heavy work that {said}."
        gauge = Gauge(name, told, registry=registry)
        gauge.set_function(lambda state=state: getattr(queued.line(), state))  # type: ignore[misc]
    return Measures(
        registry,
        Gauge("atlas_readers", "Pages that are open.", registry=registry),
        Histogram(
            "atlas_run_seconds",
            "From a reader's asking to the end of what was sent.",
            buckets=_SECONDS,
            registry=registry,
        ),
    )


def tell(taken: Measures, port: int) -> None:
    """Answer Prometheus at a port of this computer, which no other reaches.

    Where the port is taken, the program ends with a sentence that says so.
    """
    try:
        start_http_server(port, LOOPBACK, taken.registry)
    except OSError as error:
        sys.exit(f"No figures can be told at port {port} ({error.strerror}); see --metrics.")


class Measured:
    """Count the pages that are open and time their runs."""

    def __init__(self, app: ASGIApp, taken: Measures) -> None:
        self.app, self.taken = app, taken

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, and look at what a page and the server say to each other."""
        if scope["type"] != "websocket":
            return await self.app(scope, receive, send)
        began: float | None = None

        async def heard() -> Message:
            nonlocal began
            message = await receive()
            if began is None and _asks(message):
                began = time.monotonic()
            return message

        async def said(message: Message) -> None:
            nonlocal began
            if began is not None and _ends(message):
                self.taken.runs.observe(time.monotonic() - began)
                began = None
            await send(message)

        with self.taken.readers.track_inprogress():
            return await self.app(scope, heard, said)


def _asks(message: Message) -> bool:
    """Return whether a browser asks for a run; what is no message of its is Streamlit's to say."""
    asked = BackMsg()
    try:
        asked.ParseFromString(message.get("bytes") or b"")
    except Exception:
        return False
    return bool(asked.HasField("rerun_script"))


def _ends(message: Message) -> bool:
    """Return whether the server says that all of a run has been sent."""
    frame = message.get("bytes") or b""
    if not 0 < len(frame) < _LONGEST_END:
        return False
    told = ForwardMsg.FromString(frame)
    early = ForwardMsg.FINISHED_EARLY_FOR_RERUN
    return bool(told.HasField("script_finished") and told.script_finished != early)
