"""Lists of a deck over as many pages as they need: its contents, its sources."""

from __future__ import annotations

from collections.abc import Iterator

from pptx.presentation import Presentation as Slides

from exports.content import Deck, Table
from exports.pptx_page import LIST, add_foot, add_page
from exports.pptx_table import Laid, add_table, lay_out, rows_that_fit

_LEAST_LETTERS = 10.0
# Of the height: pages of a list are filled alike, so that none holds a single row.
_FILLED = (0.5, 0.6, 0.7, 0.8, 0.9, 1.0)


def add_contents(slides: Slides, deck: Deck) -> None:
    """Add what each page shows; the last name of a row opens its view, where it has an address.

    What a view is about stands beside its title only where a title says something else.
    """
    title, *heads = deck.contents
    told = [(slide.title, slide.subject) for slide in deck.slides]
    count = 3 if any(own != subject for own, subject in told) else 2
    # How many pages the list takes is known once it is laid out, and so are their numbers.
    blank = tuple((999, *names)[:count] for names in told)
    parts = _parts(_laid(Table(title, tuple(heads[:count]), blank), deck))
    first = 2 + len(parts)
    rows = tuple((first + place, *names)[:count] for place, names in enumerate(told))
    links = [slide.address for slide in deck.slides]
    _add(slides, Table(title, tuple(heads[:count]), rows), deck, links)


def add_appendix(slides: Slides, table: Table, deck: Deck) -> None:
    """Add a table that ends a deck."""
    _add(slides, table, deck, [])


def _add(slides: Slides, table: Table, deck: Deck, links: list[str]) -> None:
    laid = _laid(table, deck)
    for part in _parts(laid):
        page = add_page(slides, table.title, deck.language)
        rows = Table(table.title, table.columns, table.rows[part], table.decimals)
        add_table(page, rows, LIST.placed, deck.language, links[part], laid)
        add_foot(page, deck.made, len(slides.slides), deck)


def _laid(table: Table, deck: Deck) -> Laid:
    return lay_out(table, LIST.width, LIST.height, deck.language, _LEAST_LETTERS)


def _parts(laid: Laid) -> list[slice]:
    """The rows of each page: no more pages than are needed, and all filled alike."""
    fewest = list(_cut(laid, LIST.height))
    cuts = (list(_cut(laid, share * LIST.height)) for share in _FILLED)
    return next(cut for cut in cuts if len(cut) == len(fewest))


def _cut(laid: Laid, height: float) -> Iterator[slice]:
    start, count = 0, len(laid.cells) - 1
    while start < max(1, count):
        size = rows_that_fit(laid, LIST.width, height, start) or 1
        yield slice(start, start + size)
        start += size
