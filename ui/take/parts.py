"""What city and region reports share: sources, choices, closing lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from urllib.parse import urlencode

from exports.content import Cell, Table
from ui.address.parameters import write_view
from ui.address.view import DEFAULT_CHOICES, FILTERS, View
from ui.figures import kept
from ui.figures.choices import describe, index_name
from ui.figures.editions.beside import edition_beside
from ui.figures.names import group_names, measure_name
from ui.words.notes import note_text
from ui.words.texts import Words

SOURCE_COLUMNS = ("publisher", "title", "published", "refers_to", "terms")


def sources_table(codes: Iterable[str], words: Words) -> Table:
    """Return the records of some sources, numbered in the order given."""
    records = kept.catalogue().sources.set_index("source", drop=False)
    known = [code for code in dict.fromkeys(codes) if code in records.index]
    rows: list[tuple[Cell, ...]] = [
        (number, *(note_text(records.at[code, column], words) for column in SOURCE_COLUMNS))
        for number, code in enumerate(known, start=1)
    ]
    heads = tuple(words(f"exports.{column}") for column in ("number", *SOURCE_COLUMNS))
    return Table(words("exports.sources"), heads, tuple(rows))


def choices_table(
    view: View, words: Words, notes: Sequence[str] = (), shows: str = "", screen: str = ""
) -> Table:
    """Return every choice behind the figures: measure, filters, classes and all of the index's.

    Parameters
    ----------
    notes : what to know before believing the figures, a row each
    shows : what is shown, where that is not the View's measure alone
    screen : that the link opens
    """
    catalogue = kept.catalogue()
    among = [
        group_names(kind, catalogue, words)[code]
        for kind in FILTERS
        for code in getattr(view, kind)
    ]
    settings = {
        "measure": shows
        or words.manner.pause.join(
            (measure_name(view.measure, catalogue, words), _period(view, words))
        ),
        "filters": words.list(among) or words("exports.whole_nation", n=len(catalogue.cities)),
        "classes": words("controls.against_target")
        if view.against == "target"
        else f"{words(f'controls.scheme_{view.scheme}')}, {view.classes}",
        "edition": words.list(labels_of(view, screen)),
        "link": link_of(view, screen),
    }
    heads = (words("exports.choice"), words("exports.setting"))
    rows: list[tuple[Cell, ...]] = [
        (words(f"exports.choice_{name}"), text) for name, text in settings.items()
    ]
    name = index_name(view, catalogue, words)
    own = [] if view.choices == DEFAULT_CHOICES else [(words("choices.name"), name)]
    index = _index(view, words)
    said: list[tuple[Cell, ...]] = [(words("exports.choice_note"), note) for note in notes]
    return Table(words("exports.choices"), heads, (*rows, *own, *index, *said))


def _index(view: View, words: Words) -> list[tuple[Cell, ...]]:
    """Every choice of the index; of one that was kept, which it is, since its steps were not."""
    said = describe(view.choices, kept.catalogue(), words)
    if kept.scored_then() is None:
        return [(choice.what, choice.value) for choice in said]
    known = [(one.what, one.value) for one in said if one.field in ("framework", "year")]
    return [*known, (words("exports.choice_method"), words("reading.scored_then"))]


def _period(view: View, words: Words) -> str:
    """The year, or the span and how its change is told."""
    measured = kept.shown(view)
    said = measured.period(words)
    return f"{said}, {words(f'map.years_{view.growth}')}" if measured.since else said


def labels_of(view: View, screen: str) -> list[str]:
    """Return the labels of the editions that a screen shows: of two maps there may be two."""
    beside = edition_beside(view) if screen == "atlas" else None
    return [edition.label for edition in filter(None, (kept.edition(), beside))]


def link_of(view: View, screen: str) -> str:
    """Return the path that reopens a view, below the address of the atlas."""
    page = "" if screen == "atlas" else screen
    return f"/{page}?{urlencode(write_view(view))}"


def made(words: Words) -> str:
    """Return by what and on which day a file was made."""
    return words("exports.made", day=date.today().isoformat())
