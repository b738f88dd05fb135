"""Several processes behind the real HAProxy: one dies, all are restarted, and no view is lost."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from http.client import HTTPSConnection
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from prometheus_client.parser import text_string_to_metric_families

from tests.browser.serving import ROOT, free_port
from tests.reader_protocol import in_own_loop, reader, request

pytestmark = pytest.mark.browser
VIEW = "/?lang=en&city=440300&show=dimension.environment_governance"
NAME = "Shenzhen"
_PATIENCE = 240


@dataclass
class Several:
    """Two processes of the atlas, the HAProxy before them, and who watches over them."""

    supervisor: subprocess.Popen[bytes]
    port: int
    metrics: int
    plain: int
    lines: Path

    @property
    def address(self) -> str:
        return f"https://localhost:{self.port}"

    def pid(self, number: int) -> int:
        """Return the process that has a number, once it is there."""
        for _ in range(100):
            for child in _children(self.supervisor.pid):
                with suppress(OSError):
                    said = Path(f"/proc/{child}/cmdline").read_bytes().split(b"\0")
                    if b"--replica" in said and said[said.index(b"--replica") + 1] == b"%d" % number:
                        return child
            time.sleep(0.1)
        raise AssertionError(f"there is no process {number}")

    def figures(self, number: int) -> dict[str, float]:
        """Return what one process tells Prometheus, once it tells anything."""
        for _ in range(4 * _PATIENCE):
            with suppress(OSError):
                text = request(f"http://127.0.0.1:{self.metrics + number - 1}", "/metrics").body
                families = text_string_to_metric_families(text.decode())
                return {one.name: one.value for family in families for one in family.samples}
            time.sleep(0.25)
        raise AssertionError(f"process {number} tells nothing")


def _children(pid: int) -> list[int]:
    return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for localhost with its key in a file whose name wants quoting."""
    folder = tmp_path_factory.mktemp("a 'certificate")
    key, file = folder / "key.pem", folder / "both.pem"
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"]
    command += ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"]
    subprocess.run([*command, "-keyout", key, "-out", file], check=True, capture_output=True)
    file.write_text(file.read_text() + key.read_text())
    return file


@pytest.fixture(scope="module")
def several(certificate: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Several]:
    """The atlas as an office is told to serve it, started once for all tests here."""
    lines = tmp_path_factory.mktemp("log") / "access.log"
    port, plain, metrics = free_port(), free_port(), free_port()
    said = f"serve --replicas 2 --port {port} --redirect-from {plain} --metrics {metrics}".split()
    said += ["--certificate", str(certificate), "--access-log", str(lines)]
    supervisor = subprocess.Popen(
        [sys.executable, "-m", "serving", *said], cwd=ROOT, stdout=subprocess.PIPE
    )
    try:
        assert supervisor.stdout is not None
        assert b"is open at https://localhost" in supervisor.stdout.readline()
        started = Several(supervisor, port, metrics, plain, lines)
        for number in (1, 2):
            started.figures(number)
        yield started
    finally:
        supervisor.terminate()
        supervisor.wait(timeout=60)


@pytest.fixture
def page(browser: Browser, several: Several) -> Iterator[Page]:
    """A page of the atlas that shows a city and a measure."""
    context = browser.new_context(ignore_https_errors=True, locale="en-US")
    page = context.new_page()
    page.goto(several.address + VIEW)
    expect(page.locator(".city-name")).to_have_text(NAME)
    yield page
    context.close()


def _number(page: Page) -> int:
    """Return which process a page is shown by."""
    cookies = page.context.cookies()
    return int(next(one["value"] for one in cookies if one["name"] == "atlas"))
