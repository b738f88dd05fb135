"""Every choice behind an index, as one value that can be compared, hashed and written down."""

from __future__ import annotations

from dataclasses import dataclass

from data.errors import DataError
from scoring.index.aggregate import GAPS, NEUTRAL, RULES
from scoring.index.normalise import METHODS
from scoring.index.weight import DERIVED, EQUAL, PUBLISHED

WEIGHTINGS = (PUBLISHED, EQUAL, *DERIVED)
IMPUTATIONS = ("none", "province", "tier", "region")


@dataclass(frozen=True)
class IndexChoices:
    """What an analyst may choose; the defaults are the method's default chain.

    Attributes
    ----------
    framework : str
        Code of an evaluation framework in `frameworks.csv`.
    year : int
        Figures of the latest year not after this one are used.
    left_out : tuple of str
        Indicators not to use, sorted.
    minimum_indicator_share : float
        An indicator enters when at least this share of the cities has it.
    imputation : str
        "none", or the cities among which a gap gets the median: "province",
        "tier", "region".
    treatment : bool
        Whether outliers are treated.
    reflect : bool
        Whether a long lower tail is reflected before the logarithm is taken,
        and a logarithm that is no better is not taken; off, as COINr does.
    normalisation : str
        One of `scoring.index.normalise.METHODS`.
    reference_city : str, optional
        The city code for "distance_to_unit" and "ratio_to_unit".
    goalposts : tuple of (indicator, low, high)
        For "goalposts".
    weighting : str
        "published" (the framework's weights; equal for the six dimensions),
        "equal", "pca", "entropy" or "critic", within each level.
    weights : tuple of (code, weight)
        The user's own weights at any level, in place of the published ones;
        relative within a parent.
    aggregation : tuple of str
        One rule of `scoring.index.aggregate.RULES` a level, lowest first; the last
        one serves the levels above.
    power : float
        The exponent of the rule "power" (generalised mean).
    gaps : str
        What a missing score does: "neutral", it counts where the units stand
        on average; "shared", its weight goes to the others, as in COINr.
    minimum_weight_share : float
        A score is withheld when less than this share of its weight is observed.
    minimum_headings : int
        The index is withheld when fewer dimensions have a score (all must
        where there are fewer).
    """

    framework: str = "six_dimensions_2"
    year: int = 2023
    left_out: tuple[str, ...] = ()
    minimum_indicator_share: float = 0.65
    imputation: str = "none"
    treatment: bool = True
    reflect: bool = True
    normalisation: str = "minmax"
    reference_city: str | None = None
    goalposts: tuple[tuple[str, float, float], ...] = ()
    weighting: str = PUBLISHED
    weights: tuple[tuple[str, float], ...] = ()
    aggregation: tuple[str, ...] = ("arithmetic",)
    power: float = 0.5
    gaps: str = NEUTRAL
    minimum_weight_share: float = 0.60
    minimum_headings: int = 5

    def __post_init__(self) -> None:
        _require("normalisation", self.normalisation, METHODS)
        _require("weighting", self.weighting, WEIGHTINGS)
        _require("imputation", self.imputation, IMPUTATIONS)
        _require("gaps", self.gaps, GAPS)
        for rule in self.aggregation:
            _require("aggregation", rule, RULES)
        if not self.aggregation:
            raise DataError("choices: aggregation names no rule", "no_rule")
        for name in ("minimum_indicator_share", "minimum_weight_share"):
            if not 0 <= getattr(self, name) <= 1:
                raise DataError(
                    f"choices: {name} is not between 0 and 1: {getattr(self, name)}",
                    "not_between",
                    name=name,
                    least=0,
                    most=1,
                )


def _require(name: str, value: str, known: object) -> None:
    if value not in known:  # type: ignore[operator]
        raise DataError(
            f"choices: {name} is unknown: {value[:40]!r}", "unknown", name=name, value=value[:40]
        )
