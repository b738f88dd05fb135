"""The index laboratory: each part by link, each choice by its control, and what is refused."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from threading import Event

import pytest
from streamlit.testing.v1 import AppTest

from data.catalogue import Catalogue
from scoring.index.choices import IndexChoices
from scoring.index.choices_text import ChoiceSet, read_compact, read_toml, write_compact, write_toml
from tests.screens.test_screens import html, open_screen
from ui.address.view import DEFAULT_CHOICES, PANELS, View
from ui.figures import kept as figures_kept
from ui.figures.cells import cell
from ui.figures.doubt import kept as doubt_kept
from ui.page import queued
from ui.words.texts import LANGUAGES, Words
from work.queue import Bound, Queue, QueueFull

DEFAULT_INDEX = write_compact(DEFAULT_CHOICES)
BANNER = 'class="own-index-line"'
GEOMETRIC = IndexChoices(framework="new_smart_city_2016", aggregation=("geometric",))


def _open(panel: str, choices: IndexChoices = DEFAULT_CHOICES, **address: str) -> AppTest:
    compact = write_compact(choices)
    given = {"index": compact} if compact else {}
    # A run that nobody waits for goes on in its process: no more of it than it needs.
    few = {"draws": "100"} if panel == "sure" else {}
    return open_screen("index_lab", **({"lang": "en", "panel": panel} | few | given | address))


def _index(app: AppTest, catalogue: Catalogue) -> IndexChoices:
    value = app.query_params.get("index", "")
    return read_compact(value[0] if isinstance(value, list) else value, catalogue)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("panel", PANELS)
@pytest.mark.parametrize("choices", [DEFAULT_CHOICES, GEOMETRIC], ids=["default", "own"])
def test_every_part_opens(panel: str, language: str, choices: IndexChoices) -> None:
    """No exception, no error; the banner stands exactly when the index is not the default."""
    app = _open(panel, choices, lang=language, city="320500")
    assert not app.exception
    assert not app.error
    assert not app.warning
    assert (BANNER in html(app)) == (choices != DEFAULT_CHOICES)


@pytest.mark.parametrize("panel", PANELS)
@pytest.mark.parametrize(
    "choices",
    [
        IndexChoices(framework="cohen_wheel", weighting="pca", normalisation="zscore"),
        IndexChoices(aggregation=("arithmetic", "copeland"), imputation="tier", treatment=False),
        IndexChoices(normalisation="distance_to_unit", reference_city="310000"),
        IndexChoices(left_out=("city_open_data_portal", "provincial_open_data_portal")),
        IndexChoices(minimum_indicator_share=1.0, minimum_headings=3, weighting="critic"),
    ],
)
def test_every_part_follows_unusual_choices(panel: str, choices: IndexChoices) -> None:
    """What cannot be computed is said in words; nothing breaks."""
    app = _open(panel, choices)
    assert not app.exception


def test_an_index_that_cannot_be_computed_is_said_and_can_be_mended(
    catalogue: Catalogue,
) -> None:
    """Only the open-data portal is used, which counts nothing: the controls stay to mend it."""
    under = catalogue.framework_map.query("framework == 'six_dimensions'")
    kept = "city_open_data_portal"
    others = tuple(sorted(set(under["indicator"]) - {kept}))
    choices = IndexChoices("six_dimensions", left_out=others, weights=((kept, 0.0),))
    app = _open("change", choices)
    assert not app.exception
    assert app.error[0].value == Words("en")("index_lab.no_index")
    app.slider(key="lab_points_data_resource_management_slider")
    app.button(key="lab_reset").click().run()
    assert not app.exception
    assert not app.error
    assert _index(app, catalogue) == IndexChoices("six_dimensions")


def test_a_control_changes_the_choice_in_the_address(catalogue: Catalogue) -> None:
    """The address is the truth; the banner and the way back follow."""
    app = _open("change")
    app.selectbox(key="lab_normalisation").select("zscore").run()
    app.selectbox(key="lab_across").select("geometric").run()
    app.toggle(key="lab_treatment").set_value(False).run()
    assert _index(app, catalogue) == IndexChoices(
        normalisation="zscore", aggregation=("arithmetic", "geometric"), treatment=False
    )
    assert BANNER in html(app)
    app.button(key="own_index_back").click().run()
    assert app.query_params["index"] in (DEFAULT_INDEX, [DEFAULT_INDEX])
    assert BANNER not in html(app)


def test_a_slider_and_a_checkbox_change_weights(catalogue: Catalogue) -> None:
    """50 points of 100 where a weight of 1 is 20 points is a weight of 2.5."""
    app = _open("change", about="air")
    app.slider(key="lab_points_digital_technology_slider").set_value(50.0).run()
    app.checkbox(key="lab_use_pm25_annual_mean").uncheck().run()
    assert not app.exception
    assert _index(app, catalogue) == IndexChoices(
        weights=(("digital_technology", 2.5),), left_out=("pm25_annual_mean",)
    )
    app.toggle(key="lab_typed").set_value(True).run()
    app.number_input(key="lab_points_digital_technology_typed").set_value(0.0).run()
    assert dict(_index(app, catalogue).weights)["digital_technology"] == 0.0


def test_all_weights_zero_is_refused_and_nothing_is_lost(catalogue: Catalogue) -> None:
    """Five headings at zero may stand; the sixth is refused in words that name the index."""
    headings = list(figures_kept.scored(DEFAULT_CHOICES).definition.headings)
    weights = tuple(sorted((code, 0.0) for code in headings[:-1]))
    app = _open("change", IndexChoices(weights=weights))
    assert not app.exception
    app.slider(key=f"lab_points_{headings[-1]}_slider").set_value(0.0).run()
    assert not app.exception
    assert Words("en")("common.index") in app.error[0].value
    assert _index(app, catalogue).weights == weights
    app.run()
    assert not app.error


def test_another_framework_keeps_what_it_knows(catalogue: Catalogue) -> None:
    """Weights of indicators stay, weights of headings that it lacks go, and so does the measure."""
    choices = IndexChoices(
        weights=(("digital_technology", 2.0), ("pm25_annual_mean", 3.0)),
        left_out=("gdp_growth",),
    )
    app = _open("change", choices, show="dimension.digital_technology")
    app.selectbox(key="lab_framework").select("giffinger_2007").run()
    assert not app.exception
    assert not app.warning
    assert _index(app, catalogue) == replace(
        choices, framework="giffinger_2007", weights=(("pm25_annual_mean", 3.0),)
    )
    assert "show" not in app.query_params


def test_goalposts_start_somewhere(catalogue: Catalogue) -> None:
    """Every indicator has a low one below a high one."""
    app = _open("change")
    app.selectbox(key="lab_normalisation").select("goalposts").run()
    assert not app.exception
    assert not app.error
    posts = _index(app, catalogue).goalposts
    assert len(posts) == len(figures_kept.scored(DEFAULT_CHOICES).definition.indicators)
    assert all(low < high for _, low, high in posts)


@pytest.mark.parametrize("screen", ["atlas", "city", "index_lab"])
def test_a_broken_choice_set_in_the_address_is_told_with_its_reason(screen: str) -> None:
    """The default index is shown, and the sentence says what is wrong."""
    app = open_screen(screen, lang="en", index="weights.gdp_growth.minus5")
    assert not app.exception
    assert "“Own relative weights” is not between" in app.warning[0].value.replace("\\", "")
    assert BANNER not in html(app)


def test_a_dimension_of_another_framework_becomes_the_index() -> None:
    """With a notice, on the atlas."""
    app = open_screen(
        "atlas", lang="en", show="dimension.digital_technology", index="framework.cohen_wheel"
    )
    assert not app.exception
    assert app.warning[0].value == Words("en")("common.notice_measure")
    # A page that is drawn again by itself says it still; at another address it is over.
    assert app.run().warning[0].value == Words("en")("common.notice_measure")
    app.query_params["show"] = "variable.gdp"
    assert not app.run().warning


@pytest.mark.parametrize("screen", ["atlas", "city"])
@pytest.mark.parametrize("choices", [GEOMETRIC, IndexChoices(aggregation=("copeland",))])
def test_other_screens_follow_the_choices(screen: str, choices: IndexChoices) -> None:
    """The banner with the way back, and no error where an interval cannot be drawn."""
    if choices == GEOMETRIC:  # on the screen they come from the line, while it stands
        doubt_kept.rank_uncertainty(choices)
    app = open_screen(screen, lang="zh", city="320500", index=write_compact(choices))
    assert not app.exception
    assert not app.error
    assert BANNER in html(app)
    assert ('class="interval"' in html(app)) == (choices == GEOMETRIC)


@pytest.mark.parametrize("screen", ["atlas", "city"])
def test_a_rank_is_shown_with_its_interval(screen: str) -> None:
    """The default run's interval of Suzhou, from the same draws as in the laboratory."""
    app = open_screen(screen, lang="en", city="320500")
    found = doubt_kept.rank_uncertainty().summary
    low, median, high = (cell(found, "320500", column) for column in ("low", "median", "high"))
    assert f"By other honest choices {low}–{high}, median {median:g}" in html(app)


