"""Several processes behind the real HAProxy: one dies, all are restarted, and no view is lost."""

from __future__ import annotations

import json
import os
import re
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
from playwright.sync_api import Browser, BrowserContext, Page, expect
from prometheus_client.parser import text_string_to_metric_families

from tests.browser.serving import ROOT, free_port, free_ports_in_a_row
from tests.reader_protocol import request

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
        return f"https://127.0.0.1:{self.port}"

    def pid(self, number: int) -> int:
        """Return the process that has a number, once it is there."""
        for _ in range(100):
            for child in _children(self.supervisor.pid):
                with suppress(OSError):
                    said = Path(f"/proc/{child}/cmdline").read_bytes().split(b"\0")
                    if (
                        b"--replica" in said
                        and said[said.index(b"--replica") + 1] == b"%d" % number
                    ):
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
    """A certificate for this computer with its key in a file whose name wants quoting."""
    file = tmp_path_factory.mktemp("a 'certificate") / "both.pem"
    _certify(file)
    return file


def _certify(file: Path) -> None:
    """Write a new certificate for this computer and its key into a file."""
    key = file.with_name("key.pem")
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"]
    command += ["-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1"]
    subprocess.run([*command, "-keyout", key, "-out", file], check=True, capture_output=True)
    file.write_text(file.read_text() + key.read_text())


@pytest.fixture(scope="module")
def several(certificate: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Several]:
    """The atlas as an office is told to serve it, started once for all tests here."""
    lines = tmp_path_factory.mktemp("log") / "access.log"
    port, plain, metrics = free_port(), free_port(), free_ports_in_a_row(3)
    said = f"--replicas 2 --port {port} --redirect-from {plain} --metrics {metrics}".split()
    said += ["--certificate", str(certificate), "--access-log", str(lines)]
    command = [sys.executable, "-m", "serving.several", *said]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as supervisor:
        try:
            assert supervisor.stdout is not None
            assert b"is open at https://localhost" in supervisor.stdout.readline()
            started = Several(supervisor, port, metrics, plain, lines)
            for number in (1, 2):
                started.figures(number)
            yield started
        finally:
            supervisor.terminate()


@pytest.fixture(scope="module")
def trusting(browser: Browser) -> Iterator[BrowserContext]:
    """A browser that takes the certificate; the scripts of the pages stay translated in it."""
    context = browser.new_context(ignore_https_errors=True, locale="en-US")
    yield context
    context.close()


@pytest.fixture
def page(trusting: BrowserContext, several: Several) -> Iterator[Page]:
    """A page of the atlas that shows a city and a measure, to a reader who is new."""
    page = trusting.new_page()
    page.goto(several.address + VIEW)
    expect(page.locator(".city-name")).to_have_text(NAME)
    expect(page.locator("[data-test-script-state=notRunning]")).to_be_visible()
    yield page
    page.close()
    trusting.clear_cookies()


def _number(page: Page) -> int:
    """Return the number of the process that shows a page."""
    cookies = page.context.cookies()
    return next(int(one.get("value", "")) for one in cookies if one.get("name") == "atlas")


def _runs(several: Several, number: int) -> float:
    """Return how many runs a process has ended."""
    return several.figures(number)["atlas_run_seconds_count"]


def _choose(page: Page, option: str) -> None:
    box = page.get_by_role("combobox", name="Show")
    box.click()
    box.fill(option)
    page.get_by_role("option", name=option).first.click()


def test_readers_come_by_tls_and_under_all_headers(several: Several, certificate: Path) -> None:
    """What comes by http is sent on, cookies travel by https alone, and the server's rules hold."""
    trusted = ssl.create_default_context(cafile=str(certificate))
    line = HTTPSConnection("127.0.0.1", several.port, context=trusted)
    line.request("GET", VIEW, headers={"X-Forwarded-For": "192.0.2.1"})
    answer = line.getresponse()
    assert answer.status == 200
    assert b"<title>" in answer.read()
    assert "default-src 'self'" in str(answer.getheader("Content-Security-Policy"))
    assert "max-age=" in str(answer.getheader("Strict-Transport-Security"))
    cookies = answer.headers.get_all("Set-Cookie") or []
    assert any(re.match(r"atlas=[12]; ", cookie) for cookie in cookies)
    assert all({"HttpOnly", "Secure"} <= set(cookie.split("; ")) for cookie in cookies)
    line.request("GET", "/", headers={"Host": "evil.example"})
    assert line.getresponse().status == 400
    line.close()
    sent_on = request(f"http://127.0.0.1:{several.plain}", VIEW)
    assert sent_on.status == 308
    assert sent_on.headers["location"] == several.address + VIEW


