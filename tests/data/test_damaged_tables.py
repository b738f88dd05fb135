"""A damaged table is refused in a sentence with its place, and is never ranked."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from data.catalogue import Catalogue, read_catalogue
from data.errors import DataError
from tests.tables import alter, altered_and_vouched, copy_few, copy_tables

Change = Callable[[str], str]
BEDS = "110000,aged_care_beds,2023,110034"


def _put(old: str, new: str) -> Change:
    return lambda text: text.replace(old, new, 1)


def _figure(variable: str, written: str) -> Change:
    """Write a figure of Beijing in 2023 otherwise."""
    return lambda text: re.sub(rf"(?m)^(110000,{variable},2023),[^,]*", rf"\1,{written}", text)


def _heading_only(text: str) -> str:
    return text.split("\n", 1)[0] + "\n"


def _each_row_ends_in_a_comma(text: str) -> str:
    heading, body = text.split("\n", 1)
    return f"{heading}\n{body.rstrip().replace(chr(10), f',{chr(10)}')},\n"


def _times(factor: float) -> Change:
    """Move the decimal point of Beijing's loans of 2016."""

    def moved(found: re.Match[str]) -> str:
        return f"{found[1]}{float(found[2]) * factor:.0f}"

    return lambda text: re.sub(r"(?m)^(110000,bank_loans,2016,)([0-9]+)", moved, text)


DAMAGE: list[tuple[str, Change, str]] = [
    ("values", _heading_only, r"values\.csv: has a heading and no rows"),
    ("suggestions", _heading_only, r"suggestions\.csv: has a heading and no rows"),
    ("values", _figure("gdp", "inf"), r"values\.csv: column value .*line \d+: 'inf'"),
    ("values", _figure("gdp", "nan"), r"values\.csv: column value .*line \d+: 'nan'"),
    ("values", _figure("gdp", "1e308"), r"values\.csv: column value .*line \d+: '1e308'"),
    ("values", _figure("gdp", "9" * 15), r"values\.csv: column value: gdp .*line \d+: 9{3,}"),
    ("values", _figure("gdp", "-5"), r"values\.csv: column value: gdp .*line \d+: -5"),
    (
        "values",
        _figure("hospital_beds", "-5"),
        r"values\.csv: column value: hospital_beds lies .*line \d+: -5",
    ),
    (
        "values",
        _times(10),
        r"values\.csv: column value: bank_loans is over 5 .*line \d+: 5\d+",
    ),
    (
        "values",
        _times(0.1),
        r"values\.csv: column value: bank_loans is over 5 .*line \d+: 5\d+",
    ),
    ("values", _put(BEDS, BEDS[:-6] + "１２３"), r"column value .*line 2: '１２３'"),
    ("values", _put(BEDS, BEDS[:-6] + "1_000"), r"column value .*line 2: '1_000'"),
    ("values", _put(BEDS, BEDS[:-6] + "٣٤"), r"column value .*line 2: '٣٤'"),
    ("values", _put(BEDS, BEDS.replace("2023", "２０２３")), r"column year .*line 2: '２０２３'"),
    ("values", _put("110000,", "１１００００,"), r"values\.csv: column city_code .*line 2"),
    ("values", _put(BEDS, BEDS[:-6] + "1\x002"), r"values\.csv: .*line 2 holds .*'\\x00'"),
    (
        "values",
        lambda text: re.sub(r"(?m)^(\d{6},resident_population,2020),[^,]*", r"\1,0", text),
        r"values\.csv: column value: resident_population lies between 100 .*and \d+ more",
    ),
    (
        "values",
        lambda text: re.sub(r"(?m)^(\d{6},\w+),\d{4},", r"\1,2100,", text),
        r"values\.csv: (column year is later|column city_code breaks)",
    ),
    (
        "values",
        _put("110000,aged_care_beds,2023", "110000,aged_care_beds,2100"),
        r"values\.csv: column year is later than its source .*line 2: 2100",
    ),
    ("pilots", lambda text: re.sub(r",20\d\d,", ",2100,", text), r"pilots\.csv: column year is l"),
    (
        "values",
        lambda text: text + BEDS + ",nbs_city_yearbook_2024,,\n",
        r"values\.csv: .*the key is unique.*line 2: .*line \d+",
    ),
    (
        "variables",
        _put("Gross domestic product,CNY", "Gross domestic product,groat"),
        r"variables\.csv: column unit is not found in units\.csv: line \d+: 'groat'",
    ),
    ("indicators", _put(",CNY,", ",groat,"), r"indicators\.csv: column unit .*'groat'"),
    ("units", _put("gdp,100000000,", "gdp,100000000000000,"), r"units\.csv: column least .*line"),
    ("units", _put("CNY,gdp", "kWh,gdp"), r"units\.csv: column unit is not .*line 6: 'gdp'"),
    (
        "values",
        lambda text: re.sub(r"(?m)^\d{6},museums,.*\n", "", text),
        r"variables\.csv: column variable .*values\.csv: line \d+: 'museums'",
    ),
    ("national_facts", _put(",531,", ",many,"), r"national_facts\.csv: column value .*'many'"),
    ("national_facts", _put(",531,", ",５３１,"), r"national_facts\.csv: column value .*'５３１'"),
    ("targets", _put("at_most", "below"), r"targets\.csv: column comparator .*line 2: 'below'"),
    (
        "targets",
        _put(",pm25_annual_mean,", ",pm25,"),
        r"targets\.csv: column applies_to is not found in .*line 2: 'pm25'",
    ),
    ("targets", _put(",35,ug/m3", ",35,%"), r"targets\.csv: column unit is not that .*line 2: '%'"),
    ("targets", _put(",87.5,%", ",875,%"), r"targets\.csv: column value is out of .*line 13: 875"),
    (
        "targets",
        _put("cluster.yangtze_river_delta", "cluster.yangtze"),
        r"targets\.csv: column scope is not found in clusters\.csv .*line 16: 'cluster.yangtze'",
    ),
    ("targets", _put("province.110000", "province.110001"), r"column scope .*line 12"),
    ("targets", _put("every_city", "all"), r"targets\.csv: column scope breaks .*line 2: 'all'"),
    ("targets", _put("2024-01-11", "11 January"), r"targets\.csv: column issued breaks .*line 10"),
    ("cities", _each_row_ends_in_a_comma, r"cities\.csv: line 2 has 14 cells .*has 13"),
    ("values", _each_row_ends_in_a_comma, r"values\.csv: line 2 has 8 cells .*has 7; a comma"),
    ("values", _put(BEDS, "110000,aged_care_beds"), r"values\.csv: line 2 has 5 cells"),
    ("values", _put("\n110000", "\n\n110000"), r"values\.csv: line 2 has 0 cells"),
    ("values", _put("\n110000", '\n"110000'), r"values\.csv: line 2.*quotation mark"),
    ("values", _put(BEDS, f'"{BEDS}" '), r"values\.csv: line 2.*quotation mark"),
    ("cities", lambda _: "", r"cities\.csv: column city_code is missing"),
    ("cities", _put("city_code,name_zh", "name_zh,name_zh"), r"cities\.csv: column city_code is m"),
    ("cities", _put("city_code,name_zh", "name_zh,city_code"), r"cities\.csv: .*out of order"),
]


