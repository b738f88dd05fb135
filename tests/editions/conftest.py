"""Two editions: an earlier one, which is kept, and today's."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from data import edition as data_edition
from data.catalogue import Catalogue
from data.edition import FILE, Edition, read_edition
from data.manifest import vouch
from editions import at_hand as at_hand_module
from editions.at_hand import keep
from editions.place import VARIABLE
from scoring.index.chain import IndexResult, score_cities
from scoring.index.choices import IndexChoices
from tests.tables import alter, copy_tables

# In the edition that is kept, it has a fifth more residents than today.
SUZHOU, MORE = "320500", 1.2
OTHER_METHOD = IndexChoices(aggregation=("geometric",))


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


@pytest.fixture(scope="session")
def both_kept(
    kept_folder: Path, earlier: Edition, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """A folder with the archives of the earlier edition and of one of another method."""
    folder = tmp_path_factory.mktemp("both")
    shutil.copy(kept_folder / f"{earlier.label}.zip", folder)
    return folder


@pytest.fixture(scope="session")
def of_another_method(
    both_kept: Path, earlier: Edition, tmp_path_factory: pytest.TempPathFactory
) -> Edition:
    """An edition of the same tables as `earlier`, from before it, that another method scored.

    Its dimensions are joined by the geometric mean.
    """
    tables = copy_tables(tmp_path_factory.mktemp("older"))
    alter(tables, "values", _as_it_was)
    (tables / FILE).unlink()
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(data_edition, "METHOD", 1)
        patched.setattr(at_hand_module, "METHOD", 1)
        patched.setattr(at_hand_module, "score_cities", _by_another_method)
        patched.setenv(VARIABLE, str(both_kept))
        vouch(tables, today=date(2026, 3, 1))
        keep(tables)
    assert earlier.method != 1
    return read_edition(tables)


def _by_another_method(tables: Catalogue) -> IndexResult:
    return score_cities(tables, OTHER_METHOD)


@pytest.fixture
def old_method(
    both_kept: Path, of_another_method: Edition, monkeypatch: pytest.MonkeyPatch
) -> Edition:
    """The edition of another method, at hand beside the earlier one."""
    monkeypatch.setenv(VARIABLE, str(both_kept))
    return of_another_method


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
