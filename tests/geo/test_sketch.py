"""The map before there is a live one: the same units in the same colours, in few strokes."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from geo.build import ensure_built
from geo.drawing.drawn import read_drawn
from geo.drawing.sketch import draw_sketch
from geo.map_layers import MapPaint
from geo.palettes import Ramp
from geo.themes import THEMES

PATH = re.compile(r'<path class="sketch-(area|line) sketch-(\w+)" d="([^"]+)"')
CODES = sorted(read_drawn(ensure_built()).rings)
PAINT = MapPaint(
    classes={code: place % 3 - 1 for place, code in enumerate(CODES[:300])},
    colours=Ramp(("#111111", "#222222"), ("#dddddd", "#eeeeee")),
    labels={},
    caption="",
    no_data_text="",
    outside_text="",
)


def test_every_ring_of_every_unit_is_drawn_once_in_its_class() -> None:
    """No data is a kind of its own, and so is what lies outside the data."""
    drawn, sketch = read_drawn(ensure_built()), draw_sketch(PAINT, ensure_built(), "Sea")
    counted = {kind: d.count("M") for layer, kind, d in PATH.findall(sketch) if layer == "area"}
    rings = dict.fromkeys(("none", "class0", "class1", "white"), 0)
    names = {None: "white", -1: "none", 0: "class0", 1: "class1"}
    for code in CODES:
        rings[names[PAINT.classes.get(code)]] += len(drawn.rings[code])
    assert counted == rings


@pytest.mark.parametrize("theme", THEMES)
def test_colours_of_classes_are_those_of_the_page(theme: str) -> None:
    """A dark page's stand in the rule for dark pages."""
    sketch = draw_sketch(PAINT, ensure_built(), "Sea")
    light, dark = sketch.split("@media (prefers-color-scheme: dark)")
    rules = {"light": light, "dark": dark}[theme]
    for place, colour in enumerate(PAINT.colours.of(theme)):
        assert f".sketch-class{place}{{fill:{colour}}}" in rules
    assert f".sketch-hatched{{fill:{THEMES[theme].no_data_line}}}" in rules


def test_the_ten_dash_line_and_the_sea_of_it_are_there() -> None:
    """A map of the country is never without them."""
    sketch = draw_sketch(PAINT, ensure_built(), "Sea & islands", "<p>legend</p>")
    dashes = [d for _, kind, d in PATH.findall(sketch) if kind == "dashes"]
    assert [d.count("M") for d in dashes] == [len(read_drawn(ensure_built()).lines["ten_dash"])]
    assert '<use href="#sketched"/>' in sketch
    assert "<span>Sea &amp; islands</span>" in sketch
    assert sketch.endswith("<p>legend</p></div>")


def test_it_is_small_enough_to_come_with_the_first_words() -> None:
    """A third of what the boundaries of the live map take."""
    everything = draw_sketch(replace(PAINT, classes=dict.fromkeys(CODES, 0)), ensure_built(), "")
    assert len(everything) < 100_000
