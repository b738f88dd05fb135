"""What changed between an earlier edition of the data and today's, by size."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd
from pandas import DataFrame

from data.edition import Edition, current
from data.editions import KINDS, Editions
from data.errors import DataError
from editions import at_hand
from editions.causes import Moved
from exports.content import Cell, Table
from ui.address.view import View
from ui.edition.between import names
from ui.edition.causes import because
from ui.figures import kept
from ui.figures.answer import Answer
from ui.figures.editions import kept as editions_kept
from ui.figures.names import city_names, measure_name
from ui.reader import basis
from ui.words import numbers
from ui.words.texts import Words


def before(view: View) -> str:
    """Return the edition that today's is compared with; "" where none is at hand.

    The one that was asked for, else the one that the screen shows, else the latest.
    """
    labels = [label for label in at_hand.labels() if label != current().label]
    wanted = (view.before, basis.current().edition, *labels)
    return next((label for label in wanted if label in labels), "")


def answer(view: View) -> Answer:
    """Return what differs between an edition and today's."""
    words = Words(view.language)
    label = before(view)
    if not label:
        return _nothing(words("sources.changed_none"), words("sources.changed_how"), words)
    try:
        moved, figures = editions_kept.ranks(label, ""), editions_kept.figures(label, "")
    except DataError:
        said = words("sources.changed_unreadable", label=label)
        return _nothing(said, words("sources.changed_how"), words)
    ranked = _ranked(moved)
    then = kept.archived(label)[0].edition
    called = names(then, current())
    return Answer(
        subject=words("sources.tab_changed"),
        headline=_headline(ranked, figures, words),
        subline=words(
            "sources.changed_between", then=_named(then, words), now=_named(current(), words)
        ),
        tables=_told_first(
            _ranks(label, ranked, called, words),
            _figures(figures.figures.assign(fate=figures.fate), called, words),
            _editions(then, figures, words),
        ),
        notes=(words("sources.changed_note"),),
    )


def _told_first(ranks: Table, figures: Table, editions: Table) -> tuple[Table, ...]:
    """Ranks before figures, as a file of one table and a slide have the first; if there are any."""
    return (ranks, figures, editions) if ranks.rows else (figures, ranks, editions)


def _nothing(said: str, how: str, words: Words) -> Answer:
    now = current()
    rows = (("number", now.number), ("date", now.date.isoformat()), ("hash", now.hash))
    table = Table(
        words("sources.editions"),
        (words("sources.edition_what"), words("sources.edition_now")),
        tuple((words(f"sources.edition_{name}"), value) for name, value in rows),
    )
    return Answer(words("sources.tab_changed"), said, how, tables=(table,))


def _named(edition: Edition, words: Words) -> str:
    return words("sources.edition_named", number=edition.number, date=edition.date)


def _headline(ranked: DataFrame, figures: Editions, words: Words) -> str:
    """How many figures and ranks differ, and who moved furthest."""
    counts = words("sources.changed_counts", figures=f"{len(figures.figures):,}", ranks=len(ranked))
    moved = ranked["places"].dropna().abs()
    furthest = moved.index[moved == moved.max()]
    if furthest.empty:
        return counts
    places = float(ranked["places"][furthest[0]])
    if len(furthest) > 1:
        said = words("sources.changed_alike", places=f"{abs(places):.0f}", n=len(furthest))
    else:
        name = city_names(kept.todays(), words)[str(furthest[0])]
        told = numbers.signed(places, "places", words)
        said = words("sources.changed_furthest", city=name, places=told)
    return words.manner.between.join((counts, said))


def _ranked(moved: Moved) -> DataFrame:
    """Then, now and places gained of each unit whose rank is not what it was, by size."""
    both = DataFrame({"then": moved.then, "now": moved.now, "places": moved.places})
    differ = both["then"].ne(both["now"]) & both[["then", "now"]].notna().any(axis=1)
    size = both["places"].abs().fillna(float("inf"))
    order = size[differ].sort_values(ascending=False, kind="stable").index
    return both.loc[order]


def _editions(then: Edition, figures: Editions, words: Words) -> Table:
    """The two editions side by side, and what each has that the other has not."""
    now = current()
    rows: list[tuple[Cell, ...]] = [
        (words("sources.edition_number"), then.number, now.number),
        (words("sources.edition_date"), then.date.isoformat(), now.date.isoformat()),
        (words("sources.edition_hash"), then.hash, now.hash),
        (words("sources.edition_method"), str(then.method), str(now.method)),
        *_entries(figures, words),
    ]
    heads = ("what", "then", "now")
    return Table(
        words("sources.editions"), tuple(words(f"sources.edition_{h}") for h in heads), tuple(rows)
    )


def _entries(figures: Editions, words: Words) -> Iterator[tuple[Cell, ...]]:
    """The codes of each table that one of the editions alone has."""
    for called, (new, gone) in figures.entries.items():
        if new or gone:
            kind = words(f"sources.entries_{called.replace(' ', '_')}")
            yield kind, words.list(gone) or "–", words.list(new) or "–"


def _ranks(label: str, ranked: DataFrame, called: tuple[str, str], words: Words) -> Table:
    cities = city_names(kept.todays(), words)
    rows: list[tuple[Cell, ...]] = [
        (
            code,
            cities[code],
            _rank(then),
            _rank(now),
            _rank(places),
            because(label, "", code, words),
        )
        for code, then, now, places in ranked.itertuples()
    ]
    ranks_in = tuple(words("sources.rank_in", edition=one) for one in called)
    heads = (words("exports.code"), words("exports.city"), *ranks_in)
    columns = (*heads, words("sources.places"), words("sources.why"))
    return Table(words("sources.changed_ranks"), columns, tuple(rows), (None, None, 0, 0, 0, None))


def _rank(value: float) -> Cell:
    return None if pd.isna(value) else int(value)


def _figures(found: DataFrame, called: tuple[str, str], words: Words) -> Table:
    """Every figure that differs: changed ones by size, then those withdrawn, then new ones."""
    catalogue = kept.todays()
    units = catalogue.variables.set_index("variable")["unit"]
    rows = found.reset_index()
    change = (rows["new"] / rows["old"].where(rows["old"] != 0) - 1) * 100
    turn = rows["fate"].map({"changed": 0, "withdrawn": 1, "added": 2})
    order = DataFrame({"turn": turn, "size": -change.abs().fillna(float("inf"))})
    rows = rows.assign(change=change).loc[order.sort_values(["turn", "size"], kind="stable").index]
    variables = {code: measure_name(f"variable.{code}", catalogue, words) for code in units.index}
    said = {
        words("exports.code"): rows["city_code"],
        words("exports.city"): rows["city_code"].map(city_names(catalogue, words)),
        words("sources.variable"): rows["variable"].map(variables).fillna(rows["variable"]),
        words("sources.unit"): rows["variable"].map(lambda code: _unit(units.get(code, ""), words)),
        words("common.year"): rows["year"],
        words("sources.value_in", edition=called[0]): rows["old"],
        words("sources.value_in", edition=called[1]): rows["new"],
        words("sources.change"): rows["change"].round(1),
        words("sources.fate"): rows["fate"].map(
            {kind: words(f"sources.fate_{kind}") for kind in KINDS}
        ),
    }
    cells = DataFrame(said).astype(object)
    cells = cells.where(cells.notna(), None)
    return Table(
        words("sources.changed_figures"),
        tuple(said),
        tuple(map(tuple, cells.to_numpy().tolist())),
        (*(None,) * 7, 1, None),
    )


def _unit(unit: object, words: Words) -> str:
    return numbers.unit_name(str(unit), words)
