"""Three mayors read their city's diagnosis, and an analyst compares, in a real browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.reader import Reader
from ui.words.texts import Words

pytestmark = pytest.mark.browser

WUWEI, SUZHOU, NGAWA = "620600", "320500", "513200"


def test_a_western_city_sees_what_holds_it_back_and_follows_a_peer(reader: Reader) -> None:
    """Wuwei: a suggestion opens to its figures, and a peer is one click away."""
    reader.open(f"/city?lang=en&city={WUWEI}")
    page = reader.page
    page.locator(".headline").wait_for()
    expect(page.locator(".headline")).to_contain_text("furthest behind in")
    line = page.locator('[data-testid="stExpander"]', has_text="Share cost with partners").first
    line.locator("summary").click()
    expect(line).to_contain_text("do better")
    expect(line).to_contain_text("Wu, Analysis on Development")
    # The page draws itself once more when it knows this, and a click may fall into that.
    page.get_by_text("By other honest choices").first.wait_for()
    line.get_by_role("button").first.click()
    page.wait_for_function(f"() => !location.search.includes('city={WUWEI}')")
    page.locator(".headline").wait_for()


def test_a_coastal_city_sees_its_smallest_steps(reader: Reader) -> None:
    """Suzhou, in Chinese: above its peers' median already; one figure alone says how far."""
    reader.open(f"/city?lang=zh&city={SUZHOU}&compare={WUWEI}")
    page = reader.page
    page.locator(".headline").wait_for()
    expect(page.locator(".subline").first).to_contain_text("第一档")
    page.get_by_text("不低于同规模城市中位数").first.wait_for()
    page.get_by_text("前进一名（单项）").click()
    page.locator("table.steps").first.wait_for()
    expect(page.locator("table.steps").first).to_contain_text("第6名")
    page.get_by_text("进入上一档（单项）").click()
    page.get_by_text("已达到。").wait_for()
    expect(page.get_by_text("已达到。")).to_be_visible()
    _an_analyst_compares_what_was_added(reader)


def _an_analyst_compares_what_was_added(reader: Reader) -> None:
    """The city at hand stands beside the one that a link had brought, and the link keeps both."""
    page, words = reader.page, Words("zh")
    page.get_by_role("button", name=words("page.compare_add")).click()
    page.get_by_text(words("page.compare_open")).click()
    page.locator("img.small-map").first.wait_for()
    expect(page.locator(".headline")).to_contain_text("苏州市领先")
    expect(page.locator("img.small-map")).to_have_count(2)
    assert reader.parameters()["compare"] == f"{WUWEI},{SUZHOU}"
    reader.picture("compare")
    frame = page.locator(".st-key-compare_map_area iframe").bounding_box()
    legend = page.locator(".st-key-compare_map_area .st-key-legend").bounding_box()
    assert frame
    assert legend
    assert legend["y"] >= frame["y"] + frame["height"], "the legend may cover a compared city"


def test_a_prefecture_with_little_data_is_told_to_measure_first(reader: Reader) -> None:
    """Ngawa: no score, no steps, and a list of what is missing."""
    reader.open(f"/city?lang=en&city={NGAWA}")
    page = reader.page
    page.locator(".headline").wait_for()
    expect(page.locator(".headline")).to_contain_text("residents")
    expect(page.get_by_text("30 of 37 indicators have no usable figure")).to_be_visible()
    expect(page.locator("#moves")).to_have_count(0)
