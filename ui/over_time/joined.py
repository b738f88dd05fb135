"""A screen's answer with how a figure went: on its slide, in its report, in its files."""

from __future__ import annotations

from dataclasses import replace

from ui.address.view import View
from ui.figures.answer import Answer


def with_years(view: View, whole: Answer, years: Answer | None) -> Answer:
    """Return the answer of a screen with that of the years.

    A View with a span asks how it went: that comes first, and the chart has no map beside it.
    """
    if years is None:
        return whole
    first, second = (years, whole) if view.since else (whole, years)
    # A slide without a chart shows the first table, which says more of who has no score.
    charts = (*first.charts, *second.charts) if first.charts else ()
    return replace(
        first,
        charts=charts,
        tables=(*first.tables, *second.tables),
        notes=(*first.notes, *second.notes),
        sources=tuple(dict.fromkeys([*first.sources, *second.sources])),
    )
