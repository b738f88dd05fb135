"""The parameters of an address: each a field of the View, and how its text is read.

Two functions are each other's inverse: `read_view` (address → View) and
`write_view` (View → address). The address holds codes, never labels. A value
that is unknown or out of range falls back to the default, with a `Notice`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from typing import Any

from data.catalogue import Catalogue
from data.counties.drawn import drawn_units
from data.edition import current, is_label
from data.errors import DataError
from data.series import variables_with_years
from geo.annotations import read_annotations, write_annotations
from geo.build import SHAPES
from geo.classes.classify import FEWEST, MOST, SCHEMES
from scoring.counties.figures import measures as measures_of_counties
from scoring.history.dimensions import DIMENSIONS
from scoring.index.choices import IndexChoices
from scoring.index.choices_checks import check_name
from scoring.index.choices_text import read_compact, write_compact
from scoring.targets.own import read_own, write_own
from ui.address.view import (
    AGAINST,
    BESIDE,
    COUNTINGS,
    COUNTY_PARTS,
    FACTORS,
    FIGURES,
    FILTERS,
    GROUPINGS,
    GROWTHS,
    INDEX,
    LAB_MAPS,
    LEVELS,
    MOST_COMPARED,
    MOST_PEERS,
    NO_TARGET,
    OVERS,
    PAIRS,
    PALETTES,
    PANELS,
    PERIODS,
    QUESTIONS,
    RATES,
    SCALES,
    TABS,
    View,
)
from ui.words.texts import LANGUAGES

# The own figures that an address asks for; they decide which other codes there are.
OWN = "own"
# The edition of the data that an address is pinned to; it decides which figures there are.
EDITION = "edition"
DIGEST = re.compile(r"[0-9a-f]{16}")


@dataclass(frozen=True)
class Notice:
    """A value of the address that could not be used, and why where that can be said.

    Attributes
    ----------
    mended : it was used all the same, but otherwise than written: `error` says how
    """

    parameter: str
    value: str
    error: DataError | None = None
    mended: bool = False


@dataclass(frozen=True)
class Vocabulary:
    """The codes that an address may use; `series` are variables with several years."""

    measures: frozenset[str]
    cities: frozenset[str]
    parts: frozenset[str]
    series: frozenset[str]
    comparable: frozenset[str]
    targets: frozenset[str]
    places: frozenset[str]
    counties: frozenset[str]
    county_measures: frozenset[str]
    filters: Mapping[str, tuple[str, ...]] = field(hash=False)
    read_choices: Callable[[str], IndexChoices] = field(hash=False)

    @property
    def groups(self) -> frozenset[str]:
        """What can be looked into: the regions and the clusters."""
        return frozenset((*self.filters["region"], *self.filters["cluster"]))


def vocabulary(catalogue: Catalogue) -> Vocabulary:
    """Return the codes found in the tables."""
    cities, frameworks = catalogue.cities, catalogue.frameworks
    measures = {INDEX}
    measures |= {f"dimension.{code}" for code in frameworks["heading"]}
    measures |= {f"history.{code}" for code in DIMENSIONS}
    measures |= {f"indicator.{code}" for code in catalogue.indicators["indicator"]}
    measures |= {f"variable.{code}" for code in catalogue.variables["variable"]}
    return Vocabulary(
        measures=frozenset(measures),
        cities=frozenset(cities["city_code"]),
        parts=frozenset(frameworks["heading"]) | frozenset(catalogue.indicators["indicator"]),
        series=frozenset(variables_with_years(catalogue)),
        comparable=frozenset(cities["city_code"])
        | {f"province.{code}" for code in cities["province_code"]}
        | {f"cluster.{code}" for code in catalogue.clusters["cluster"]},
        targets=frozenset((NO_TARGET, *catalogue.targets["target"])),
        places=frozenset(cities["city_code"]) | frozenset(cities["province_code"]),
        counties=frozenset(drawn_units(catalogue).index),
        county_measures=frozenset(measures_of_counties(catalogue)),
        filters={
            "region": tuple(cities["region"].unique()),
            "province": tuple(cities["province_code"].unique()),
            "cluster": tuple(catalogue.clusters["cluster"].unique()),
            "tier": tuple(cities["tier"].unique()),
            "level": tuple(cities["level"].unique()),
        },
        # Kept, because the address is read again by every callback.
        read_choices=lru_cache(256)(lambda text: read_compact(text, catalogue)),
    )


@dataclass(frozen=True)
class _Parameter:
    """One parameter of the address: the View's field and how its text is read."""

    name: str
    field: str
    read: Callable[[str, Vocabulary], object]


