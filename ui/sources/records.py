"""The records of the sources, and what rests on each."""

from __future__ import annotations

from exports.content import Cell, Table
from ui.address.view import View
from ui.figures import kept
from ui.figures.answer import Answer
from ui.figures.cells import records
from ui.figures.names import measure_name
from ui.page.sources import cite
from ui.words.notes import note_text
from ui.words.texts import Words

FIELDS = ("publisher", "title", "published", "refers_to", "terms", "how_read")


def answer(view: View) -> Answer:
    """Return every source with its record and the indicators that rest on it."""
    words, catalogue = Words(view.language), kept.catalogue()
    resting = _resting(view)
    rows = tuple(
        _row(row, resting.get(str(row["source"]), []), words) for row in records(catalogue.sources)
    )
    subject = words("sources.subject_sources")
    heads = (
        words("common.source"),
        *(words(f"exports.{name}") for name in FIELDS),
        words("sources.used_heading"),
        words("sources.rests"),
    )
    most = max(rows, key=lambda row: int(row[-2] or 0))
    return Answer(
        subject=subject,
        headline=words(
            "sources.sources_headline",
            n=len(rows),
            source=most[0],
            used=most[-2],
            of=len(catalogue.indicators),
        ),
        subline=words("sources.about_sources"),
        tables=(Table(subject, heads, rows),),
        sources=tuple(catalogue.sources["source"]),
    )


def _row(row: dict[str, object], used: list[str], words: Words) -> tuple[Cell, ...]:
    names = [measure_name(f"indicator.{code}", kept.catalogue(), words) for code in used]
    return (
        cite([str(row["source"])], words),
        *(note_text(row[name], words) or None for name in FIELDS),
        len(used),
        words.list(names) or "–",
    )


def _resting(view: View) -> dict[str, list[str]]:
    """Source → the indicators with at least one figure from it."""
    found: dict[str, list[str]] = {}
    sources = kept.indicators(view.choices.year).source
    for code in sources.columns:
        for cell in sources[code].unique():
            for source in filter(None, str(cell).split("; ")):
                listed = found.setdefault(source, [])
                if code not in listed:
                    listed.append(str(code))
    return found
