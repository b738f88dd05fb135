"""What a reader does, in a real browser that can reach nothing but the atlas."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from data.edition import current
from tests.browser.reader import Reader
from tests.browser.serving import knock
from tests.serving.watching import Watched
from ui.words.texts import Words

pytestmark = pytest.mark.browser

SUZHOU, CHENGDU, SHENZHEN = "320500", "510100", "440300"
_FOREIGN = ("https://evil.example", "http://localhost:1", "null", "http://127.0.0.1.evil.example")


def test_neither_a_start_nor_a_foreign_page_makes_the_server_ask(
    address: str, watched: Watched
) -> None:
    """Each handshake from elsewhere is a 403, and nothing is looked up to find that out."""
    assert [knock(address, origin) for origin in _FOREIGN] == [403] * len(_FOREIGN)
    assert knock(address, address) == 101
    assert watched.outside() == []


def test_the_first_page_paints_the_nation_and_all_follows_a_choice(reader: Reader) -> None:
    """A newcomer sees a sentence, a painted map, a legend and a ranking, and chooses in each."""
    reader.open("/?lang=en")
    assert reader.colours_on_map() > 5
    expect(reader.page.locator(".headline")).to_contain_text("Beijing leads")
    expect(reader.page.locator(".legend-rows")).to_contain_text("No data")
    expect(reader.page.locator(".ranking li").first).to_contain_text("Beijing")
    reader.picture("first_paint")
    assert _fetched_late(reader.page) == []
    _a_box_in_use_is_outlined_as_a_whole(reader.page)
    _a_click_on_the_map_selects_everywhere(reader)
    _another_measure_keeps_place_and_selection(reader)
    reader.map().get_by_title("Whole country").click()
    _a_click_in_the_list_flies_there(reader)
    _the_card_leads_to_the_city_and_back(reader)


def _fetched_late(page: Page) -> list[str]:
    """The scripts of Streamlit that the first HTML does not name: they wait for one another."""
    html = page.request.get(page.url).text()
    fetched: list[str] = page.evaluate(
        "() => performance.getEntriesByType('resource').map((one) => new URL(one.name).pathname)"
    )
    return [path for path in fetched if path.startswith("/static/js/") and path not in html]


def _a_click_on_the_map_selects_everywhere(reader: Reader) -> None:
    """The card, the list and the address follow the map."""
    reader.click_unit(CHENGDU)
    expect(reader.page.locator(".city-name")).to_have_text("Chengdu")
    expect(reader.page.locator('.ranking li[aria-selected="true"]')).to_contain_text("Chengdu")
    assert reader.parameters()["city"] == CHENGDU
    reader.picture("selected")


def _another_measure_keeps_place_and_selection(reader: Reader) -> None:
    """Nothing jumps: only the colours and the numbers change."""
    reader.look_at(-30, 60, 2.5)
    before, painted = reader.state(), reader.painted()
    reader.choose("Show", "Environment governance")
    reader.wait_for_paint(painted)
    after = reader.state()
    assert after["caption"] != before["caption"]
    assert (after["zoom"], after["centre"]) == (before["zoom"], before["centre"])
    assert after["selected"] == CHENGDU
    assert reader.parameters()["show"] == "dimension.environment_governance"
    # Far down among two hundred others, and the list has gone there.
    reader.page.wait_for_function(
        """() => { const list = document.querySelector('.ranking').getBoundingClientRect();
        const {top, bottom} = document.querySelector('.ranking [aria-selected=true]')
          .getBoundingClientRect();
        return top >= list.top && bottom <= list.bottom && list.height < 400; }"""
    )


def _a_click_in_the_list_flies_there(reader: Reader) -> None:
    """The map follows the list."""
    before = reader.state()
    reader.page.locator(".ranking li", has_text="Shenzhen").click()
    expect(reader.page.locator(".city-name")).to_have_text("Shenzhen")
    reader.wait_until(f"atlas.current.map.getZoom() > {before['zoom']}")
    assert reader.state()["selected"] == SHENZHEN


def _the_card_leads_to_the_city_and_back(reader: Reader) -> None:
    """The city's page opens with the View, and so does the way back."""
    reader.page.get_by_role("link", name="Open its page").click()
    expect(reader.page.locator(".section").first).to_have_text("Dimensions")
    expect(reader.page.locator(".city-name").first).to_contain_text("Shenzhen")
    reader.picture("city")
    reader.page.locator(".st-key-nav").get_by_role("link", name="Atlas").click()
    expect(reader.page.locator(".headline")).to_be_visible()
    expect(reader.page.locator('.ranking li[aria-selected="true"]')).to_contain_text("Shenzhen")
    expect(reader.page.locator(".city-name")).to_have_text("Shenzhen")
    assert reader.parameters()["show"] == "dimension.environment_governance"