def _sure(**address: str) -> AppTest:
    """The part that draws, after its run has come to its end."""
    app = open_screen("index_lab", lang="en", panel="sure", **address)
    run = app.session_state["queued_lab"]
    assert run.wait(120)
    return app.run()


def test_the_laboratory_draws_what_other_screens_show() -> None:
    """The same seed gives the same ranks, here and in a process of its own.

    Once the run is done: a sentence about two cities, and which choice matters most.
    """
    app = _sure(draws=str(View.draws), city="110000", versus="320500")
    assert not app.exception
    found = app.session_state["queued_lab"].result
    assert found.sobol is not None
    assert found.ranks.summary.equals(doubt_kept.rank_uncertainty().summary)
    assert "Beijing is above Suzhou in 100.0% of the draws." in html(app)
    assert "Aggregation explains most of it" in html(app)


def test_a_cancelled_run_keeps_what_it_has() -> None:
    """A smaller sample is valid; the Sobol indices are then not computed; it can start anew."""
    app = _open("sure", draws="100000", seed="3")
    run = app.session_state["queued_lab"]
    app.button(key="lab_cancel").click().run()
    assert run.wait(120)
    app.run()
    assert not app.exception
    assert run.stopped
    assert run.result is None or run.result.sobol is None
    assert run.result is None or len(run.result.ranks.ranks) < 100_000
    assert "Cancelled" in app.info[0].value
    app.button(key="lab_again").click().run()
    again = app.session_state["queued_lab"]
    assert again is not run
    assert not again.stopped
    for owner in list(again.owners):
        queued.line().leave(again, owner)


