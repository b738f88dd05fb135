"""From raw figures to indicators on one scale: impute, treat, normalise, as the choices say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from data.errors import DataError
from scoring.door import in_order
from scoring.index.aggregate import RULES
from scoring.index.choices import IndexChoices
from scoring.index.definition import IndexDefinition
from scoring.index.impute import Imputation, impute_group_median, no_imputation
from scoring.index.kernel import onto_positive
from scoring.index.normalise import Normalisation, normalise
from scoring.index.treat import OutlierRule, Treatment, leave_outliers, treat_outliers

BOUNDED = frozenset({"minmax", "percentile", "distance_to_max", "distance_to_unit", "goalposts"})


@dataclass(frozen=True)
class Prepared:
    """Indicators ready to be aggregated, and what was done to them.

    Attributes
    ----------
    imputation : Imputation
    treatment : Treatment
    normalised : DataFrame, units × indicators, higher is better
    lifted : bool, whether scores were moved to 1–100 for a rule that needs them positive
    """

    imputation: Imputation
    treatment: Treatment
    normalised: pd.DataFrame
    lifted: bool


def prepare_indicators(
    values: pd.DataFrame,
    definition: IndexDefinition,
    choices: IndexChoices,
    groups: pd.Series | None = None,
) -> Prepared:
    """Return the definition's indicators imputed, treated and normalised.

    Parameters
    ----------
    values : DataFrame, the units that set the scale × indicators, own units
    definition : IndexDefinition
    choices : IndexChoices
    groups : Series, index unit, needed for imputation

    Raises
    ------
    DataError
        If imputation is chosen without groups, the normalisation cannot be
        computed, or it has no score for anyone.
    """
    return prepare_each(values, definition, [choices], groups)[0]


def prepare_each(
    values: pd.DataFrame,
    definition: IndexDefinition,
    options: Sequence[IndexChoices],
    groups: pd.Series | None = None,
) -> list[Prepared]:
    """Return the indicators prepared under each of several choices.

    What choices have in common is done once: draws ask for every combination.

    Parameters
    ----------
    values, definition, groups : as in `prepare_indicators`

    Raises
    ------
    DataError
        See `prepare_indicators`.
    """
    values = in_order(values, definition.indicators)
    filled = {name: _impute(values, name, groups) for name in {o.imputation for o in options}}
    treated = {
        (name, outliers): _treat(filled[name].values, definition, outliers)
        for name, outliers in {(o.imputation, _treatment(o)) for o in options}
    }
    return [
        _prepared(filled[o.imputation], treated[o.imputation, _treatment(o)], definition, o)
        for o in options
    ]


def normalisation_of(choices: IndexChoices) -> Normalisation:
    """Return how these choices bring indicators onto one scale."""
    standard = any(RULES[rule].standard for rule in choices.aggregation)
    bounded = choices.normalisation in BOUNDED and not standard
    return Normalisation(
        choices.normalisation,
        lower=1.0 if needs_positive(choices) and bounded else 0.0,
        mean=50.0,
        deviation=10.0,
        unit=choices.reference_city,
        goalposts=choices.goalposts,
        standard=standard,
    )


def outlier_rule(choices: IndexChoices) -> OutlierRule:
    """Return how these choices treat outliers."""
    return OutlierRule(reflect=choices.reflect)


def _impute(values: pd.DataFrame, imputation: str, groups: pd.Series | None) -> Imputation:
    if imputation == "none":
        return no_imputation(values)
    if groups is None:
        raise DataError(f"imputation by {imputation} needs the group of each city")
    return impute_group_median(values, groups)


def _treatment(choices: IndexChoices) -> OutlierRule | None:
    return outlier_rule(choices) if choices.treatment else None


def _treat(
    values: pd.DataFrame, definition: IndexDefinition, outliers: OutlierRule | None
) -> Treatment:
    if outliers is None:
        return leave_outliers(values)
    return treat_outliers(values, definition.kinds, outliers)


def _prepared(
    filled: Imputation, treatment: Treatment, definition: IndexDefinition, choices: IndexChoices
) -> Prepared:
    how = normalisation_of(choices)
    normalised = normalise(treatment.values, definition.directions, how)
    cells = normalised.to_numpy()
    if np.isnan(cells).all():
        raise DataError("normalisation: no indicator can be brought onto the scale", "no_scale")
    lift = may_be_lifted(choices) and bool((cells <= 0).any())
    if lift:
        (cells,) = onto_positive([cells])
        normalised = pd.DataFrame(cells, normalised.index, normalised.columns)
    return Prepared(filled, treatment, normalised, lift or how.lower > 0)


def may_be_lifted(choices: IndexChoices) -> bool:
    """Return whether scores not above zero are moved to 1–100 after normalising."""
    return needs_positive(choices) and normalisation_of(choices).lower <= 0


def needs_positive(choices: IndexChoices) -> bool:
    """Return whether a rule of these choices cannot combine scores of zero or less."""
    return any(RULES[rule].needs_positive for rule in choices.aggregation)
