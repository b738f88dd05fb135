"""Whether the gap closes, in a sentence, and what that rests on."""

from __future__ import annotations

from scoring.inequality.convergence import SigmaConvergence
from ui.regions.closing.changes import faster_points
from ui.regions.closing.figures import Closings
from ui.regions.signed import signed
from ui.words.texts import Words


def headline(closings: Closings) -> str:
    """Return whether the gap of the shown variable closes, and what its spread did."""
    words, one = closings.inputs.words, closings.one
    if one.beta is None or one.sigma is None:
        return words("regions.closing_none", name=closings.shown_name, n=len(one.growth))
    points = faster_points(one.beta.slope)
    clear = one.beta.verdict != "unclear"
    return words(
        f"regions.closing_{one.beta.verdict}",
        name=closings.shown_name,
        years=closings.years,
        points=_amount(abs(points), 2, "", words) if clear else signed(points),
        spread=_spread(one.sigma, words),
    )


def _spread(sigma: SigmaConvergence, words: Words) -> str:
    change = 100 * (sigma.ratio - 1)
    clear = sigma.verdict != "unclear"
    percent = _amount(abs(change), 1, "%", words) if clear else signed(change, 1, "%")
    return words(f"regions.spread_{sigma.verdict}", percent=percent)


def _amount(value: float, digits: int, unit: str, words: Words) -> str:
    """A figure that is not zero is not printed as zero."""
    if round(value, digits) > 0:
        return f"{value:.{digits}f}{unit}"
    return words("regions.less_than", amount=f"{10**-digits:.{digits}f}{unit}")


def subline(closings: Closings) -> str:
    """Return name, years, units and the interval of what the sentence says."""
    one, words = closings.one, closings.inputs.words
    said = words(
        "regions.closing_rests_on",
        name=closings.shown_name,
        years=closings.years,
        n=len(one.growth),
        of=len(closings.inputs.among),
    )
    if one.beta is None:
        return said
    low, high = sorted(faster_points(bound) for bound in (one.beta.low, one.beta.high))
    return said + words("regions.closing_interval", low=signed(low), high=signed(high))
