"""The files that counties are drawn from, built once like those of the prefectures.

Run `python -m geo.counties`, or let `ensure_counties` do it when the first is asked for.

They are apart from them because most readers never open a county: nothing here is
read or sent until somebody does.
"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from data.errors import DataError, in_words
from geo import kept_files
from geo.boundaries.packages import boundary_source, county_source
from geo.build import STATIC, write_topology

if TYPE_CHECKING:
    import geopandas as gpd

MANIFEST = "counties.json"
_ROOM = Path(__file__).parent
_DATA = _ROOM.with_name("data")
_READ = (
    *(_DATA / name for name in ("cities.csv", "counties.csv", "counties/drawn.py")),
    _ROOM / "boundaries" / "outside_units.csv",
    *(_ROOM / name for name in ("counties.py", "kept_files.py", "labels/places.py")),
    *(
        _ROOM / "boundaries" / f"{name}.py"
        for name in ("counties", "source", "geojson", "topology")
    ),
)
_LIBRARIES = ("shapely", "pyproj", "geopandas", "topojson")


@dataclass(frozen=True)
class CountyFiles:
    """The names of the built files inside `folder`.

    Attributes
    ----------
    folder : where they are
    key : hash of everything they were built from
    counties : TopoJSON in Albers metres, for the browser
    county_units : GeoParquet in degrees, for the server
    county_neighbours : JSON of queen contiguity, for the server
    """

    folder: Path
    key: str
    counties: str
    county_units: str
    county_neighbours: str


def ensure_counties(folder: Path = STATIC) -> CountyFiles:
    """Return the files of the counties, building them first unless they are whole and current.

    Raises
    ------
    DataError
        If a source is missing or is not what the build expects.
    JoinError
        If the polygons and the counties of the tables differ.
    """
    key = kept_files.key_of((county_source(), boundary_source(), *_READ), _LIBRARIES)
    named = kept_files.read_kept(folder, MANIFEST, key)
    if named is None:
        named = kept_files.keep(folder, MANIFEST, key, _write)
    return CountyFiles(folder, key, **named)


def read_county_units(files: CountyFiles) -> gpd.GeoDataFrame:
    """Return the shape of every county unit, simplified and seamless.

    Returns
    -------
    GeoDataFrame in degrees (EPSG:4326), index unit (text)
        As `geo.boundaries.counties.read_counties`, ``area`` in km² (of the polygon at
        full resolution, on the equal-area projection), a point inside the unit
        (``label_longitude``, ``label_latitude``) and the geometry.
    """
    import geopandas as gpd  # as `_write` says

    try:
        return gpd.read_parquet(files.folder / files.county_units)
    except (OSError, ValueError) as error:
        raise DataError(
            f"{files.county_units}: cannot be read ({error}); run: python -m geo.counties",
            "map_unreadable",
        ) from None


def _write(workshop: Path) -> dict[str, str]:
    # Imported here so that a start with up-to-date files does not pay for them.
    from shapely.errors import ShapelyError

    from data.catalogue import read_catalogue
    from geo.boundaries import counties, source, topology
    from geo.labels.places import find_county_places
    from geo.space import neighbours

    catalogue = read_catalogue()
    path = county_source()
    try:
        full = counties.read_counties(path, catalogue)
    except ShapelyError as error:
        raise DataError(f"{path.name}: its shapes cannot be joined ({error})") from None
    full["area"] = counties.areas(full)
    _, lines = source.read_source(boundary_source())
    simple = topology.simplify(full)
    near = neighbours.find_neighbours(full[full["outside"] == ""])
    made = {
        "counties": "county-shapes.json",
        "county_units": "county-units.parquet",
        "county_neighbours": "county-neighbours.json",
    }
    encoded = topology.encode(simple.drop(columns="area"), lines.to_crs(topology.ALBERS))
    encoded["places"] = find_county_places(simple, catalogue.cities)
    write_topology(workshop / made["counties"], encoded)
    (workshop / made["county_neighbours"]).write_text(neighbours.as_text(near), encoding="utf-8")
    topology.in_degrees(simple, full).to_parquet(workshop / made["county_units"])
    return made


def main() -> None:
    """Build where that is needed, and print the names of the files."""
    print(json.dumps(asdict(ensure_counties()), default=str, indent=1))


if __name__ == "__main__":
    sys.exit(in_words(main))
