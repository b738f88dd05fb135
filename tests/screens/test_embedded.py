"""A screen in a portal's frame."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from tests.screens.test_screens import ROOT, SECONDS, html
from ui.edition.said import data_line
from ui.page.address import SCREENS
from ui.words.texts import LANGUAGES, Words


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_embedded_screen_has_no_navigation(language: str) -> None:
    """But its sentence, its sources, its edition, and a way to the whole atlas."""
    app = AppTest.from_file(str(ROOT / SCREENS["atlas"]), default_timeout=SECONDS)
    app.context["is_embedded"] = True
    app.query_params["lang"] = language
    app.run()
    assert not app.exception
    words, drawn = Words(language), html(app)  # type: ignore[arg-type]
    assert words("common.open_whole") in drawn
    assert 'target="_blank"' in drawn
    assert 'class="headline"' in drawn
    assert data_line(words) in drawn
    assert 'class="brand"' not in drawn