def test_other_settings_let_the_run_before_go() -> None:
    """A reader has one run at a time."""
    app = _open("sure", draws="100000", seed="4")
    before = app.session_state["queued_lab"]
    app.query_params["draws"] = "100"
    app.run()
    assert before.wait(120)
    assert before.stopped
    assert app.session_state["queued_lab"].wait(120)


def test_a_run_that_waits_says_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two are ahead of it; a click lets it go before it has begun."""
    gate, line = Event(), Queue(lambda _: True)
    monkeypatch.setattr(queued, "line", lambda: line)
    try:
        for name in ("first", "second"):
            line.ask(name, name, lambda _: gate.wait(120))
        app = _open("sure", draws="100", seed="6")
        assert not app.exception
        (bar,) = app.get("progress")
        assert bar.proto.text == "2 other runs are ahead of yours; yours is number 3 in line."
        app.button(key="lab_cancel").click().run()
        assert Words("en")("index_lab.cancelled_empty") in app.info[0].value
    finally:
        gate.set()


@pytest.mark.parametrize("bound", ["total", "each"])
def test_a_full_line_is_told_in_words(bound: Bound, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a way to try again, and the rest of the screen as it was."""

    def full(*_: object, **__: object) -> None:
        raise QueueFull(bound, 7)

    monkeypatch.setattr(queued.line(), "ask", full)
    app = _open("sure", draws="100", seed="5", lang="zh")
    assert not app.exception
    assert Words("zh")(f"queue.full_{bound}", most=7) == app.warning[0].value
    assert app.button(key="lab_try")


def test_nothing_uncertain_moves_no_rank() -> None:
    """All choices held: every interval is the rank itself."""
    certain = (
        "weights",
        "normalisation",
        "aggregation",
        "treatment",
        "imputation",
        "left_out",
        "gaps",
    )
    app = _sure(certain=",".join(certain), draws="100")
    assert not app.exception
    assert (app.session_state["queued_lab"].result.ranks.summary["width"] == 0).all()
    assert Words("en")("index_lab.sobol_none") in html(app)


