"""What the tests of exports share: a deck with everything that can go wrong in it."""

from __future__ import annotations

import math

import pytest

from exports.charts.bars import Bars, Series
from exports.content import Bar, Deck, Finding, Report, Slide, Table
from geo.build import BoundaryFiles, ensure_built
from geo.legend import NO_DATA, Legend, LegendRow
from geo.map_layers import MapPaint
from geo.palettes import Ramp
from geo.picture import MapPicture

HOSTILE = "<b>=1+1</b>&amp;\"'</script><script>alert(1)</script>\u0007"
LONG = "长" * 5_000 + "word " * 1_000


@pytest.fixture(scope="session")
def files() -> BoundaryFiles:
    """The files the application itself uses."""
    return ensure_built()


def picture(language: str) -> MapPicture:
    """A map with two classes, a gap, a selection and a cluster."""
    paint = MapPaint(
        classes={"110000": 1, "320500": 0, "513200": -1},
        colours=Ramp(("#aabbcc", "#112233"), ("#443322", "#eeddcc")),
        labels={"110000": HOSTILE},
        caption=HOSTILE,
        no_data_text="no data",
        outside_text="outside",
        selected="320500",
        outlined={HOSTILE: ("320500", "310000")},
    )
    rows = (LegendRow(1, HOSTILE, 59), LegendRow(NO_DATA, "数据缺失", 41))
    return MapPicture(paint, language, legend=Legend("得分", rows))


def chart() -> Bars:
    """Two series over three cities, with a gap."""
    return Bars(
        title="Six dimensions",
        categories=("苏州市", HOSTILE, "Xi'an"),
        series=(Series("a", (1.5, math.nan, 3.0)), Series("b", (2, 2, 2), "second")),
    )


def deck(language: str) -> Deck:
    """Slides with a chart, with a table, with neither, and one of hostile and endless texts."""
    table = Table("Table", ("名称", "Value"), (("苏州市", 1.25), (HOSTILE, None)))
    slides = (
        Slide(
            "智慧城市指数",
            "北京市居首。",
            "a note",
            picture(language),
            chart(),
            None,
            "NBS",
            "/?x=1",
        ),
        Slide(
            "Known figures",
            "reading",
            "",
            picture(language),
            None,
            table,
            "NBS",
            "/?x=2",
            remarks=("These are levels, not growth.", LONG),
        ),
        Slide(HOSTILE, LONG, LONG, None, None, None, HOSTILE, "/", remarks=(HOSTILE,)),
    )
    contents = ("Contents", "Page", "Title", "What it shows")
    sources = Table("Sources", ("No.", "Title"), tuple((n, "年鉴 yearbook") for n in range(14)))
    return Deck("区域失衡 Regional imbalance", language, slides, sources, contents, "made today")


def report(language: str) -> Report:
    """A report whose last table runs over several pages."""
    rows = tuple((f"指标 {n}", "CNY 4.72 trillion", str(n)) for n in range(120))
    return Report(
        name="江苏省苏州市 Suzhou",
        language=language,
        about="new first tier · 长三角",
        headline="Score 68.6 得分",
        picture=picture(language),
        bars_title="Six dimensions",
        bars=(Bar("发展水平", 68.0, "7 of 296", (54.0, math.nan)), Bar("x", math.nan, "", ())),
        median_names=("tier", "nation"),
        ends=(0.0, 100.0),
        findings=(("Strengths", (Finding("GDP", HOSTILE),)), ("Weaknesses", ())),
        tables=(Table("Every indicator", ("Indicator", "Value", "Source"), rows),),
        sources=Table("Sources", ("No.", "Title"), ((1, "年鉴"),)),
        closing=("made today", "/city?city=320500"),
    )
