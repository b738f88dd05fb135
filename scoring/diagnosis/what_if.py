"""What if one figure of one city were another: the whole index again, for many figures at once.

Nothing is held fixed but the other raw figures: outliers are treated again,
the scale is taken again, weights derived from the figures are derived again.
The answer is therefore the one `compute_index` gives on the changed table;
only what cannot change is not computed twice.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import pandas as pd

from data.errors import DataError
from scoring.arrays import Array, BoolArray, FloatArray
from scoring.diagnosis.changed_tree import ChangedTree
from scoring.index.chain import IndexResult, compute_index
from scoring.index.impute import impute_group_median
from scoring.index.normalise import normalise
from scoring.index.prepare import normalisation_of, outlier_rule
from scoring.index.rank import rank_columns
from scoring.index.treat import treat_outliers

Change = tuple[str, float]


def with_figures(
    result: IndexResult, city: str, figures: Mapping[str, float], groups: pd.Series | None = None
) -> IndexResult:
    """Return the index as it would be with other figures for one city.

    Parameters
    ----------
    result : IndexResult
    city : str
    figures : mapping from indicator to value, in the indicator's own unit
    groups : Series, index city_code, needed where the choices impute

    Raises
    ------
    DataError
        If the city or an indicator is not in the index.
    """
    unknown = [code for code in figures if code not in result.definition.indicators]
    if unknown or city not in result.raw.index:
        raise DataError(f"what if: not in this index: {city}, {', '.join(unknown)}")
    raw = result.raw.copy()
    raw.loc[city, list(figures)] = list(figures.values())
    # What is left out or weighted otherwise is so in the tree already.
    choices = replace(result.choices, left_out=(), weights=())
    return compute_index(raw, result.definition, choices, basis=result.basis, groups=groups)


@dataclass(frozen=True)
class WhatIf:
    """An index made ready to be asked about single figures.

    Attributes
    ----------
    result : IndexResult
    groups : Series, index city_code, needed where the choices impute
    """

    result: IndexResult
    groups: pd.Series | None = None

    @cached_property
    def inside(self) -> pd.DataFrame:
        """The raw figures of the units that set the scale × the indicators used."""
        return self.result.raw.loc[self.result.basis, list(self.result.definition.indicators)]

    @cached_property
    def position(self) -> dict[str, int]:
        """The place of each unit that sets the scale among the rows of every array."""
        return {str(code): i for i, code in enumerate(self.inside.index)}

    @cached_property
    def column(self) -> dict[str, FloatArray]:
        """The raw figures of each indicator."""
        return {code: self.inside[code].to_numpy(float) for code in self.inside.columns}

    def scores(self, city: str, changes: Sequence[Change]) -> FloatArray:
        """Return the index of every unit after each change, shape (changes, units).

        NaN where a change leaves an index that cannot be computed.
        """
        codes = [code for code, _ in changes]
        raw = self._changed(city, changes)
        normalised = self._normalised(raw, codes)
        scores = self._tree.index(codes, normalised)
        for k in np.flatnonzero(self._differently_known(codes, normalised)):
            scores[k] = self._slowly(city, changes[int(k)])
        return scores

    def treated(self, city: str, changes: Sequence[Change]) -> Array:
        """Return what the treatment of outliers does to each change, as one text a change.

        Its method, how many points it Winsorises, and whether the city's is one.
        """
        if not self.result.choices.treatment:
            return np.full(len(changes), "", dtype=object)
        raw, tree = self._changed(city, changes), self.result.definition
        frame = pd.DataFrame(raw, self.inside.index, [str(k) for k in range(len(changes))])
        kinds = {str(k): tree.kinds[code] for k, (code, _) in enumerate(changes)}
        found = treat_outliers(frame, kinds, outlier_rule(self.result.choices))
        row = self.position[city]
        own = found.values.to_numpy(float)[row] != raw[row]
        said = zip(found.log["method"], found.log["points"], own, strict=True)
        return np.array([f"{method} {points} {moved}" for method, points, moved in said], object)

    def _changed(self, city: str, changes: Sequence[Change]) -> FloatArray:
        """Return a raw column a change, shape (units, changes)."""
        raw = np.column_stack([self.column[code] for code, _ in changes])
        raw[self.position[city]] = [value for _, value in changes]
        return np.asarray(raw)

    def _differently_known(self, codes: Sequence[str], normalised: FloatArray) -> BoolArray:
        """Return which changes give a score to other units than before.

        A scale that appears or disappears (a lowest value of 0, no spread)
        changes what is observed, and with it which scores are withheld.
        """
        before = np.column_stack([self._known[code] for code in codes])
        return np.asarray(np.any(np.isnan(normalised) == before, axis=0))

    @cached_property
    def _known(self) -> dict[str, BoolArray]:
        inside = self.result.normalised.loc[self.inside.index]
        return {str(code): inside[code].notna().to_numpy() for code in inside.columns}

    def _slowly(self, city: str, change: Change) -> FloatArray:
        try:
            after = with_figures(self.result, city, dict([change]), self.groups)
        except DataError:
            return np.full(len(self.inside), np.nan)
        scores = after.scores.loc[self.inside.index, after.definition.root]
        return np.asarray(scores.to_numpy(float))

    def ranks(self, city: str, changes: Sequence[Change]) -> Array:
        """Return the city's rank after each change; meaningless where its score is NaN."""
        return np.asarray(rank_columns(self.scores(city, changes).T)[self.position[city]])

    def _normalised(self, raw: FloatArray, codes: Sequence[str]) -> FloatArray:
        """Return the changed columns, shape (units, changes), treated and on the scale."""
        choices, tree = self.result.choices, self.result.definition
        frame = pd.DataFrame(raw, self.inside.index, [str(k) for k in range(len(codes))])
        if self.groups is not None and choices.imputation != "none":
            frame = impute_group_median(frame, self.groups).values
        if choices.treatment:
            kinds = {str(k): tree.kinds[code] for k, code in enumerate(codes)}
            frame = treat_outliers(frame, kinds, outlier_rule(choices)).values
        posts = {code: (low, high) for code, low, high in choices.goalposts}
        how = replace(
            normalisation_of(choices),
            goalposts=tuple((str(k), *posts[c]) for k, c in enumerate(codes) if c in posts),
        )
        signs = pd.Series(tree.directions[list(codes)].to_numpy(), index=frame.columns)
        return normalise(frame, signs, how).to_numpy(float)

    @cached_property
    def _tree(self) -> ChangedTree:
        codes = list(self.result.definition.indicators)
        plain = self._normalised(self.inside.to_numpy(float), codes)
        return ChangedTree(self.result, plain)
