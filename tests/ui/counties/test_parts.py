"""What the parts of the screen of counties say: spots, town and country, the comparison."""

from __future__ import annotations

import pytest

from geo.build import COUNTIES
from scoring.counties.figures import measures
from ui.address.parameters import read_view
from ui.address.view import COUNTY_PARTS, View
from ui.counties.answer import answer
from ui.counties.kept import spelt, where
from ui.figures import kept
from ui.figures.answer import Answer
from ui.figures.counties.found import matches
from ui.words.texts import LANGUAGES


def _said(**fields: object) -> Answer:
    return answer(View().but(**{"language": "en", **fields}))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("part", COUNTY_PARTS)
def test_every_part_answers_of_every_kind_of_measure(part: str, language: str) -> None:
    """A share, an amount that few have, the urbanisation itself, a density: each has a sentence."""
    # Chance takes seconds a measure.
    kinds = ("college_share", "gdp", "urbanisation_rate", "density")
    for of in kinds[:2] if part == "spots" else kinds:
        view = {"county_part": part, "county_measure": of, "counties": ("320500", "441900")}
        said = _said(language=language, **view)
        assert said.headline
        assert "{" not in said.headline + said.subline
        assert "nan" not in f"{said.headline} {said.subline}".lower().split()


def test_spots_are_counted_over_all_counties() -> None:
    """What the sentence counts is what map, legend and table have; the rest has no pattern."""
    said = _said(county_part="spots", county_measure="college_share")
    assert said.picture is not None
    assert said.picture.legend is not None
    counts = {row.place: row.count for row in said.picture.legend.rows}
    assert f"high values: {counts[4]}; of low values: {counts[3]}" in said.headline
    assert len(said.tables[0].rows) == 2840
    assert sum(row[4] == "High among high" for row in said.tables[0].rows) == counts[4]


def test_town_and_country_names_its_two_ends() -> None:
    """The sentence has the first and the last bar, and how many prefectures follow."""
    said = _said(county_part="town", county_measure="college_share")
    [values] = [one.values for one in said.charts[0].series]  # type: ignore[union-attr]
    assert f"{values[0]:.1f}% in counties where less than 30%" in said.headline
    assert f"{values[-1]:.1f}% where 90% or more" in said.headline
    assert f"of {len(said.tables[1].rows)} prefectures" in said.headline


def test_a_prefecture_is_compared_by_its_counties_and_one_without_by_itself() -> None:
    """Suzhou is a range of nine; Dongguan is a city and its own only unit."""
    said = _said(county_part="compare", counties=("320500", "441900", "320583"))
    assert "Suzhou from 15.7% to 32.3% in 9 of 9 counties" in said.headline
    assert "Dongguan" in said.headline
    assert len(said.tables[0].rows) == len(measures(kept.catalogue()))
    assert len(said.tables[1].rows) == 9
    assert said.picture is not None
    assert said.picture.paint.shape == COUNTIES
    assert len(said.picture.paint.focus) == 10


def test_a_sum_of_a_part_is_no_figure_of_the_whole() -> None:
    """Four of Suzhou's counties have a GDP: its cell is empty, that of residents their sum."""
    said = _said(county_part="compare", counties=("320500", "320583"))
    rows = {row[0]: row[3:] for row in said.tables[0].rows}
    assert rows["Gross domestic product"][0] is None
    assert rows["Gross domestic product"][1] is not None
    assert rows["Resident population"] == (11_614_335, 2_092_496)
    # Residents of all counties over their area, not a mean of nine densities.
    assert 1000 < float(rows["Residents per square kilometre"][0]) < 2245  # type: ignore[arg-type]


def test_what_is_compared_without_a_figure_is_named() -> None:
    """No county is silently left out of the sentence."""
    said = _said(county_part="compare", county_measure="gdp", counties=("320583", "110108"))
    assert "no figure for Haidian District" in said.headline


@pytest.mark.parametrize("typed", ["kunshan", "Kun Shan", "昆山", "kunshanshi", "KUNSHAN CITY"])
def test_a_county_is_found_as_it_is_typed(typed: str) -> None:
    """By Chinese name, pinyin or English, whatever the spaces and capitals."""
    assert matches(typed, spelt(), where("en"))[0] == "320583"


def test_what_is_found_first_begins_as_typed_and_a_place_finds_its_counties() -> None:
    """Suzhou itself stands before the counties that lie in it."""
    found = matches("suzhou", spelt(), where("zh"))
    assert "320500" in found[:4]
    assert {"320508", "320583"} < set(found)
    assert len(matches("chaoyang", spelt(), where("en"))) >= 2


@pytest.mark.parametrize("typed", ["", "  ", "'; --", "😀", "zzzz", "\x00", "x" * 10_000])
def test_what_means_nothing_finds_nothing(typed: str) -> None:
    """Signs alone, or what no name has: no match, and no error."""
    assert matches(typed, spelt(), where("en")) == ()


@pytest.mark.parametrize(
    "address",
    [
        {"county": "999999"},
        {"county": "320500"},
        {"counties": "320583,999999"},
        {
            "counties": ",".join(
                ["320583", "320581", "320582", "320585", "320508", "320505", "110101"]
            )
        },
        {"inside": "320583"},
        {"of": "index"},
        {"part": "index"},
        {"units": "county"},
    ],
)
def test_a_county_a_measure_or_a_level_that_there_is_not_is_told(address: dict[str, str]) -> None:
    """The rest of the View is as at first, and the value stands in a notice."""
    view, [notice] = read_view(address, kept.vocabulary())
    assert view == View()
    assert notice.value == next(iter(address.values()))
