"""Which field of a honeycomb each unit gets: near its place, beside its neighbours.

The assignment of least displacement comes first. It tears provinces, so units
then change places by simulated annealing (from a fixed start, so that the
same units always lie in the same fields): a field costs its distance, and
neighbours kept are worth something, those of the same province most.
"""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment

from geo.cartogram.fields import Field, beside, fields_near, middle
from geo.cartogram.wishes import neighbours, wishes

_FREE = -1
# What a neighbour in the layout is worth: of one's province, a true one of another, any other.
_KIN, _FELLOW, _TRUE, _ANY = 1.6, 1.2, 0.6, 0.3
_DISTANCE = 0.25
_TORN = 3.0
# Steps and starting heat: freely at first, then with an eye on torn provinces.
_FREELY, _MENDING = (250_000, 0.8), (50_000, 0.4)
_COLD = 0.01
# Rarely a province stays torn; then it is tried again.
_STARTS = 5


def lay_out(points: NDArray[np.float64], provinces: Sequence[str]) -> list[Field]:
    """Return a field (column, row) for each unit, no two the same.

    Parameters
    ----------
    points : where the units lie, shape (n, 2), in metres
    provinces : of each unit
    """
    pairs = neighbours(points)
    named = np.array(provinces)
    own = named[pairs[:, 0]] == named[pairs[:, 1]]
    places = wishes(points, pairs, own)
    fields = fields_near(places)
    middles = np.array([middle(field) for field in fields])
    far = ((places[:, None] - middles[None]) ** 2).sum(2)
    number = {field: place for place, field in enumerate(fields)}
    worth = _worth(pairs, provinces)
    near = [[number[one] for one in beside(field) if one in number] for field in fields]
    first = linear_sum_assignment(far)[1].tolist()
    for start in range(1, _STARTS + 1):
        layout = _Layout((_DISTANCE * far).tolist(), worth, near, list(provinces), [*first])
        chance = random.Random(start)
        layout.improve(chance, *_FREELY, torn=0.0)
        layout.improve(chance, *_MENDING, torn=_TORN)
        if layout.whole:
            break
    return [fields[place] for place in layout.at]


def _worth(pairs: NDArray[np.intp], provinces: Sequence[str]) -> list[list[float]]:
    """What each two units are worth to each other as neighbours."""
    named = np.array(provinces)
    size = Counter(provinces)
    # A unit that is a province of its own has no kin: its true neighbours hold it.
    alone = np.array([size[one] == 1 for one in provinces])
    worth = np.where(named[:, None] == named[None], _FELLOW, _ANY)
    for one, other in ((0, 1), (1, 0)):
        first, second = pairs[:, one], pairs[:, other]
        kin = (named[first] == named[second]) | alone[first] | alone[second]
        worth[first, second] = np.where(kin, _KIN, _TRUE)
    rows: list[list[float]] = worth.tolist()
    return rows


@dataclass
class _Layout:
    """Units in fields, and what a change of places would cost.

    Attributes
    ----------
    far : cost of each unit in each field
    worth : `_worth`
    near : the fields beside each field
    province : of each unit
    at : the field of each unit
    """

    far: list[list[float]]
    worth: list[list[float]]
    near: list[list[int]]
    province: list[str]
    at: list[int]

    def __post_init__(self) -> None:
        self.holder = [_FREE] * len(self.near)
        for unit, field in enumerate(self.at):
            self.holder[field] = unit
        self.members: dict[str, list[int]] = {}
        for unit, province in enumerate(self.province):
            self.members.setdefault(province, []).append(unit)

    def improve(self, chance: random.Random, steps: int, heat: float, torn: float) -> None:
        """Change places of units near each other, while it is hot also for the worse.

        Parameters
        ----------
        torn : what each part of a province too many costs
        """
        for step in range(steps):
            unit = int(chance.random() * len(self.at))
            field = self._some(chance, self.at[unit])
            if chance.random() < 0.5:
                field = self._some(chance, field)
            bearable = (heat * (1 - step / steps) + _COLD) * -math.log(1 - chance.random())
            if field != self.at[unit]:
                self._try(unit, field, torn, bearable)

    def _some(self, chance: random.Random, field: int) -> int:
        near = self.near[field]
        return near[int(chance.random() * len(near))]

    def _try(self, unit: int, field: int, torn: float, bearable: float) -> None:
        """Put a unit into a field, and who is there into its own, unless it costs too much."""
        left, other = self.at[unit], self.holder[field]
        moved = [unit] if other == _FREE else [unit, other]
        before = self._cost(moved, torn)
        self._put(unit, field, other, left)
        if self._cost(moved, torn) - before > bearable:
            self._put(unit, left, other, field)

    def _put(self, unit: int, field: int, other: int, place: int) -> None:
        self.holder[place], self.holder[field] = other, unit
        self.at[unit] = field
        if other != _FREE:
            self.at[other] = place

    def _cost(self, units: Iterable[int], torn: float) -> float:
        cost = 0.0
        for unit in units:
            field, worth = self.at[unit], self.worth[unit]
            cost += self.far[unit][field]
            for beside_it in self.near[field]:
                if (neighbour := self.holder[beside_it]) != _FREE:
                    cost -= worth[neighbour]
            if torn:
                cost += torn * self.parts(self.province[unit])
        return cost

    @property
    def whole(self) -> bool:
        """Whether no province falls into parts."""
        return all(self.parts(province) == 1 for province in self.members)

    def parts(self, province: str) -> int:
        """Return into how many parts a province falls."""
        left, count = {self.at[unit] for unit in self.members[province]}, 0
        while left:
            reached, count = [left.pop()], count + 1
            while reached:
                found = left.intersection(self.near[reached.pop()])
                left -= found
                reached += found
        return count
