"""How wide the gap is, in words: the two ends, or who holds how much of a whole."""

from __future__ import annotations

import math

import numpy as np

from scoring.inequality.tenths import End
from ui.figures.names import group_names
from ui.regions.gap.figures import Gap
from ui.regions.inputs import sentences, withheld
from ui.words import numbers


def headline(gap: Gap) -> str:
    """Return how wide the gap is, in a sentence or two."""
    words, value = gap.inputs.words, gap.inputs.value
    if value.empty:
        return words("reading.empty")
    if gap.yes_or_no:
        return words("regions.gap_with", n=int(value.sum()), of=len(value))
    if gap.withheld:
        units = len(gap.value) if gap.withheld == "no_residents" else len(value)
        return withheld(gap.withheld, units, words)
    if gap.equal:
        return words("regions.gap_equal", n=len(gap.value))
    lead = _half(gap) if gap.has_whole else _ends(gap)
    return sentences([lead, _apart_at_random(gap)], words)


def _half(gap: Gap) -> str:
    found, words = gap.found, gap.inputs.words
    half = found.lower_half_weighted if gap.by_resident else found.lower_half
    return words(f"regions.gap_half_{gap.inputs.view.counting}", half=numbers.percent(half))


def _apart_at_random(gap: Gap) -> str:
    """The Gini in words; of scores, whose zero is nobody's zero, it is not said."""
    if gap.inputs.measured.unit in numbers.SCORES or np.isnan(gap.gini):
        return ""
    return gap.inputs.words(
        f"regions.gap_random_{gap.inputs.view.counting}",
        apart=numbers.percent(2 * gap.gini),
        gini=f"{gap.gini:.3f}",
    )


def _ends(gap: Gap) -> str:
    ends, words, unit = gap.ends, gap.inputs.words, gap.inputs.measured.unit
    if not np.isnan(ends.shared):
        low, high = len(ends.low.codes), len(ends.high.codes)
        return words(
            "regions.gap_shared",
            value=numbers.figure(ends.shared, unit, words),
            n=len(gap.value) - low - high,
            of=len(gap.value),
            above=high,
            below=low,
        )
    return words(
        "regions.gap_ends",
        high=_end("high", ends.high, gap),
        low=_end("low", ends.low, gap),
        apart=_apart(ends.high.mean, ends.low.mean, gap),
    )


def _end(name: str, end: End, gap: Gap) -> str:
    words = gap.inputs.words
    home = words("regions.gap_home", share=numbers.percent(end.share)) if gap.by_resident else ""
    return words(
        f"regions.gap_{name}_{'one' if len(end.codes) == 1 else 'many'}",
        city=gap.inputs.names[str(end.codes[0])],
        n=len(end.codes),
        of=len(gap.value),
        home=home,
        value=numbers.figure(end.mean, gap.inputs.measured.unit, words),
    )


def _apart(high: float, low: float, gap: Gap) -> str:
    """The difference of the two numbers as they are printed, where that is plain arithmetic."""
    unit, words = gap.inputs.measured.unit, gap.inputs.words
    if unit not in ("%", *numbers.SCORES):
        return ""
    points = f"{round(high, 1) - round(low, 1):.1f}"
    return words("regions.gap_apart" if unit == "%" else "regions.gap_apart_score", n=points)


def in_words(name: str, gap: Gap) -> str:
    """Return one figure in words.

    Parameters
    ----------
    name : a figure of `Dispersion`, or "top_cluster"
    """
    words, found = gap.inputs.words, gap.found
    if name == "top_cluster":
        return _leading(gap)
    value = getattr(found, name)
    if np.isnan(value):
        key = "ninety_ten_none" if name == "ninety_ten" else "no_residents_figure"
        return words(f"regions.gap_{key}")
    times = f"{value:.1f}"
    if name == "ninety_ten" and times == "1.0":
        return words("regions.gap_ninety_ten_alike")
    return words(
        f"regions.gap_{name}",
        percent=numbers.percent(value),
        twice=numbers.percent(2 * value),
        of_most=numbers.percent(value / math.log(found.units)),
        times=times,
        value=f"{value:.3f}",
    )


def _leading(gap: Gap) -> str:
    words, (cluster, share) = gap.inputs.words, gap.lead
    if not cluster:
        return words("regions.gap_no_cluster")
    names = group_names("cluster", gap.inputs.catalogue, words)
    return words("regions.gap_top_cluster", name=names[cluster], share=numbers.percent(share))
