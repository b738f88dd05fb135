"""The first panel of the index says what goes together, and how much of it that explains."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from exports.charts.grid import Grid
from scoring.index.choices import IndexChoices
from tests.screens.test_screens import html, open_screen
from ui.address.view import View
from ui.figures import kept
from ui.index_lab.see import answer as see
from ui.index_lab.see import explained, graph
from ui.take.menu import kinds_of
from ui.words.texts import LANGUAGES, Language, Words


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_screen_says_both(language: Language) -> None:
    """In the words of the answer, whose first chart a slide and a picture show."""
    said = see.answer(View(language=language))
    app = open_screen("index_lab", lang=language)
    assert not app.exception
    assert said.notes[0] in html(app)
    assert isinstance(said.charts[0], Grid)
    assert {"png", "svg", "xlsx"} <= set(kinds_of(said))


@pytest.mark.parametrize(
    "choices",
    [IndexChoices(), IndexChoices(normalisation="zscore"), IndexChoices(framework="every_unit")],
)
def test_the_printed_parts_sum_to_the_printed_whole(choices: IndexChoices) -> None:
    """To the tenth, whatever the rounding; and no part is off by a tenth."""
    found = explained.explained(kept.scored(choices))
    assert found is not None
    parts = explained.parts(found)
    assert sum(parts) == pytest.approx(round(100 * found.whole, 1))
    exact = 100 * found.share.to_numpy()
    assert np.abs(np.array(parts) - exact).max() < 0.1
    assert f"{sum(parts):.1f}%" in explained.sentence(found, Words("en"))


def test_each_pair_stands_once_with_the_cities_that_have_both() -> None:
    """Counted and correlated anew from the scores."""
    result = kept.scored(IndexChoices())
    chart, table = graph.graph(result, Words("en")), graph.pair_table(result, Words("en"))
    found = graph.items(result)
    pairs = found.shape[1] * (found.shape[1] - 1) // 2
    assert sum(v == v for row in chart.values for v in row) == pairs == len(table.rows)
    both = found[["environment_governance", "wealth"]].dropna()
    expected = np.corrcoef(both.to_numpy().T)[0, 1]
    named = {frozenset(row[:2]): row[2:] for row in table.rows}
    names = graph._names(result, Words("en"))
    r, n = named[frozenset([names["environment_governance"], names["wealth"]])]
    assert r == pytest.approx(expected)
    assert n == len(both)


def test_programmes_count_each_city_once() -> None:
    """Beijing's are the different programmes that name it up to the year; others have none."""
    pilots = kept.catalogue().pilots
    count = graph.programmes(kept.catalogue(), 2015)
    named = pilots[(pilots["city_code"] == "110000") & (pilots["year"] <= 2015)]
    assert count["110000"] == named["programme"].nunique()
    assert count.min() == 0
    assert len(count) == 337


def test_too_few_cities_are_said_and_not_drawn() -> None:
    """An index of a handful of cities has its sentence and no chart of shares."""
    result = kept.scored(IndexChoices())
    root = result.definition.root
    few = result.scores[[root]].where(result.ranks[[root]] <= 9)
    found = explained.explained(replace(result, scores=result.scores.assign(**{root: few[root]})))
    assert found is None
    assert explained.sentence(None, Words("zh")) == Words("zh")("index_lab.explained_few")
