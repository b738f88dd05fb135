"""Where the treatment of outliers changes as one city's figure moves.

Between two such places the index follows the figure without a jump; at them a
column may be Winsorised at other points, or be taken as a logarithm, and the
city's score may jump either way. A search for a figure must know them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from scoring.arrays import Array, FloatArray
from scoring.diagnosis.what_if import Change

_POINTS = 40
_FINER = 6
Treated = Callable[[Sequence[Change]], Array]


def spread_out(own: float, better: FloatArray) -> FloatArray:
    """Return figures between one's own and the best, even in value and even in place.

    Parameters
    ----------
    better : array, the better figures there are, nearest first

    Examples
    --------
    >>> spread_out(0.0, np.array([1.0, 4.0])).tolist()[:2]
    [0.1, 0.2]
    """
    if not len(better):
        return np.asarray(better)
    even = own + (better[-1] - own) * np.arange(1, _POINTS + 1) / _POINTS
    places = np.linspace(0, len(better) - 1, min(_POINTS, len(better))).round().astype(int)
    every = np.unique(np.concatenate([even, better[places]]))
    return np.asarray(every if better[-1] > own else every[::-1])


def turns(ends: Mapping[str, FloatArray], treated: Treated) -> dict[str, FloatArray]:
    """Return of each indicator the figures on both sides of every change of treatment.

    Parameters
    ----------
    ends : mapping from indicator to figures in the order of the way
    treated : from changes to what the treatment does to each, one comparable value a change
    """
    coarse = _turns(ends, treated)
    finer = {
        code: np.concatenate(
            [np.linspace(low, high, _FINER + 2) for low, high in zip(*_pairs(at), strict=True)]
        )
        for code, at in coarse.items()
        if len(at)
    }
    return _turns(finer, treated)


def _turns(ends: Mapping[str, FloatArray], treated: Treated) -> dict[str, FloatArray]:
    changes = [(code, float(x)) for code, line in ends.items() for x in line]
    if not changes:
        return {}
    done, found, start = treated(changes), {}, 0
    for code, line in ends.items():
        own = done[start : start + len(line)]
        start += len(line)
        at = np.flatnonzero(own[1:] != own[:-1])
        found[code] = np.column_stack([line[at], line[at + 1]]).ravel()
    return found


def _pairs(at: FloatArray) -> tuple[FloatArray, FloatArray]:
    return at[0::2], at[1::2]
