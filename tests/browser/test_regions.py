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
    _a_dot_of_the_chart_looks_into_a_cluster_and_out_again(reader)
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


def _a_dot_of_the_chart_looks_into_a_cluster_and_out_again(reader: Reader) -> None:
    """The chart is a control: a second click undoes the first."""
    reader.map()
    dot(reader, "Chengdu–Chongqing").click()
    expect(reader.page.get_by_text("members here, highest first (16)")).to_be_visible()
    assert reader.parameters()["group"] == "chengdu_chongqing"
    dot(reader, "Chengdu–Chongqing").click()
    expect(reader.page.get_by_text("members here, highest first (16)")).to_have_count(0)
    assert "group" not in reader.parameters()
    reader.map().get_by_title("Whole country").click()


def test_a_hot_spot_clicked_is_selected_everywhere(reader: Reader) -> None:
    """On the map, in the line under it, in the address, and on the other screens."""
    reader.open("/regions?lang=en&question=spots")
    reader.click_unit(SUZHOU)
    expect(reader.page.locator(".city-name")).to_have_text("Suzhou")
    assert reader.parameters()["city"] == SUZHOU
    reader.picture("regions_spots")
    reader.page.locator(".st-key-nav").get_by_role("link", name="Atlas").click()
    expect(reader.page.locator('.ranking li[aria-selected="true"]')).to_contain_text("Suzhou")


def test_a_dot_of_the_scatterplot_is_found_on_the_map(reader: Reader) -> None:
    """Chart and map show one city."""
    reader.open("/regions?lang=en&question=pair")
    reader.map()
    dot(reader, "Binzhou").click(force=True)
    expect(reader.page.locator(".city-name")).to_have_text("Binzhou")
    assert reader.state()["selected"] == reader.parameters()["city"] == "371600"


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


def test_the_panel_changes_and_the_map_stays(reader: Reader) -> None:
    """Another question repaints the map where it is."""
    reader.open("/regions?lang=zh")
    reader.look_at(-30, 60, 2.5)
    before, painted = reader.state(), reader.painted()
    reader.page.locator(".st-key-control_question").get_by_text("两项指标对照").click()
    reader.wait_for_paint(painted)
    expect(reader.page.locator(".square")).to_be_visible()
    after = reader.state()
    assert (after["zoom"], after["centre"]) == (before["zoom"], before["centre"])
    assert reader.parameters()["question"] == "pair"


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_cut_off_on_a_small_laptop(
    browser: Browser, address: str, language: Language
) -> None:
    """At 1024 × 768 no panel scrolls sideways, from the first question to the last."""
    words = Words(language)
    with Reader.at(browser, address, width=1024, height=768) as small:
        small.open(f"/regions?lang={language}&city={SUZHOU}")
        for question in QUESTIONS:
            name = words(f"regions.panel_{question}")
            painted, headline = small.painted(), small.page.locator(".headline")
            before = headline.inner_text()
            if question != QUESTIONS[0]:
                small.page.locator(".st-key-control_question").get_by_text(name).click()
                small.wait_for_paint(painted)
                expect(headline).not_to_have_text(before)
            small.page.locator(".city-name").wait_for()
            assert (
                small.page.evaluate(
                    "() => { const main = document.querySelector('[data-testid=stMain]');"
                    " return main.scrollWidth - main.clientWidth; }"
                )
                <= 0
            )
            small.picture(f"regions_small_{question}_{language}")
