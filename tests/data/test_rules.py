"""What breaks a promise of a table is named with its column, its rule and its lines."""

from __future__ import annotations

import numpy as np
import pytest
from pandas import DataFrame

from data.errors import DataError
from data.tables.columns import CITY_CODE, YEAR, integer, number, text
from data.tables.rules import Check, Table

PROMISED = Table(
    {
        "city": text(CITY_CODE, nullable=True),
        "year": integer(YEAR),
        "value": number(Check.ge(0), nullable=True),
        "kind": text(Check.isin(["a", "b"])),
    },
    ["city", "year"],
)


def _rows(**otherwise: list[object]) -> DataFrame:
    sound = {"city": ["110000", None], "year": [2020, 2021], "value": [0.0, np.nan]}
    return DataFrame({**sound, "kind": ["a", "b"], **otherwise})


def test_sound_rows_are_returned_as_they_are() -> None:
    """What may be missing is, and no rule is asked of it."""
    rows = _rows()
    assert PROMISED.validate(rows) is rows


@pytest.mark.parametrize(
    ("otherwise", "said"),
    [
        ({"city": ["110000", "1"]}, "city breaks the rule “a city code is six digits” at line 3"),
        ({"year": [2020, 2101]}, "year breaks the rule “a year lies .*” at line 3: 2101"),
        ({"value": [-1.0, -2.0]}, r"value breaks .*to\(0\)” at line 2: -1\.0, line 3: -2\.0"),
        ({"kind": ["a", "c"]}, r"kind breaks the rule “isin\(\['a', 'b'\]\)” at line 3: 'c'"),
        ({"kind": [None, "b"]}, "kind breaks the rule “not_nullable” at line 2: nan"),
        ({"year": [2020.0, 2021.0]}, r"year breaks the rule “dtype\('int64'\)” at the whole col"),
        ({"value": ["0", "1"]}, r"value breaks the rule “dtype\('float64'\)” at the whole col"),
        ({"city": [1, 2]}, r"city breaks the rule “dtype\('str'\)” at the whole column"),
        (
            {"city": ["110000", "110000"], "year": [2020, 2020]},
            "city breaks the rule “the key is unique” at line 2: '110000', line 3: '110000'",
        ),
        (
            {"city": [None, None], "year": [2020, 2020]},
            "year breaks the rule “the key is unique” at line 2: 2020, line 3: 2020",
        ),
    ],
)
def test_a_broken_promise_is_named(otherwise: dict[str, list[object]], said: str) -> None:
    """Column, rule, and the first lines that break it."""
    rows = _rows(**otherwise)
    if rows["city"].isna().all():
        rows = rows.astype({"city": "str"})
    with pytest.raises(DataError, match=said):
        PROMISED.validate(rows)


def test_columns_are_those_promised_in_their_order() -> None:
    """One too many, one too few, two in each other's place."""
    rows = _rows()
    for other in (rows.assign(more=1), rows.drop(columns="kind"), rows[[*rows.columns[::-1]]]):
        with pytest.raises(DataError, match="the columns are not city,year,value,kind"):
            PROMISED.validate(other)
