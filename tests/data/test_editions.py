"""Two editions are compared by what both say, and every difference is counted."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.catalogue import FOLDER
from data.editions import as_csv, as_text, compare, main
from data.errors import DataError, in_words

OLD = """city_code,variable,year,value
110000,gdp,2022,100
110000,gdp,2023,0
120000,gdp,2023,50
130000,gdp,2023,8
130000,doctors,2023,
"""
NEW = """city_code,variable,year,value,source,note
110000,gdp,2022,100.0,book,
110000,gdp,2023,7,book,
120000,gdp,2023,60,book,
130000,gdp,2023,,book,withheld: printed 8
130000,doctors,2023,4,book,
130000,doctors,2024,5,book,
"""


def _edition(folder: Path, values: str, **tables: str) -> Path:
    folder.mkdir()
    for name, text in {"values": values, **tables}.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def two(tmp_path: Path) -> tuple[Path, Path]:
    """An edition without a note or a target, and the one after it."""
    return (
        _edition(tmp_path / "old", OLD, sources="source\nbook\nlist\n"),
        _edition(tmp_path / "new", NEW, sources="source\nbook\n", targets="target\nclean_air\n"),
    )


def test_figures_are_added_changed_and_withdrawn(two: tuple[Path, Path]) -> None:
    """A number written otherwise is the same; one withheld is withdrawn."""
    found = compare(*two)
    fate = found.fate.to_dict()
    assert fate == {
        ("doctors", "2023", "130000"): "added",
        ("doctors", "2024", "130000"): "added",
        ("gdp", "2023", "110000"): "changed",
        ("gdp", "2023", "120000"): "changed",
        ("gdp", "2023", "130000"): "withdrawn",
    }
    assert found.changed["new"].tolist() == [7, 60]  # from nothing is the largest change


def test_the_list_reads_well(two: tuple[Path, Path]) -> None:
    """Counts by variable and years, entries, and the largest changes."""
    assert as_text(compare(*two)).splitlines() == [
        "Figures: 2 added, 2 changed, 1 withdrawn.",
        "  doctors: 2 added (2023–2024)",
        "  gdp: 2 changed (2023), 1 withdrawn (2023)",
        "New targets (1): clean_air",
        "Gone sources (1): list",
        "Largest changes, 2 of 2:",
        "  110000 gdp 2023: 0 → 7",
        "  120000 gdp 2023: 50 → 60 (+20.0 %)",
    ]
    assert as_csv(compare(*two)).splitlines()[:2] == [
        "variable,year,city_code,old,new,fate",
        "doctors,2023,130000,,4.0,added",
    ]


def test_an_edition_is_as_it_was_beside_itself(two: tuple[Path, Path]) -> None:
    """The tables of the house too."""
    assert as_text(compare(two[0], two[0])) == "Figures: all as they were."
    assert as_text(compare(FOLDER)) == "Figures: all as they were."


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ("city_code,value\n1,2\n", "has no rows of variable, year, city_code and value"),
        (OLD.replace(",50", ",many"), r"column value is no number at line 4: 'many'"),
        (OLD + "110000,gdp,2022,100\n", r"repeats at line 7"),
    ],
)
def test_an_edition_that_cannot_be_compared_is_named(
    tmp_path: Path, values: str, message: str
) -> None:
    """File, column and line."""
    with pytest.raises(DataError, match=message):
        compare(_edition(tmp_path / "old", values))


def test_the_command_speaks_in_sentences(
    two: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A folder without tables, or none at all, ends with code 1 and no traceback."""
    assert in_words(lambda: main([])) == 1
    assert in_words(lambda: main([str(tmp_path)])) == 1
    assert capsys.readouterr().err.splitlines() == [
        "run: python -m data.editions OLD_FOLDER [NEW_FOLDER] [--csv]",
        f"values.csv: the file is missing from {tmp_path.name}/",
    ]
    assert in_words(lambda: main([*map(str, two), "--csv"])) == 0
    assert capsys.readouterr().out.startswith("variable,year,city_code,old,new,fate\n")
