"""The two parts of the map: what is sent, how much, and that no text becomes code."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

import folium
import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit_folium import generate_js_hash, generate_leaflet_string

from data.catalogue import Catalogue
from data.errors import DataError
from geo.build import BoundaryFiles
from geo.map_layers import Click, MapPaint, as_script, clicked, national_map, paint_layer
from geo.map_words import MAP_WORDS
from geo.palettes import Ramp

_IN_LETTERS = str.maketrans("0123456789", "abcdefghij")
HOSTILE = "</script><script>alert('x')</script>\u2028 &amp; _0123abc"
PAINT = MapPaint(
    classes={"110000": 1, "320500": 0, "460300": -1},
    colours=Ramp(("#ffffff", "#000000"), ("#111111", "#eeeeee")),
    labels={"110000": HOSTILE},
    caption=HOSTILE,
    no_data_text="No data",
    outside_text="Outside the data",
)


def _sent(paint: MapPaint) -> str:
    """Return the script of the part that changes, as streamlit-folium makes it."""
    layer = paint_layer(paint)
    layer.add_to(folium.Map())
    return str(generate_leaflet_string(layer, base_id="feature_group_0"))


def _state(script: str) -> dict[str, Any]:
    found = re.search(r"atlas\.paint\((.*)\);", script)
    assert found
    state: dict[str, Any] = json.loads(found.group(1))
    return state


def _labels(script: str) -> dict[str, str]:
    state = _state(script)
    told = zip(state["packed"]["numbers"].split("|"), state["packed"]["texts"], strict=True)
    around = [(number, state["around"][ord(letter) - ord("a")]) for number, letter in told]
    labels = [text.replace("#", number, 1) if number else text for number, text in around]
    return dict(zip(_codes(state), labels, strict=True))


def _codes(state: dict[str, Any]) -> list[str]:
    return re.findall(".{6}", state["packed"]["codes"])


def _classes(state: dict[str, Any]) -> dict[str, int]:
    letters = state["packed"]["classes"].lower()
    places = [-1 if letter == "z" else ord(letter) - ord("a") for letter in letters]
    return dict(zip(_codes(state), places, strict=True))


class _Addresses(HTMLParser):
    """Collect every address that a page would load something from."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(page)

    def handle_starttag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value or "" for name, value in attrs if name in ("src", "href")]


def test_hostile_text_arrives_as_text_and_never_as_markup() -> None:
    """A name with a script tag cannot end the script it travels in, and is not changed."""
    script = _sent(PAINT)
    assert "<" not in script
    assert "\u2028" not in script
    assert _state(script)["caption"] == HOSTILE
    assert _labels(script)["110000"] == HOSTILE


def test_labels_arrive_whole() -> None:
    """Number and ending make the label again; a unit without a label gets the no-data text."""
    labels = {"110000": "−3.5 %, 2023", "320500": "1,200万元"}
    script = _sent(replace(PAINT, labels=labels))
    assert _labels(script) == labels | {"460300": "No data"}
    assert _classes(_state(script)) == PAINT.classes


def test_there_may_be_many_texts_around_numbers() -> None:
    """Each unit has the reason of its own where a hundred differ, and is faded or not."""
    codes = [f"{number:06}" for number in range(100)]
    labels = {code: f"because of {code.translate(_IN_LETTERS)}" for code in codes}
    faded = frozenset(codes[::3])
    paint = replace(PAINT, classes=dict.fromkeys(codes, -1), labels=labels, faded=faded)
    script = _sent(paint)
    assert _labels(script) == labels
    letters = _state(script)["packed"]["classes"]
    assert {code for code, letter in zip(codes, letters, strict=True) if letter.isupper()} == faded


def test_codes_are_left_out_where_all_units_are_told_of() -> None:
    """The browser has them from the shapes; everything else is the same."""
    told, whole = _state(_sent(PAINT)), _state(_sent(replace(PAINT, whole=True)))
    assert told["packed"].pop("codes") == "110000320500460300"
    assert whole == told


@given(st.recursive(st.text() | st.integers() | st.none(), lambda inner: st.lists(inner)))
def test_any_value_survives_the_way_into_a_script(value: object) -> None:
    """Escaping loses nothing and leaves no character that could end a tag or a line."""
    script = as_script(value)
    assert json.loads(script) == value
    assert not set(script) & set("<>&\u2028\u2029")


def test_a_repaint_of_the_whole_country_is_small(catalogue: Catalogue) -> None:
    """337 long Chinese labels, half of the units filtered out, two clusters: under 6 kB.

    Counted as Streamlit sends it, in ASCII.
    """
    codes = catalogue.cities["city_code"].tolist()
    paint = replace(
        PAINT,
        classes=dict.fromkeys(codes, 4),
        labels={code: f"{number / 7:.1f}万元/人（2023年）" for number, code in enumerate(codes)},
        faded=frozenset(codes[::2]),
        outlined={"长三角": tuple(codes[:41]), "珠三角": tuple(codes[:9])},
    )
    assert len(json.dumps(_sent(paint))) < 6_000


def test_the_static_part_never_changes(boundary_files: BoundaryFiles) -> None:
    """The same script each time, or the browser would draw the map anew; one for each language."""

    def identity(language: str) -> str:
        script = generate_leaflet_string(national_map(language, boundary_files))
        return str(generate_js_hash(script, "map"))

    assert identity("en") == identity("en")
    assert identity("en") != identity("zh")


def test_nothing_is_loaded_from_another_host(boundary_files: BoundaryFiles) -> None:
    """Every script, style and link of both parts is a file of our own static folder."""
    drawn = national_map("en", boundary_files)
    paint_layer(PAINT).add_to(drawn)
    page = drawn.get_root().render()
    assert set(_Addresses(page).found) == {
        f"../../app/static/{name}"
        for name in (boundary_files.leaflet_js, boundary_files.leaflet_css, boundary_files.map_js)
    }
    assert "//" not in re.sub(r"// .*", "", page)


def test_every_language_has_every_word() -> None:
    """No button of the map is without a title in any language."""
    assert all(all(vars(words).values()) for words in MAP_WORDS.values())


def test_a_language_without_words_is_refused(boundary_files: BoundaryFiles) -> None:
    """The message says which languages there are."""
    with pytest.raises(DataError, match="only en, zh"):
        national_map("xx", boundary_files)


@pytest.mark.parametrize(
    ("returned", "expected"),
    [
        (None, None),
        ({}, None),
        ({"last_active_drawing": None}, None),
        (
            {"last_active_drawing": {"id": "320500", "properties": {"at": 7}, "geometry": None}},
            Click("320500", 7),
        ),
    ],
)
def test_a_click_is_a_code_and_a_time(
    returned: dict[str, object] | None, expected: Click | None
) -> None:
    """Nothing was clicked, or one unit at one moment."""
    assert clicked(returned) == expected
