"""An axis: how its numbers are written, where it ends and where its ticks stand."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from data.languages import MANNERS

_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
_LOG_STEPS = ((1, 2, 5), (1, 3), (1,))


@dataclass(frozen=True)
class Axis:
    """One direction of a chart.

    Attributes
    ----------
    title : what is measured, with unit and year
    decimals : digits after the point where a figure itself is written
    unit : directly after each number, such as ``%``
    signed : write a plus before what is above zero
    grouped : set thousands apart; not in years, whose ticks stand at whole numbers
    reversed : the smallest at the far end, as for ranks
    log : equal steps are equal ratios; every figure is above zero
    zero : reaches to zero even where no figure does
    ends : where it begins and ends, else where the figures do
    names : (place, name) in place of numbered ticks

    Examples
    --------
    >>> Axis(decimals=0).tick(30_000, "zh"), Axis(unit="%").text(-4.25, "en")
    ('3万', '−4.2%')
    >>> Axis(decimals=0, grouped=False).ticks(2010, 2023)
    (2010.0, 2015.0, 2020.0)
    """

    title: str = ""
    decimals: int = 1
    unit: str = ""
    signed: bool = False
    grouped: bool = True
    reversed: bool = False
    log: bool = False
    zero: bool = False
    ends: tuple[float, float] | None = None
    names: tuple[tuple[float, str], ...] = ()

    def text(self, value: float, language: str) -> str:
        """Return a figure as it stands beside its mark; a missing one is a dash."""
        if math.isnan(value):
            return "–"
        comma = "," if self.grouped and MANNERS[language].grouped else ""
        # Of the number that is printed: −0.04 is no "−0.0".
        sign = self._sign(round(value, self.decimals))
        return sign + f"{abs(value):{comma}.{self.decimals}f}{self.unit}"

    def tick(self, value: float, language: str) -> str:
        """Return a round number as it stands on the axis."""
        named = dict(self.names)
        if value in named:
            return named[value]
        steps = MANNERS[language].sizes if self.grouped else ()
        size, word = next((step for step in steps if abs(value) >= step[0]), (1.0, ""))
        comma = "," if self.grouped and MANNERS[language].grouped else ""
        return self._sign(value) + f"{abs(value) / size:{comma}.6g}{word}{self.unit}"

    def _sign(self, value: float) -> str:
        return "−" if value < 0 else "+" if self.signed and value > 0 else ""

    def extent(self, values: Iterable[float]) -> tuple[float, float]:
        """Return where the axis begins and ends for these figures, the smaller first."""
        if self.ends is not None:
            return self.ends
        known = [value for value in values if not math.isnan(value)]
        low, high = min(known, default=0.0), max(known, default=1.0)
        if self.log:
            return (low / 1.1, high * 1.1)
        if self.zero:
            low, high = min(low, 0.0), max(high, 0.0)
        if low == high:
            low, high = low - 0.5, high + 0.5
        margin = (high - low) * 0.03
        pads_low, pads_high = not (self.zero and low == 0), not (self.zero and high == 0)
        return (low - margin * pads_low, high + margin * pads_high)

    def round_ends(self, values: Iterable[float]) -> tuple[float, float, float]:
        """Return the round numbers around these figures, and the step between ticks.

        An office program counts its ticks from the lower end, so that has to be one.

        Examples
        --------
        >>> Axis().round_ends([1, 296])
        (0.0, 300.0, 50.0)
        """
        known = [value for value in values if not math.isnan(value)]
        low, high = min(known, default=0.0), max(known, default=1.0)
        if self.log:
            return (10.0 ** math.floor(math.log10(low)), 10.0 ** math.ceil(math.log10(high)), 10.0)
        if self.ends is not None or low == high or self.zero:
            low, high = self.extent(known)
        ticks = _round_ticks(low, high, 6, whole=self.decimals == 0)
        step = ticks[1] - ticks[0] if len(ticks) > 1 else high - low
        ends = (math.floor(low / step + 1e-9) * step, math.ceil(high / step - 1e-9) * step)
        return (*(self.ends or ends), step)

    def ticks(self, low: float, high: float, most: int = 6) -> tuple[float, ...]:
        """Return the places of at most `most` ticks between two ends."""
        if self.names:
            return tuple(place for place, _ in self.names if low <= place <= high)
        found = _log_ticks(low, high, most) if self.log else ()
        rounded = _round_ticks(low, high, most, whole=self.decimals == 0)
        return found if len(found) > 1 else rounded


def _round_ticks(low: float, high: float, most: int, whole: bool) -> tuple[float, ...]:
    """Round places; whole ones where figures are written without decimals, such as years."""
    rough = (high - low) / max(1, most)
    size = 10.0 ** math.floor(math.log10(rough))
    steps = [size * step for step in _STEPS if not whole or (size * step) % 1 == 0] or [1.0]
    step = next(step for step in steps if step >= rough * (1 - 1e-9))
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    return tuple(float(f"{n * step:.10g}") for n in range(first, last + 1))[: most + 1]


def _log_ticks(low: float, high: float, most: int) -> tuple[float, ...]:
    powers = range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1)
    for steps in _LOG_STEPS:
        places = [float(f"{step * 10.0**power:.10g}") for power in powers for step in steps]
        within = tuple(place for place in places if low <= place <= high)
        if len(within) <= most:
            return within
    return ()
