"""Residents' answers as shares with margins, of enough people, and of nobody in particular."""

from __future__ import annotations

import numpy as np
import pytest
from pandas import DataFrame

from data.catalogue import Catalogue
from data.errors import DataError
from own.delimited import read_pasted
from own.joined import FRAMEWORK, with_own
from own.matching import Places, places_of
from own.own_set import OwnFigure, OwnSet
from own.survey.answers import read_survey, survey_set
from own.survey.disclosure import hidden_cells
from own.survey.questionnaire import questionnaire, score_of
from own.survey.statistics import Z, effective_size, margin_of_share, mean_and_margin, wilson
from scoring.doubt.figures import figure_doubt

DIMENSIONS = 6


@pytest.fixture(scope="module")
def places(catalogue: Catalogue) -> Places:
    """The prefecture-level units."""
    return places_of(catalogue, "prefecture")


def _answers(*rows: str) -> str:
    return "\n".join(("城市,权重,q4,职业", *rows))


def test_the_interval_of_a_share_is_wilsons() -> None:
    """81 of 263 (Newcombe 1998, table I): 0.2553 to 0.3662; of 0 of 20: 0 to 0.1611."""
    assert np.round(wilson(81 / 263, 263), 4).tolist() == [0.2553, 0.3662]
    assert np.round(wilson(0.0, 20), 4).tolist() == [0.0, 0.1611]
    assert margin_of_share(0.0, 20) == pytest.approx(0.1611, abs=1e-4)


def test_unequal_weights_are_worth_fewer_answers() -> None:
    """Weights 1 and 3, half each: n / (1 + 0.25) of Kish; equal ones lose nothing."""
    assert effective_size(np.tile([1.0, 3.0], 50)) == pytest.approx(100 / 1.25)
    assert effective_size(np.full(100, 7.0)) == pytest.approx(100)


def test_a_mean_has_the_margin_of_its_weighted_variance() -> None:
    """Equal weights: 1.96 times the standard error of every textbook."""
    scores = np.array([1.0, 2.0, 4.0, 5.0] * 25)
    mean, margin = mean_and_margin(scores, np.ones(100))
    assert mean == 3.0
    assert margin == pytest.approx(Z * scores.std(ddof=1) / 10)


def test_the_questionnaire_asks_ten_items_of_six_dimensions(catalogue: Catalogue) -> None:
    """Each under a heading of the index, in both languages."""
    items = questionnaire()
    assert [item.number for item in items] == list(range(1, 11))
    headings = {item.heading for item in items}
    assert len(headings) == DIMENSIONS
    assert headings <= set(catalogue.frameworks["heading"])
    assert all(item.text_zh and item.text_en and item.name_zh and item.name_en for item in items)


@pytest.mark.parametrize(
    ("text", "score"),
    [("满意", 4), ("Very dissatisfied", 1), ("５", 5), ("3.0", 3), ("不了解", None), ("", None)],
)
def test_an_answer_is_read_in_words_or_numbers(text: str, score: int | None) -> None:
    """Five answers in two languages, and those who do not know."""
    assert score_of(text) == score


def test_answers_become_a_weighted_share_with_its_margin(places: Places) -> None:
    """60 satisfied of weight 1 and 40 dissatisfied of weight 3: 60 / 180, from 100 answers."""
    grid = read_pasted(_answers(*["大连市,1,满意,a"] * 60, *["大连市,3,2,b"] * 40))
    (result,) = read_survey(grid, places).results
    assert (result.unit, result.item, result.size) == ("210200", "overall", 100)
    assert result.share == pytest.approx(100 / 3)
    assert result.effective == pytest.approx(180**2 / (60 + 40 * 9))
    assert result.margin == pytest.approx(100 * margin_of_share(1 / 3, result.effective))


def test_fewer_than_thirty_answers_are_not_shown(places: Places) -> None:
    """29 in Dalian, 30 in Shenyang."""
    survey = read_survey(
        read_pasted(_answers(*["大连市,1,4,"] * 29, *["沈阳市,1,4,"] * 30)), places
    )
    assert [one.unit for one in survey.results] == ["210100"]
    assert survey.too_few == (("210200", "overall"),)


