"""What was confirmed stays, whoever is killed; two who save at once both are kept."""

from __future__ import annotations

import random
from pathlib import Path

from sqlalchemy import URL, func, select, text

from shelf import store
from shelf.database import Database
from shelf.models import Event, Version
from tests.shelf.people import EDITION, LI
from tests.shelf.savers import Nursery, count_together, counted, is_whole, sealed

KILLS = 50
EDITS = 200


def test_killed_while_saving_nothing_is_half_written_or_lost(
    url: URL, database: Database, tmp_path: Path
) -> None:
    """Fifty kills by process id, each at a random moment between two saves or within one."""
    item = store.add(database, LI, "briefing", "b", sealed(b"first"), EDITION)
    nursery, chance = Nursery(url, item.id, tmp_path / "confirmed"), random.Random()
    for _ in range(KILLS):
        confirmed = nursery.save_and_kill(chance.uniform(0, 0.08))
        latest = store.open_item(database, LI, item.id)
        assert confirmed <= latest.item.latest <= confirmed + 1
        assert is_whole(latest.version.content)
    nursery.close()
    _is_whole(database, store.open_item(database, LI, item.id).item.latest)


def _is_whole(database: Database, latest: int) -> None:
    """Every version is there and whole, each with its line in the log; the file is sound."""
    with database.reading() as session:
        contents = session.scalars(select(Version.content).order_by(Version.number)).all()
        logged = session.scalar(select(func.count()).select_from(Event))
        assert len(contents) == logged == latest
        assert all(is_whole(content) for content in contents)
        if database.file:
            assert session.scalar(text("PRAGMA integrity_check")) == "ok"


def test_two_processes_of_ten_savers_each_lose_no_edit(url: URL, database: Database) -> None:
    """Every edit that was told is in the numbers, and in the versions."""
    items = [store.add(database, LI, "view", f"v{n}", b"{}", EDITION).id for n in range(4)]
    told = count_together(url, items, EDITS)
    assert told == counted(database, items) == EDITS
    with database.reading() as session:
        assert session.scalar(select(func.count()).select_from(Version)) == EDITS + len(items)
