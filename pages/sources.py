"""Sources and data: how complete, from where, and how a figure becomes a score."""

from __future__ import annotations

from ui.screen import screen
from ui.sources import chain as sources_chain
from ui.sources import coverage_page, page, records

with screen("sources") as view:
    page.take_along(view)
    coverage, chain, sources, nation = page.tabs(view)
    with coverage:
        coverage_page.draw(view)
    with chain:
        sources_chain.draw(view)
    with sources:
        records.draw(view)
    with nation:
        records.national(view)
