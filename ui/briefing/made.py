"""Printed reports and decks, made from Views alone: a process that does heavy work makes them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from contextlib import suppress

from data.errors import DataError
from exports.briefing_file import Briefing
from exports.paper.content import Paper
from exports.paper.pdf import paper_pdf
from exports.pdf import as_pdf
from exports.powerpoint import as_powerpoint
from exports.printable import file_name
from exports.web_page import as_web_page
from ui.address.view import View
from ui.briefing.deck import deck_of, slides
from ui.briefing.paper import paper_of, sections
from ui.briefing.ready import called_for
from ui.city.report import city_report
from ui.figures import kept
from ui.figures.doubt import kept as doubt_kept
from ui.figures.names import city_names
from ui.figures.space import kept as space_kept
from ui.regions.report import region_report
from ui.words.texts import Words
from work.queue import Report

PRESENTED = "presented"


class _Stopped(Exception):  # noqa: N818 - what happened
    """Nobody waits for the file any more."""


def city_pdf(view: View) -> bytes:
    """Return the report of the city in focus; it tells how sure the rank is, so that is drawn."""
    with suppress(DataError):  # some rules (Copeland, for one) are not drawn
        doubt_kept.rank_uncertainty(view.choices)
    return as_pdf(city_report(view), space_kept.boundaries())


def region_pdf(view: View) -> bytes:
    """Return the report of the units that pass the filters."""
    return as_pdf(region_report(view), space_kept.boundaries())


def cities_of(province: str) -> list[str]:
    """Return the cities of a province, in their order."""
    cities = kept.catalogue().cities
    return [str(code) for code in cities["city_code"][cities["province_code"] == province]]


def province_zip(view: View, province: str, report: Report) -> bytes | None:
    """Return the reports of every city of a province in one archive; None when told to stop."""
    names, codes = city_names(kept.catalogue(), Words(view.language)), cities_of(province)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for done, code in enumerate(codes):
            if not report(done, len(codes)):
                return None
            archive.writestr(f"{file_name(names[code])}.pdf", city_pdf(view.but(city=code)))
    return out.getvalue()


def deck_file(kind: str, briefing: Briefing, view: View, base: str, report: Report) -> bytes | None:
    """Return a briefing as "pptx", "html" or to be presented; None when told to stop.

    Parameters
    ----------
    base : the address of the atlas
    report : told of the figures of each slide, then of the slides
    """
    count, made = len(briefing.views), []
    for slide in slides(briefing, view, base):
        made.append(slide)
        if not report(len(made), 2 * count):
            return None
    deck, files = deck_of(briefing, tuple(made), view), space_kept.boundaries()
    if kind != "pptx":
        return as_web_page(deck, files, presenting=kind == PRESENTED).encode()

    def told(done: int, _of: int) -> None:
        if not report(count + done, 2 * count):
            raise _Stopped

    try:
        return as_powerpoint(deck, files, told)
    except _Stopped:
        return None


def paper_file(
    kind: str, briefing: Briefing, view: View, watermark: str, place: bool, report: Report
) -> bytes | None:
    """Return a briefing as a report of many pages, "docx" or "pdf"; None when told to stop.

    Parameters
    ----------
    watermark : over each page
    place : it is of the province or cluster of the View's filters, and says what they call for
    report : told of the figures of each section, then of its pages
    """
    count, made = len(briefing.views), []
    for section in sections(briefing, view):
        made.append(section)
        if not report(len(made), 2 * count):
            return None
    after = called_for(view) if place else ()
    words = Words(view.language)
    subtitle = words("briefing.ready_subtitle" if place else "briefing.paper_subtitle")
    paper = paper_of(briefing, (*made, *after), view, subtitle, watermark)

    def told(done: int, of: int) -> None:
        if not report(count + count * done // of, 2 * count):
            raise _Stopped

    try:
        return _written(kind, paper, told)
    except _Stopped:
        return None


def _written(kind: str, paper: Paper, told: Callable[[int, int], None]) -> bytes:
    files = space_kept.boundaries()
    if kind == "pdf":
        return paper_pdf(paper, files, told)
    # Here, because only who asks for Word needs what writes it.
    from exports.paper.word import paper_docx

    return paper_docx(paper, files, told)
