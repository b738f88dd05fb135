"""The View: everything that a link must bring back, and nothing else.

Two functions are each other's inverse: `read_view` (address → View) and
`write_view` (View → address). The address holds codes, never labels. A value
that is unknown or out of range falls back to the default, with a `Notice`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Self, TypeVar

from data.catalogue import Catalogue
from data.errors import DataError
from geo.classify import FEWEST, MOST, SCHEMES, Scheme
from geo.palettes import SEQUENTIAL
from scoring.choice_space import LEFT_OUT, OPTIONS, WEIGHTS
from scoring.choices import IndexChoices
from scoring.choices_checks import check_name
from scoring.choices_text import read_compact, write_compact
from ui.words import LANGUAGES, Language

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

PALETTES = tuple(SEQUENTIAL)
AGAINST = ("none", "median")
SCALES = ("nation", "selection")
FILTERS = ("region", "province", "cluster", "tier", "level")
INDEX = "index"
MOST_PEERS, MOST_COMPARED = 20, 6
QUESTIONS = ("clusters", "gap", "split", "spots", "pair", "people", "closing")
COUNTINGS = ("cities", "residents")
GROUPINGS = ("region", "province", "cluster", "tier")
PERIODS = ("2010-2020", "2020-2023")
CHANGES = (
    "gdp",
    "budget_revenue",
    "bank_loans",
    "resident_population",
    "urbanisation_rate",
    "tertiary_share",
)
DEFAULT_CHOICES = IndexChoices()
PANELS = ("see", "change", "compare", "sure", "take")
LAB_MAPS = ("shift", "index")
FACTORS = (WEIGHTS, *OPTIONS, LEFT_OUT)
Part = TypeVar("Part", bound="DataclassInstance")


@dataclass(frozen=True)
class Shown:
    """What is shown.

    Attributes
    ----------
    measure : "index", "dimension.CODE", "indicator.CODE" or "variable.CODE"
    year : year of the measure; 0 stands for its latest
    """

    measure: str = INDEX
    year: int = 0


@dataclass(frozen=True)
class Among:
    """The units that are looked at: filters; an empty one lets all units pass."""

    region: tuple[str, ...] = ()
    province: tuple[str, ...] = ()
    cluster: tuple[str, ...] = ()
    tier: tuple[str, ...] = ()
    level: tuple[str, ...] = ()

    @property
    def filters(self) -> dict[str, tuple[str, ...]]:
        """The filters that are set, by the column of cities or clusters they test."""
        return {name: getattr(self, name) for name in FILTERS if getattr(self, name)}


@dataclass(frozen=True)
class Colouring:
    """How values become colours.

    Attributes
    ----------
    scheme, classes, breaks : how values are cut into classes; `breaks` are the
        bounds between the classes of "fixed"
    palette : name of a sequential ramp
    against : "median" shows differences from the median of the chosen scale
    scale : classes cut over the "nation" or over the "selection"
    """

    scheme: Scheme = "quantiles"
    classes: int = 5
    breaks: tuple[float, ...] = ()
    palette: str = PALETTES[0]
    against: str = "none"
    scale: str = "nation"


@dataclass(frozen=True)
class Chosen:
    """The choices behind the index."""

    choices: IndexChoices = DEFAULT_CHOICES


@dataclass(frozen=True)
class Painted(Shown, Among, Colouring, Chosen):
    """What decides which class a unit is in."""


@dataclass(frozen=True)
class Outlined:
    """The clusters outlined on the map."""

    outline: tuple[str, ...] = ()


@dataclass(frozen=True)
class Asked:
    """The question of the regions screen.

    Attributes
    ----------
    question : which is shown
    counting : whether each city counts once in inequality, or each resident
    grouping : the groups between and within which inequality is split
    group : the cluster or region looked into, or None
    second : the measure set beside the shown one
    period : the years of population change
    change : the variable whose convergence is shown
    """

    question: str = QUESTIONS[0]
    counting: str = COUNTINGS[0]
    grouping: str = GROUPINGS[0]
    group: str | None = None
    second: str = "dimension.environment_governance"
    period: str = PERIODS[0]
    change: str = CHANGES[0]


@dataclass(frozen=True)
class Drawn:
    """How ranks are questioned.

    Attributes
    ----------
    certain : choices that are not drawn
    draws, seed : how many draws, and where they start
    """

    certain: tuple[str, ...] = ()
    draws: int = 10_000
    seed: int = 1


@dataclass(frozen=True)
class Panel(Drawn):
    """The open part of the index laboratory.

    Attributes
    ----------
    panel : its name
    about : the indicator or heading explained there
    lab_map : what its map shows: the "index", or the "shift" of ranks it causes
    versus : the city compared with the one in focus, or None
    """

    panel: str = PANELS[0]
    about: str | None = None
    lab_map: str = LAB_MAPS[0]
    versus: str | None = None


@dataclass(frozen=True)
class Compared:
    """What is compared: city codes, "province.CODE", "cluster.CODE"."""

    compare: tuple[str, ...] = ()


@dataclass(frozen=True)
class Focused:
    """What is in focus.

    Attributes
    ----------
    city : its code, or None
    peers : cities it is compared with in place of those most like it
    """

    city: str | None = None
    peers: tuple[str, ...] = ()


@dataclass(frozen=True)
class View(Painted, Outlined, Focused, Asked, Panel, Compared):
    """What a reader is looking at, on any screen: its parts, and the language.

    Whoever needs a part of it asks for that part: ``view.part(Painted)`` is a
    small value that changes only when something in it does, and so the key of
    whatever is kept.

    Attributes
    ----------
    language : "en" or "zh"
    choices_name : what the author of the choices calls them
    """

    language: Language = "en"
    choices_name: str = ""

    def but(self, **changes: Any) -> Self:
        """Return the same view with some fields changed."""
        return replace(self, **changes)

    def part(self, kind: type[Part]) -> Part:
        """Return one of the parts this view is made of, alone."""
        return kind(**{field.name: getattr(self, field.name) for field in fields(kind)})


def view_of(*parts: Any, **more: Any) -> View:
    """Return the view made of some parts, everything else as at first."""
    given = {field.name: getattr(part, field.name) for part in parts for field in fields(part)}
    return View(**{**given, **more})


@dataclass(frozen=True)
class Notice:
    """A value of the address that could not be used, and why where that can be said."""

    parameter: str
    value: str
    reason: str = ""


@dataclass(frozen=True)
class Vocabulary:
    """The codes that an address may use."""

    measures: frozenset[str]
    cities: frozenset[str]
    parts: frozenset[str]
    comparable: frozenset[str]
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
    measures |= {f"indicator.{code}" for code in catalogue.indicators["indicator"]}
    measures |= {f"variable.{code}" for code in catalogue.variables["variable"]}
    return Vocabulary(
        measures=frozenset(measures),
        cities=frozenset(cities["city_code"]),
        parts=frozenset(frameworks["heading"]) | frozenset(catalogue.indicators["indicator"]),
        comparable=frozenset(cities["city_code"])
        | {f"province.{code}" for code in cities["province_code"]}
        | {f"cluster.{code}" for code in catalogue.clusters["cluster"]},
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


PARAMETERS = (
    _Parameter("lang", "language", _one_of(lambda _: LANGUAGES)),
    _Parameter("show", "measure", _one_of(lambda known: known.measures)),
    _Parameter("year", "year", _whole_number(1949, 2100)),
    *(_Parameter(name, name, _several_of(name)) for name in FILTERS),
    _Parameter("scheme", "scheme", _one_of(lambda _: SCHEMES)),
    _Parameter("classes", "classes", _whole_number(FEWEST, MOST)),
    _Parameter("breaks", "breaks", _rising_numbers),
    _Parameter("palette", "palette", _one_of(lambda _: PALETTES)),
    _Parameter("against", "against", _one_of(lambda _: AGAINST)),
    _Parameter("scale", "scale", _one_of(lambda _: SCALES)),
    _Parameter("outline", "outline", _several_of("cluster")),
    _Parameter("city", "city", _one_of(lambda known: known.cities)),
    _Parameter("peers", "peers", _at_most(MOST_PEERS, lambda known: known.cities)),
    _Parameter("compare", "compare", _at_most(MOST_COMPARED, lambda known: known.comparable)),
    _Parameter("index", "choices", lambda text, known: known.read_choices(text)),
    _Parameter("index_name", "choices_name", lambda text, _: check_name(text)),
    _Parameter("panel", "panel", _one_of(lambda _: PANELS)),
    _Parameter("about", "about", _one_of(lambda known: known.parts)),
    _Parameter("map", "lab_map", _one_of(lambda _: LAB_MAPS)),
    _Parameter("versus", "versus", _one_of(lambda known: known.cities)),
    _Parameter("certain", "certain", _several(_one_of(lambda _: FACTORS))),
    _Parameter("draws", "draws", _whole_number(100, 100_000)),
    _Parameter("seed", "seed", _whole_number(0, 999_999)),
    _Parameter("question", "question", _one_of(lambda _: QUESTIONS)),
    _Parameter("counting", "counting", _one_of(lambda _: COUNTINGS)),
    _Parameter("grouping", "grouping", _one_of(lambda _: GROUPINGS)),
    _Parameter("group", "group", _one_of(lambda known: known.groups)),
    _Parameter("second", "second", _one_of(lambda known: known.measures)),
    _Parameter("period", "period", _one_of(lambda _: PERIODS)),
    _Parameter("change", "change", _one_of(lambda _: CHANGES)),
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
            notices.append(Notice(parameter.name, text, str(error)))
    return (default or View()).but(**fields), tuple(notices)


def write_view(view: View) -> dict[str, str]:
    """Return the address of a View: the language always, the rest where it is not default."""
    default = View()
    return {
        parameter.name: _write(value)
        for parameter in PARAMETERS
        if (value := getattr(view, parameter.field)) != getattr(default, parameter.field)
        or parameter.name == "lang"
    }


def _write(value: object) -> str:
    if isinstance(value, IndexChoices):
        return write_compact(value)
    if isinstance(value, tuple):
        return ",".join(_write(part) for part in value)
    return f"{value:.12g}" if isinstance(value, float) else str(value)
