"""The screen of own figures: a table with two errors is mended in place, kept, and saved."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from own.set_file import read_set, write_set
from tests.own.test_set_file import OWN
from tests.screens.test_screens import open_screen
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
    assert own.indicators[0].heading == "peoples_satisfaction"
