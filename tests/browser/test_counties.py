"""The journeys through the levels, in a real browser that can reach nothing but the atlas."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.reader import Reader

pytestmark = pytest.mark.browser

SUZHOU, GUSU = "320500", "320508"
_DRAWN = "atlas.current.topology && atlas.current.shape === 'counties' && atlas.current.colours"


def level(reader: Reader, name: str) -> None:
    """Go to another level by its name."""
    reader.page.locator(".st-key-levels").get_by_text(name, exact=True).click()


def test_down_to_counties_by_the_switch_up_by_a_crumb_and_back_by_the_link(
    reader: Reader, browser: Browser, address: str
) -> None:
    """Place and measure stay; another reader sees the same by the address."""
    reader.open(f"/?lang=en&city={SUZHOU}&show=indicator.college_share")
    reader.map()
    level(reader, "Counties")
    reader.wait_until(_DRAWN)
    expect(reader.page.locator(".headline")).to_contain_text("Suzhou: share of residents with")
    assert reader.parameters()["inside"] == SUZHOU
    assert reader.map().evaluate("() => atlas.current.state.faded.size") == 2844 - 9
    link = reader.page.url.removeprefix(address)
    reader.picture("counties")
    reader.page.get_by_role("button", name="Jiangsu ›").click()
    expect(reader.page.locator(".headline")).to_contain_text("Jiangsu: share of residents")
    with Reader.at(browser, address) as other:
        other.open(link.replace("lang=en", "lang=zh"))
        expect(other.page.locator(".headline")).to_contain_text("苏州市各县（市、区）中")
        other.wait_until(_DRAWN)
        level(other, "地级")
        expect(other.page.locator(".city-name")).to_have_text("苏州市")


def test_a_double_click_looks_inside_and_a_typed_name_finds_a_county(reader: Reader) -> None:
    """The map does not zoom but opens the prefecture; the server is asked for matches."""
    reader.open("/?lang=en")
    reader.double_click_unit("652800")
    expect(reader.page.locator(".headline")).to_contain_text("Bayingolin")
    reader.wait_until(_DRAWN)
    assert reader.parameters()["inside"] == "652800"
    box = reader.page.get_by_role("textbox", name="Find a county")
    box.fill("gusu")
    box.press("Enter")
    reader.page.locator(".st-key-found_counties button").first.click()
    expect(reader.page.locator(".city-name")).to_have_text("Gusu District")
    assert (reader.parameters()["county"], reader.parameters()["inside"]) == (GUSU, SUZHOU)


def test_on_a_telephone_a_county_is_read_and_the_level_changed(
    browser: Browser, address: str
) -> None:
    """390 pixels: nothing is wider than the page, and two of a name say where they lie."""
    with Reader.at(browser, address, 390, 844) as reader:
        reader.open("/counties?lang=zh&of=college_share")
        reader.wait_until(_DRAWN)
        wide = reader.page.evaluate("() => document.documentElement.scrollWidth")
        assert wide <= 390
        expect(reader.page.get_by_text("朝阳区（北京市）").first).to_be_attached()
        level(reader, "省级")
        expect(reader.page.locator(".headline")).to_contain_text("个省份中")
        assert reader.map().evaluate("() => atlas.current.state.joined")
        reader.picture("provinces_phone")
        assert reader.asked_outside == []
