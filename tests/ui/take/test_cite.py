"""What to cite of a view: the view itself with its edition, then each source."""

from __future__ import annotations

import pytest

from data.edition import current
from exports.citation import STYLES
from ui.address.view import View
from ui.briefing.answers import answer_of
from ui.take.cite import references
from ui.words.texts import LANGUAGES, Language


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_view_is_cited_with_edition_and_sources(language: Language, style: str) -> None:
    """The link that leads back to it, the edition of its figures, and whence they come."""
    view = View(language=language, measure="variable.gdp", year=2023)
    said = answer_of("atlas", view)
    view_itself, *sources = references(said, view, style, "http://atlas.example").split("\n\n")
    assert current().label in view_itself.replace("\\", "")
    assert "http://atlas.example/?lang=" in view_itself
    assert len(sources) == len(set(said.sources)) > 0
    name = {"en": "National Bureau of Statistics", "zh": "国家统计局"}[language]
    assert name in sources[0]
