"""How long all tables take to read: checked from the text, and from the kept copy.

Times are those of the processor, so that a busy machine measures the same as an idle one.

Run: python -m benchmarks.reading
"""

from __future__ import annotations

import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from data.catalogue import FOLDER, read_catalogue
from data.edition import FILE
from data.kept_copy import COPY


def main() -> None:
    """Print seconds and their ratio, and check that both ways read the same."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        for path in (*FOLDER.glob("*.csv"), FOLDER / FILE):
            shutil.copy(path, folder)
        text = seconds(lambda: read_catalogue(folder), lambda: (folder / COPY).unlink(True))
        copy = seconds(lambda: read_catalogue(folder), lambda: None)
        size = (folder / COPY).stat().st_size
        again, first = read_catalogue(folder), read_catalogue(FOLDER)
        same = all(table.equals(vars(again)[name]) for name, table in vars(first).items())
    print(f"{len(first.values):,} figures in {len(vars(first))} tables, copy of {size:,} bytes")
    print(f"from the text, checked  {1000 * text:7.0f} ms")
    print(f"from the kept copy      {1000 * copy:7.0f} ms")
    print(f"ratio                   {text / copy:7.0f} times; both the same: {same}")


def seconds(work: Callable[[], object], before: Callable[[], object], runs: int = 5) -> float:
    """Return the median processor seconds of some runs, each after `before`."""
    taken = []
    for _ in range(runs + 1):
        before()
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return statistics.median(taken[1:])  # the first run imports


if __name__ == "__main__":
    main()
