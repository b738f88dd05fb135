"""A change of level keeps place, measure and year where the other level has them."""

from __future__ import annotations

import pytest

from tests.screens.test_screens import html, open_screen
from ui.address.view import View
from ui.figures import kept
from ui.figures.counties.counterparts import of_counties, of_prefectures
from ui.page.levels import ways

SUZHOU, KUNSHAN, JIANGSU, DONGGUAN = "320500", "320583", "320000", "441900"


def _to(level: str, screen: str, **fields: object) -> tuple[str, View]:
    [way] = [way for way in ways(View().but(**fields), screen) if way.level == level]
    return way.screen, way.view


@pytest.mark.parametrize("screen", ["atlas", "regions", "compare", "counties"])
def test_one_level_is_the_shown_one(screen: str) -> None:
    """Province, prefecture and county are offered, and one of them is here."""
    found = ways(View(), screen)
    assert [way.level for way in found] == ["province", "prefecture", "county"]
    assert sum(way.here for way in found) == 1


def test_down_to_the_counties_of_the_city_in_focus_with_the_measure() -> None:
    """The atlas' college share of Suzhou becomes that of its counties."""
    screen, view = _to("county", "atlas", city=SUZHOU, measure="indicator.college_share")
    assert (screen, view.inside, view.county_measure) == ("counties", SUZHOU, "college_share")
    _, province = _to("county", "atlas", city=SUZHOU, units="province")
    assert province.inside == JIANGSU


def test_up_to_the_prefecture_of_the_county_with_the_measure_and_its_year() -> None:
    """Kunshan's urbanisation of 2020 becomes Suzhou's of 2020."""
    fields = {"county": KUNSHAN, "county_measure": "urbanisation_rate"}
    screen, view = _to("prefecture", "counties", **fields)
    assert (screen, view.city) == ("atlas", SUZHOU)
    assert (view.measure, view.year) == ("indicator.urbanisation_rate", 2020)
    assert kept.settle(view).year == 2020


def test_a_measure_without_a_counterpart_stays_as_it_was() -> None:
    """The index has none among counties, and the sex ratio none among prefectures."""
    assert of_counties("index", kept.catalogue()) is None
    assert of_prefectures("sex_ratio", kept.catalogue()) is None
    _, view = _to("prefecture", "counties", county_measure="sex_ratio")
    assert view.measure == "index"


@pytest.mark.parametrize(
    ("part", "question"), [("gap", "split"), ("spots", "spots"), ("town", "people")]
)
def test_a_part_is_the_question_of_the_regions(part: str, question: str) -> None:
    """What is asked of counties is asked of prefectures, and the other way."""
    assert _to("prefecture", "counties", county_part=part)[1].question == question
    assert _to("county", "regions", question=question)[1].county_part == part


def test_compared_counties_become_their_prefectures_and_these_their_provinces() -> None:
    """Each once; provinces lead down to their seats."""
    _, up = _to("prefecture", "counties", county_part="compare", counties=(KUNSHAN, DONGGUAN))
    assert up.compare == (SUZHOU, DONGGUAN)
    _, provinces = _to("province", "compare", compare=(SUZHOU, "320100", DONGGUAN))
    assert provinces.compare == ("province.320000", "province.440000")
    _, seats = _to("prefecture", "compare", compare=provinces.compare)
    assert seats.compare == ("320100", "440100")


@pytest.mark.parametrize(("show", "said"), [("index", True), ("variable.gdp", False)])
def test_a_measure_of_prefectures_alone_is_said_to_be(show: str, said: bool) -> None:
    """Whoever comes from the index reads why counties show something else."""
    app = open_screen("counties", lang="en", show=show)
    assert not app.exception
    assert ("of prefectures alone" in html(app)) is said
