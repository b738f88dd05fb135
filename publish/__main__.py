"""Write the atlas as a static site.

python -m publish OUT
"""

from __future__ import annotations

import argparse
import logging
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from data.errors import AtlasError
from work.apart import Workers

# A process keeps the figures of all measures, which every city needs.
_HELD = 4_000_000_000


def main(arguments: Sequence[str]) -> int:
    """Publish, and say where the first page lies."""
    parser = argparse.ArgumentParser(prog="run.py publish", description=__doc__.split("\n")[0])
    parser.add_argument("out", type=Path, help="the folder in which each edition has its own")
    asked = parser.parse_args(arguments)
    # Outside a server Streamlit warns at each cached call, and already while it is imported.
    logging.disable(logging.WARNING)
    from publish.build import publish
    from publish.plan import whole_plan

    began = time.monotonic()
    with Workers(_cores(), most_held=_HELD) as workers:
        try:
            target = publish(asked.out.resolve(), whole_plan(), workers, _tell)
        except KeyboardInterrupt:
            workers.shutdown(wait=False)
            print("\nStopped. The same command goes on from here.", flush=True)
            return 130
        except (AtlasError, OSError) as error:
            workers.shutdown(wait=False)
            print(f"\nNot published: {error}", file=sys.stderr)
            return 1
    print(f"\nPublished in {time.monotonic() - began:.0f} s. Open {target / 'index.html'}")
    return 0


def _cores() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _tell(done: int, of: int) -> None:
    print(f"\r{done} of {of}", end="", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
