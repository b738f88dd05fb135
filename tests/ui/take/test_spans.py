"""A span of years leaves the atlas as it is shown: sentence, map, bars, table and choices."""

from __future__ import annotations

import pytest

from exports.charts.bars import Bars
from ui.address.parameters import write_view
from ui.address.view import INDEX, View
from ui.figures import kept
from ui.figures.answer import Answer
from ui.map.kept import packed_steps
from ui.take.layer import layer_of
from ui.take.measured import measure_answer
from ui.take.parts import choices_table
from ui.words.texts import Language, Words

EN = Words("en")
SPAN = View(measure="variable.tertiary_share", since=2015, year=2023)


def _said(language: Language) -> Answer:
    return measure_answer(SPAN.but(language=language))


@pytest.mark.parametrize(("language", "period"), [("en", "2015–2023"), ("zh", "2015—2023")])
def test_every_part_says_the_span(language: Language, period: str) -> None:
    """Subject, second line, legend, bars and table are of the same two years."""
    said = _said(language)
    assert said.picture is not None
    assert said.picture.legend is not None
    chart = said.charts[0]
    assert isinstance(chart, Bars)
    for text in (said.subject, said.subline, said.picture.legend.title, chart.title):
        assert period in text
    assert period in said.tables[0].title
    assert period in said.picture.paint.caption


def test_bars_and_sentence_name_the_same_units() -> None:
    """Who rose most is the first bar, who fell most the last."""
    said, changes = _said("en"), kept.shown(SPAN).known
    chart = said.charts[0]
    assert isinstance(chart, Bars)
    assert chart.codes[0] == changes.idxmax()
    assert chart.codes[-1] == changes.idxmin()
    assert chart.categories[0] in said.headline
    assert chart.categories[-1] in said.headline


def test_the_layer_of_a_span_holds_changes() -> None:
    """A geographic information system gets what the map shows."""
    said, changes = _said("en"), kept.shown(SPAN)
    assert said.picture is not None
    layer = layer_of(said, SPAN).set_index("city_code")
    known = changes.known
    assert layer.loc[known.index, "value"].astype(float).tolist() == known.tolist()


def test_the_choices_name_span_and_way() -> None:
    """Whoever opens the workbook learns which two years, and in which unit."""
    said = [str(row[1]) for row in choices_table(SPAN, Words("en")).rows]
    measure = next(value for value in said if "2015–2023" in value)
    assert "Change in its unit" in measure


def test_all_years_are_the_same_whichever_is_shown() -> None:
    """So that Streamlit sends it once."""
    steps = {packed_steps(SPAN.but(since=0, year=year), "light") for year in (2012, 2016, 2023)}
    assert len(steps) == 1
    assert packed_steps(View(), "light") == b""


def test_a_span_does_not_follow_to_a_measure_of_one_year() -> None:
    """The index beside a span of something else is the index of its year."""
    index = kept.shown(SPAN.but(measure=INDEX))
    assert index.since == 0
    assert "since" not in write_view(kept.settle(SPAN.but(measure=INDEX)))


def test_figures_of_another_year_are_told_of_beside_a_target() -> None:
    """Whom the sentence counts and whom the line above the map counts differ by these."""
    view = kept.settle(View(measure="indicator.pm25_annual_mean", against="target"))
    older = EN("target.of_other_years", n=1, year=2023)
    assert older in measure_answer(view).notes
    assert older not in measure_answer(view.but(against="none")).notes