def _one_of(allowed: Callable[[Vocabulary], Any]) -> Callable[[str, Vocabulary], str]:
    def read(text: str, known: Vocabulary) -> str:
        if text not in allowed(known):
            raise ValueError(text)
        return text

    return read


def _several_of(name: str) -> Callable[[str, Vocabulary], tuple[str, ...]]:
    return _several(_one_of(lambda known: known.filters[name]))


def _several(one: Callable[[str, Vocabulary], str]) -> Callable[[str, Vocabulary], tuple[str, ...]]:
    def read(text: str, known: Vocabulary) -> tuple[str, ...]:
        return tuple(dict.fromkeys(one(part, known) for part in text.split(",")))

    return read


def _at_most(
    most: int, allowed: Callable[[Vocabulary], Any]
) -> Callable[[str, Vocabulary], tuple[str, ...]]:
    every = _several(_one_of(allowed))

    def read(text: str, known: Vocabulary) -> tuple[str, ...]:
        codes = every(text, known)
        if len(codes) > most:
            raise ValueError(text)
        return codes

    return read


def _whole_number(least: int, most: int) -> Callable[[str, Vocabulary], int]:
    def read(text: str, _: Vocabulary) -> int:
        # isascii: int() would also take digits of other scripts and underscores
        if not (text.isascii() and text.isdigit() and least <= int(text[:9]) <= most):
            raise ValueError(text)
        return int(text)

    return read


def _own_target(text: str, _: Vocabulary) -> str:
    own = read_own(text)
    return write_own(own.comparator, own.value)


def _annotations(text: str, known: Vocabulary) -> str:
    return write_annotations(read_annotations(text, known.places))


def _rising_numbers(text: str, _: Vocabulary) -> tuple[float, ...]:
    # isascii: float() also takes digits of other scripts. And a link brings back no more digits
    # than it is written with, after which bounds must still rise.
    if not text.isascii():
        raise ValueError(text)
    bounds = tuple(float(_write(float(part))) for part in text.split(","))
    rises = all(low < high for low, high in pairwise(bounds))
    finite = all(abs(bound) < 1e18 for bound in bounds)
    if not (finite and rises and len(bounds) < MOST):
        raise ValueError(text)
    return bounds


def _edition(text: str, _: Vocabulary) -> str:
    if not is_label(text):
        raise ValueError(text)
    return "" if text == current().label else text


def _digest(text: str, _: Vocabulary) -> str:
    if not DIGEST.fullmatch(text):
        raise ValueError(text)
    return text


