"""Whether figures meet a target, and how far the others are from it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from pandas import Series

from scoring.targets.target import Target

# Of the target: one that misses it by no more is near.
NEAR = 0.10
NO_FIGURE, FAR, CLOSE, MET = -1, 0, 1, 2


@dataclass(frozen=True)
class Count:
    """How many units meet a target, of those with a figure."""

    met: int
    near: int
    far: int

    @property
    def known(self) -> int:
        """The units with a figure."""
        return self.met + self.near + self.far


def missing_to(values: Series, target: Target) -> Series:
    """Return how far each figure is on the wrong side of a target, 0 or less where it meets it."""
    gap = values - target.value
    return gap if target.comparator == "at_most" else -gap


def share_of(values: Series, target: Target) -> Series:
    """Return each figure's signed distance as a share of the target; NaN for a target of zero."""
    size = abs(target.value)
    return (values - target.value) / (size if size > 0 else np.nan)


def standings(values: Series, target: Target) -> Series:
    """Return MET, CLOSE or FAR for each figure, NO_FIGURE where there is none.

    Near is what misses the target by at most a tenth of it; nothing is near a
    target of zero.

    Examples
    --------
    >>> limit = Target("limit", "at_most", 35.0, "ug/m3")
    >>> standings(Series([30.0, 35.0, 38.5, 38.6, float("nan")]), limit).tolist()
    [2, 2, 1, 0, -1]
    """
    missing = missing_to(values, target)
    # The small term takes what binary fractions add: 38.5 is a tenth above 35.
    near = missing <= abs(target.value) * NEAR * (1 + 1e-9)
    classes = np.select([values.isna(), missing <= 0, near], [NO_FIGURE, MET, CLOSE], FAR)
    return pd.Series(classes, values.index, dtype=int)


def count(standing: Series) -> Count:
    """Return how many units have each standing."""
    return Count(*(int((standing == place).sum()) for place in (MET, CLOSE, FAR)))
