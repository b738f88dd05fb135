"""The comparison and the diagnosis as a reader meets them."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from tests.screens.test_screens import html, open_screen
from ui.address.view import View
from ui.compare.kept import answer
from ui.page.markup import text
from ui.words.texts import LANGUAGES, Words


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "units",
    [
        "320500,330100",
        "620600,513200,110000,310000,440300,650400",
        "province.620000,cluster.pearl_river_delta",
        "310000,province.310000",
        "513200,632600",
    ],
)
def test_any_units_can_stand_side_by_side(language: str, units: str) -> None:
    """Cities, provinces, clusters, mixed, without an index: no error and nothing unfilled."""
    app = open_screen("compare", lang=language, compare=units)
    assert not app.exception
    assert not app.error
    assert not app.warning
    page = html(app)
    assert "nan" not in page.replace("Shannan", "").replace("nant", "").lower().split()
    assert Words(language)("compare.indicators") in page  # type: ignore[arg-type]
    view = View(language=language, compare=tuple(units.split(",")))  # type: ignore[arg-type]
    assert text(answer(view).headline) in page
    _in_order(page)


def _in_order(page: str) -> None:
    """The first heading is the highest, and none skips a level."""
    levels = [int(level) for level in re.findall(r"<h([1-6])", page)]
    assert levels[0] == 1
    assert all(later <= level + 1 for level, later in pairwise(levels))


def test_without_units_the_way_in_is_shown() -> None:
    """Fewer than two: a sentence and examples."""
    app = open_screen("compare", lang="en", compare="320500")
    assert not app.exception
    assert Words("en")("compare.start") in html(app)
    _in_order(html(app))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_ready_comparison_is_one_click_away(language: str) -> None:
    """The cities of the province filtered for stand first, and a click compares them."""
    app = open_screen("compare", lang=language, province="520000")
    first = next(b for b in app.button if b.key and b.key.startswith("example_"))
    first.click().run()
    assert not app.exception
    assert len(str(app.query_params["compare"]).split(",")) == 6
    assert "h1" in html(app)


def test_too_many_units_are_told() -> None:
    """Seven do not fit; the reader learns it."""
    codes = "110000,120000,130100,130200,130300,130400,130500"
    assert len(open_screen("compare", lang="en", compare=codes).warning) == 1


def test_a_city_is_added_to_the_comparison_and_taken_out() -> None:
    """The button writes the address, and its second press takes it back."""
    app = open_screen("city", lang="en", city="620600")
    app.button(key="compare_620600").click().run()
    assert "620600" in app.query_params["compare"]
    app.button(key="compare_620600").click().run()
    assert "compare" not in app.query_params


def test_edited_peers_are_in_the_address() -> None:
    """A link brings the reader's own list of peers back."""
    app = open_screen("city", lang="en", city="620600", peers="110000,310000,440100,440300,330100")
    assert not app.exception
    assert app.multiselect(key="control_peers").value == [
        "110000",
        "310000",
        "440100",
        "440300",
        "330100",
    ]


def test_a_moved_slider_shows_the_new_rank_at_once() -> None:
    """Wuwei with every management programme there is ranks better than with none."""
    app = open_screen("city", lang="en", city="620600")
    assert Words("en")("diagnosis.moves_try") in {one.value for one in app.caption}
    slider = app.slider(key="try_620600_management_programmes")
    slider.set_value(slider.max).run()
    assert not app.exception
    assert "; now " in html(app)


@pytest.mark.parametrize("goal", ["package", "one_rank", "peer_median", "next_band"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_goal_has_an_answer(goal: str, language: str) -> None:
    """Steps, or a sentence why there are none, and how sure they are."""
    app = open_screen("city", lang=language, city="130100")
    app.session_state["goal"] = goal
    app.session_state["how_sure"] = True
    app.run()
    assert not app.exception
    assert not app.error
