"""Whether memory stays flat while readers come, change and leave for half an hour.

Run: python -m benchmarks.soak [--minutes 30] [--readers 20]

Readers go through every screen, a change every two seconds each; each leaves
after thirty changes and another comes. Every minute the memory of the server
is read. A third of the time warms it up: every screen has been shown, and
sessions that readers left are given up. From then on the highest and the
lowest differ by five per cent at most, or the exit code is 1.
"""

from __future__ import annotations

import argparse
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from benchmarks.crowd import Wanted, sent_for
from benchmarks.load import other_screens, serving

PACE, STAY = 2.0, 30
FLAT = 0.05


def main() -> int:
    """Print memory a minute and what came of it; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.soak")
    parser.add_argument("--minutes", type=int, default=30)
    parser.add_argument("--readers", type=int, default=20)
    said = parser.parse_args()
    screens = [one for addresses in other_screens().values() for one in addresses]
    with serving("serving") as (address, pid), ThreadPoolExecutor(1) as thread:
        wanted = Wanted(address, said.readers, 60.0 * said.minutes, PACE, screens, pid, stay=STAY)
        crowd = thread.submit(sent_for, wanted)
        memory = []
        while not crowd.done():
            time.sleep(min(60, 60 * said.minutes / 3))
            memory.append(megabytes(pid))
            print(f"{len(memory):4} {memory[-1]:7.0f} MB", flush=True)
        seen = crowd.result()
    warm = memory[len(memory) // 3 :]
    spread = max(warm) / min(warm) - 1
    print(f"{len(seen.waits)} changes, errors: {len(seen.errors)}", *sorted(set(seen.errors))[:3])
    print(f"after warming up {min(warm):.0f} to {max(warm):.0f} MB: {spread:.1%} of {FLAT:.0%}")
    return int(spread > FLAT or bool(seen.errors))


def megabytes(pid: int) -> float:
    """Return the memory a process holds."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS:"))


if __name__ == "__main__":
    sys.exit(main())
