"""How complete the figures are through time: units with a figure, by variable and year."""

from __future__ import annotations

from pandas import DataFrame

from data.catalogue import Catalogue
from exports.charts.grid import Grid
from exports.content import Cell, Table
from geo.lettering import shorten
from ui.figures import kept
from ui.figures.names import measure_name
from ui.page.caveats import CITY_PORTAL, PROVINCIAL_PORTAL, caveat_of
from ui.words.notes import note_text
from ui.words.texts import Words

# Of a name: so many points in one line; the pointer is told all of it.
_ROOM, _LETTERS = 205.0, 12.0
_PORTALS, _FINANCE = (CITY_PORTAL, PROVINCIAL_PORTAL), "digital_finance_"


def by_year(catalogue: Catalogue) -> DataFrame:
    """Return how many units have a figure of each variable in each year.

    Returns
    -------
    DataFrame of int, variable × year, every year from the first to the last; the
    variables with most years first, those alike in the order of variables.csv
    """
    known = catalogue.values.dropna(subset="value")
    counts = known.groupby(["variable", "year"]).size().unstack(fill_value=0)  # noqa: PD010
    years = range(int(known["year"].min()), int(known["year"].max()) + 1)
    counts = counts.reindex(list(catalogue.variables["variable"]), columns=years, fill_value=0)
    most = (counts > 0).sum(axis=1).sort_values(ascending=False, kind="stable")
    return counts.loc[most.index].astype(int)


def grid(words: Words) -> Grid:
    """Return the shares of all units as shades; a year without any figure stays blank."""
    counts, of = by_year(kept.catalogue()), len(kept.catalogue().cities)
    names = tuple(_name(code, words) for code in counts.index)
    years = tuple(map(str, counts.columns))
    cells = [(row, column) for row in range(len(names)) for column in range(len(years))]
    told = [words("sources.have_of", have=n, of=of) for n in counts.to_numpy().ravel().tolist()]
    return Grid(
        title=words("sources.through_time_title", n=of),
        rows=tuple(shorten(name, _ROOM, _LETTERS) for name in names),
        columns=years,
        values=tuple(
            tuple(n / of if n else float("nan") for n in row) for row in counts.to_numpy().tolist()
        ),
        legend=words("sources.share"),
        tips=(
            (words("common.column_figure"), tuple(names[row] for row, _ in cells)),
            (words("common.year"), tuple(years[column] for _, column in cells)),
            (words("sources.share"), tuple(told)),
        ),
        language=words.language,
    )


def table(words: Words) -> Table:
    """Return the counts themselves; a year without any figure is an empty cell."""
    counts = by_year(kept.catalogue())
    rows: list[tuple[Cell, ...]] = [
        (_name(code, words), *(n or None for n in row))
        for code, row in zip(counts.index, counts.to_numpy().tolist(), strict=True)
    ]
    title = words("sources.through_time_title", n=len(kept.catalogue().cities))
    return Table(title, (words("common.column_figure"), *map(str, counts.columns)), tuple(rows))


def notes(words: Words) -> tuple[str, ...]:
    """Return what must be said beside some variables: how to cite them, what a list leaves out."""
    catalogue = kept.catalogue()
    rows = catalogue.values[catalogue.values["variable"].str.startswith(_FINANCE)]
    terms = catalogue.sources.set_index("source")["terms"]
    cited = [note_text(terms[code], words) for code in rows["source"].unique()]
    portals = (caveat_of(f"variable.{code}", catalogue, words) for code in _PORTALS)
    return (*(words("sources.finance_cited", terms=text) for text in cited), *portals)


def _name(code: object, words: Words) -> str:
    return measure_name(f"variable.{code}", kept.catalogue(), words)
