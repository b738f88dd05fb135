"""What would be seen if the server asked anybody anything, and whose word it takes.

That it asks nothing, at its start, for a foreign page or for a reader, is seen by the journeys
in `tests/browser/`.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from websockets.sync.client import connect

from tests.browser.serving import ROOT, free_port, knock, served, wait_until_up
from tests.serving.watching import Watched


@pytest.fixture
def watched(tmp_path: Path) -> Watched:
    """A record of what a process asks for."""
    return Watched(tmp_path)


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
        knock(f"http://localhost:{port}", "https://evil.example")
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
                assert knock(address, address) == expected
