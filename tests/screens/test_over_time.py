"""The years on a city's page as a reader moves through them."""

from __future__ import annotations

from tests.screens.test_screens import html, open_screen
from ui.address.view import View
from ui.city.went import answer
from ui.page.markup import text


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