@pytest.mark.parametrize(("table", "change", "message"), DAMAGE)
def test_damage_is_refused_even_when_vouched_for(
    tmp_path: Path, table: str, change: Change, message: str
) -> None:
    """Nobody can vouch for a table that breaks its promise."""
    with pytest.raises(DataError, match=message):
        altered_and_vouched(tmp_path, table, change)
    with pytest.raises(DataError, match=message):
        read_catalogue(tmp_path)


@pytest.mark.parametrize(
    ("encoding", "message"),
    [("gb18030", r"cities\.csv: .*line 2 is not in UTF-8"), ("utf-16", r"cities\.csv: .*UTF-8")],
)
def test_another_encoding_is_named(tmp_path: Path, encoding: str, message: str) -> None:
    """A table saved by a Chinese spreadsheet says which line, and how to save it."""
    path = copy_few(tmp_path) / "cities.csv"
    path.write_bytes(path.read_text(encoding="utf-8").encode(encoding))
    with pytest.raises(DataError, match=message):
        read_catalogue(tmp_path)


def test_what_only_a_spreadsheet_adds_changes_nothing(tmp_path: Path, catalogue: Catalogue) -> None:
    """A byte-order mark and Windows line ends are no change of the figures."""
    for path in copy_tables(tmp_path).glob("*.csv"):
        text = path.read_bytes().replace(b"\r\n", b"\n")
        path.write_bytes(b"\xef\xbb\xbf" + text.replace(b"\n", b"\r\n"))
    read = read_catalogue(tmp_path)
    assert all(vars(read)[name].equals(table) for name, table in vars(catalogue).items())


def test_a_table_too_large_is_not_read(tmp_path: Path) -> None:
    """The size is asked before the content."""
    with (copy_few(tmp_path) / "values.csv").open("r+b") as file:
        file.truncate(10**9)
    with pytest.raises(DataError, match=r"values\.csv: larger than"):
        read_catalogue(tmp_path)


def test_a_folder_in_place_of_a_table_is_named(tmp_path: Path) -> None:
    """Whatever cannot be read is said by name."""
    path = copy_few(tmp_path) / "pilots.csv"
    path.unlink()
    path.mkdir()
    with pytest.raises(DataError, match=r"pilots\.csv: cannot be read \(Is a directory\)"):
        read_catalogue(tmp_path)


def test_a_figure_may_not_go_unseen_in_the_index_of_its_row(tmp_path: Path) -> None:
    """A comma at the end of each row moved every column by one, without a word."""
    alter(copy_few(tmp_path), "clusters", _each_row_ends_in_a_comma)
    with pytest.raises(DataError, match=r"clusters\.csv: line 2 has 7 cells"):
        read_catalogue(tmp_path)
