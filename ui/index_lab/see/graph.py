"""What goes together: index, dimensions, programmes, wealth and size, as one picture."""

from __future__ import annotations

import math
from itertools import combinations

import numpy as np
from pandas import DataFrame, Series

from data.catalogue import Catalogue
from data.lists import PILOT_PREFIX
from exports.charts.grid import Grid
from exports.content import Table
from scoring.index.chain import IndexResult
from scoring.index.weight import correlations
from ui.figures import kept
from ui.figures.cells import cell
from ui.figures.names import part_name
from ui.index_lab.inputs import table_of
from ui.words.texts import Words

_PROGRAMMES, _WEALTH, _SIZE = "programmes", "wealth", "size"


def items(result: IndexResult) -> DataFrame:
    """Return what is set side by side: cities with an index × index, dimensions and context.

    Wealth and size as logarithms: twice as rich is one step, wherever one stands.
    """
    tree, year = result.definition, result.choices.year
    scored = result.scores[tree.root].dropna().index
    headings = [code for code in tree.headings if code in tree.measured]
    beside = {
        _PROGRAMMES: programmes(kept.catalogue(), year),
        _WEALTH: np.log(kept.indicators(year).value["gdp_per_resident"]),
        _SIZE: np.log(kept.totals(year).residents),
    }
    return result.scores.loc[scored, [tree.root, *headings]].join(DataFrame(beside))


def programmes(catalogue: Catalogue, year: int) -> Series:
    """Return in how many national programmes each city is named up to a year, each once."""
    named = catalogue.pilots[catalogue.pilots["year"] <= year]
    count = named.drop_duplicates(["programme", "city_code"]).groupby("city_code").size()
    return count.reindex(catalogue.cities["city_code"], fill_value=0).astype(float)


def graph(result: IndexResult, words: Words) -> Grid:
    """Return the correlation of every two, each pair once."""
    found = items(result)
    r, n = correlations(found), _counts(found)
    names = _names(result, words)
    codes = list(found.columns)
    rows, columns = codes[1:], codes[:-1]
    below = [[codes.index(c) < codes.index(row) for c in columns] for row in rows]
    cells = r.loc[rows, columns].where(np.array(below)).to_numpy(float)
    both = n.loc[rows, columns].to_numpy(int)
    return Grid(
        title=_title(r, n, words),
        rows=tuple(_row(names[code], int(cell(n, code, code)), words) for code in rows),
        columns=tuple(names[code] for code in columns),
        values=tuple(tuple(map(float, row)) for row in cells),
        legend=words("index_lab.graph_legend"),
        tips=_tips([names[code] for code in rows], [names[code] for code in columns], cells, both),
        language=words.language,
        signed=True,
    )


def pair_table(result: IndexResult, words: Words) -> Table:
    """Return every pair with its correlation and the cities that have both, strongest first."""
    found, names = items(result), _names(result, words)
    r, n = correlations(found), _counts(found)
    rows = [
        (names[one], names[other], r.at[one, other], n.at[one, other])
        for one, other in combinations(found.columns, 2)
    ]
    heads = [words(f"index_lab.graph_{key}") for key in ("one", "other", "r", "n")]
    frame = DataFrame(rows, columns=heads)
    ordered = frame.sort_values(heads[2], key=abs, ascending=False, kind="stable")
    return table_of(words("index_lab.graph_table"), ordered, (None, None, 2, 0))


def counted_twice(result: IndexResult) -> bool:
    """Return whether programmes are measures of the index as well, and go with it for that."""
    rows = kept.catalogue().indicators.set_index("indicator")["numerator"]
    return bool(rows[list(result.definition.indicators)].str.startswith(PILOT_PREFIX).any())


def _title(r: DataFrame, n: DataFrame, words: Words) -> str:
    root = r.columns[0]
    told = {code: _signed(float(cell(r, root, code))) for code in (_WEALTH, _SIZE, _PROGRAMMES)}
    least, most = int(n.to_numpy().min()), int(n.to_numpy().max())
    cities = f"{least}" if least == most else words("index_lab.graph_between", a=least, b=most)
    return words("index_lab.graph_title", cities=cities, **told)


def _signed(r: float) -> str:
    return "–" if math.isnan(r) else f"{r:+.2f}".replace("-", "−")


def _names(result: IndexResult, words: Words) -> dict[str, str]:
    tree = result.definition
    parts = [tree.root, *(code for code in tree.headings if code in tree.measured)]
    beside = {code: words(f"index_lab.graph_{code}") for code in (_PROGRAMMES, _WEALTH, _SIZE)}
    return {code: part_name(code, kept.catalogue(), words) for code in parts} | beside


def _row(name: str, n: int, words: Words) -> str:
    return words("index_lab.graph_row", name=name, n=n)


def _counts(found: DataFrame) -> DataFrame:
    """How many cities have each two."""
    there = found.notna().astype(int)
    return there.T @ there


def _tips(
    rows: list[str], columns: list[str], cells: np.ndarray, both: np.ndarray
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    places = [(i, j) for i in range(len(rows)) for j in range(len(columns))]
    return (
        ("", tuple(rows[i] for i, _ in places)),
        (" ", tuple(columns[j] for _, j in places)),
        ("r", tuple(_signed(float(cells[i, j])) for i, j in places)),
        ("n", tuple(str(both[i, j]) for i, j in places)),
    )
