"""The national map in two parts: one that never changes, and one that is only colour.

`national_map` draws boundaries that the browser loads once from our own
server. `paint_layer` carries classes, labels, selection and filter, about five
kilobytes, and is what changes when the reader asks for another measure. Both
are folium elements, to be mounted with streamlit-folium:

    st_folium(
        national_map(language, files),
        feature_group_to_add=paint_layer(paint),
        returned_objects=["last_active_drawing"],
        ...
    )

Nothing here asks an outside host for anything: Leaflet comes from our own
static folder, and folium's lists of other libraries are replaced.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any, Literal, NamedTuple, Self

import folium
from branca.element import MacroElement
from folium.template import Template

from data.errors import DataError
from geo.annotations import Annotation
from geo.build import COUNTIES, BoundaryFiles, Shape
from geo.map_labels import split_label
from geo.map_words import MAP_WORDS
from geo.palettes import Ramp

# From the component's own page, two folders below the server's base path.
SERVED_FROM = "../../app/static/"
_ROOM = Path(__file__).parent
_OPENS_TEMPLATE = re.compile(r"\{(?=[{%#])")


@dataclass(frozen=True)
class MapPaint:
    """What the map shows at one moment; all texts in the reader's language.

    Attributes
    ----------
    classes : city_code → place in `colours`, −1 for no data; a unit that is
        absent lies outside the data and is left white
    colours : of each class, on a light and on a dark page
    labels : city_code → value with unit and year, or why there is none
    caption : name of the measure
    no_data_text : label of a unit without data that has none in `labels`
    outside_text : label of the units outside the data
    faded : units filtered out, drawn faint but still clickable
    selected : unit with the strong outline
    outlined : name of a cluster → its member units, drawn as one outline
    focus : units to fly to, once each time this changes
    theme : colours of everything that is not a class
    series : key of the years that can be stepped through: `geo.map_steps.packed`
    years : the year shown, after the first year of a span
    shape : units as they lie on the map, or all of one size
    linked : maps of one page with the same name here look at the same place, and what is
        pointed at or chosen on one is so on all; "" for a map of its own
    annotations : what the reader wrote on it
    placing : a click tells a place of the map, and what is written on it can be dragged
    opens : a double click looks inside a unit, and does not zoom
    whole : all units that have figures are told of, and so are known from their shapes
    joined : the units of a province are one: no border between them, and they are called by it
    """

    classes: Mapping[str, int]
    colours: Ramp
    labels: Mapping[str, str]
    caption: str
    no_data_text: str
    outside_text: str
    faded: frozenset[str] = frozenset()
    selected: str | None = None
    outlined: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    focus: tuple[str, ...] = ()
    theme: Literal["light", "dark"] = "light"
    series: str = ""
    years: tuple[int, ...] = ()
    shape: Shape = "map"
    linked: str = ""
    annotations: tuple[Annotation, ...] = ()
    placing: bool = False
    opens: bool = False
    joined: bool = False
    whole: bool = False

    @cached_property
    def told(self) -> str:
        """What is told of the units, as `paint_script` begins; the longest part of it."""
        return as_script(_told(self))[:-1]

    def seen(self, **changes: Any) -> Self:
        """Return the same units as another reader sees them: anything but what is told of them."""
        other = replace(self, **changes)
        other.__dict__["told"] = self.told
        return other


class Click(NamedTuple):
    """A unit that was clicked, and when: a second click on it is another click.

    Attributes
    ----------
    twice : it was clicked twice in a row, to look inside it
    """

    city_code: str
    at: int
    twice: bool = False


def served(path: Path) -> str:
    """Return the address of a built file on our own server."""
    return SERVED_FROM + path.name


def national_map(
    language: str, files: BoundaryFiles, address: Callable[[Path], str] = served
) -> folium.Map:
    """Return the part of the map that is the same for every measure.

    Parameters
    ----------
    language : ``en`` or ``zh``
    files : `geo.build.ensure_built`
    address : where the browser finds a built file

    Returns
    -------
    folium.Map
        New for every use: mounting a map changes it, so it must not be cached.

    Raises
    ------
    DataError
        If the map does not speak the language.
    """
    if language not in MAP_WORDS:
        raise DataError(f"the map has no words in {language!r}, only {', '.join(MAP_WORDS)}")
    drawn = folium.Map(
        location=[0, 0],
        zoom_start=0,
        # folium keeps its own min_zoom and max_zoom for tiles, of which there are none
        minZoom=-2,
        maxZoom=6,
        zoom_snap=0.25,
        crs="Simple",
        tiles=None,
        zoom_control=False,
        attribution_control=False,
        track_resize=False,
    )
    drawn.default_js = [
        ("leaflet", address(files.folder / files.leaflet_js)),
        ("atlas", address(files.folder / files.map_js)),
    ]
    drawn.default_css = [("leaflet_css", address(files.folder / files.leaflet_css))]
    shapes = {shape: address(files.folder / name) for shape, name in files.shapes.items()}
    _NationalMap(language, shapes).add_to(drawn)
    return drawn


def paint_layer(paint: MapPaint) -> folium.FeatureGroup:
    """Return the part of the map that changes, to be given as ``feature_group_to_add``."""
    return layer_of(paint_script(paint))


def layer_of(state: str) -> folium.FeatureGroup:
    """Return the same of what `paint_script` says, or of what stands in its place."""
    layer = folium.FeatureGroup(name="paint")
    _Paint(state).add_to(layer)
    return layer


def clicked(returned: Mapping[str, Any] | None) -> Click | None:
    """Return the last click on a unit from what `st_folium` returned, if there was one.

    streamlit-folium returns the last click again at every rerun: compare `Click`
    with the one seen before to know whether it is new.
    """
    drawing = (returned or {}).get("last_active_drawing")
    if not drawing or "id" not in drawing:
        return None
    told = drawing["properties"]
    return Click(str(drawing["id"]), int(told["at"]), told.get("twice") is True)


class _NationalMap(MacroElement):
    _template = Template((_ROOM / "national_map.js.j2").read_text(encoding="utf-8"))

    def __init__(self, language: str, shapes: Mapping[Shape, str]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "NationalMap"
        self.options = as_script(
            {
                "shapes": shapes,
                "language": language,
                "words": asdict(MAP_WORDS[language]),
            }
        )


class _Paint(MacroElement):
    _template = Template((_ROOM / "paint.js.j2").read_text(encoding="utf-8"))

    def __init__(self, state: str) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "Paint"
        self.state = state


def paint_script(paint: MapPaint) -> str:
    """Return `paint_state` as a script writes it."""
    return f"{paint.told},{as_script(_seen(paint))[1:]}"


def paint_state(paint: MapPaint) -> dict[str, object]:
    """Return what the map's script is told at each paint."""
    return {**_told(paint), **_seen(paint)}


