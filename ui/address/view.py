"""The View: everything that a link must bring back, and nothing else.

Two functions are each other's inverse: `read_view` (address → View) and
`write_view` (View → address). The address holds codes, never labels. A value
that is unknown or out of range falls back to the default, with a `Notice`.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any, Self, TypeVar

from geo.build import SHAPES, Shape
from geo.classes.classify import Scheme
from geo.palettes import SEQUENTIAL
from scoring.doubt.choice_space import GAPS, LEFT_OUT, OPTIONS, WEIGHTS
from scoring.index.choices import IndexChoices
from ui.words.texts import Language

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

PALETTES = tuple(SEQUENTIAL)
AGAINST = ("none", "median", "target")
SCALES = ("nation", "selection")
OVERS = ("year", "years")
GROWTHS = ("absolute", "relative", "places")
FILTERS = ("region", "province", "cluster", "tier", "level")
INDEX = "index"
NO_TARGET = "none"
# Whom a city is set beside first: cities of its size, or of its commercial tier.
BESIDE = ("size", "tier")
MOST_PEERS, MOST_COMPARED = 20, 6
QUESTIONS = ("clusters", "gap", "split", "spots", "pair", "people", "closing", "mobility")
COUNTINGS = ("cities", "residents")
GROUPINGS = ("region", "province", "cluster", "tier")
# Per cent of the marked units that chance may have marked.
RATES = ("5", "10")
PERIODS = ("2010-2020", "2020-2023")
DEFAULT_CHOICES = IndexChoices()
PANELS = ("see", "change", "compare", "sure", "proofs", "take")
LAB_MAPS = ("shift", "index")
TABS = ("coverage", "chain", "sources", "nation", "changed")
# Of counties there is a screen of their own.
LEVELS = ("prefecture", "province")
COUNTY_PARTS = ("map", "gap", "spots", "town", "compare")
# What two maps side by side differ in.
PAIRS = ("none", "measure", "year", "choices", "edition")
FACTORS = (WEIGHTS, *OPTIONS, LEFT_OUT, GAPS)
FIGURES = ("exact", "doubted")
Part = TypeVar("Part", bound="DataclassInstance")


@dataclass(frozen=True)
class Shown:
    """What is shown.

    Attributes
    ----------
    measure : "index", "dimension.CODE", "history.CODE" (a dimension through time),
        "indicator.CODE" or "variable.CODE"
    year : year of the measure; 0 stands for its latest
    since : the first year of a span that ends with `year`; 0 stands for no span
    growth : how the change over the span is told: in the measure's unit
        ("absolute"), in per cent of the first year ("relative"), or as the
        "places" gained
    """

    measure: str = INDEX
    year: int = 0
    since: int = 0
    growth: str = GROWTHS[0]


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
    against : "median" shows differences from the median of the chosen scale, "target"
        who meets the target in force, who is near it and who is far
    scale : classes cut over the "nation" or over the "selection"
    over : classes cut over the one "year" shown, or once over all "years", so
        that a colour means the same in each
    """

    scheme: Scheme = "quantiles"
    classes: int = 5
    breaks: tuple[float, ...] = ()
    palette: str = PALETTES[0]
    against: str = "none"
    scale: str = "nation"
    over: str = OVERS[0]


@dataclass(frozen=True)
class Aimed:
    """The target that figures are compared with.

    Attributes
    ----------
    target : its code, "none", or "" for the reader's own, else for those shown unasked
    own_target : one that the reader set, as `scoring.targets.own` writes it; "" without one
    """

    target: str = ""
    own_target: str = ""


@dataclass(frozen=True)
class Chosen:
    """The choices behind the index."""

    choices: IndexChoices = DEFAULT_CHOICES


@dataclass(frozen=True)
class Painted(Shown, Among, Colouring, Aimed, Chosen):
    """What decides which class a unit is in."""


@dataclass(frozen=True)
class Outlined:
    """The clusters outlined on the map."""

    outline: tuple[str, ...] = ()


@dataclass(frozen=True)
class Shaped:
    """How the map draws units: as they lie, or "equal", all of one size."""

    shape: Shape = SHAPES[0]


@dataclass(frozen=True)
class Annotated:
    """What the reader wrote on the map, as `geo.annotations` writes it; "" for nothing."""

    annotations: str = ""


