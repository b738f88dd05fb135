"""The way to a place's ready-made report, from where the place is looked at."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from tests.screens.test_screens import open_screen
from ui.words.texts import Words


def _ways(app: AppTest) -> list[tuple[str, str]]:
    """Label and address of each way from a screen to the briefing, but for the navigation."""
    links = [one.proto for one in app.get("page_link")]
    return [
        (link.label, link.query_string)
        for link in links
        if link.page.endswith("briefing") and link.icon
    ]


@pytest.mark.parametrize(
    ("screen", "address", "name", "asked"),
    [
        ("atlas", {"lang": "en", "province": "460000"}, "Hainan", "province=460000"),
        (
            "atlas",
            {"lang": "zh", "units": "province", "city": "460100"},
            "海南省",
            "province=460000",
        ),
        (
            "regions",
            {"lang": "zh", "question": "clusters", "group": "pearl_river_delta"},
            "珠三角",
            "cluster=pearl_river_delta",
        ),
    ],
)
def test_who_looks_at_one_place_is_led_to_its_report(
    screen: str, address: dict[str, str], name: str, asked: str
) -> None:
    """From a filter, from a province in focus and from a cluster looked into."""
    [(label, query)] = _ways(open_screen(screen, **address))
    assert name in label
    assert "Word" in label
    assert asked in query


def test_who_looks_at_more_is_not() -> None:
    """A report is of one province or one cluster."""
    assert _ways(open_screen("atlas", province="460000,110000")) == []
    assert Words("zh")("take.place_report", name="海南省") == "海南省专题报告（Word、PDF）"
