"""Start a Streamlit page and a Chromium that can reach nothing else."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import Browser, BrowserContext, Playwright

ROOT = Path(__file__).parents[2]
_CHROMIUM_OPTIONS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@contextmanager
def served(script: Path, port: int | None = None, **more: object) -> Iterator[str]:
    """Serve a page with the static folder that lies beside it, and yield its address.

    Parameters
    ----------
    more : further options of the server's section, ``baseUrlPath="atlas"``
    """
    port = port or free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(script)]
    options = {
        "server.port": port,
        "server.address": "127.0.0.1",
        "server.headless": "true",
        "server.enableStaticServing": "true",
        "server.fileWatcherType": "none",
        "browser.gatherUsageStats": "false",
        **{f"server.{name}": value for name, value in more.items()},
    }
    command += [f"--{name}={value}" for name, value in options.items()]
    server = subprocess.Popen(
        command,
        cwd=script.parent,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        base = str(more.get("baseUrlPath", ""))
        _wait_until_up(server, f"http://127.0.0.1:{port}/{base}".rstrip("/"))
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=20)


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


def _wait_until_up(server: subprocess.Popen[bytes], address: str) -> None:
    for _ in range(240):
        if server.poll() is not None:
            raise RuntimeError(f"the server ended at once with code {server.returncode}")
        try:
            with urlopen(f"{address}/_stcore/health", timeout=2):
                return
        except (URLError, OSError):
            time.sleep(0.25)
    raise RuntimeError("the server did not come up within a minute")


def chromium(playwright: Playwright) -> Browser:
    """Return the system's Chromium, or the one that playwright installed."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    return playwright.chromium.launch(executable_path=path, args=_CHROMIUM_OPTIONS)


def cut_off(context: BrowserContext, address: str) -> list[str]:
    """Let a browser reach one server only, and return the list of other hosts it asks for."""
    asked: list[str] = []

    def refuse(route: object, request: object) -> None:
        asked.append(request.url)  # type: ignore[attr-defined]
        route.abort()  # type: ignore[attr-defined]

    context.route(lambda url: not url.startswith((address, "data:", "blob:")), refuse)
    return asked