@dataclass(frozen=True)
class Paired:
    """The second of two maps side by side.

    Attributes
    ----------
    pair : what it differs in: "none" where there is one map alone, the "measure" (which is
        `Asked.second`), the "year", the "choices" behind the index, or the "edition" of the data
    pair_year : its year; 0 stands for the first that may be compared
    pair_choices : the choices behind its index
    pair_edition : the label of its edition, "" for today's
    """

    pair: str = PAIRS[0]
    pair_year: int = 0
    pair_choices: IndexChoices = DEFAULT_CHOICES
    pair_edition: str = ""


@dataclass(frozen=True)
class Levelled:
    """Whom a figure of the atlas is of: each "prefecture", or each "province" as a whole."""

    units: str = LEVELS[0]


@dataclass(frozen=True)
class Asked:
    """The question of the regions screen.

    Attributes
    ----------
    question : which is shown
    counting : whether each city counts once in inequality, or each resident
    grouping : the groups between and within which inequality is split
    group : the cluster or region looked into, or None
    rate : the share of marked hot and cold spots that chance may have marked, in per cent
    second : the measure set beside the shown one
    period : the years of population change
    change : the variable followed through the years where the measure itself has one year
    """

    question: str = QUESTIONS[0]
    counting: str = COUNTINGS[0]
    grouping: str = GROUPINGS[0]
    group: str | None = None
    rate: str = RATES[0]
    second: str = "dimension.environment_governance"
    period: str = PERIODS[0]
    change: str = "gdp"


@dataclass(frozen=True)
class Drawn:
    """How ranks are questioned.

    Attributes
    ----------
    certain : choices that are not drawn
    figures : "exact" takes them as published, "doubted" draws them as well, within what
        is known of their doubt
    draws, seed : how many draws, and where they start
    """

    certain: tuple[str, ...] = ()
    figures: str = FIGURES[0]
    draws: int = 10_000
    seed: int = 1


@dataclass(frozen=True)
class Proved:
    """Over which weights something is proved.

    Attributes
    ----------
    leeway : by how much of itself each dimension's weight may move, in per cent
    """

    leeway: int = 25


@dataclass(frozen=True)
class Panel(Drawn, Proved):
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
    beside : whom it is set beside first, cities of its "size" or of its "tier"
    """

    city: str | None = None
    peers: tuple[str, ...] = ()
    beside: str = BESIDE[0]


@dataclass(frozen=True)
class Inside:
    """What is looked at below the prefecture.

    Attributes
    ----------
    inside : the prefecture or the province whose counties are shown, "" for all
    county : the county unit in focus, or None
    county_measure : what is shown of counties
    county_part : the open part of the screen: the "map", the "gap" level by level, the
        "spots" where like lies beside like, "town" and country, or what is compared
    counties : what is compared: county units, and prefectures for all their counties
    """

    inside: str = ""
    county: str | None = None
    county_measure: str = "college_share"
    county_part: str = COUNTY_PARTS[0]
    counties: tuple[str, ...] = ()


@dataclass(frozen=True)
class Opened:
    """The open part of the screen of sources.

    Attributes
    ----------
    tab : its name
    before : the label of the edition that today's is compared with, "" for the latest at hand
    """

    tab: str = TABS[0]
    before: str = ""


@dataclass(frozen=True)
class View(
    Painted,
    Outlined,
    Shaped,
    Paired,
    Annotated,
    Levelled,
    Focused,
    Asked,
    Panel,
    Compared,
    Inside,
    Opened,
):
    """What a reader is looking at, on any screen: its parts, and the language.

    Whoever needs a part of it asks for that part: ``view.part(Painted)`` is a
    small value that changes only when something in it does, and so the key of
    whatever is kept.

    Attributes
    ----------
    language : "en" or "zh"
    choices_name : what the author of the choices calls them
    own : the digest of the own figures among the published ones, "" without any
    edition : the label of an earlier edition of the data, "" for today's. Neither is in
        any of the parts: what is kept is kept by what the reader was admitted to
    """

    language: Language = "en"
    choices_name: str = ""
    own: str = ""
    edition: str = ""

    def but(self, **changes: Any) -> Self:
        """Return the same view with some fields changed."""
        return replace(self, **changes)

    def with_part(self, part: DataclassInstance) -> Self:
        """Return the same view with one of its parts in place of its own."""
        return replace(self, **{field.name: getattr(part, field.name) for field in fields(part)})

    def part(self, kind: type[Part]) -> Part:
        """Return one of the parts this view is made of, alone."""
        return kind(**{field.name: getattr(self, field.name) for field in fields(kind)})


def view_of(*parts: Any, **more: Any) -> View:
    """Return the view made of some parts, everything else as at first."""
    given = {field.name: getattr(part, field.name) for part in parts for field in fields(part)}
    return View(**{**given, **more})
