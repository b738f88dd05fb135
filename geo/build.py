"""Turn the source boundaries into the files the map is drawn from, once.

Run `python -m geo.build`, or let `ensure_built` do it at the first start.
Every file carries a hash of its content in its name, is written under a
temporary name and moved into place, and the manifest comes last: a build that
is interrupted, or two at once, leave only complete files.
"""

from __future__ import annotations

import json
import shutil
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, get_args

from data.errors import DataError, in_words
from geo import hatch, kept_files, themes
from geo.boundaries.packages import LEAFLET, boundary_source, leaflet_file

if TYPE_CHECKING:
    import geopandas as gpd

# Units as they lie on the map, or all of one size.
Chosen: TypeAlias = Literal["map", "equal"]
SHAPES: tuple[Chosen, ...] = get_args(Chosen)
# Or the counties inside them.
COUNTIES: Literal["counties"] = "counties"
Shape: TypeAlias = Chosen | Literal["counties"]
# The one folder that Streamlit serves, at app/static/.
STATIC = Path(__file__).parents[1] / "static"
MANIFEST = "boundaries.json"
_ROOM = Path(__file__).parent
_TABLES = (_ROOM.with_name("data") / "cities.csv", _ROOM / "boundaries" / "outside_units.csv")


def _browser_file(name: str) -> Path:
    return _ROOM / "browser" / f"{name}.js"


_BROWSER = tuple(
    _browser_file(name)
    for name in (
        "topology",
        "packed",
        "standing",
        "inset",
        "contrast",
        "paper",
        "view",
        "marks",
        "dress",
        "fingers",
        "link",
        "labels",
        "notes",
        "hatch",
        "steps",
        "trend",
        "awaited",
        "national_map",
    )
)
_CODE = tuple(
    _ROOM / name
    for name in (
        "build.py",
        "hatch.py",
        "themes.py",
        "boundaries/source.py",
        "boundaries/geojson.py",
        "boundaries/topology.py",
        "space/neighbours.py",
        "labels/places.py",
        "cartogram/fields.py",
        "cartogram/hexagons.py",
        "cartogram/layout.py",
        "cartogram/wishes.py",
    )
)
_LIBRARIES = ("shapely", "pyproj", "geopandas", "topojson", "libpysal", LEAFLET)


@dataclass(frozen=True)
class BoundaryFiles:
    """The names of the built files inside `folder`.

    Attributes
    ----------
    folder : where they are
    key : hash of everything they were built from
    topology : TopoJSON in Albers metres, for the browser
    cartogram : the same units as hexagons of one size, in the same form
    units : GeoParquet in degrees, for the server
    neighbours : JSON of queen contiguity, for the server
    leaflet_js, leaflet_css : the map library, for the browser
    map_js : the script that draws and paints the map, for the browser
    counties : the counties inside the units, in the form of `topology`; "" where the map
        does not show them
    """

    folder: Path
    key: str
    topology: str
    cartogram: str
    units: str
    neighbours: str
    leaflet_js: str
    leaflet_css: str
    map_js: str
    counties: str = ""

    @property
    def shapes(self) -> dict[Shape, str]:
        """The file that each shape of the map is drawn from."""
        inside: dict[Shape, str] = {COUNTIES: self.counties} if self.counties else {}
        return {"map": self.topology, "equal": self.cartogram, **inside}


def ensure_built(folder: Path = STATIC) -> BoundaryFiles:
    """Return the boundary files, building them first unless they are whole and current.

    Raises
    ------
    DataError
        If a source is missing or is not what the build expects.
    JoinError
        If the boundaries and the units of the atlas differ.
    """
    key = build_key()
    return _read_built(folder, key) or _build(folder, key)


def build_key() -> str:
    """Return a hash of all that decides the result: inputs, settings, code, libraries."""
    return kept_files.key_of((boundary_source(), *_TABLES, *_CODE, *_BROWSER), _LIBRARIES)


