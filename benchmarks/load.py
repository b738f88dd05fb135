"""How many readers one process carries, and two behind HAProxy, beside an empty page.

Run: python -m benchmarks.load [--readers 1 10 50 200] [--seconds 20]

Readers speak Streamlit's protocol over websockets, from a process of their own
(`benchmarks.crowd`). Each changes measure and city: once as fast as they are
answered, once every five seconds each, where a wait counts from when the
change was due. Then each screen by one reader. All pages were shown before, so
this is the cost of what is kept. Processor time is that of all processes of
the server; the readers' share stands beside it, for they share the machine.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise, product
from pathlib import Path
from urllib.request import Request, urlopen

from benchmarks.crowd import Wanted, sent_for
from data.catalogue import read_catalogue
from tests.browser.serving import ROOT, free_port
from ui.figures.measured import measure_codes

PACE = 5.0
MEASURES, CITIES = 8, ("110000", "320500", "440300", "510100", "620100")
SEVERAL = 2
# Readers of the benchmark share one address.
_ROOM = ["--sessions", "2000", "--sessions-per-address", "2000"]
_EMPTY = "import streamlit as st\nst.write(st.query_params.to_dict())\n"
Screens = Sequence[tuple[str, str]]


def main() -> None:
    """Print a table of readers and one of screens."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.load")
    parser.add_argument("--readers", type=int, nargs="+", default=[1, 10, 50, 200])
    parser.add_argument("--seconds", type=float, default=20.0, help="of each measurement")
    said = parser.parse_args()
    changes = atlas_changes()
    print(f"{'':22} readers  pace  changes/s  median  95th %  errors  server  readers' share")
    with tempfile.TemporaryDirectory() as folder:
        empty = Path(folder) / "empty.py"
        empty.write_text(_EMPTY)
        with serving("serving", "--script", str(empty)) as (address, pid):
            measure("empty page", address, pid, said, [("", f"n={n}") for n in range(40)])
    with serving("serving") as (address, pid):
        measure("one process", address, pid, said, changes)
        screens(address, pid)
    with serving("serving.several", "--replicas", str(SEVERAL)) as (address, pid):
        measure(f"{SEVERAL} behind HAProxy", address, pid, said, changes)


def atlas_changes() -> Screens:
    """Return addresses of the atlas that differ in measure and city."""
    codes = measure_codes(read_catalogue(), "six_dimensions")[:MEASURES]
    return [("", f"lang=en&show={code}&city={city}") for code, city in product(codes, CITIES)]


def other_screens() -> dict[str, Screens]:
    """Return addresses of each other screen."""
    cities = [f"lang=en&city={city}" for city in CITIES]
    alone = {page: [(page, query) for query in cities] for page in ("city", "regions", "sources")}
    pairs = [f"lang=en&compare={a},{b}" for a, b in pairwise(CITIES)]
    return {
        "atlas": atlas_changes()[::7],
        **alone,
        "compare": [("compare", query) for query in pairs],
        "index_lab": [("index_lab", query) for query in cities],
        "briefing": [("briefing", query) for query in cities],
    }


def measure(name: str, address: str, pid: int, said: argparse.Namespace, changes: Screens) -> None:
    """Print a row for each number of readers and pace, after everything was shown once."""
    # Whoever comes is sent to the process with the fewest, so that each shows everything.
    sent_for(Wanted(address, SEVERAL, 0.0, 0.0, changes, pid, first=len(changes)))
    for readers, pace in product(said.readers, (0.0, PACE)):
        seen = sent_for(Wanted(address, readers, said.seconds, pace, changes, pid))
        waits = sorted(seen.waits) or [float("nan")]
        last = waits[max(0, round(0.95 * len(waits)) - 1)]
        print(
            f"{name:22} {readers:7} {pace:5.0f} {len(seen.waits) / said.seconds:10.1f}",
            f"{statistics.median(waits):7.3f} {last:7.3f} {len(seen.errors):7}",
            f"{1000 * seen.server / len(waits):4.0f} ms",
            f"{seen.readers / max(seen.readers + seen.server, 0.01):10.0%}",
            *sorted(set(seen.errors))[:2],
            flush=True,
        )


def screens(address: str, pid: int) -> None:
    """Print what a change on each screen costs one reader and the server."""
    print(f"\n{'one process, a reader':22}  median  processor  messages     kB")
    for name, addresses in other_screens().items():
        sent_for(Wanted(address, 1, 0.0, 0.0, addresses, pid, first=len(addresses)))
        seen = sent_for(Wanted(address, 1, 5.0, 0.0, addresses, pid))
        made = max(len(seen.waits), 1)
        print(
            f"{name:22} {statistics.median(seen.waits or [0]):7.3f}",
            f"{1000 * seen.server / made:7.0f} ms {seen.messages / made:9.0f}",
            f"{seen.bytes / made / 1000:6.1f}",
            *sorted(set(seen.errors))[:2],
            flush=True,
        )
    print()


@contextmanager
def serving(module: str, *options: str) -> Iterator[tuple[str, int]]:
    """Serve, and yield the address and the first process of the server."""
    port = free_port()
    command = [sys.executable, "-m", module, "--port", str(port), *_ROOM, *options]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as server:
        try:
            assert server.stdout is not None
            if b"is open at" not in server.stdout.readline():
                raise RuntimeError("the server did not start")
            address = f"http://127.0.0.1:{port}"
            for number in range(1, SEVERAL + 1 if module != "serving" else 2):
                while not answers(address, number):
                    time.sleep(0.5)
            yield address, server.pid
        finally:
            server.terminate()


def answers(address: str, number: int) -> bool:
    """Return whether the process of a number answers; HAProxy names another where it does not."""
    asked = Request(f"{address}/_stcore/health", headers={"Cookie": f"atlas={number}"})
    try:
        with urlopen(asked, timeout=5) as answer:
            cookies = answer.headers.get_all("Set-Cookie", [])
            return not any(cookie.startswith("atlas=") for cookie in cookies)
    except OSError:
        return False


if __name__ == "__main__":
    main()
