"""Turn the source boundaries into the files the map is drawn from, once.

Run `python -m geo.build`, or let `ensure_built` do it at the first start.
Every file carries a hash of its content in its name, is written under a
temporary name and moved into place, and the manifest comes last: a build that
is interrupted, or two at once, leave only complete files.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, get_args

from data.catalogue import read_catalogue
from data.errors import DataError, in_words
from geo.boundaries.packages import LEAFLET, boundary_source, installed_version, leaflet_file

if TYPE_CHECKING:
    import geopandas as gpd

# Units as they lie on the map, or all of one size.
Shape: TypeAlias = Literal["map", "equal"]
SHAPES: tuple[Shape, ...] = get_args(Shape)
# The one folder that Streamlit serves, at app/static/.
STATIC = Path(__file__).parents[1] / "static"
MANIFEST = "boundaries.json"
_ROOM = Path(__file__).parent
_TABLES = (_ROOM.with_name("data") / "cities.csv", _ROOM / "boundaries" / "outside_units.csv")
_BROWSER = tuple(
    _ROOM / "browser" / f"{name}.js"
    for name in (
        "topology",
        "inset",
        "view",
        "marks",
        "dress",
        "labels",
        "hatch",
        "steps",
        "trend",
        "national_map",
    )
)
_CODE = tuple(
    _ROOM / name
    for name in (
        "build.py",
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
_STALE_SECONDS = 3600
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

    @property
    def shapes(self) -> dict[Shape, str]:
        """The file that each shape of the map is drawn from."""
        return {"map": self.topology, "equal": self.cartogram}


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
    digest = hashlib.sha256()
    for path in (boundary_source(), *_TABLES, *_CODE, *_BROWSER):
        try:
            digest.update(bytes.fromhex(_hash_of(path)))
        except OSError as error:
            raise DataError(f"{path.name}: cannot be read ({error.strerror})") from None
    for library in _LIBRARIES:
        digest.update(f"{library} {installed_version(library)}".encode())
    return digest.hexdigest()


def _read_built(folder: Path, key: str) -> BoundaryFiles | None:
    """Return what an earlier build left, if it is for this key and undamaged."""
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        if manifest["key"] != key:
            return None
        if any(_hash_of(folder / name) != kept for name, kept in manifest["hashes"].items()):
            return None
        return BoundaryFiles(folder=folder, key=key, **manifest["files"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _hash_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _build(folder: Path, key: str) -> BoundaryFiles:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        workshop = Path(tempfile.mkdtemp(prefix=".building-", dir=folder))
        try:
            made = _write_boundaries(workshop) | _write_scripts(workshop)
            return _publish(workshop, folder, key, made)
        finally:
            shutil.rmtree(workshop, ignore_errors=True)
    except OSError as error:
        raise DataError(
            f"{folder.name}/: the files of the map cannot be written there "
            f"({error.strerror or error}); make room, or let the atlas write into this folder",
            "map_not_written",
        ) from None


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
    _write_shapes(workshop / made["topology"], topology.encode(simple, drawn_lines), simple)
    hexagons = as_hexagons(simple)
    _write_shapes(workshop / made["cartogram"], topology.encode(hexagons), hexagons)
    (workshop / made["neighbours"]).write_text(neighbours.as_text(near), encoding="utf-8")
    topology.in_degrees(simple, full).to_parquet(workshop / made["units"])
    return made


def _write_shapes(path: Path, encoded: dict[str, Any], units: gpd.GeoDataFrame) -> None:
    """Write shapes with the points that their names hang on."""
    from geo.labels.places import find_places

    encoded["places"] = find_places(units, read_catalogue().cities)
    compact = json.dumps(encoded, ensure_ascii=False, separators=(",", ":"))
    path.write_text(compact, encoding="utf-8")


def _write_scripts(workshop: Path) -> dict[str, str]:
    copied = {"leaflet_js": "leaflet.js", "leaflet_css": "leaflet.css"}
    for name in copied.values():
        shutil.copyfile(leaflet_file(name), workshop / name)
    ours = "\n".join(path.read_text(encoding="utf-8") for path in _BROWSER)
    (workshop / "atlas-map.js").write_text(ours, encoding="utf-8")
    return copied | {"map_js": "atlas-map.js"}


def _publish(workshop: Path, folder: Path, key: str, made: Mapping[str, str]) -> BoundaryFiles:
    """Move the finished files into place, the manifest last; all are written before one moves."""
    hashes: dict[str, str] = {}
    named: dict[str, str] = {}
    for role, name in made.items():
        content = _hash_of(workshop / name)
        stem, dot, ending = name.partition(".")
        named[role] = f"{stem}-{content[:12]}{dot}{ending}"
        hashes[named[role]] = content
    manifest = workshop / MANIFEST
    manifest.write_text(json.dumps({"key": key, "files": named, "hashes": hashes}, indent=1))
    for role, name in made.items():
        (workshop / name).replace(folder / named[role])
    manifest.replace(folder / MANIFEST)
    _remove_older(folder, made.values(), set(hashes))
    return BoundaryFiles(folder=folder, key=key, **named)


def _remove_older(folder: Path, names: Iterable[str], current: set[str]) -> None:
    """Remove what earlier builds left; another server may still be at work on what is fresh."""
    stems = "|".join(re.escape(name.partition(".")[0]) for name in names)
    ours = re.compile(rf"(?:{stems})-[0-9a-f]{{12}}\.|\.building-")
    for path in folder.iterdir():
        if path.name in current or not ours.match(path.name):
            continue
        with contextlib.suppress(OSError):
            if time.time() - path.stat().st_mtime > _STALE_SECONDS:
                shutil.rmtree(path) if path.is_dir() else path.unlink()


def main() -> None:
    """Build where that is needed, and print the names of the files."""
    print(json.dumps(asdict(ensure_built()), default=str, indent=1))


if __name__ == "__main__":
    sys.exit(in_words(main))