def test_what_is_no_answer_is_rejected_with_its_place(places: Places) -> None:
    """A seventh grade, a weight of zero, a place that is none, an ambiguous one."""
    rows = ("大连市,1,7,", "大连市,0,4,", "某市,1,4,", "朝阳,1,4,", "沈阳市,1,4,")
    survey = read_survey(read_pasted(_answers(*rows)), places)
    found = [(one.row + 1, one.column, one.reason) for one in survey.rejected]
    assert found == [(2, 2, "no_answer"), (3, 1, "no_weight"), (4, 0, "no_unit")]
    assert [question.about for question in survey.questions] == ["朝阳"]


def test_tabulated_shares_take_the_margin_of_their_sample(places: Places) -> None:
    """80 % of 800 with a design effect of 2 are worth 400 answers."""
    text = "城市,题目,满意率,样本量,设计效应\n大连市,overall,80%,800,2\n大连市,q4,70,800,2\n"
    survey = read_survey(read_pasted(text), places)
    (result,) = survey.results
    assert result.margin == pytest.approx(100 * margin_of_share(0.8, 400))
    assert [one.reason for one in survey.rejected] == ["item_twice"]


@pytest.mark.parametrize(
    ("heading", "cells"),
    [
        ("姓名", ["王芳", "李伟", "张敏", "刘洋"]),
        ("受访者", ["王芳", "李伟", "张敏", "刘洋"]),
        ("备注", ["13800138000", "13900139000", "+86 13700137000", "13600136000"]),
        ("备注", ["11010519491231002X", "", "", ""]),
        ("备注", ["a@b.cn", "", "", ""]),
    ],
)
def test_personal_data_are_refused(places: Places, heading: str, cells: list[str]) -> None:
    """By heading and by content; the message names the column and nothing in it."""
    rows = [f"大连市,4,{cell}" for cell in cells]
    with pytest.raises(DataError) as refused:
        read_survey(read_pasted("\n".join([f"城市,q4,{heading}", *rows])), places)
    assert refused.value.key == "own_personal"
    assert refused.value.values == {"column": "C"}


def test_nothing_hidden_can_be_worked_out(places: Places) -> None:
    """In no row and no column does one hidden cell stand alone, whatever the counts."""
    chance = np.random.default_rng(1)
    for _ in range(200):
        counts = DataFrame(chance.poisson(chance.choice([3, 12]), (chance.integers(2, 9), 5)))
        hidden = hidden_cells(counts).to_numpy()
        small = counts.to_numpy()
        assert hidden[(small > 0) & (small < 5)].all()
        assert not (hidden.sum(axis=0) == 1).any()
        assert not (hidden.sum(axis=1) == 1).any()
    assert places.codes


def test_satisfaction_is_scored_from_residents_with_the_doubt_of_their_sample(
    catalogue: Catalogue,
) -> None:
    """The share is the indicator's figure, its margin the doubt; a census of it leaves rounding."""
    codes = catalogue.cities["city_code"].tolist()
    rows = [f"{code},overall,{60 + n % 30}.25,400" for n, code in enumerate(codes)]
    survey = read_survey(
        read_pasted("\n".join(["代码,题目,满意率,样本量", *rows])),
        places_of(catalogue, "prefecture"),
    )
    own = survey_set(survey, 2023, "试", "市统计局")
    widths: list[float] = []
    for given in (own, _without_margins(own)):
        joined = with_own(catalogue, given, "six_dimensions_2")
        placed = joined.framework_map.groupby("framework")["indicator"].agg(set)
        assert "own_i_overall" in placed[FRAMEWORK]
        column = figure_doubt(joined, 2023).half_width["own_i_overall"]
        widths.append(column.to_dict()["210200"])
    margin = next(one.margin for one in own.figures if one.unit == "210200")
    assert widths[0] - widths[1] == pytest.approx(margin)
    assert margin > 3


def _without_margins(own: OwnSet) -> OwnSet:
    figures = tuple(OwnFigure(*one[:4]) for one in own.figures)
    return OwnSet(own.name, variables=own.variables, figures=figures, indicators=own.indicators)
