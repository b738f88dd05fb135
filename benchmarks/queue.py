"""What a reader's change of measure takes beside a full line of heavy work, and when that ends.

Run: python -m benchmarks.queue

Readers are websockets to a real server: one changes the measure on the atlas,
the same measures alone and beside twenty who have each opened a hundred
thousand draws with another seed and whose runs fill the line. In each round
the twenty leave, and the seconds until no worker computes any more are taken.
"""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from threading import Event, Semaphore, Thread
from urllib.request import urlopen

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

from data.catalogue import read_catalogue
from tests.browser.serving import ROOT, served
from ui.figures.measured import measure_codes

ROUNDS, CHANGES, CROWD = 3, 8, 20
PROMISED = 1.25
_TICKS = os.sysconf("SC_CLK_TCK")


def main() -> None:
    """Print medians, their ratio, and how long the runs outlived their readers."""
    measures = measure_codes(read_catalogue(), "six_dimensions")[:CHANGES]
    alone: list[float] = []
    beside: list[float] = []
    ended: list[float] = []
    with served(ROOT / "app.py") as address, reader(address) as ordinary:
        for measure in [*measures, *measures]:
            change(ordinary, measure)
        for number in range(ROUNDS):
            alone += [change(ordinary, measure) for measure in measures]
            with crowd(address, number):
                beside += [change(ordinary, measure) for measure in measures]
                print(f"round {number + 1}: {busy_workers():.1f} processors work", flush=True)
                slowest = answering(address)
            left = time.perf_counter()
            while busy_workers() > 0.05:
                pass
            ended.append(time.perf_counter() - left)
    before, after = statistics.median(alone), statistics.median(beside)
    print(f"a change of measure alone: {1000 * before:.0f} ms (median of {len(alone)})")
    print(f"beside a full line: {1000 * after:.0f} ms, the slowest {1000 * max(beside):.0f} ms")
    print(f"ratio: {after / before:.2f} of {PROMISED} promised")
    print(f"the server's own answer beside a full line: {1000 * slowest:.0f} ms at most")
    print(f"runs end {max(ended):.0f} s after their readers have left, at most")


@contextmanager
def reader(address: str) -> Iterator[ClientConnection]:
    """Yield a reader's connection."""
    stream = address.replace("http", "ws") + "/_stcore/stream"
    with connect(
        stream, subprotocols=["streamlit"], max_size=None, open_timeout=60, ping_interval=None
    ) as made:
        yield made


@contextmanager
def crowd(address: str, number: int) -> Iterator[None]:
    """Open the laboratory twenty times with other seeds; leave when the block ends."""
    gone, shown = Event(), Semaphore(0)
    with ExitStack() as readers:
        opened = [readers.enter_context(reader(address)) for _ in range(CROWD)]
        readers.callback(gone.set)  # before the connections are closed
        for place, each in enumerate(opened):
            query = f"lang=en&panel=sure&draws=100000&seed={1_000 * number + place + 1}"
            Thread(target=watch, args=(each, query, gone, shown), daemon=True).start()
        for _ in opened:
            shown.acquire()
        yield


def watch(connection: ClientConnection, query: str, gone: Event, shown: Semaphore) -> None:
    """Open the laboratory and look how far the run is, as often as the page says."""
    ask(connection, query, "index_lab")
    again = BackMsg()
    again.rerun_script.query_string = query
    again.rerun_script.is_auto_rerun = True
    seconds, due = 1.0, float("inf")
    while not gone.is_set():
        message = ForwardMsg()
        with suppress(TimeoutError, ConnectionClosed):
            message.ParseFromString(connection.recv(timeout=0.5))
        kind = message.WhichOneof("type")
        if kind == "new_session":
            again.rerun_script.page_script_hash = message.new_session.page_script_hash
        elif kind == "auto_rerun":
            again.rerun_script.fragment_id = message.auto_rerun.fragment_id
            seconds = message.auto_rerun.interval
            due = min(due, time.monotonic() + seconds)
        elif kind == "script_finished":
            shown.release()
        if time.monotonic() > due:
            due = time.monotonic() + seconds
            with suppress(ConnectionClosed):
                connection.send(again.SerializeToString())


def change(connection: ClientConnection, measure: str) -> float:
    """Return the seconds from the asking for a measure until all of the screen has come."""
    start = time.perf_counter()
    ask(connection, f"lang=en&show={measure}", "")
    finish(connection)
    return time.perf_counter() - start


def ask(connection: ClientConnection, query: str, page: str) -> None:
    """Ask for a screen as a browser does."""
    message = BackMsg()
    message.rerun_script.query_string = query
    message.rerun_script.page_name = page
    connection.send(message.SerializeToString())


def finish(connection: ClientConnection) -> None:
    """Take what comes until the run of the screen has ended."""
    while True:
        message = ForwardMsg()
        message.ParseFromString(connection.recv(timeout=120))
        if message.WhichOneof("type") != "script_finished":
            continue
        # A run that was cut short for another one ends too, and is not the end.
        if message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY:
            return


def answering(address: str) -> float:
    """Return the longest of twenty answers of the server's own, in seconds."""
    seconds = []
    for _ in range(20):
        start = time.perf_counter()
        with urlopen(f"{address}/_stcore/health", timeout=30):
            seconds.append(time.perf_counter() - start)
        time.sleep(0.05)
    return max(seconds)


def busy_workers() -> float:
    """Return how many processors the workers of all servers here use, over half a second."""
    before = ticks()
    time.sleep(0.5)
    after = ticks()
    return sum(after[one] - before.get(one, 0) for one in after) / _TICKS / 0.5


def ticks() -> dict[str, int]:
    """Return the processor time of each worker, from Linux's own table of processes."""
    found = {}
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if b"work.worker" in (process / "cmdline").read_bytes():
                fields = (process / "stat").read_text().rpartition(")")[2].split()
                found[process.name] = int(fields[11]) + int(fields[12])
        except OSError:
            continue
    return found


if __name__ == "__main__":
    main()