PARAMETERS = (
    _Parameter("lang", "language", _one_of(lambda _: LANGUAGES)),
    _Parameter(EDITION, "edition", _edition),
    _Parameter(OWN, "own", _digest),
    _Parameter("show", "measure", _one_of(lambda known: known.measures)),
    _Parameter("year", "year", _whole_number(1949, 2100)),
    _Parameter("since", "since", _whole_number(1949, 2100)),
    _Parameter("growth", "growth", _one_of(lambda _: GROWTHS)),
    *(_Parameter(name, name, _several_of(name)) for name in FILTERS),
    _Parameter("scheme", "scheme", _one_of(lambda _: SCHEMES)),
    _Parameter("classes", "classes", _whole_number(FEWEST, MOST)),
    _Parameter("breaks", "breaks", _rising_numbers),
    _Parameter("palette", "palette", _one_of(lambda _: PALETTES)),
    _Parameter("against", "against", _one_of(lambda _: AGAINST)),
    _Parameter("scale", "scale", _one_of(lambda _: SCALES)),
    _Parameter("target", "target", _one_of(lambda known: known.targets)),
    _Parameter("own_target", "own_target", _own_target),
    _Parameter("over", "over", _one_of(lambda _: OVERS)),
    _Parameter("outline", "outline", _several_of("cluster")),
    _Parameter("shape", "shape", _one_of(lambda _: SHAPES)),
    _Parameter("pair", "pair", _one_of(lambda _: PAIRS)),
    _Parameter("pair_year", "pair_year", _whole_number(1949, 2100)),
    _Parameter("pair_index", "pair_choices", lambda text, known: known.read_choices(text)),
    _Parameter("pair_edition", "pair_edition", _edition),
    _Parameter("notes", "annotations", _annotations),
    _Parameter("units", "units", _one_of(lambda _: LEVELS)),
    _Parameter("city", "city", _one_of(lambda known: known.cities)),
    _Parameter("peers", "peers", _at_most(MOST_PEERS, lambda known: known.cities)),
    _Parameter("beside", "beside", _one_of(lambda _: BESIDE)),
    _Parameter("compare", "compare", _at_most(MOST_COMPARED, lambda known: known.comparable)),
    _Parameter("index", "choices", lambda text, known: known.read_choices(text)),
    _Parameter("index_name", "choices_name", lambda text, _: check_name(text)),
    _Parameter("panel", "panel", _one_of(lambda _: PANELS)),
    _Parameter("about", "about", _one_of(lambda known: known.parts)),
    _Parameter("map", "lab_map", _one_of(lambda _: LAB_MAPS)),
    _Parameter("versus", "versus", _one_of(lambda known: known.cities)),
    _Parameter("certain", "certain", _several(_one_of(lambda _: FACTORS))),
    _Parameter("figures", "figures", _one_of(lambda _: FIGURES)),
    _Parameter("draws", "draws", _whole_number(100, 100_000)),
    _Parameter("seed", "seed", _whole_number(0, 999_999)),
    _Parameter("leeway", "leeway", _whole_number(0, 100)),
    _Parameter("question", "question", _one_of(lambda _: QUESTIONS)),
    _Parameter("counting", "counting", _one_of(lambda _: COUNTINGS)),
    _Parameter("grouping", "grouping", _one_of(lambda _: GROUPINGS)),
    _Parameter("group", "group", _one_of(lambda known: known.groups)),
    _Parameter("rate", "rate", _one_of(lambda _: RATES)),
    _Parameter("second", "second", _one_of(lambda known: known.measures)),
    _Parameter("period", "period", _one_of(lambda _: PERIODS)),
    _Parameter("change", "change", _one_of(lambda known: known.series)),
    _Parameter("inside", "inside", _one_of(lambda known: known.places)),
    _Parameter("county", "county", _one_of(lambda known: known.counties)),
    _Parameter("of", "county_measure", _one_of(lambda known: known.county_measures)),
    _Parameter("part", "county_part", _one_of(lambda _: COUNTY_PARTS)),
    _Parameter(
        "counties",
        "counties",
        _at_most(MOST_COMPARED, lambda known: known.counties | known.cities),
    ),
    _Parameter("tab", "tab", _one_of(lambda _: TABS)),
    _Parameter("before", "before", _edition),
)


def read_view(
    address: Mapping[str, str], known: Vocabulary, default: View | None = None
) -> tuple[View, tuple[Notice, ...]]:
    """Return the View an address stands for, and a notice for each value not used."""
    fields: dict[str, object] = {}
    notices: list[Notice] = []
    for parameter in PARAMETERS:
        if not (text := address.get(parameter.name, "")):
            continue
        try:
            fields[parameter.field] = parameter.read(text, known)
        except ValueError:
            notices.append(Notice(parameter.name, text))
        except DataError as error:
            notices.append(Notice(parameter.name, text, error))
    view, mended = _in_order((default or View()).but(**fields))
    return view, (*notices, *mended)


def _in_order(view: View) -> tuple[View, tuple[Notice, ...]]:
    """Return the View with its span from the earlier year to the later, and what was mended."""
    since, year = view.since, view.year
    if not since or not year or since < year:
        return view, ()
    if since == year:
        error = DataError("a span of one year", "span_of_one_year", year=year)
        return view.but(since=0), (Notice("since", str(since), error, mended=True),)
    error = DataError("a span that ends before it begins", "span_turned", since=year, year=since)
    return view.but(since=year, year=since), (Notice("since", str(since), error, mended=True),)


# A link says in which language, by which index and from which data its author saw it.
_ALWAYS = ("lang", "index", EDITION)
_ALWAYS_OF_A_PAIR = {"choices": ("pair_index",), "edition": ("pair_edition",)}
# A page writes a dozen links, most of them to the View it shows.
_KEPT = 1000


def write_view(view: View) -> dict[str, str]:
    """Return the address of a View: language, edition and index always, the rest unless default."""
    return dict(_written(view, current().label))


@lru_cache(_KEPT)
def _written(view: View, edition: str) -> dict[str, str]:
    default = View()
    always = (*_ALWAYS, *_ALWAYS_OF_A_PAIR.get(view.pair, ()))
    return {
        parameter.name: _write(value) or edition
        for parameter in PARAMETERS
        if (value := getattr(view, parameter.field)) != getattr(default, parameter.field)
        or parameter.name in always
    }


def _write(value: object) -> str:
    if isinstance(value, IndexChoices):
        return write_compact(value)
    if isinstance(value, tuple):
        return ",".join(_write(part) for part in value)
    return f"{value:.12g}" if isinstance(value, float) else str(value)
