"""The server asks nobody anything: not at its start, not for a foreign page.

That it asks nothing for a reader either is seen by every journey in `tests/browser/`.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect
from websockets.typing import Origin

from serving.options import APP
from tests.browser.serving import ROOT, free_port, served, wait_until_up
from tests.serving.watching import Watched

FOREIGN = ("https://evil.example", "http://localhost:1", "null", "http://127.0.0.1.evil.example")


@pytest.fixture
def watched(tmp_path: Path) -> Watched:
    """A record of what a process asks for."""
    return Watched(tmp_path)


def _knock(address: str, origin: str) -> int:
    """Return how a websocket handshake from another page is answered."""
    stream = f"ws://{urlsplit(address).netloc}/_stcore/stream"
    try:
        with connect(stream, origin=Origin(origin), open_timeout=30, proxy=None):
            return 101
    except InvalidStatus as refused:
        return refused.response.status_code


def test_neither_a_start_nor_a_foreign_page_makes_the_server_ask(watched: Watched) -> None:
    """Each handshake from elsewhere is a 403, and nothing is looked up to find that out."""
    with served(APP, environment=watched.environment()) as address:
        assert [_knock(address, origin) for origin in FOREIGN] == [403] * len(FOREIGN)
        assert _knock(address, address) == 101
    assert watched.outside() == []


def test_the_watch_sees_what_streamlit_alone_asks(watched: Watched) -> None:
    """Started by hand without a screen it looks an outside host up; so the watch would tell."""
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", "--server.headless=true"]
    command += [f"--server.port={port}", "--server.allowedHosts=localhost"]
    command += [str(ROOT / "tests" / "browser" / "map_page.py")]
    environment = {**os.environ, **watched.environment()}
    server = subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        wait_until_up(server, f"http://127.0.0.1:{port}")
        _knock(f"http://localhost:{port}", "https://evil.example")
    finally:
        server.terminate()
        server.wait(timeout=60)
    assert any("checkip.amazonaws.com" in event for event in watched.outside())


def test_a_forwarded_address_is_believed_of_a_named_proxy_alone() -> None:
    """Else whoever writes the header has as many places as there are addresses."""
    for trusted, expected in ((), 403), (("--behind-proxy", "127.0.0.1"), 101):
        page = ROOT / "tests" / "browser" / "map_page.py"
        with served(page, "--sessions-per-address", "1", *trusted) as address:
            stream = f"ws://{urlsplit(address).netloc}/_stcore/stream"
            with connect(stream, proxy=None, additional_headers={"X-Forwarded-For": "192.0.2.1"}):
                assert _knock(address, address) == expected
