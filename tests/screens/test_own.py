"""The screen of own figures: a table with two errors is mended in place, kept, and saved."""

from __future__ import annotations

from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from own.joined import with_own
from own.own_set import OwnFigure, OwnIndicator, OwnSet, OwnVariable
from own.set_file import digest, read_set, write_set
from scoring.index.chain import score_cities
from tests.own.test_set_file import OWN
from tests.screens.test_screens import open_screen
from ui.address.view import DEFAULT_CHOICES
from ui.figures import kept
from ui.own.satisfaction import asks_residents, satisfaction
from ui.words.texts import LANGUAGES, Language, Words

TABLE = "城市\t办结率（%） 2023\n大连市\t85\n沈阳市\t8.5.\n没有市\t90\n朝阳\t70\n"


def _paste(language: Language, text: str = TABLE) -> AppTest:
    app = open_screen("own", lang=language)
    app.text_area(key="own_pasted").set_value(text)
    app.button(key="own_paste_take").click().run()
    assert not app.exception
    return app


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_pasted_table_is_asked_about_mended_and_kept(language: Language) -> None:
    """The name, the column and the two cells are answered; then there are four figures."""
    app = _paste(language)
    assert [box.label for box in app.selectbox if "朝阳" in box.label]
    app.button(key="own_take_columns").click().run()
    app.selectbox(key="own_unit_4").set_value("211300").run()
    words = Words(language)
    table = app.session_state["own_table"]
    assert table.answers.units == {"朝阳": "211300"}
    assert table.answers.columns["办结率"].variable.unit == "%"
    app.text_input(key="own_mend_2_1").set_value("85").run()
    app.text_input(key="own_mend_3_0").set_value("鞍山市").run()
    app.button(key="own_keep").click().run()
    assert not app.exception
    assert len(app.session_state["own_set"].figures) == 4
    assert words("own.held") in "".join(part.proto.body for part in app.get("html"))


def test_a_set_of_residents_answers_ranks_beside_the_published_index() -> None:
    """A saved set is opened again, with its indicator in the index."""
    app = open_screen("own", lang="en")
    app.session_state["own_set"] = read_set(write_set(OWN))
    app.run()
    assert not app.exception
    assert any(Words("en")("own.rankings") in box.label for box in app.expander)


@pytest.mark.parametrize("text", ["a\tb\n1\t2\n", "城市\t手机\n大连市\t13800138000\n"])
def test_a_table_that_is_none_is_told_in_words(text: str) -> None:
    """No units in it, or people: one sentence, and the screen stands."""
    app = _paste("zh", text)
    assert len(app.error) == 1


def test_a_survey_is_scored_and_its_small_cells_are_hidden() -> None:
    """Sixty answers of one city: a share with its indicator, and three people are not told of."""
    answers = ["4"] * 40 + ["2"] * 17 + ["1"] * 3
    app = open_screen("own", lang="en")
    app.segmented_control(key="own_kind").set_value("survey").run()
    app.text_area(key="own_pasted").set_value(
        "\n".join(["城市,overall", *(f"大连市,{answer}" for answer in answers)])
    )
    app.button(key="own_paste_take").click().run()
    assert not app.exception
    counts = next(frame.value for frame in app.dataframe if "satisfied" in frame.value.columns)
    assert counts["very dissatisfied"].isna().all()
    assert counts["dissatisfied"].isna().all()
    assert counts["satisfied"].tolist() == [40]
    app.button(key="own_keep_survey").click().run()
    own = app.session_state["own_set"]
    assert not app.exception
    assert [(one.value, one.sample) for one in own.figures] == [(66.67, 60)]
    assert [one.heading for one in own.indicators] == ["peoples_satisfaction"], "counted once"


def test_residents_scores_stand_beside_what_stands_in_for_them() -> None:
    """The more are satisfied the better the place, and its range holds it; services beside it."""
    cities = kept.published().cities
    codes = cities["city_code"][cities["in_city_yearbook"] == 1].tolist()[:12]
    survey = tuple(
        OwnFigure(code, "own_residents_say_overall", 2023, 50.0 + 3 * n, 4.0, 500)
        for n, code in enumerate(codes)
    )
    variable = OwnVariable("own_residents_say_overall", "总体", "Overall", "%", least=0, most=100)
    indicator = OwnIndicator(
        *("own_i_overall", "peoples_satisfaction", "总体", "Overall", "%", variable.code)
    )
    joined = with_own(
        kept.published(),
        OwnSet("", variables=(variable,), figures=survey, indicators=(indicator,)),
        DEFAULT_CHOICES.framework,
    )
    assert asks_residents(joined)
    found = satisfaction(joined, kept.published(), 2023).units
    assert found.index.tolist() == codes[::-1]
    assert found["rank"].tolist() == list(range(1, 13))
    assert (found["low"] <= found["rank"]).all()
    assert (found["rank"] <= found["high"]).all()
    assert (found["high"] - found["low"]).between(1, 4).all()
    published = score_cities(kept.published()).scores["peoples_satisfaction"].loc[codes]
    assert found["stand_in"].loc[codes].equals(published.rename("stand_in"))


def test_an_indicator_is_made_of_own_and_published_variables() -> None:
    """Settled requests for each resident; one that no place has is refused and told."""
    app = open_screen("own", lang="en")
    app.session_state["own_set"] = OWN
    app.run()
    app.text_input(key="own_indicator_name_en").set_value("Settled per resident")
    app.selectbox(key="own_indicator_numerator").set_value("own_settled")
    app.selectbox(key="own_indicator_denominator").set_value("resident_population")
    app.number_input(key="own_indicator_scale").set_value(1000.0)
    app.checkbox(key="own_indicator_more").set_value(False)
    app.button(key="FormSubmitter:own_indicator-Add the indicator").click().run()
    assert not app.exception
    made = app.session_state["own_set"].indicators[-1]
    assert made.code == "own_settled_per_resident"
    assert (made.numerator, made.denominator) == ("own_settled", "resident_population")
    assert (made.scale, made.direction) == (1000.0, -1)
    app.button(key="own_indicator_remove_own_settled_per_resident").click().run()
    assert app.session_state["own_set"].indicators == OWN.indicators


def test_who_may_see_a_variable_is_said_on_the_screen() -> None:
    """All of them, or those that are named; a set with other rights is another set."""
    app = open_screen("own", lang="zh")
    app.session_state["own_set"] = OWN
    app.run()
    app.selectbox(key="own_seen_by").set_value("group")
    app.button(key="own_seen_take").click().run()
    assert not app.exception
    assert [one.seen_by for one in app.session_state["own_set"].variables] == ["group"]


def test_the_held_set_goes_onto_every_screen_and_follows_its_changes() -> None:
    """The address names it, and another one once the set has changed; and it is left again."""
    app = open_screen("own", lang="en")
    app.session_state["own_set"] = OWN
    app.run()
    app.button(key="own_everywhere").click().run()
    assert app.query_params["own"] == digest(OWN)
    app.text_input(key="own_set_name").set_value("Another name").run()
    assert not app.exception
    held = app.session_state["own_set"]
    assert replace(held, seal="") == replace(OWN, name="Another name")
    assert held.seal, "nobody guesses a digest from the figures"
    assert app.query_params["own"] == digest(held) != digest(replace(held, seal=""))
    app.button(key="own_everywhere").click().run()
    assert "own" not in app.query_params