def _told(paint: MapPaint) -> dict[str, object]:
    """What is told of the units, of which the browser makes a table again (`browser/packed.js`).

    Classes, numbers and the texts around them stand in the order of the codes, which
    the browser has from the shapes where all of them are told of.
    """
    units, around = _units_and_texts(paint)
    packed = _packed(units, paint.faded)
    if not (paint.whole or paint.shape == COUNTIES):
        packed["codes"] = "".join(sorted(units))
    return {"packed": packed, "around": around}


def _packed(units: Mapping[str, tuple[int, str, int]], faded: frozenset[str]) -> dict[str, str]:
    ordered = sorted(units)
    letters = (chr(ord("a") + units[code][0]) if units[code][0] >= 0 else "z" for code in ordered)
    return {
        "classes": "".join(
            letter.upper() if code in faded else letter
            for code, letter in zip(ordered, letters, strict=True)
        ),
        "numbers": "|".join(units[code][1].replace("|", " ") for code in ordered),
        "texts": "".join(chr(ord("a") + units[code][2]) for code in ordered),
    }


def _seen(paint: MapPaint) -> dict[str, object]:
    return {
        "colours": paint.colours.of(paint.theme),
        "caption": paint.caption,
        "outside_text": paint.outside_text,
        "selected": paint.selected,
        "outlined": list(paint.outlined.items()),
        "focus": paint.focus,
        "theme": paint.theme,
        # A dark map is light on paper.
        **({} if paint.theme == "light" else {"on_paper": paint.colours.light}),
        "series": paint.series,
        "years": paint.years,
        "shape": paint.shape,
        "linked": paint.linked,
        "annotations": [asdict(one) for one in paint.annotations],
        "placing": paint.placing,
        "opens": paint.opens,
        "joined": paint.joined,
    }


def _units_and_texts(paint: MapPaint) -> tuple[dict[str, tuple[int, str, int]], list[str]]:
    """Return each unit's class and number, and apart from them the few texts around numbers."""
    places: dict[str, int] = {}
    units = {}
    for code, place in paint.classes.items():
        label = paint.labels.get(code) or paint.no_data_text
        number, around = split_label(label)
        units[code] = (place, number, places.setdefault(around, len(places)))
    return units, list(places)


def as_script(value: object) -> str:
    """Return a value as JSON that is safe anywhere in a script or a page.

    Chinese text stays as it is, a third the size of escapes; only the characters
    that could end a script, a tag or a line are escaped, and the brace that opens
    a template. (JSON's own braces never stand before one of these three.)
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    text = _OPENS_TEMPLATE.sub(r"\\u007b", text)
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text
