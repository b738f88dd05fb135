"""Tables that are damaged, hostile or nonsense are refused in words, or mean what they say."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from data.catalogue import Catalogue, read_catalogue
from data.errors import DataError
from scoring.index.chain import score_cities
from tests.hostile import damaged_tables as tables
from tests.hostile.attacks import dice
from tests.hostile.conftest import Tried
from tests.tables import copy_few, few_tables

MUTATIONS = 300


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A folder with a copy of every table, to be damaged; of the figures a few cities'."""
    return copy_few(tmp_path)


def test_a_payload_in_any_cell_is_refused_or_kept_as_text(tried: Tried) -> None:
    """Each column of each table: an error that names the file, or the very text in the cell."""
    waiting, count, refused = list(tables.cells()), 0, 0
    while waiting:
        table, payloads = waiting.pop()
        name = f"{table}.csv"
        read = _read(name, tables.with_payloads(few_tables()[name], payloads))
        if read is None and len(payloads) > 1:
            waiting += [(table, {column: text}) for column, text in payloads.items()]
            continue
        count += len(payloads)
        refused += read is None
        for column, text in payloads.items():
            if read is not None and tables.is_free(table, column):
                assert getattr(read, table)[column].iloc[0] == text, (table, column, text)
    tried(f"{count} payloads in cells ({refused} refused)")


def test_no_damage_is_read_as_figures(tried: Tried) -> None:
    """A damaged table is refused with its name, or what is left of it is sound."""
    chance, read_anyway = dice("mutations"), 0
    for turn in range(MUTATIONS):
        name = chance.choice(tables.TABLES)
        what, content = tables.mutated(few_tables()[name], chance)
        read = _read(name, content)
        if read is not None:
            read_anyway += 1
            _hold_sound(read, f"{name}: {what}, turn {turn}")
    tried(f"{MUTATIONS} damaged tables ({MUTATIONS - read_anyway} refused)")


def test_a_changed_table_is_not_used_until_somebody_stands_for_it(copy: Path, tried: Tried) -> None:
    """A change that no check can see is seen by the manifest."""
    for name in tables.TABLES:
        whole = few_tables()[name]
        rows = tables.rows_of(whole)
        (copy / name).write_bytes(tables.with_rows([*rows[:-2], rows[-1], rows[-2]]))
        with pytest.raises(DataError, match=name):
            read_catalogue(copy)
        (copy / name).write_bytes(whole)
    tried(f"{len(tables.TABLES)} tables changed behind the manifest's back")


@pytest.mark.parametrize("what", tables.NONSENSE)
def test_what_tables_cannot_mean_is_refused(copy: Path, what: str) -> None:
    """Neither a start nor the operator's command takes figures that cannot be."""
    table, change = tables.NONSENSE[what]
    path = copy / f"{table}.csv"
    path.write_bytes(tables.with_rows(change(tables.rows_of(path.read_bytes()))))
    with pytest.raises(DataError, match=r"\.csv|figures"):
        tables.start_with(copy)


def _read(name: str, content: bytes) -> Catalogue | None:
    """Return what is read with this file, or None where it is refused, naming a table."""
    try:
        return tables.read_changed({**few_tables(), name: content})
    except DataError as error:
        said = str(error)
    assert ".csv" in said, f"{name}: no file is named in: {said}"
    assert len(said) < 5_000, f"{name}: a sentence of {len(said)} characters"
    return None


def _hold_sound(read: Catalogue, what: str) -> None:
    figures = read.values["value"].dropna()
    assert np.isfinite(figures).all(), what
    assert not read.values.duplicated(["city_code", "variable", "year"]).any(), what
    assert read.values["year"].between(1949, 2026).all(), what


def test_tables_that_are_read_can_be_scored(tried: Tried) -> None:
    """What passes the checks never breaks the index: it has scores, or a sentence why not."""
    chance, scored = dice("scored"), 0
    names = ("values.csv", "indicators.csv", "cities.csv", "frameworks.csv", "framework_map.csv")
    for _ in range(60):
        name = chance.choice(names)
        content = tables.mutated(few_tables()[name], chance)[1]
        if scored < 12 and (read := _read(name, content)) is not None:
            scored += _scores(read)
    tried(f"{scored} damaged tables scored")


def _scores(read: Catalogue) -> bool:
    try:
        scores = score_cities(read).scores
    except DataError:
        return False
    assert not ((scores < 0) | (scores > 100)).to_numpy().any()
    return True
