"""The years on a city's page as a reader moves through them."""

from __future__ import annotations

import pytest

from scoring.history.dimensions import DIMENSIONS
from tests.screens.test_screens import html, open_screen
from ui.address.view import DEFAULT_CHOICES, View
from ui.city.went import answer
from ui.figures import kept
from ui.figures.names import measure_name
from ui.page.markup import text
from ui.words.texts import LANGUAGES, Language, Words


def test_the_handles_write_the_span_into_the_address() -> None:
    """2012 to 2019 stand in the address with the measure; the sentence is that of this span."""
    app = open_screen("city", lang="en", city="320500", show="indicator.tertiary_share")
    app.slider(key="years_span").set_value((2012, 2017)).run()
    assert not app.exception
    asked = {name: str(app.query_params[name]) for name in ("show", "since", "year")}
    # 2017 has no shares: the handle settles on a year beside it
    assert asked == {"show": "indicator.tertiary_share", "since": "2012", "year": "2016"}
    said = answer(View(city="320500", measure="indicator.tertiary_share", since=2012, year=2016))
    assert said is not None
    assert text(said.headline) in html(app)


def test_another_measure_is_shown_over_all_its_years() -> None:
    """The city's own sentence stays where it is; the address names the span."""
    app = open_screen("city", lang="zh", city="510100")
    before = html(app).split('<h1 class="headline">')[1][:40]
    app.selectbox(key="years_measure").set_value("variable.digital_finance_index").run()
    assert not app.exception
    assert [app.query_params[name] for name in ("since", "year")] == ["2011", "2023"]
    assert html(app).split('<h1 class="headline">')[1][:40] == before


def test_a_span_that_cannot_begin_is_said() -> None:
    """1960 has no figures: a sentence says so, and every year is shown."""
    app = open_screen(
        "city", lang="en", city="320500", show="indicator.tertiary_share", since="1960", year="2020"
    )
    assert not app.exception
    assert any("cannot begin in 1960" in one.value for one in app.warning)
    assert "alone is shown" not in "".join(one.value for one in app.warning)


@pytest.mark.parametrize("language", LANGUAGES)
def test_dimensions_with_a_history_show_it_beside_their_score(language: Language) -> None:
    """Under the default framework alone, and only of those that have one."""
    words = Words(language)
    page = html(open_screen("city", lang=language, city="320500"))
    assert words("city.column_through_years") in page
    dimensions = kept.scored(DEFAULT_CHOICES).definition.headings
    followed = {
        code
        for code in dimensions
        if words("city.through_years", name=_name(f"dimension.{code}", words)) in page
    }
    assert followed == set(DIMENSIONS)
    other = html(open_screen("city", lang=language, city="320500", index="framework.every_unit"))
    assert words("city.column_through_years") not in other


def _name(measure: str, words: Words) -> str:
    return measure_name(measure, kept.catalogue(), words)
