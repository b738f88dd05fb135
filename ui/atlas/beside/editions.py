"""What two maps of two editions are called, and their figures in one table."""

from __future__ import annotations

from exports.content import Cell, Table
from ui.address.view import View
from ui.atlas.beside.second import resting_on_second
from ui.atlas.beside.table import both_table
from ui.edition.between import names
from ui.figures import kept
from ui.figures.measured import is_score
from ui.words.texts import Words


def editions_of(view: View) -> tuple[str, str]:
    """Return what the editions of both maps are called: by number, or whole where they share it."""
    here, first = kept.edition(), _key(view)
    with resting_on_second(view):
        there, second = kept.edition(), _key(view)
    words, (one, other) = Words(view.language), names(here, there)
    return words(first, edition=one), words(second, edition=other)


def _key(view: View) -> str:
    """By which text an edition is called: of scores that were kept that says so."""
    of_then = is_score(view.measure) and kept.scored_then() is not None
    return "atlas.beside_edition_then" if of_then else "atlas.beside_edition"


def editions_table(view: View, other: View) -> Table:
    """Return each chosen unit's figure and rank in both editions, and how they differ.

    Places are those that a unit is further ahead on the right.
    """
    words = Words(view.language)
    table = both_table(view, other, editions_of(view), words("atlas.beside_editions"))
    rows = tuple((*row, _ahead(row[3], row[5])) for row in table.rows)
    heads = (*table.columns, words("atlas.beside_places"))
    return Table(table.title, heads, rows, (*table.decimals, None))


def _ahead(first: Cell, second: Cell) -> Cell:
    known = isinstance(first, int) and isinstance(second, int)
    return first - second if known else None  # type: ignore[operator]