def _a_box_in_use_is_outlined_as_a_whole(page: Page) -> None:
    """Around the letters alone the outline would be cut off and leave a bar in the box."""
    letters = page.get_by_role("combobox", name="Show", exact=True)
    letters.focus()
    page.keyboard.press("ArrowDown")
    expect(letters).to_have_css("outline-style", "none")
    expect(letters.locator("xpath=..")).to_have_css("outline-style", "solid")
    page.keyboard.press("Escape")


def test_a_filter_fades_the_rest_and_a_chip_takes_it_away(reader: Reader) -> None:
    """Guangdong alone: 316 units are faded; without the chip none is."""
    reader.open("/?lang=en&province=440000")
    assert reader.state()["faded"] == 337 - 21
    expect(reader.page.get_by_text("21 of 337 units:")).to_be_visible()
    reader.picture("filtered")
    reader.page.locator(".st-key-chips").get_by_role("button", name="Guangdong").click()
    reader.wait_until("atlas.current.state.faded.size === 0")
    assert "province" not in reader.parameters()


def test_a_copied_link_opens_the_same_view_elsewhere(browser: Browser, reader: Reader) -> None:
    """Another browser, the same city, measure, classes and outline."""
    reader.open("/?lang=zh&show=dimension.digital_technology&classes=7&outline=pearl_river_delta")
    reader.click_unit(SUZHOU)
    expect(reader.page.locator(".city-name")).to_have_text("苏州市")
    said = reader.page.locator(".headline").inner_text()
    with Reader.at(browser, reader.address) as other:
        other.open(reader.page.url.removeprefix(reader.address))
        expect(other.page.locator(".city-name")).to_have_text("苏州市")
        expect(other.page.locator(".headline")).to_have_text(said)
        assert other.state()["selected"] == SUZHOU
        assert other.parameters() == reader.parameters()


def test_nothing_is_cut_off_on_a_small_laptop(browser: Browser, address: str) -> None:
    """At 1024 × 768 no screen scrolls sideways, and the navigation is one row, in each language."""
    with Reader.at(browser, address, width=1024, height=768) as small:
        nav = small.page.locator(".st-key-nav")
        small.open(f"/?lang=zh&city={SUZHOU}")
        _is_whole(small, ".city-name", "苏州市", "small__zh")
        nav.get_by_role("link", name=Words("zh")("common.city"), exact=True).click()
        _is_whole(small, ".section", Words("zh")("city.dimensions"), "small_city_zh")
        nav.get_by_text("English").click()
        _is_whole(small, ".section", "Dimensions", "small_city_en")
        nav.get_by_role("link", name="Atlas", exact=True).click()
        _is_whole(small, ".city-name", "Suzhou", "small__en")


def _is_whole(small: Reader, place: str, said: str, picture: str) -> None:
    expect(small.page.locator(place).first).to_have_text(said)
    _nothing_is_cut_off(small)
    small.picture(picture)


def _nothing_is_cut_off(small: Reader) -> None:
    small.map()
    assert (
        small.page.evaluate(
            "() => { const main = document.querySelector('[data-testid=stMain]');"
            " return main.scrollWidth - main.clientWidth; }"
        )
        <= 0
    )
    nav = small.page.locator(".st-key-nav").bounding_box()
    assert nav is not None
    assert nav["height"] < 50


def test_the_language_switches_in_place_and_is_heard(reader: Reader) -> None:
    """The same view, map and all; landmark, names and a new headline follow for who hears them."""
    page = reader.page
    reader.open(f"/?lang=zh&city={SUZHOU}&show=variable.gdp&year=2022")
    _is_named(reader, "zh-CN", "页面", "显示：说明", "地图")
    reader.map()
    page.locator(".st-key-nav").get_by_text("English", exact=True).click()
    expect(page.locator(".city-name")).to_have_text("Suzhou")
    _is_named(reader, "en", "Screens", "Help for Show", "Map")
    expect(page.locator("[aria-live=polite]")).to_contain_text("Shanghai")
    page.locator(".st-key-nav").get_by_text("中文").click()
    expect(page.locator(".city-name")).to_have_text("苏州市")
    asked = {"lang": "zh", "city": SUZHOU, "show": "variable.gdp", "year": "2022"}
    asked |= {"index": "framework.six_dimensions_2", "edition": current().label}
    assert reader.parameters() == asked
    assert reader.colours_on_map() > 5
    reader.picture("chinese")


def _is_named(reader: Reader, language: str, navigation: str, help_: str, map_: str) -> None:
    page = reader.page
    expect(page.get_by_role("navigation", name=navigation)).to_be_visible()
    expect(page.get_by_role("button", name=help_)).to_be_visible()
    expect(page.locator("iframe")).to_have_attribute("title", map_)
    expect(page.locator("html")).to_have_attribute("lang", language)
