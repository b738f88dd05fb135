"""The gap in two charts: all units from lowest to highest, and the dimensions by their Gini."""

from __future__ import annotations

import math

from exports.charts.bars import Bars, Series
from exports.charts.curves import Curve, Curves
from exports.charts.scale import Axis
from scoring.inequality.measures import lorenz_curve
from ui.figures.names import measure_name
from ui.regions import levels
from ui.regions.gap.figures import Gap

_WHOLE = (0.0, 100.0)


def curve(gap: Gap) -> Curves:
    """Return who holds how much of a whole, or the units in their order where there is none."""
    return _lorenz(gap) if gap.has_whole else _parade(gap)


def _lorenz(gap: Gap) -> Curves:
    words = gap.inputs.words
    rows = 100 * lorenz_curve(gap.value, gap.weights)
    # The curve begins before the first unit, at nothing.
    codes = ("", *(str(code) for code in rows.index[1:]))
    return Curves(
        title=words("regions.lorenz", measure=levels.title(gap.inputs)),
        curves=(
            Curve(
                gap.inputs.measure_name,
                tuple(rows["unit_share"]),
                tuple(rows["value_share"]),
                filled=True,
                codes=codes,
                names=tuple(gap.inputs.names.get(code, "") for code in codes),
            ),
            Curve(words("regions.line_even"), _WHOLE, _WHOLE, "quiet", dashed=True),
        ),
        x_axis=_shares(gap),
        y_axis=Axis(words("regions.share_of_whole"), unit="%", ends=_WHOLE),
        language=gap.inputs.view.language,
    )


def _parade(gap: Gap) -> Curves:
    inputs, words = gap.inputs, gap.inputs.words
    codes = tuple(str(code) for code in gap.value.index)
    mean = Curve(words("regions.line_mean"), _WHOLE, (gap.mean,) * 2, "quiet", dashed=True)
    return Curves(
        title=words("regions.parade"),
        curves=(
            Curve(
                inputs.measure_name,
                tuple(gap.share),
                tuple(gap.value),
                codes=codes,
                names=tuple(inputs.names[code] for code in codes),
            ),
            mean,
        ),
        x_axis=_shares(gap),
        y_axis=levels.axis(inputs, gap.value),
        language=inputs.view.language,
    )


def _shares(gap: Gap) -> Axis:
    title = gap.inputs.words(f"regions.share_of_{gap.inputs.view.counting}")
    return Axis(title, unit="%", ends=_WHOLE)


def dimensions(gap: Gap) -> Bars | None:
    """Return the Gini of each dimension, the widest first; None where fewer than two have one."""
    words, catalogue = gap.inputs.words, gap.inputs.catalogue
    known = {code: gap.of(found) for code, found in gap.dimensions.items()}
    ranked = sorted(
        ((gini, code) for code, gini in known.items() if not math.isnan(gini)), reverse=True
    )
    if len(ranked) < 2:
        return None
    return Bars(
        title=words(f"regions.gap_dimensions_{gap.inputs.view.counting}"),
        categories=tuple(measure_name(code, catalogue, words) for _, code in ranked),
        series=(Series("Gini", tuple(gini for gini, _ in ranked)),),
        axis=Axis(decimals=3),
        language=gap.inputs.view.language,
    )
