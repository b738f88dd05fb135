"""Whether the gap closes, in a sentence, and what that rests on."""

from __future__ import annotations

from scoring.inequality.convergence import FEWEST_FOR_CHANGE
from ui.regions.closing.changes import faster_points, unpublished
from ui.regions.closing.figures import Closings
from ui.regions.followed import lacks
from ui.regions.inputs import sentences
from ui.regions.signed import signed
from ui.words.texts import Words

_DIGITS = 3


def headline(closings: Closings) -> str:
    """Return whether lower cities catch up, and what the spread of the same cities did."""
    words, followed = closings.inputs.words, closings.followed
    revised = closings.sigma is not None and followed.history.revised(*followed.span)
    said = [_catching_up(closings), _spread(closings), *[words("regions.gdp_revised")] * revised]
    return sentences(said, words)


def _catching_up(closings: Closings) -> str:
    words, one = closings.inputs.words, closings.one
    about = {"name": closings.shown_name, "years": closings.years}
    if one.why_none:
        lacking = lacks(closings.followed.span, unpublished(closings.followed.history))
        missing = words.list([str(year) for year in lacking])
        return words(f"regions.closing_{one.why_none}", missing=missing, **about)
    if one.beta is None:
        return words("regions.closing_none", n=len(one.growth), **about)
    points = faster_points(one.beta.slope)
    clear = one.beta.verdict != "unclear"
    said = _amount(abs(points), 2, "", words) if clear else signed(points)
    return words(f"regions.closing_{one.beta.verdict}", points=said, **about)


def _spread(closings: Closings) -> str:
    """The spread at both ends; the per cent are those of the printed figures."""
    words, sigma = closings.inputs.words, closings.sigma
    (first_year, last_year), run = closings.followed.span, closings.followed.run
    if sigma is None:
        key = "none" if len(closings.same) < FEWEST_FOR_CHANGE else "level"
        n = len(closings.same)
        return words(f"regions.spread_{key}", first=run[0], last=run[-1], n=n, year=first_year)
    first, last = round(sigma.first, _DIGITS), round(sigma.last, _DIGITS)
    change = 100 * (last / first - 1) if first else 100 * (sigma.ratio - 1)
    clear = sigma.verdict != "unclear" and (change < 0) == (sigma.verdict == "closing")
    percent = _amount(abs(change), 1, "%", words) if clear else signed(change, 1, "%")
    return words(
        f"regions.spread_{sigma.verdict if clear else 'unclear'}",
        percent=percent,
        n=sigma.units,
        first=f"{first:.{_DIGITS}f}",
        last=f"{last:.{_DIGITS}f}",
        first_year=first_year,
        last_year=last_year,
    )


def _amount(value: float, digits: int, unit: str, words: Words) -> str:
    """A figure that is not zero is not printed as zero."""
    if round(value, digits) > 0:
        return f"{value:.{digits}f}{unit}"
    return words("regions.less_than", amount=f"{10**-digits:.{digits}f}{unit}")


def subline(closings: Closings) -> str:
    """Return name, years, units and the interval of what the sentence says."""
    one, words = closings.one, closings.inputs.words
    said = words(
        f"regions.closing_{'by_year' if one.why_none else 'rests_on'}",
        name=closings.shown_name,
        years=closings.years,
        n=len(closings.same) if one.why_none else len(one.growth),
        of=len(closings.inputs.among),
    )
    if one.beta is None:
        return said
    low, high = sorted(faster_points(bound) for bound in (one.beta.low, one.beta.high))
    return said + words("regions.closing_interval", low=signed(low), high=signed(high))
