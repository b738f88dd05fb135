"""Start a page as the atlas is served and a Chromium that can reach nothing else."""

from __future__ import annotations

import os
import random
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import urlopen

from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Playwright,
    Request,
    WebError,
)
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect
from websockets.typing import Origin

from serving.setup import BROWSERS, known_browser

ROOT = Path(__file__).parents[2]
# Systems lend ports from 32768 on to connections, in whatever order.
_NEVER_LENT = range(20_000, 32_000)
_CHROMIUM_OPTIONS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # No name but this machine's is found.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]


@contextmanager
def served(
    script: Path,
    *options: str,
    environment: Mapping[str, str] | None = None,
    port: int | None = None,
    code: Path = ROOT,
) -> Iterator[str]:
    """Serve a page with the static folder that lies beside it, and yield its address.

    Parameters
    ----------
    options : of `serving.options`, as whoever starts the atlas writes them
    environment : variables the server has besides ours
    port : where it listens; a free one where none is named
    code : the folder of the atlas that serves it
    """
    port = port or free_port()
    command = ["-m", "serving", "--port", str(port), "--script", str(script), *options]
    with running(command, code, environment or {}, port) as address:
        yield address


@contextmanager
def running(
    command: Sequence[str], folder: Path, environment: Mapping[str, str], port: int
) -> Iterator[str]:
    """Run Python with this command until the end of the block, and yield its server's address."""
    server = subprocess.Popen(
        [sys.executable, *command],
        cwd=folder,
        env={**os.environ, **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_until_up(server, f"http://127.0.0.1:{port}")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=20)


def free_port() -> int:
    """Return a port of this machine that nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def free_ports_in_a_row(count: int) -> int:
    """Return the first of several ports that nobody listens on and no connection begins at."""
    for first in random.Random(os.getpid()).sample(_NEVER_LENT, len(_NEVER_LENT)):
        with ExitStack() as taken:
            try:
                for port in range(first, first + count):
                    one = taken.enter_context(socket.socket())
                    one.bind(("127.0.0.1", port))
            except OSError:
                continue
            return first
    raise RuntimeError(f"no {count} ports in a row are free")


def wait_until_up(server: subprocess.Popen[bytes], address: str) -> None:
    """Return once the server answers.

    Raises
    ------
    RuntimeError
        If it ends, or does not answer within four minutes: a busy machine is slow, not wrong.
    """
    for _ in range(960):
        if server.poll() is not None:
            raise RuntimeError(f"the server ended at once with code {server.returncode}")
        try:
            with urlopen(f"{address}/_stcore/health", timeout=2):
                return
        except HTTPError:  # it answers, under a base path
            return
        except (URLError, OSError):
            time.sleep(0.25)
    raise RuntimeError("the server did not come up within four minutes")


def knock(address: str, origin: str) -> int:
    """Return how a websocket handshake from another page is answered."""
    stream = f"ws://{urlsplit(address).netloc}/_stcore/stream"
    try:
        with connect(stream, origin=Origin(origin), open_timeout=30, proxy=None):
            return 101
    except InvalidStatus as refused:
        return refused.response.status_code


def chromium(playwright: Playwright, names: Sequence[str] = BROWSERS) -> Browser:
    """Return the first of the system's browsers, or the one that playwright installed."""
    program = known_browser(names)
    return playwright.chromium.launch(executable_path=program, args=_CHROMIUM_OPTIONS)


@contextmanager
def outside(context: BrowserContext, address: str) -> Iterator[list[str]]:
    """Yield what a browser asks for and must not, as long as the block lasts.

    That is any server but one, which it does not reach, and anything our own
    content security policy refuses.
    """
    asked: list[str] = []

    def note(request: Request) -> None:
        if not request.url.startswith((address, "data:", "blob:")):
            asked.append(request.url)

    def read(text: str) -> None:
        if "Content Security Policy" in text:
            asked.append(text)

    def heard(message: ConsoleMessage) -> None:
        read(message.text)

    def failed(error: WebError) -> None:
        read(str(error.error))

    context.on("request", note)
    context.on("console", heard)
    context.on("weberror", failed)
    try:
        yield asked
    finally:
        context.remove_listener("request", note)
        context.remove_listener("console", heard)
        context.remove_listener("weberror", failed)