def _read_built(folder: Path, key: str) -> BoundaryFiles | None:
    """Return what an earlier build left, if it is for this key and undamaged."""
    named = kept_files.read_kept(folder, MANIFEST, key)
    try:
        return None if named is None else BoundaryFiles(folder=folder, key=key, **named)
    except TypeError:  # other roles than ours
        return None


def _build(folder: Path, key: str) -> BoundaryFiles:
    named = kept_files.keep(
        folder,
        MANIFEST,
        key,
        lambda workshop: _write_boundaries(workshop) | _write_scripts(workshop),
    )
    return BoundaryFiles(folder=folder, key=key, **named)


def _write_boundaries(workshop: Path) -> dict[str, str]:
    # Imported here so that a start with up-to-date files does not pay for them.
    from shapely.errors import ShapelyError

    from geo.boundaries import source, topology
    from geo.cartogram.hexagons import as_hexagons
    from geo.space import neighbours

    known = source.known_units()
    path = boundary_source()
    raw, lines = source.read_source(path)
    source.check_codes(raw, known)
    try:
        full = topology.assemble(raw, known)
    except ShapelyError as error:
        raise DataError(f"{path.name}: its shapes cannot be joined ({error})") from None
    simple = topology.simplify(full)
    near = neighbours.find_neighbours(full[full["outside"] == ""])
    made = {
        "topology": "units.json",
        "cartogram": "cartogram.json",
        "units": "units.parquet",
        "neighbours": "neighbours.json",
    }
    drawn_lines = lines.to_crs(topology.ALBERS)
    write_shapes(workshop / made["topology"], topology.encode(simple, drawn_lines), simple)
    hexagons = as_hexagons(simple)
    write_shapes(workshop / made["cartogram"], topology.encode(hexagons), hexagons)
    (workshop / made["neighbours"]).write_text(neighbours.as_text(near), encoding="utf-8")
    topology.in_degrees(simple, full).to_parquet(workshop / made["units"])
    return made


def write_shapes(path: Path, encoded: dict[str, Any], units: gpd.GeoDataFrame) -> None:
    """Write shapes with the points that their names hang on."""
    from data.catalogue import read_catalogue
    from geo.labels.places import find_places

    write_topology(path, encoded | {"places": find_places(units, read_catalogue().cities)})


def write_topology(path: Path, encoded: dict[str, Any]) -> None:
    """Write a topology as short as JSON can be."""
    compact = json.dumps(encoded, ensure_ascii=False, separators=(",", ":"))
    path.write_text(compact, encoding="utf-8")


def browser_script(name: str) -> str:
    """Return a part of the map's script, for a page that has no map yet."""
    return _browser_file(name).read_text(encoding="utf-8")


def _write_scripts(workshop: Path) -> dict[str, str]:
    copied = {"leaflet_js": "leaflet.js", "leaflet_css": "leaflet.css"}
    for name in copied.values():
        shutil.copyfile(leaflet_file(name), workshop / name)
    ours = "\n".join(path.read_text(encoding="utf-8") for path in _BROWSER)
    look = f"window.atlas = window.atlas || {{}};\natlas.look = {json.dumps(_look())};\n"
    (workshop / "atlas-map.js").write_text(look + ours, encoding="utf-8")
    return copied | {"map_js": "atlas-map.js"}


def _look() -> dict[str, object]:
    """The colours of everything on the map that is not a class, which no change changes."""
    return {
        "themes": {name: asdict(theme) for name, theme in themes.THEMES.items()},
        "contrasted": {name: asdict(theme) for name, theme in themes.CONTRASTED.items()},
        "selection": themes.SELECTION,
        "casing": themes.CASING,
        "note": themes.NOTE,
        "hatch": {"width": hatch.WIDTH, "spacing": hatch.SPACING},
    }


def main() -> None:
    """Build where that is needed, and print the names of the files."""
    print(json.dumps(asdict(ensure_built()), default=str, indent=1))


if __name__ == "__main__":
    sys.exit(in_words(main))
