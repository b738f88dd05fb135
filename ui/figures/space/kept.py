"""Where the units lie: the map's files, who borders on whom, and how a measure lies on it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from geo.annotations import Point
from geo.boundaries import source
from geo.build import BoundaryFiles, Shape, ensure_built
from geo.counties import CountyFiles, ensure_counties
from geo.labels.middles import read_middles
from geo.space.neighbours import read_neighbours
from geo.space.spatial import SpatialPattern, spatial_pattern
from scoring.index.choices import IndexChoices
from ui.figures import kept
from ui.reader.keep import keep


@st.cache_resource(show_spinner=False)
def boundaries() -> BoundaryFiles:
    """Return the files the map is drawn from, built first where they are missing."""
    return replace(ensure_built(), counties=county_files().counties)


@st.cache_resource(show_spinner=False)
def county_files() -> CountyFiles:
    """Return the files that counties are drawn from, built first where they are missing."""
    return ensure_counties()


@st.cache_resource(show_spinner=False)
def middles() -> Mapping[str, Point]:
    """Return where the names of units and provinces hang, in kilometres of the map."""
    return read_middles(boundaries())


@st.cache_data(show_spinner=False, max_entries=2)
def units_outside(shape: Shape = "map") -> int:
    """Return how many units are drawn without being part of the data."""
    return source.units_outside(shape == "equal")


@st.cache_resource(show_spinner=False)
def neighbours() -> Mapping[str, tuple[str, ...]]:
    """Return the units that share a border with each unit; none for an island.

    Statistics join those that border on none to the nearest (`nearest`), which is no neighbour.
    """
    files = boundaries()
    known = read_neighbours(files.folder / files.neighbours)
    apart = {frozenset(pair) for pair in known.joined.items()}
    return {
        code: tuple(other for other in near if frozenset((code, other)) not in apart)
        for code, near in known.of.items()
    }


@st.cache_resource(show_spinner=False)
def nearest() -> Mapping[str, str]:
    """Return the nearest unit of each that shares a border with none."""
    files = boundaries()
    return read_neighbours(files.folder / files.neighbours).joined


def around(city: str) -> tuple[str, ...]:
    """Return the units that share a border with a city, or the nearest where none does."""
    near = nearest().get(city)
    return neighbours()[city] or ((near,) if near else ())


@keep(100)
def pattern(
    code: str, year: int, choices: IndexChoices, among: frozenset[str], seed: int
) -> SpatialPattern:
    """Return how a measure lies on the map, over the units that pass the filters."""
    values = kept.measure(code, year, choices).values
    files = boundaries()
    known = read_neighbours(files.folder / files.neighbours)
    return spatial_pattern(values[values.index.isin(among)], known, seed=seed)
