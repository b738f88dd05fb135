"""Charts on a screen: valid for the browser, with the same figures as the value they draw."""

from __future__ import annotations

import json
import math
from dataclasses import replace
from typing import Any

import pytest

from exports.charts.spoken import spoken
from geo.chart_colours import CHART_ROLES
from tests.exports import charts
from ui.charts.draw import hears, specified, with_focus
from ui.charts.look import CLICK

EVERY = charts.every()


def _spec(name: str, theme: str = "light") -> dict[str, Any]:
    """Written out by Altair, which checks it against the schema of Vega-Lite."""
    return dict(specified(EVERY[name], theme).to_dict())


def _marks(spec: dict[str, Any], field: str) -> list[Any]:
    """What the layers with this column draw, each mark once."""
    found: dict[str, list[Any]] = {}
    for name, rows in spec["datasets"].items():
        found[name] = [row[field] for row in rows if field in row]
    return [value for rows in found.values() for value in rows]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("name", EVERY)
def test_every_kind_is_valid_and_speaks(name: str, theme: str) -> None:
    """Plain JSON without NaN, with the sentence for who hears it."""
    spec = _spec(name, theme)
    assert spec["description"] == spoken(EVERY[name])
    assert "NaN" not in json.dumps(spec)
    assert CHART_ROLES[theme]["ink"] in json.dumps(spec)


def test_bars_draw_their_figures_and_leave_gaps() -> None:
    """A missing figure has no bar, and a dash in place of a number."""
    chart = charts.bars()
    spec = _spec("bars")
    wanted = [one.values[row] for row in range(3) for one in chart.series]
    assert _marks(spec, "value") == [None if math.isnan(value) else value for value in wanted]
    assert _marks(spec, "figure")[2] == "–"


def test_rows_keep_their_height() -> None:
    """Bars stay bars, however few or many there are: the height is a step, not a sum."""
    for name in ("bars", "stacked", "whiskers", "ranges"):
        step = _spec(name)["height"]
        assert step["for"] == "position"
        assert step["step"] >= 22


def test_ranges_draw_their_ends_and_points() -> None:
    """The unknown row has neither band nor dots."""
    spec = _spec("ranges")
    assert _marks(spec, "low") == [1, None, 251]
    assert _marks(spec, "high") == [9, None, 290]
    assert _marks(spec, "dot1") == [3, None, 278]


def test_points_draw_known_pairs() -> None:
    """The city in focus is drawn last and larger, in a colour of its own."""
    spec = _spec("points")
    assert _marks(spec, "code") == ["530300", "320500"]
    assert _marks(spec, "tone") == ["shrinking", "role:selected"]
    sizes = _marks(spec, "size")
    assert sizes[1] > sizes[0]


def test_curves_break_at_gaps() -> None:
    """2019 stands alone, 2021 and 2022 are joined."""
    sets = _spec("curves")["datasets"].values()
    rows = next(rows for rows in sets if rows[0].get("curve") == "GDP")
    assert [(row["x"], row["run"]) for row in rows] == [(2019, 0), (2021, 1), (2022, 1)]


def test_chinese_axes_count_in_wan() -> None:
    """Written out for the browser, which knows only k and M."""
    axis = _spec("points")["layer"][-1]["encoding"]["x"]["axis"]
    assert json.dumps("5万") in axis["labelExpr"]
    assert 50_000 in axis["values"]


def test_hostile_names_stay_texts() -> None:
    """A name within an expression is a quoted string: it ends neither the list nor the text."""
    name = '"]}; alert(1) //\\'
    chart = replace(charts.bars(), categories=("a", name, "c"))
    axis = specified(chart, "light").to_dict()["layer"][0]["encoding"]["y"]["axis"]
    lines = json.loads(axis["labelExpr"].removesuffix("[datum.value]"))
    assert "".join(lines["1"]).replace(" ", "") == name.replace(" ", "")


@pytest.mark.parametrize("name", EVERY)
def test_only_marks_with_codes_hear_clicks(name: str) -> None:
    """Where a click says which unit it was, there is a selection, and only there."""
    selections = [one["name"] for one in _spec(name).get("params", [])]
    assert (CLICK in selections) == hears(EVERY[name])


def test_another_city_comes_into_focus() -> None:
    """The value stays as it is; its copy has the other code."""
    chart = charts.bars()
    other = with_focus(chart, "110000")
    assert (chart.chosen, getattr(other, "chosen", "")) == ("530300", "110000")


def test_figures_beyond_bars_have_room_in_pixels() -> None:
    """However narrow the chart, the figure at the end of the longest bar is not cut off."""
    scales = [
        layer["encoding"]["x"]["scale"]
        for layer in _spec("bars")["layer"]
        if "scale" in layer.get("encoding", {}).get("x", {})
    ]
    assert scales
    assert all("width" in scale["domainMax"]["expr"] for scale in scales)


def test_two_names_of_bars_stand_one_above_the_other() -> None:
    """Beside long names of rows a chart has no room for two names side by side."""
    two = replace(charts.bars(), series=charts.bars().series[:2])
    columns = json.dumps(specified(two, "light").to_dict())
    assert '"columns": 1' in columns
