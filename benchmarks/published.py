"""The published site: built, measured, painted from disk, and served by nginx on two cores.

Run: python -m benchmarks.published [FOLDER]   (without a folder it is built first)
"""

from __future__ import annotations

import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import sync_playwright

from serving.setup import OF_READERS
from tests.browser.serving import chromium, free_port

SECONDS, READERS, PAGES_A_SECOND = 10, 32, 2_000
MOST_BYTES, MOST_OF_A_PAGE, MOST_SECONDS, PAINTED = 60e6, 300e3, 300, 0.8
_PAGES = ("zh/measure-index.html", "en/320500.html", "zh/regions-gap.html")
_NGINX = """
worker_processes 2;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ worker_connections 1024; }}
http {{
    types {{ text/html html; text/css css; text/javascript js; image/svg+xml svg; image/png png; }}
    access_log off;
    sendfile on;
    open_file_cache max=10000;
    keepalive_requests 1000000;
    server {{ listen 127.0.0.1:{port}; root {site}; }}
}}
"""


def main(folder: str = "") -> None:
    """Print what is asked for beside what is found."""
    with tempfile.TemporaryDirectory() as made:
        # A server that root starts serves as somebody else.
        Path(made).chmod(0o755)
        site = Path(folder) if folder else built(Path(made))
        sizes(site)
        painted(site)
        served(site)


def built(out: Path) -> Path:
    """Build it, and say how long that took."""
    began = time.monotonic()
    subprocess.run([sys.executable, "-m", "publish", str(out)], check=True)
    told("build", time.monotonic() - began, MOST_SECONDS, "s")
    return next(path for path in out.iterdir() if (path / "index.json").is_file())


def sizes(site: Path) -> None:
    """Say how long all is, and the longest page."""
    files = [path.stat().st_size for path in site.rglob("*") if path.is_file()]
    pages = [path.stat().st_size for path in site.rglob("*.html")]
    print(f"{len(pages)} pages, {len(files)} files")
    told("all files", sum(files) / 1e6, MOST_BYTES / 1e6, "MB")
    told("longest page", max(pages) / 1e3, MOST_OF_A_PAGE / 1e3, "kB")


def painted(site: Path, times: int = 5) -> None:
    """Say how long a page on the disk takes until its map is painted."""
    with sync_playwright() as playwright:
        browser = chromium(playwright, OF_READERS)
        for name in _PAGES:
            took = []
            for _ in range(times):
                page = browser.new_page()
                began = time.monotonic()
                page.goto((site / name).as_uri(), wait_until="commit")
                page.wait_for_selector("[data-painted]")
                took.append(time.monotonic() - began)
                page.close()
            told(f"painted {name}", statistics.median(took), PAINTED, "s")
        browser.close()


def served(site: Path) -> None:
    """Say how many pages a second nginx serves with two processes, asked by ab on this machine."""
    nginx, ab = (
        shutil.which(name, path=f"{os.environ['PATH']}:/usr/sbin") for name in ("nginx", "ab")
    )
    if not nginx or not ab:
        print("nginx or ab is not installed: not served.")
        return
    with tempfile.TemporaryDirectory() as folder:
        port, written = free_port(), Path(folder) / "nginx.conf"
        written.write_text(_NGINX.format(folder=folder, site=site, port=port))
        Path(folder).chmod(0o755)
        command = [nginx, "-c", str(written), "-p", folder, "-g", "daemon off;"]
        server = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        try:
            time.sleep(1)
            for name in _PAGES:
                found = _asked(ab, f"http://127.0.0.1:{port}/{name}")
                told(f"nginx {name}", found, PAGES_A_SECOND, "pages a second", at_least=True)
        finally:
            server.terminate()
            server.wait()


def _asked(ab: str, address: str) -> float:
    command = [ab, "-q", "-k", "-t", str(SECONDS), "-n", "10000000", "-c", str(READERS), address]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    failed = re.search(r"(?:Failed|Non-2xx)[^:]*:\s+([1-9]\d*)", said)
    if failed:
        raise SystemExit(f"{address}: {failed[0]}")
    found = re.search(r"Requests per second:\s+([\d.]+)", said)
    assert found is not None, said
    return float(found[1])


def told(what: str, found: float, wanted: float, unit: str, at_least: bool = False) -> None:
    """Print one figure beside its goal."""
    passed = found >= wanted if at_least else found <= wanted
    bound = "at least" if at_least else "at most"
    verdict = "passed" if passed else "FAILED"
    print(f"{what}: {found:,.2f} {unit} ({bound} {wanted:,.1f}): {verdict}", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
