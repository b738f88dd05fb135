"""What is said of a map to who does not see it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from geo.annotations import Annotation
from geo.legend import Legend, LegendRow
from geo.map_layers import MapPaint
from geo.palettes import Ramp
from geo.spoken import Extent, spoken_map

PAINT = MapPaint(
    classes={"a": 1, "b": 0, "c": -1, "d": 0},
    colours=Ramp(("#ffffff", "#000000"), ("#000000", "#ffffff")),
    labels={},
    caption="GDP, 2023",
    no_data_text="no data",
    outside_text="outside",
)
ENDS = Extent(("Beijing",), "9", ("Bayi", "Cona"), "1", "4")


def test_ends_middle_and_gaps_are_said_in_both_languages() -> None:
    """Highest, lowest with ties, median, and the share of units without data."""
    assert spoken_map(PAINT, "en", ENDS) == (
        "Map: GDP, 2023. Highest: Beijing (9). Lowest: Bayi; Cona (1). Median: 4. "
        "No data for 1 of 4 units (25.0%)."
    )
    assert spoken_map(PAINT, "zh", ENDS) == (
        "地图：GDP, 2023。最高：Beijing（9）。最低：Bayi、Cona（1）。中位数：4。"
        "4个地区中1个无数据（25.0%）。"
    )


def test_who_is_filtered_out_is_not_counted() -> None:
    """Faded units, and those outside of what a picture shows alone."""
    faded = replace(PAINT, faded=frozenset("ab"))
    assert spoken_map(faded, "en").endswith("No data for 1 of 2 units (50.0%).")
    near = replace(PAINT, focus=("a", "b"))
    assert spoken_map(near, "en", whole=False).endswith("All 2 units have data.")


@pytest.mark.parametrize(
    ("extent", "said"),
    [
        (Extent(("Beijing",), "9", ("Beijing",), "9", "9"), " Beijing: 9. "),
        (Extent(tuple("abcd"), "9", ("e",), "1", "9"), " Highest: 4 units (9). "),
    ],
)
def test_the_ends_hold_at_the_edges(extent: Extent, said: str) -> None:
    """One figure, or all alike, has no highest; many at once are counted."""
    assert said in spoken_map(PAINT, "en", extent)


def test_a_map_of_kinds_is_told_by_its_legend() -> None:
    """Each class that any unit has, with its count."""
    legend = Legend("", (LegendRow(1, "high", 1), LegendRow(0, "low", 2), LegendRow(2, "no", 0)))
    assert " Counted by class: high: 1; low: 2. " in spoken_map(PAINT, "en", legend=legend)


def test_a_map_without_figures_says_so() -> None:
    """Nothing is highest where nothing is known."""
    empty = replace(PAINT, classes=dict.fromkeys("abc", -1))
    assert spoken_map(empty, "zh") == "地图：GDP, 2023。3个地区均无数据。"


def test_what_is_written_on_a_map_is_said_last() -> None:
    """In its own words, or its text; in a diagram of equal units, of units alone."""
    written = (
        Annotation("label", "Port", (0, 0), said="label nearest to Bayi: “Port”"),
        Annotation("outline", "Tibet", code="540000"),
    )
    noted = replace(PAINT, annotations=written)
    assert spoken_map(noted, "en").endswith(
        " Written on the map: label nearest to Bayi: “Port”; Tibet."
    )
    assert spoken_map(replace(noted, shape="equal"), "zh").endswith("图上标注：Tibet。")
