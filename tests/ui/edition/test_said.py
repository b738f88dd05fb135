"""Which index a screen says it shows, and what counts half in it."""

from __future__ import annotations

import pytest

from data.edition import current
from scoring.index.choices import IndexChoices
from ui.address.view import View
from ui.edition.said import data_line, edition_line, half_weights, index_line
from ui.words.texts import LANGUAGES, Language, Words

HALVED = {
    "en": ("management mode", "data resource management", "environment governance · Air"),
    "zh": ("“管理模式”", "“数据资源管理”", "“环境治理·空气质量”"),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_half_weights_are_said_in_one_sentence(language: Language) -> None:
    """The rule once, then each heading with its own graded measures and what it wants."""
    (said,) = half_weights("city", View(language=language))
    assert [said.count(name) for name in HALVED[language]] == [1, 1, 1]
    assert said.count("3") == 1
    assert half_weights("city", View(choices=IndexChoices(weighting="equal"))) == ()


def test_of_one_dimension_its_own_half_weight_alone_is_said() -> None:
    """Also where it stands beside a published figure; none of a dimension of full weight."""
    air = View(measure="dimension.environment_governance")
    (said,) = half_weights("atlas", air)
    assert "Air" in said
    assert "management" not in said
    pair = View(measure="variable.gdp", question="pair", second=air.measure)
    assert half_weights("regions", pair) == (said,)
    assert half_weights("atlas", View(measure="dimension.development_level")) == ()


@pytest.mark.parametrize(
    ("screen", "view", "shows"),
    [
        ("atlas", View(), True),
        ("atlas", View(measure="variable.gdp"), False),
        ("atlas", View(measure="history.development_level"), True),
        ("regions", View(), True),
        ("regions", View(question="people"), False),
        ("regions", View(question="closing"), False),
        ("regions", View(question="mobility"), False),
        ("regions", View(question="closing", measure="history.development_level"), True),
        ("regions", View(question="pair", measure="variable.gdp"), True),
        ("regions", View(question="pair", measure="variable.gdp", second="variable.gdp"), False),
        ("sources", View(tab="coverage", measure="variable.gdp"), True),
        ("sources", View(tab="chain", measure="indicator.pm25"), True),
        ("sources", View(tab="sources"), False),
        ("sources", View(tab="nation"), False),
        ("briefing", View(), False),
        ("city", View(measure="variable.gdp"), True),
    ],
)
def test_an_edition_is_named_where_its_scores_are_shown_and_nowhere_else(
    screen: str, view: View, shows: bool
) -> None:
    """A map of residents, a list of sources and an empty briefing show none."""
    assert bool(index_line(screen, view)) == shows
    assert data_line(Words(view.language)) in edition_line(screen, view)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_edition_of_the_data_is_said_everywhere(language: Language) -> None:
    """Number, date and hash; it is not taken for the edition of an index."""
    said = edition_line("shelf", View(language=language))
    for part in (current().number, current().date.isoformat(), current().hash):
        assert part in said
    both = edition_line("atlas", View(language=language))
    assert both.endswith(f" · {said}")
    assert {"en": "Data edition", "zh": "数据版本"}[language] in said