def test_a_name_travels(catalogue: Catalogue) -> None:
    """Typed, kept in the address, written to the file, escaped on the page."""
    app = _open("take", GEOMETRIC)
    app.text_input(key="lab_name").set_value("<b>Mine</b>").run()
    assert not app.exception
    assert app.query_params["index_name"] in ("<b>Mine</b>", ["<b>Mine</b>"])
    assert "<b>Mine</b>" not in html(app)
    assert "&lt;b&gt;Mine&lt;/b&gt;" in html(app)
    assert read_toml(app.code[-1].value, catalogue) == ChoiceSet("<b>Mine</b>", GEOMETRIC)


def _load(content: bytes) -> AppTest:
    def script(content: bytes) -> None:
        from io import BytesIO

        import streamlit as st

        from ui.index_lab.take import panel as index_lab_take

        index_lab_take.load(BytesIO(content))
        st.write(st.session_state.to_dict())

    return AppTest.from_function(script, kwargs={"content": content}, default_timeout=60).run()


def test_a_file_is_loaded(catalogue: Catalogue) -> None:
    """Name and choices stand in the address afterwards."""
    app = _load(write_toml(ChoiceSet("公民", GEOMETRIC)).encode())
    assert not app.exception
    assert _index(app, catalogue) == GEOMETRIC
    assert app.session_state["lab_loaded"] == "公民"


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"\xff\xfe\x00", "not text in UTF-8"),
        (b"framework = 'x'", "framework is unknown"),
        (b"import os", "damaged"),
        (b"#" * 300_000, "larger than"),
    ],
)
def test_a_hostile_file_changes_nothing(content: bytes, says: str) -> None:
    """The reason is kept for the page; the address stays as it was."""
    app = _load(content)
    assert not app.exception
    assert says in str(app.session_state["lab_upload_refused"])
    assert "index" not in app.query_params


def test_a_refused_choice_file_is_read_once_and_dropped() -> None:
    """The reason is told, and the next run neither tells it again nor holds the file."""
    app = _open("take", lang="zh")
    deep = f"{'.'.join('a' * 20_000)} = 1".encode()
    app.file_uploader[0].upload("c.toml", deep, "application/toml").run()
    assert not app.exception
    assert "8层" in app.error[0].value
    assert app.file_uploader[0].value is None
    app.run()
    assert not app.error


def test_the_ranking_file_states_the_whole_choice_set(catalogue: Catalogue) -> None:
    """The commented head is itself a choice file."""
    from ui.index_lab.take.panel import ranking_file

    view = View(choices=GEOMETRIC, choices_name="Mine")
    text = ranking_file(view).decode("utf-8-sig")
    lines = [row[0] for row in csv.reader(io.StringIO(text))]
    stated = "\n".join(line.removeprefix("# ") for line in lines if line.startswith("# "))
    assert read_toml(stated.partition("\n")[2], catalogue) == ChoiceSet("Mine", GEOMETRIC)
    rows = [line for line in lines if not line.startswith("#")]
    assert len(rows) == 1 + int(figures_kept.scored(GEOMETRIC).ranks["index"].count())


@pytest.mark.parametrize(
    ("about", "says"),
    [
        ("management_mode", "measure one thing reliably"),
        ("environment_governance", "measure different things"),
        ("bank_deposits_per_resident", "are Winsorised"),
        ("so2_per_gdp", "its logarithm is taken"),
        ("gdp_per_resident", "Not treated"),
        ("digital_programmes", "National digital pilot programmes"),
        ("cyber_security", "GDP per resident"),
    ],
)
def test_every_kind_of_part_is_explained(about: str, says: str) -> None:
    """A heading by its consistency, an indicator by its treatment, a stranger by the first part."""
    app = _open("see", about=about)
    assert not app.exception
    assert says in html(app)


def test_an_unmeasured_heading_is_shown_with_its_weight() -> None:
    """Citizen experience carries 40 of 100 in the framework of 2018."""
    choices = IndexChoices(framework="new_smart_city_2018")
    sentence = Words("en")("index_lab.share_unmeasured", name="Citizen experience", share="40.0")
    for panel in ("see", "change"):
        assert sentence in html(_open(panel, choices))
