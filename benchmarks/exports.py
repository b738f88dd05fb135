"""How long the files take that a reader waits for; run with `python -m benchmarks.exports`.

Prints seconds of processor time beside the seconds that were promised.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

from exports.briefing_file import Briefing
from exports.pdf import as_pdf
from exports.powerpoint import as_powerpoint
from exports.web_page import as_web_page
from exports.workbook import as_xlsx
from ui.address.view import View
from ui.briefing.answers import answer_of
from ui.briefing.deck import deck_of, slides
from ui.briefing.starter import starter
from ui.city.report import city_report
from ui.figures import kept
from ui.figures.space import kept as space_kept
from ui.sources.whole_data import all_tables
from ui.take.menu import KINDS
from ui.words.texts import Words

VIEW = View(language="zh", city="320500", year=2023)


def measure(name: str, promised: float, make: Callable[[], bytes]) -> None:
    """Print how long a file takes and how large it is."""
    start, used = time.perf_counter(), time.process_time()
    size = len(make())
    seconds, own = time.perf_counter() - start, time.process_time() - used
    print(
        f"{name:34} {seconds:5.2f} s ({own:.2f} of its own) of {promised:g} s, {size / 1e6:.1f} MB"
    )


def ten_slides() -> Briefing:
    """The starter briefing and its first two views again."""
    briefing = starter(Words("zh"))
    return Briefing(briefing.title, (*briefing.views, *briefing.views[:2]))


def main() -> None:
    logging.disable(logging.WARNING)
    files, briefing = space_kept.boundaries(), ten_slides()
    kept.scored()

    def deck() -> object:
        return deck_of(briefing, tuple(slides(briefing, VIEW)), VIEW)

    measure("a city as PDF, first", 3, lambda: as_pdf(city_report(VIEW), files))
    measure("a city as PDF, again", 3, lambda: as_pdf(city_report(VIEW), files))
    measure("ten slides as PowerPoint", 8, lambda: as_powerpoint(deck(), files))
    measure("ten slides as HTML", 8, lambda: as_web_page(deck(), files).encode())
    measure("all data as XLSX", 3, lambda: as_xlsx(all_tables(VIEW)))
    for kind, (make, _) in KINDS.items():
        measure(f"a view as {kind}", 3, lambda make=make: make(answer_of("atlas", VIEW), VIEW))


if __name__ == "__main__":
    main()
