"""Whatever table an office brings: a right import or a sentence, and little memory either way."""

from __future__ import annotations

import tracemalloc

import pytest

from data.catalogue import Catalogue
from data.errors import DataError
from own.bring import Answers, Brought, bring
from own.columns import Described
from own.matching import Places, places_of
from own.own_set import OwnSet, OwnVariable
from own.set_file import read_set, write_set
from own.workbook import read_table
from tests.hostile import own_tables
from tests.hostile.attacks import dice
from tests.hostile.conftest import Tried

TEXTS, WORKBOOKS = 960, 40
MOST_MEGABYTES = 160
_SHARE = OwnVariable("own_settled", "办结率", "Settled", "%", least=0, most=100)
_TOLD = Answers(columns={"办结率": Described(_SHARE)}, year=2023)


@pytest.fixture(scope="module")
def places(catalogue: Catalogue) -> Places:
    """The prefecture-level units."""
    return places_of(catalogue, "prefecture")


def _sound(raw: bytes, catalogue: Catalogue, places: Places) -> Brought | None:
    """What a table holds, checked for what no import may hold; None where it is refused."""
    try:
        found = bring(read_table(raw), catalogue, places, _TOLD)
    except DataError as error:
        if not error.key:
            raise
        return None
    bounds = {one.code: (one.least, one.most) for one in found.variables}
    for figure in found.figures:
        least, most = bounds[figure.variable]
        assert figure.unit in places.codes
        assert least <= figure.value <= most
        assert 1950 <= figure.year <= 2035
    own = OwnSet(variables=found.variables, figures=found.figures)
    assert read_set(write_set(own)) == own
    return found


def test_a_thousand_broken_tables_are_imported_right_or_refused(
    catalogue: Catalogue, places: Places, tried: Tried
) -> None:
    """Formulas, days, wrong encodings, merged cells, payloads, doubled keys, people's data."""
    chance, refused = dice("own tables"), 0
    for turn in range(TEXTS + WORKBOOKS):
        rows = own_tables.damaged(chance)
        as_file = own_tables.as_text if turn < TEXTS else own_tables.as_workbook
        refused += _sound(as_file(rows, chance), catalogue, places) is None
    tried(f"{TEXTS + WORKBOOKS} broken tables ({refused} refused)")
    assert 0 < refused < TEXTS


@pytest.mark.parametrize("name", own_tables.MONSTERS)
def test_a_monstrous_table_takes_little_memory(
    name: str, catalogue: Catalogue, places: Places
) -> None:
    """Two gigabytes in a workbook, a million rows, a million cells: bounded, in a sentence."""
    raw = own_tables.MONSTERS[name]()
    tracemalloc.start()
    try:
        _sound(raw, catalogue, places)
        peak = tracemalloc.get_traced_memory()[1] / 2**20
    finally:
        tracemalloc.stop()
    assert peak < MOST_MEGABYTES
