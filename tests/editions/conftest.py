"""Two editions: an earlier one, which is kept, and today's."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from data.edition import FILE, Edition, read_edition
from data.manifest import vouch
from editions.at_hand import keep
from editions.place import VARIABLE
from tests.tables import alter, copy_tables

# In the edition that is kept, it has a fifth more residents than today.
SUZHOU, MORE = "320500", 1.2


@pytest.fixture(scope="session")
def kept_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the archive of one earlier edition; see `earlier`."""
    return tmp_path_factory.mktemp("editions")


@pytest.fixture(scope="session")
def earlier(kept_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """An edition from before today's, in which Suzhou had another figure; kept."""
    tables = copy_tables(tmp_path_factory.mktemp("tables"))
    alter(tables, "values", _as_it_was)
    (tables / FILE).unlink()
    vouch(tables, today=date(2026, 6, 1))
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv(VARIABLE, str(kept_folder))
        keep(tables)
    return read_edition(tables)


@pytest.fixture
def at_hand(kept_folder: Path, earlier: Edition, monkeypatch: pytest.MonkeyPatch) -> Edition:
    """The earlier edition, at hand."""
    monkeypatch.setenv(VARIABLE, str(kept_folder))
    return earlier


def _as_it_was(text: str) -> str:
    rows = text.splitlines()
    changed = [_with_more(row) if _is_changed(row) else row for row in rows]
    return "\n".join(changed) + "\n"


def _is_changed(row: str) -> bool:
    return row.startswith(f"{SUZHOU},resident_population,2023,")


def _with_more(row: str) -> str:
    city, variable, year, value, *rest = row.split(",")
    return ",".join([city, variable, year, f"{float(value) * MORE:.0f}", *rest])
