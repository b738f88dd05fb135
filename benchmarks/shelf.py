"""Two processes of ten savers each make 10,000 edits of four items, on both databases.

Run: python -m benchmarks.shelf [EDITS]
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from sqlalchemy import URL, func, select

from shelf import store
from shelf.database import Database
from shelf.models import Version
from tests.shelf.cluster import cluster, empty_database
from tests.shelf.people import EDITION, LI
from tests.shelf.savers import count_together, counted


def main(edits: int = 10_000) -> None:
    """Print for each database how many edits were told, are there, and were made a second."""
    with tempfile.TemporaryDirectory() as folder:
        measure(URL.create("sqlite", database=str(Path(folder) / "shelf.db")), edits)
    with cluster() as first:
        measure(empty_database(first, "shelf"), edits)


def measure(url: URL, edits: int) -> None:
    """Make the edits and count them three ways."""
    database = Database(url)
    items = [store.add(database, LI, "view", f"v{n}", b"{}", EDITION).id for n in range(4)]
    began = time.monotonic()
    told = count_together(url, items, edits)
    seconds = time.monotonic() - began
    with database.reading() as session:
        versions = session.scalar(select(func.count()).select_from(Version)) - len(items)
    found = counted(database, items)
    database.close()
    verdict = "none lost" if told == found == versions == edits else "LOST"
    print(
        f"{url.get_backend_name()}: {told} edits told, {found} found, {versions} versions "
        f"({verdict}); {told / seconds:.0f} a second",
        flush=True,
    )


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
