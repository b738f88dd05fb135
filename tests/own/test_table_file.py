"""A table on its way and its answers come back as they were, and damaged ones are none."""

from __future__ import annotations

import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.errors import DataError
from own.bring import Answers
from own.columns import Described
from own.grid import Grid, Span
from own.own_set import OwnVariable
from own.table_file import Unread, read_answers, read_table, write_answers, write_table

TABLE = Unread(
    Grid((("城市", "率"), ("大连市",)), (Span(0, 0, 0, 1),), "附表", ("附表", "二")),
    "figures",
    "district",
    "210200",
)
ANSWERS = Answers(
    units={"朝阳": "211300", "没有": ""},
    columns={
        "率": Described(OwnVariable("own_rate", "率", "Rate", "%", most=100.0), 10.0, 2023, "new"),
        "不要": None,
    },
    cells={(3, 1): "85", (4, 0): "鞍山市"},
    year=2022,
    reasons={"gdp": "census"},
)


def test_both_come_back_as_they_were() -> None:
    """To the last cell and answer."""
    assert read_table(write_table(TABLE)) == TABLE
    assert read_answers(write_answers(ANSWERS)) == ANSWERS
    assert read_answers(write_answers(Answers())) == Answers()


@pytest.mark.parametrize(("field", "value"), [("kind", "other"), ("level", "moon"), ("rows", 1)])
def test_a_table_that_can_be_none_is_damaged(field: str, value: object) -> None:
    """Another kind, another level, no rows."""
    told = json.loads(write_table(TABLE)) | {field: value}
    with pytest.raises(DataError):
        read_table(json.dumps(told).encode())


@given(
    st.recursive(
        st.none() | st.integers() | st.text(),
        lambda x: (
            st.dictionaries(
                st.sampled_from(["rows", "merged", "units", "columns", "cells", "year", "reasons"]),
                x,
            )
            | st.lists(x)
        ),
    )
)
def test_whatever_is_read_is_one_or_refused(told: object) -> None:
    """With one kind of error."""
    raw = json.dumps(told).encode()
    for read in (read_table, read_answers):
        with suppress(DataError):
            read(raw)
