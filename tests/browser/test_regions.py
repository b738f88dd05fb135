"""The journeys of the regions screen, in a real browser that can reach nothing but the atlas."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Locator, expect

from tests.browser.reader import Reader
from ui.address.view import QUESTIONS
from ui.words.texts import LANGUAGES, Language, Words

pytestmark = pytest.mark.browser

SUZHOU, PEARL_RIVER_DELTA = "320500", "pearl_river_delta"


def outlined(reader: Reader) -> dict[str, list[str]]:
    """Name of each outlined cluster → its members, as the map has them."""
    found: list[list[object]] = reader.map().evaluate("() => atlas.current.state.outlined")
    return {str(name): sorted(codes) for name, codes in found}  # type: ignore[call-overload]


def dot(reader: Reader, name: str) -> Locator:
    """The dot of a city or cluster in the chart beside the map."""
    return reader.page.locator(f'[aria-roledescription="circle"][aria-label*="{name}"]').first


def test_a_cluster_keeps_its_outline_under_another_measure(reader: Reader) -> None:
    """Choosing it flies there and lists its members; a new measure leaves them outlined."""
    reader.open("/regions?lang=en")
    assert len(outlined(reader)) == 4
    whole = reader.state()["zoom"]
    _a_dot_of_the_chart_looks_into_a_cluster_and_out_again(reader)
    _look_at_the_whole_country(reader, whole)
    before = reader.state()
    reader.choose("Look into", "Pearl River Delta (9)")
    expect(reader.page.get_by_text("members here, highest first (9)")).to_be_visible()
    reader.wait_until(f"atlas.current.map.getZoom() > {before['zoom']}")
    members = outlined(reader)["Pearl River Delta (9)"]
    assert len(members) == 9
    painted = reader.painted()
    reader.choose("Show", "Environment governance")
    reader.wait_for_paint(painted)
    assert outlined(reader)["Pearl River Delta (9)"] == members
    assert reader.parameters()["group"] == PEARL_RIVER_DELTA
    expect(reader.page.get_by_text("members here, highest first (9)")).to_be_visible()
    reader.picture("regions_cluster")
    _look_at_the_whole_country(reader, whole)
    _a_hot_spot_clicked_is_selected_everywhere(reader)


def _a_dot_of_the_chart_looks_into_a_cluster_and_out_again(reader: Reader) -> None:
    """The chart is a control: a second click undoes the first."""
    reader.map()
    dot(reader, "Chengdu–Chongqing").click()
    expect(reader.page.get_by_text("members here, highest first (16)")).to_be_visible()
    assert reader.parameters()["group"] == "chengdu_chongqing"
    dot(reader, "Chengdu–Chongqing").click()
    expect(reader.page.get_by_text("members here, highest first (16)")).to_have_count(0)
    assert "group" not in reader.parameters()


def _look_at_the_whole_country(reader: Reader, zoom: float) -> None:
    """Until the map stands there: what is measured while it flies is somewhere else."""
    reader.map().get_by_title("Whole country").click()
    reader.wait_until(f"Math.abs(atlas.current.map.getZoom() - {zoom}) < 0.01")


def _a_hot_spot_clicked_is_selected_everywhere(reader: Reader) -> None:
    """On the map, in the line under it, in the address, and on the other screens."""
    painted = reader.painted()
    _ask(reader, "spots", "en")
    reader.wait_for_paint(painted)
    reader.click_unit(SUZHOU)
    expect(reader.page.locator(".city-name")).to_have_text("Suzhou")
    assert reader.parameters()["city"] == SUZHOU
    reader.picture("regions_spots")
    reader.page.locator(".st-key-nav").get_by_role("link", name="Atlas").click()
    expect(reader.page.locator('.ranking li[aria-selected="true"]')).to_contain_text("Suzhou")


def _ask(reader: Reader, question: str, language: Language) -> None:
    """Choose another question by its name."""
    name = Words(language)(f"regions.panel_{question}")
    reader.page.locator(".st-key-control_question").get_by_text(name).click()


def test_a_link_restores_a_panel(browser: Browser, reader: Reader) -> None:
    """The same sentence and the same address in another browser.

    `tests/screens/test_regions.py` does this for every panel, without one.
    """
    question = "pair"
    reader.open(
        f"/regions?lang=en&question={question}&show=indicator.gdp_per_resident&region=east,west"
        "&counting=residents&grouping=province&second=indicator.pm25_annual_mean"
        f"&period=2020-2023&group={PEARL_RIVER_DELTA}&city={SUZHOU}"
    )
    reader.map()
    expect(reader.page.locator(".city-name")).to_have_text("Suzhou")
    said = reader.page.locator(".headline").inner_text()
    asked = reader.parameters()
    reader.picture(f"regions_{question}")
    with Reader.at(browser, reader.address) as other:
        other.open(reader.page.url.removeprefix(reader.address))
        other.map()
        expect(other.page.locator(".headline")).to_have_text(said)
        assert other.parameters() == asked
        assert asked["question"] == question
    _a_dot_of_the_scatterplot_is_found_on_the_map(reader)


def _a_dot_of_the_scatterplot_is_found_on_the_map(reader: Reader) -> None:
    """Chart and map show one city."""
    dot(reader, "Binzhou").click(force=True)
    expect(reader.page.locator(".city-name")).to_have_text("Binzhou")
    reader.wait_until("atlas.current.state.selected === '371600'")
    assert reader.parameters()["city"] == "371600"


def test_each_question_is_whole_on_a_small_laptop_and_leaves_the_map(
    browser: Browser, address: str
) -> None:
    """At 1024 × 768 no panel scrolls sideways, in each language; the map stays where it was."""
    with Reader.at(browser, address, width=1024, height=768) as small:
        small.open(f"/regions?lang=zh&city={SUZHOU}")
        small.page.locator(".city-name").wait_for()
        small.look_at(-30, 60, 2.5)
        _is_whole(small, QUESTIONS[0], "zh")
        for question in QUESTIONS[1:]:
            _changes_to(small, question, "zh")
        small.page.locator(".st-key-nav").get_by_text("English").click()
        expect(small.page.locator("html")).to_have_attribute("lang", "en")
        expect(small.page.locator(".city-name")).to_have_text("Suzhou")
        _is_whole(small, QUESTIONS[-1], "en")
        for question in reversed(QUESTIONS[:-1]):
            _changes_to(small, question, "en")


def _changes_to(small: Reader, question: str, language: Language) -> None:
    """Another question: its sentence, its panel, its address, and a map repainted in its place."""
    headline = small.page.locator(".headline")
    before, state, painted = headline.inner_text(), small.state(), small.painted()
    _ask(small, question, language)
    small.wait_for_paint(painted)
    expect(headline).not_to_have_text(before)
    if question == "pair":
        expect(small.page.locator(".square")).to_be_visible()
    after = small.state()
    assert (after["zoom"], after["centre"]) == (state["zoom"], state["centre"])
    assert small.parameters().get("question", QUESTIONS[0]) == question
    _is_whole(small, question, language)


def _is_whole(small: Reader, question: str, language: Language) -> None:
    small.page.locator(".city-name").wait_for()
    wider: int = small.page.evaluate(
        "() => { const main = document.querySelector('[data-testid=stMain]');"
        " return main.scrollWidth - main.clientWidth; }"
    )
    assert wider <= 0, (question, language)
    small.picture(f"regions_small_{question}_{language}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_in_a_narrow_window_the_legend_covers_no_unit(
    browser: Browser, address: str, language: Language
) -> None:
    """The longest of all stands below the map, and its rows beside each other."""
    with Reader.at(browser, address, 1024, 768) as narrow:
        narrow.open(f"/regions?lang={language}&question=split")
        narrow.map()
        legend = narrow.page.locator(".st-key-regions_map_area .st-key-legend")
        expect(legend).to_be_visible()
        frame = narrow.page.locator(".st-key-regions_map_area iframe")
        below, above = legend.bounding_box(), frame.bounding_box()
        assert below is not None
        assert above is not None
        assert below["y"] >= above["y"] + above["height"] - 1
        assert below["height"] < 130
        assert narrow.asked_outside == []
