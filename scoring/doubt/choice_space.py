"""The choices an honest analyst could have made, and how one draw picks among them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from data.errors import DataError
from scoring.arrays import Array, FloatArray
from scoring.index.aggregate import NEUTRAL
from scoring.index.choices import IndexChoices

WEIGHTS = "weights"
NORMALISATION = "normalisation"
AGGREGATION = "aggregation"
TREATMENT = "treatment"
IMPUTATION = "imputation"
LEFT_OUT = "left_out"
FIGURES = "figures"
GAPS = "gaps"
OPTIONS = (NORMALISATION, AGGREGATION, TREATMENT, IMPUTATION)
# A coordinate of a point has no more.
SEED_BITS = 53


@dataclass(frozen=True)
class ChoiceSpace:
    """What is uncertain, and over what range; every option is equally likely.

    Attributes
    ----------
    weight_spread : float
        Each weight, at every level, is multiplied by a factor drawn evenly
        from 1 ± this; weights are then renormalised.
    normalisation, imputation : tuple of str
    aggregation : tuple of rule tuples, as `IndexChoices.aggregation`
    treatment : tuple of bool
    leave_one_out : bool
        Whether one indicator may be left out; "none" is as likely as any one.
    gaps : bool
        Whether a gap that is neutral in the index takes some unit's score in
        each draw (`scoring.doubt.gaps`); without neutral gaps of no account.
    figures : bool
        Whether the published figures are drawn within what is known of their
        doubt (`scoring.doubt.figures`).
    """

    weight_spread: float = 0.25
    normalisation: tuple[str, ...] = ("minmax", "zscore", "percentile")
    aggregation: tuple[tuple[str, ...], ...] = (("arithmetic",), ("geometric",))
    treatment: tuple[bool, ...] = (True, False)
    imputation: tuple[str, ...] = ("none", "province")
    leave_one_out: bool = True
    gaps: bool = True
    figures: bool = False

    def __post_init__(self) -> None:
        if not 0 <= self.weight_spread <= 1:
            raise DataError(f"weight spread is not between 0 and 1: {self.weight_spread}")
        empty = [name for name in OPTIONS if not getattr(self, name)]
        if empty:
            raise DataError(f"no option to draw from: {', '.join(empty)}")

    @classmethod
    def certain(cls, choices: IndexChoices) -> ChoiceSpace:
        """Return the space of one choice set: nothing is uncertain."""
        return cls(
            weight_spread=0.0,
            normalisation=(choices.normalisation,),
            aggregation=(choices.aggregation,),
            treatment=(choices.treatment,),
            imputation=(choices.imputation,),
            leave_one_out=False,
            gaps=False,
        )

    @classmethod
    def around(
        cls, choices: IndexChoices, certain: Collection[str] = (), *, figures: bool = False
    ) -> ChoiceSpace:
        """Return the method's space with the user's own options in it, some held as chosen.

        The space of the default chain is the method's own.

        Parameters
        ----------
        certain : names of factors that are not uncertain
        figures : whether the doubt of the figures is drawn as well

        Examples
        --------
        >>> ChoiceSpace.around(IndexChoices(normalisation="rank")).normalisation
        ('rank', 'minmax', 'zscore', 'percentile')
        >>> ChoiceSpace.around(IndexChoices(), ["weights", "left_out"]).factors()
        ('normalisation', 'aggregation', 'treatment', 'imputation', 'gaps')
        """
        space, own = cls(), cls.certain(choices)
        mixed: dict[str, Any] = {}
        for name in OPTIONS:
            chosen, others = getattr(own, name), getattr(space, name)
            mixed[name] = chosen if name in certain else others
            if not set(chosen) <= set(mixed[name]):
                mixed[name] = chosen + others
        if IMPUTATION not in certain and choices.imputation != "none":
            # Gaps can be filled among one kind of group only: the one chosen.
            mixed[IMPUTATION] = ("none", choices.imputation)
        return cls(
            weight_spread=0.0 if WEIGHTS in certain else space.weight_spread,
            leave_one_out=LEFT_OUT not in certain,
            gaps=GAPS not in certain and choices.gaps == NEUTRAL,
            figures=figures,
            **mixed,
        )

    def factors(self) -> tuple[str, ...]:
        """Return what is uncertain in this space."""
        uncertain = [name for name in OPTIONS if len(getattr(self, name)) > 1]
        uncertain += [LEFT_OUT] if self.leave_one_out else []
        uncertain += [WEIGHTS] if self.weight_spread > 0 else []
        return (*uncertain, *self.seeded)

    @property
    def seeded(self) -> tuple[str, ...]:
        """The factors of which one draw is a whole field of numbers, grown from a seed."""
        return (GAPS,) * self.gaps + (FIGURES,) * self.figures

    def options(self, choices: IndexChoices) -> tuple[IndexChoices, ...]:
        """Return the choice set of every combination of options, in the order draws number them."""
        return tuple(
            replace(choices, normalisation=n, aggregation=a, treatment=t, imputation=i)
            for n in self.normalisation
            for a in self.aggregation
            for t in self.treatment
            for i in self.imputation
        )


@dataclass(frozen=True)
class Draws:
    """Some draws from a space.

    Attributes
    ----------
    option : int array, shape (draws,), position in `ChoiceSpace.options`
    left_out : int array, shape (draws,), position of an indicator, −1 for none
    factor : float array, shape (draws, codes), what each weight is multiplied by
    seeds : factor of `ChoiceSpace.seeded` → int array, shape (draws,), where its numbers start
    """

    option: Array
    left_out: Array
    factor: FloatArray
    seeds: Mapping[str, Array]


def dimensions(space: ChoiceSpace, n_codes: int) -> tuple[str, ...]:
    """Return the factor behind each coordinate of a draw: one each, and one a weight."""
    return (*OPTIONS, LEFT_OUT, *[WEIGHTS] * n_codes, *space.seeded)


def draws_from_unit_cube(space: ChoiceSpace, unit: FloatArray, n_indicators: int) -> Draws:
    """Return the draws that points of the unit cube stand for.

    Parameters
    ----------
    unit : array, shape (draws, coordinates), each in [0, 1); the columns of `dimensions`
    n_indicators : int, how many indicators can be left out
    """
    option = np.zeros(len(unit), dtype=int)
    for name, column in zip(OPTIONS, unit.T, strict=False):
        count = len(getattr(space, name))
        option = option * count + _pick(column, count)
    left_out = _pick(unit[:, len(OPTIONS)], n_indicators + 1) - 1
    if not space.leave_one_out or n_indicators < 2:
        left_out = np.full(len(unit), -1)
    weights = unit[:, len(OPTIONS) + 1 : unit.shape[1] - len(space.seeded)]
    factor = 1 + space.weight_spread * (2 * weights - 1)
    last = unit[:, unit.shape[1] - len(space.seeded) :]
    seeds = {
        name: _pick(column, 2**SEED_BITS) for name, column in zip(space.seeded, last.T, strict=True)
    }
    return Draws(option, left_out, factor, seeds)


def _pick(unit: FloatArray, count: int) -> Array:
    # A coordinate of exactly 1 (a scrambled sequence may round to it) picks the last.
    picked: Array = np.minimum((unit * count).astype(int), count - 1)
    return picked
