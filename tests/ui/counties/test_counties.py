"""What the screen of counties says is true of one county, of none, of ties and of a part."""

from __future__ import annotations

import dataclasses

import pytest

from geo.build import COUNTIES
from ui.address.view import View
from ui.briefing.answers import answer_of
from ui.counties import painted
from ui.counties.answer import answer
from ui.counties.chosen import chosen
from ui.figures.answer import Answer
from ui.figures.counties import kept as counties_kept
from ui.take.layer import layer_of
from ui.words.texts import LANGUAGES


def _said(**fields: object) -> Answer:
    return answer(View().but(language="en", **fields))


def test_the_highest_and_the_lowest_of_a_prefecture_are_named() -> None:
    """Suzhou has nine counties that are drawn, and an industrial park that is not."""
    said = _said(inside="320500")
    assert said.headline.startswith("Suzhou: share of residents with college education is highest")
    assert "Gusu District (32.3%)" in said.headline
    assert "9 of 9 counties" in said.subline
    assert "Suzhou Industrial Park" in " ".join(said.notes)
    assert len(said.tables[0].rows) == 9


def test_the_subject_names_the_place() -> None:
    """The nation and a province, each by its own name: it is a slide's title and a file's name."""
    assert _said().subject.endswith("counties of China")
    assert _said(inside="320000").subject.endswith("counties of Jiangsu")


def test_of_an_amount_another_measure_is_asked_for() -> None:
    """A sum has no gap and no town and country: the editor of a briefing says so."""
    asked = [_said(county_measure="gdp", county_part=part).asks for part in ("gap", "town", "map")]
    assert asked == [True, True, False]


def test_a_name_that_two_share_says_where() -> None:
    """Beijing's and Changchun's Chaoyang are told apart in the nation, not inside Beijing."""
    everywhere = {row[1] for row in _said().tables[0].rows}
    names = counties_kept.names("en")
    assert names["110105"] == "Chaoyang District (Beijing)"
    assert counties_kept.names("en", "110000")["110105"] == "Chaoyang District"
    assert "Haidian District" in everywhere


@pytest.mark.parametrize("city", ["441900", "442000", "460400", "620200"])
def test_a_prefecture_without_counties_is_said_to_have_none(city: str) -> None:
    """Dongguan and its like are one unit each, called by their own name: a figure of the whole."""
    said = _said(inside=city)
    assert "has no counties; in the city as a whole" in said.headline
    assert said.subline == "2020"
    [row] = said.tables[0].rows
    assert str(row[1]) in said.headline


def test_what_few_counties_have_is_said_to_be_of_few() -> None:
    """A place among 443 is not a place among 2,844."""
    said = _said(county_measure="gdp")
    assert any("443 of 2,844" in note for note in said.notes)
    assert "443 of 2,844" in said.subline
    # Haidian's output is larger than Kunshan's, and is not in these tables.
    assert "the 443 counties with this figure" in said.headline


def test_counties_without_a_figure_have_no_rank() -> None:
    """An empty cell, never the last place."""
    rows = _said(county_measure="gdp").tables[0].rows
    assert {row[5] for row in rows if row[4] is None} == {None}
    assert [row[5] for row in rows if row[4] is not None][:3] == [1, 2, 3]


def test_counties_that_share_an_end_are_counted_not_picked() -> None:
    """Where several have the highest value none of them is named alone."""
    of = chosen(View().but(language="en", inside="320500"))
    values = of.figures.values.copy()
    values[list(of.codes)] = [1.0, 1.0, *(2.0 for _ in range(7))]
    alike = dataclasses.replace(of, figures=dataclasses.replace(of.figures, values=values))
    assert "7 counties at once" in painted.headline(alike)
    values[list(of.codes)] = 3.0
    assert "in all 9 counties" in painted.headline(alike)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_gap_closes_and_says_its_three_parts(language: str) -> None:
    """The shares of the sentence, the subline and the chart are one split."""
    said = answer(View().but(language=language, county_part="gap"))
    shares = said.charts[0].series[0].values  # type: ignore[union-attr]
    assert sum(shares) == pytest.approx(100)
    assert f"{shares[2]:.1f}%" in said.headline
    assert f"{shares[0]:.1f}%" in said.subline
    assert f"{shares[1]:.1f}%" in said.subline


def test_amounts_are_not_split() -> None:
    """Counties with more people have more of everything: that is no inequality."""
    said = _said(county_part="gap", county_measure="resident_population")
    assert "is an amount" in said.headline
    assert said.picture is None


def test_a_layer_has_every_county_once() -> None:
    """Its rows are counties with what the map says of them, whole for a geographic system."""
    view = View().but(language="en", inside="320500")
    said = answer(view)
    assert said.picture is not None
    layer = layer_of(said, view).set_index("unit")
    assert layer.index.is_unique
    assert len(layer) == 2850
    assert layer["name"]["320508"] == "Gusu District"
    assert layer["label"]["320508"] == "32.3%"
    assert layer["selected"].fillna(False).sum() == 9
    assert layer["note"]["710000"] == "outside the data: no county of the census"


def test_a_slide_shows_the_county_in_focus() -> None:
    """Its map marks the county, not the city that another screen is about."""
    said = answer_of("counties", View().but(language="en", county="110105", city="320500"))
    assert said.picture is not None
    assert said.picture.paint.shape == COUNTIES
    assert said.picture.paint.selected == "110105"
