"""What a city is strong and weak in, indicator by indicator: one rule for page and report.

A strength is better than the peers' median, a weakness worse, the furthest in
their standard deviations first. Yes or no has no median to be better than, so
it is neither; nor are scores, which the dimensions beside their medians show.
"""

from __future__ import annotations

from collections.abc import Sequence

from scoring.diagnosis.diagnose import Diagnosis
from scoring.diagnosis.standing import Line
from ui.figures import kept

_YES_NO = "0/1"


def comparisons(found: Diagnosis, group: str) -> list[Line]:
    """Return the indicators that can be compared within a peer group, the best first."""
    indicators = kept.catalogue().indicators
    measured = set(indicators["indicator"][indicators["unit"] != _YES_NO])
    within = [line for line in found.standing if line.group == group and line.code in measured]
    return sorted(within, key=lambda line: -line.gap)


def strengths(lines: Sequence[Line], most: int) -> list[Line]:
    """Return the first of what is better than the median; `lines` as from `comparisons`."""
    return [line for line in lines if _printed(line) > 0][:most]


def weaknesses(lines: Sequence[Line], most: int) -> list[Line]:
    """Return the worst of what is worse than the median; `lines` as from `comparisons`."""
    return [line for line in lines[::-1] if _printed(line) < 0][:most]


def _printed(line: Line) -> float:
    """The gap as it is read: one that prints as nothing is no strength and no weakness."""
    return round(line.gap, 1)
