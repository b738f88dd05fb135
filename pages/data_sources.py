"""Sources and data: how complete, from where, and how a figure becomes a score."""

from __future__ import annotations

from ui import coverage_page, data_page, figure_to_score, frame, source_records

with frame.screen("data_sources") as view:
    data_page.take_along(view)
    coverage, chain, sources, nation = data_page.tabs(view)
    with coverage:
        coverage_page.draw(view)
    with chain:
        figure_to_score.draw(view)
    with sources:
        source_records.draw(view)
    with nation:
        source_records.national(view)
