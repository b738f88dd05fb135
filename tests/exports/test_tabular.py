"""A table as it stands on paper: how its figures are written, and how wide its columns are."""

from __future__ import annotations

import pytest

from exports.columns import widths
from exports.content import Table
from exports.tabular import tabular

NAN = float("nan")
FIGURES = Table(
    "t",
    ("Unit", "Year", "Counties", "Residents", "Change"),
    (("Wuhan", 2020, 2844, 12_326_518.0, -1.25), ("Ngari", 2020, 7, None, NAN)),
    (None, None, None, 0, 1),
)


@pytest.mark.parametrize(
    ("language", "rows"),
    [
        (
            "en",
            [
                ["Wuhan", "2020", "2,844", "12,326,518", "−1.2"],
                ["Ngari", "2020", "7", "–", "–"],
            ],
        ),
        # Digits are set apart in Chinese too where there are too many to be read.
        (
            "zh",
            [["Wuhan", "2020", "2844", "12,326,518", "−1.2"], ["Ngari", "2020", "7", "–", "–"]],
        ),
    ],
)
def test_figures_are_written_as_they_are_read(language: str, rows: list[list[str]]) -> None:
    """Thousands apart but in years, a minus that is no hyphen, a dash for what is missing."""
    assert tabular(FIGURES, language)["groups"][0]["rows"] == rows


def test_columns_share_a_page_by_what_they_hold() -> None:
    """A long text gets most of the room, a short one stands on a line, no word is torn."""
    long = "read from a copy, compared cell by cell with another, " * 8
    rows = [("National Bureau of Statistics", "2024", "MIT (ChinaSustainability)", long)] * 5
    found = widths(("Publisher", "Published", "Terms", "How it was read"), rows)
    assert sum(found) == pytest.approx(60, abs=1)
    assert found[3] > found[0] + found[1]
    # Letters are about half as wide as they are high.
    assert found[1] > 2.4
    assert found[2] > 10


def test_the_name_of_an_archive_may_be_broken_where_it_is_joined() -> None:
    """Or it would run into the next column; a code or a short name stays as it is."""
    table = Table("t", ("a", "b"), (("read from China_City_archive", "a_b"),))
    (row,) = tabular(table, "en")["groups"][0]["rows"]
    assert row == ["read from China_\u200bCity_\u200barchive", "a_b"]


def test_rows_higher_than_a_page_are_torn() -> None:
    """Any other row stands whole on its page."""
    for words, torn in ((40, False), (4000, True)):
        table = Table("t", ("a", "b"), (("word " * words, "b"),))
        assert tabular(table, "en")["torn"] is torn
