"""A county lies in a prefecture and a province that there are, and in that province alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.catalogue import Catalogue, read_unvouched
from data.counties.places import check_places
from data.errors import DataError
from tests.tables import copy_few


@pytest.mark.parametrize(
    ("county", "written", "message"),
    [
        ("110101", {"city_code": "320500"}, "that of the prefecture at line 2"),
        ("110101", {"province_code": "320000"}, "that of the prefecture at line 2"),
        ("429004", {"province_code": "990000"}, "found in cities.csv"),
    ],
)
def test_a_county_elsewhere_is_refused(
    catalogue: Catalogue, county: str, written: dict[str, str], message: str
) -> None:
    """In another province than its prefecture, or in one that nobody knows."""
    counties = catalogue.counties.copy()
    check_places(counties, catalogue.cities)
    counties.loc[counties["county_code"] == county, list(written)] = list(written.values())
    with pytest.raises(DataError, match=message):
        check_places(counties, catalogue.cities)


def test_a_county_of_no_prefecture_is_refused(tmp_path: Path) -> None:
    """A start refuses it by line: nothing that reads counties sees one of a city there is not."""
    path = copy_few(tmp_path) / "counties.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(",110000,110000,", ",999999,110000,", 1), encoding="utf-8")
    with pytest.raises(DataError, match=r"counties\.csv: column city_code .* line 2: '999999'"):
        read_unvouched(tmp_path)
