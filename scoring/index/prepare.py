"""From raw figures to indicators on one scale: impute, treat, normalise, as the choices say."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from data.errors import DataError
from scoring.index.aggregate import NEEDS_POSITIVE
from scoring.index.choices import IndexChoices
from scoring.index.definition import IndexDefinition
from scoring.index.impute import Imputation, impute_group_median, no_imputation
from scoring.index.normalise import Normalisation, normalise, onto_interval
from scoring.index.treat import Treatment, treat_outliers

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
        If imputation is chosen without groups, or the normalisation cannot be computed.
    """
    filled = _impute(values[list(definition.indicators)], choices, groups)
    # Without treatment the log still says how skewed each indicator is.
    kinds = definition.kinds if choices.treatment else dict.fromkeys(values.columns, "binary")
    treatment = treat_outliers(filled.values, kinds)
    normalised, lifted = _normalise(treatment.values, definition, choices)
    return Prepared(filled, treatment, normalised, lifted)


def normalisation_of(choices: IndexChoices) -> Normalisation:
    """Return how these choices bring indicators onto one scale."""
    positive = any(rule in NEEDS_POSITIVE for rule in choices.aggregation)
    return Normalisation(
        choices.normalisation,
        lower=1.0 if positive and choices.normalisation in BOUNDED else 0.0,
        mean=50.0,
        deviation=10.0,
        unit=choices.reference_city,
        goalposts=choices.goalposts,
    )


def _impute(values: pd.DataFrame, choices: IndexChoices, groups: pd.Series | None) -> Imputation:
    if choices.imputation == "none":
        return no_imputation(values)
    if groups is None:
        raise DataError(f"imputation by {choices.imputation} needs the group of each city")
    return impute_group_median(values, groups)


def _normalise(
    values: pd.DataFrame, definition: IndexDefinition, choices: IndexChoices
) -> tuple[pd.DataFrame, bool]:
    how = normalisation_of(choices)
    positive = any(rule in NEEDS_POSITIVE for rule in choices.aggregation)
    normalised = normalise(values, definition.directions, how)
    low, high = np.nanmin(normalised.to_numpy()), np.nanmax(normalised.to_numpy())
    if positive and low <= 0 and choices.normalisation not in BOUNDED:
        return onto_interval(normalised, low, high), True
    return normalised, how.lower > 0
