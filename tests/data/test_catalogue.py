"""The tables keep their promises, and a broken one says where it is broken."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from data.catalogue import Catalogue, read_catalogue, withheld_reason
from data.errors import DataError
from tests.tables import copy_few


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A folder with a copy of every table, to be broken."""
    return copy_few(tmp_path)


def _replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_codes_are_text_of_six_digits(catalogue: Catalogue) -> None:
    """A code read as a number would paint every unit as missing."""
    for table in (catalogue.cities, catalogue.values, catalogue.clusters, catalogue.pilots):
        assert all(isinstance(code, str) for code in table["city_code"])
        assert table["city_code"].str.len().eq(6).all()


def test_the_tables_are_whole(catalogue: Catalogue) -> None:
    """The counts are those that data/README.md of the compilation states."""
    assert len(catalogue.cities) == 337
    assert len(catalogue.values) == 72_631
    assert len(catalogue.variables) == 69
    assert len(catalogue.indicators) == 48
    assert len(catalogue.targets) == 31
    assert catalogue.clusters["cluster"].nunique() == 20
    assert catalogue.cities["in_city_yearbook"].sum() == 297


def test_withheld_figures_are_gaps_with_a_reason(catalogue: Catalogue) -> None:
    """No figure is shown where the source contradicts itself, and each says why."""
    withheld = catalogue.values[withheld_reason(catalogue.values["note"]).notna()]
    assert len(withheld) == 52
    assert withheld["value"].isna().all()


def test_withheld_reason_leaves_other_notes_alone() -> None:
    """A warning is not a gap."""
    notes = pd.Series(["withheld: a slip", "far below peers", None], dtype="str")
    assert withheld_reason(notes).fillna("–").tolist() == ["a slip", "–", "–"]


@pytest.mark.parametrize(
    ("table", "old", "new", "message"),
    [
        ("cities", "110000,北京市", "11000,北京市", r"cities\.csv: column city_code .*line 2"),
        ("cities", ",east,municipality", ",orient,municipality", r"cities\.csv: column region"),
        (
            "values",
            "110000,aged_care_beds,2023,110034",
            "110000,aged_care_beds,2023,many",
            r"values\.csv: column value .*line 2: 'many'",
        ),
        (
            "values",
            "110000,aged_care_beds,2023",
            "999999,aged_care_beds,2023",
            r"values\.csv: column city_code .*cities\.csv.*line 2: '999999'",
        ),
        (
            "values",
            "110000,aged_care_beds,2023,110034",
            "110000,aged_care_beds,2023,",
            r"values\.csv: column value is empty without",
        ),
        (
            "values",
            "130700,aged_care_beds,2023",
            "110000,aged_care_beds,2023",
            r"values\.csv: .*the key is unique.*line 2: '110000', line 3",
        ),
        ("indicators", "pilots:governance", "pilots:nothing", r"indicators\.csv: column numerator"),
        ("variables", "variable,name_zh", "variable,name_cn", r"variables\.csv: column name_"),
    ],
)
def test_a_broken_table_names_file_column_and_rows(
    copy: Path, table: str, old: str, new: str, message: str
) -> None:
    """Whoever maintains the tables learns where to look."""
    _replace(copy / f"{table}.csv", old, new)
    with pytest.raises(DataError, match=message):
        read_catalogue(copy)


def test_a_missing_or_unreadable_table_is_named(copy: Path) -> None:
    """Not a stack trace: the name of the file."""
    (copy / "pilots.csv").write_bytes(b"\xff\xfe\x00broken")
    with pytest.raises(DataError, match=r"pilots\.csv: cannot be read"):
        read_catalogue(copy)
    (copy / "pilots.csv").unlink()
    with pytest.raises(DataError, match=r"pilots\.csv: the file is missing"):
        read_catalogue(copy)