def test_a_reader_of_a_process_that_died_goes_on_with_another(several: Several, page: Page) -> None:
    """The view is the same, its controls work at once, and the dead one comes back."""
    first, second = _number(page), 3 - _number(page)
    died, runs = several.pid(first), _runs(several, second)
    os.kill(died, signal.SIGKILL)
    for _ in range(4 * _PATIENCE):
        if _runs(several, second) > runs:
            break
        page.wait_for_timeout(250)
    # The page has been sent; the browser has yet to put it in the place of the old one.
    page.wait_for_timeout(2000)
    expect(page.locator("[data-test-script-state=notRunning]")).to_be_visible()
    assert _number(page) == second
    assert several.figures(second)["atlas_readers"] == 1
    expect(page.locator(".city-name")).to_have_text(NAME)
    expect(page.get_by_role("combobox", name="Show")).to_have_value(re.compile("^Environment"))
    _choose(page, "Digital technology")
    page.wait_for_url("**show=dimension.digital_technology*")
    expect(page.locator(".city-name")).to_have_text(NAME)
    assert several.figures(first)["atlas_readers"] == 0
    assert several.pid(first) != died


def test_a_restart_one_by_one_loses_no_view(
    several: Several, page: Page, certificate: Path
) -> None:
    """Each process is another afterwards, the page is where it was, a new certificate is used."""
    _certify(certificate)
    before = [several.pid(number) for number in (1, 2)]
    several.supervisor.send_signal(signal.SIGHUP)
    assert several.supervisor.stdout is not None
    assert b"has been restarted" in several.supervisor.stdout.readline()
    assert not set(before) & {several.pid(number) for number in (1, 2)}
    shown = ssl.get_server_certificate(("127.0.0.1", several.port))
    assert shown.split() == certificate.read_text().split("-----BEGIN PRIVATE")[0].split()
    expect(page.locator("[data-test-script-state=notRunning]")).to_be_visible()
    expect(page.locator(".city-name")).to_have_text(NAME)
    _choose(page, "Digital technology")
    page.wait_for_url("**city=440300*")


def test_figures_and_log_tell_what_was_done_and_not_by_whom(several: Several, page: Page) -> None:
    """Prometheus reads the figures; a line has neither address nor query nor cookie."""
    told = several.figures(_number(page))
    assert told["atlas_readers"] == 1
    assert told["atlas_run_seconds_count"] >= 1
    assert told["atlas_queue_waiting"] == told["atlas_queue_running"] == 0
    assert told["process_resident_memory_bytes"] > 1e8
    text = several.lines.read_text()
    assert "127.0.0.1" not in text
    assert NAME not in text
    assert "440300" not in text
    lines = [json.loads(line) for line in text.splitlines()]
    assert {line["replica"] for line in lines} == {1, 2}
    page_itself = next(line for line in lines if line["path"] == "/")
    assert page_itself["method"] == "GET"
    assert page_itself["status"] == 200
    assert page_itself["bytes"] > 1000
    assert {"time", "milliseconds"} < page_itself.keys()


def test_nothing_is_left_when_the_supervisor_is_killed(several: Several) -> None:
    """The last test here: also without a chance to tidy up, every process ends."""
    children = _children(several.supervisor.pid)
    assert len(children) == 3
    several.supervisor.kill()
    several.supervisor.wait()
    for _ in range(100):
        left = [child for child in children if Path(f"/proc/{child}").exists()]
        if not left:
            break
        time.sleep(0.1)
    assert not left
