"""Every screen under the index of all units, and with a dimension followed through time."""

from __future__ import annotations

import pytest

from tests.screens.test_screens import html, open_screen
from ui.page.address import SCREENS
from ui.words.texts import LANGUAGES, Language, Words

EVERY_UNIT = {"index": "framework.every_unit", "city": "533400"}
THROUGH_TIME = {"show": "history.development_level", "year": "2015", "city": "220100"}


@pytest.mark.parametrize("address", [EVERY_UNIT, THROUGH_TIME], ids=["every_unit", "history"])
@pytest.mark.parametrize("screen", list(SCREENS))
def test_a_screen_opens(screen: str, address: dict[str, str]) -> None:
    """No error, and no warning of a value that is not known."""
    app = open_screen(screen, lang="zh", **address)
    assert not app.exception
    assert not app.error
    assert not app.warning


@pytest.mark.parametrize("panel", ["see", "change", "compare", "sure", "proofs", "take"])
def test_the_laboratory_takes_the_framework_of_all_units(panel: str) -> None:
    """Each part answers, and the comparison has it beside the others."""
    app = open_screen("index_lab", lang="en", panel=panel, draws="100", **EVERY_UNIT)
    assert not app.exception
    assert not app.error


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_atlas_leads_to_all_units_and_says_what_that_costs(language: Language) -> None:
    """The index says whom it leaves out; one click shows all, with environment not measured."""
    words = Words(language)
    app = open_screen("atlas", lang=language)
    (leads,) = [button for button in app.button if button.key == "show_every_unit"]
    assert leads.label == words("atlas.leaves_out", n=40)
    leads.click().run()
    assert app.query_params["index"] in ("framework.every_unit", ["framework.every_unit"])
    assert words("reading.every_unit", n=14) in html(app)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_dimension_through_time_says_what_it_rests_on(language: Language) -> None:
    """The years left out, who stands across a break, and which dimensions have no history."""
    app = open_screen("atlas", lang=language, **THROUGH_TIME)
    page = html(app)
    assert "2013" in page
    assert "71.4%" in page
    assert "(33%)" not in page
    assert "33.3%" in page
