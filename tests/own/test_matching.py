"""Units are found under all their names, and asked about where a name is not theirs alone."""

from __future__ import annotations

import pytest

from data.catalogue import Catalogue
from own.matching import Places, places_of

ALONE = ("西安", "大同", "朝阳", "吉林", "中山", "资阳", "兴安", "甘南")


@pytest.fixture(scope="module")
def places(catalogue: Catalogue) -> Places:
    """The prefecture-level units."""
    return places_of(catalogue, "prefecture")


def test_every_unit_is_found_by_code_and_full_name(catalogue: Catalogue, places: Places) -> None:
    """In Chinese and by six digits, all 337."""
    for code, name in catalogue.cities[["city_code", "name_zh"]].itertuples(index=False):
        assert places.match(name).code == places.match(code).code == code


def test_a_short_name_is_its_unit_unless_another_place_bears_it(
    catalogue: Catalogue, places: Places
) -> None:
    """The bare names of eight units are those of a province or of a county elsewhere too."""
    rows = catalogue.cities[["city_code", "short_zh"]].itertuples(index=False)
    asked = {name for code, name in rows if places.match(name).code != code}
    assert asked == set(ALONE)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("河北石家庄", "130100"),
        ("Shijiazhuang City", "130100"),
        ("１３０１００", "130100"),
        ("130100.0", "130100"),
        ("1301", "130100"),
        ("130100000000", "130100"),
        ("Xi’an", "610100"),
        ("Suzhou, Anhui", "341300"),
        ("襄樊", "420600"),
        ("恩施州", "422800"),
        ("Huhehaote", "150100"),
        ("Aba", "513200"),
        ("巴州", "652800"),
        ("110100", "110000"),
    ],
)
def test_other_spellings(places: Places, name: str, code: str) -> None:
    """With the province, in English, in pinyin, by an old name, by a code of another length."""
    assert places.match(name).code == code


def test_what_is_ambiguous_is_asked(places: Places) -> None:
    """Two cities of one spelling, a province's name, a county-level city, a district."""
    for name, codes in (
        ("Suzhou", {"320500", "341300"}),
        ("吉林", {"220200"}),
        ("海南", {"632500", "150300"}),
        ("朝阳区", {"110000", "220100"}),
    ):
        found = places.match(name)
        assert not found.code
        assert {one.code for one in found.candidates} == codes
    inside = places.match("昆山市").candidates
    assert [(one.code, one.inside) for one in inside] == [("320500", "昆山市")]


def test_a_county_level_city_is_not_its_prefecture(places: Places) -> None:
    """恩施市 is one of the eight counties of 恩施州."""
    assert not places.match("恩施市").code


def test_a_province_beside_it_settles_a_name(places: Places) -> None:
    """Another column of the row says which is meant."""
    assert places.match("朝阳", "辽宁").code == "211300"
    assert places.match("Yulin", "Guangxi").code == "450900"


@pytest.mark.parametrize(("name", "why"), [("合计", "total"), ("吉林省", "province")])
def test_what_is_no_unit_says_so(places: Places, name: str, why: str) -> None:
    """Totals and provinces are left out with their own reason."""
    assert places.match(name).why == why


def test_counties_are_found_by_name_and_city(catalogue: Catalogue) -> None:
    """Of 25 districts called 鼓楼区 and the like, the city says which."""
    counties = places_of(catalogue, "county")
    assert counties.match("昆山市").code == "320583"
    assert counties.match("鼓楼区", "南京").code == "320106"
    assert counties.match("朝阳区", "北京市").code == "110105"
    assert not counties.match("朝阳区").code


def test_counties_are_found_in_english_and_a_city_without_any_by_its_name(
    catalogue: Catalogue,
) -> None:
    """The census calls the whole of Dongguan a part of itself; nobody else does."""
    counties = places_of(catalogue, "county")
    assert counties.match("Kunshan City").code == "320583"
    named = [counties.match(name) for name in ("东莞市", "Dongguan")]
    named.append(counties.match("市辖区", "东莞市"))
    assert {one.code for one in named} == {"441900"}
