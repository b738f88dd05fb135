"""How sure a rank is, as a value: every city's interval, on the map too, and what widens it."""

from __future__ import annotations

from pandas import DataFrame

from exports.charts.bars import Bars
from exports.charts.bars import Series as BarSeries
from exports.charts.ranges import Dots, Ranges
from exports.charts.scale import Axis
from exports.content import Table
from geo.picture import MapPicture
from scoring.doubt.robustness import RankUncertainty
from scoring.doubt.run import Doubt
from ui.address.view import FACTORS, View
from ui.figures.answer import Answer
from ui.index_lab.inputs import index_sources, index_title, table_of
from ui.index_lab.spans import in_order, span_table, width_map
from ui.index_lab.sure.figures import figure_tables
from ui.index_lab.sure.kept import doubt
from ui.words import numbers
from ui.words.texts import Words

_FIRM = 10
# Effect → colour of its bars.
_EFFECTS = {"total": "main", "first_order": "second"}
_HEADS = {"rank": "rank_chosen"}
_COLUMNS = {"rank": 0, "city": None, "median": 1, "low": 0, "high": 0, "width": 0, "first_tenth": 1}


def answer(view: View) -> Answer:
    """Return how sure ranks are, from a run of the View's draws and seed.

    Raises
    ------
    AtlasError
        See `ui.index_lab.sure.kept.doubt`.
    """
    return said(view, doubt(view))


def said(view: View, found: Doubt) -> Answer:
    """Return what a run says."""
    words, ranks = Words(view.language), found.ranks
    rows = rank_rows(ranks, words)
    effects = None if found.sobol is None else effects_chart(found.sobol, words)
    return Answer(
        subject=_subject(view, ranks, words),
        headline=_headline(ranks, words),
        subline=words(
            "index_lab.sure_subline",
            draws=numbers.number(len(ranks.ranks), words.language),
            seed=view.seed,
            figures=words(f"index_lab.sure_figures_{view.figures}"),
        ),
        picture=_picture(rows, words),
        charts=(caterpillar(rows, words), *(() if effects is None else (effects,))),
        tables=(
            _rank_table(rows, words),
            *_effects_tables(effects, words),
            *(figure_tables(view, words) if view.figures == "doubted" else ()),
        ),
        notes=(words("index_lab.sure_note"),),
        sources=index_sources(view),
    )


def _subject(view: View, ranks: RankUncertainty, words: Words) -> str:
    """The question, of which index, from how many draws; what is not drawn, where it is not all."""
    subject = words(
        "index_lab.subject_sure",
        index=index_title(view),
        draws=numbers.number(len(ranks.ranks), words.language),
    )
    held = [words(f"index_lab.factor_{one}") for one in FACTORS if one in view.certain]
    if held:
        subject = words("index_lab.subject_held", subject=subject, held=words.list(held))
    if view.figures == "doubted":
        subject = words("index_lab.subject_doubted", subject=subject)
    if view.seed != View.seed:
        subject = words("index_lab.subject_seed", subject=subject, seed=view.seed)
    return subject


def _headline(ranks: RankUncertainty, words: Words) -> str:
    width = ranks.summary["width"]
    if not width.max() > 0:
        return words("index_lab.sure_none", cities=len(width))
    return words(
        "index_lab.sure_title",
        width=f"{width.median():g}",
        firm=int((width <= _FIRM).sum()),
        cities=len(width),
    )


def rank_rows(ranks: RankUncertainty, words: Words) -> DataFrame:
    """Return one row a city in the order of the index: `RankUncertainty.summary` and its name.

    first_tenth is the percentage of draws in which it is in the first tenth.
    """
    tenth = -(-len(ranks.cities) // 10)
    spans = ranks.summary.assign(first_tenth=100 * ranks.share_within(tenth))
    return in_order(spans, words)


def caterpillar(rows: DataFrame, words: Words, overview: bool = True) -> Ranges:
    """Return every city's rank with its interval; a few cities lie with rank and name."""
    named = rows["city"] if overview else rows["rank"].astype(str) + "  " + rows["city"]
    return Ranges(
        title=words("index_lab.caterpillar"),
        categories=tuple(named),
        low=_floats(rows, "low"),
        high=_floats(rows, "high"),
        band=words("index_lab.band"),
        dots=(
            Dots(words("index_lab.median"), _floats(rows, "median"), tick=True),
            Dots(words("index_lab.rank_chosen"), _floats(rows, "rank")),
        ),
        axis=Axis(words("common.rank"), decimals=0, reversed=True),
        codes=tuple(rows["city_code"]),
        overview=overview,
        across=words("index_lab.caterpillar_x") if overview else "",
        language=words.language,
    )


def _floats(rows: DataFrame, column: str) -> tuple[float, ...]:
    return tuple(map(float, rows[column]))


def _picture(rows: DataFrame, words: Words) -> MapPicture:
    """Where ranks are firm and where they are not."""
    caption = words("index_lab.uncertainty_map")
    return width_map(rows, "index_lab.uncertainty_label", ("low", "high"), caption, words)


def _rank_table(rows: DataFrame, words: Words) -> Table:
    heads = {name: words(f"index_lab.{_HEADS.get(name, name)}") for name in _COLUMNS}
    return span_table(rows, words("index_lab.rank_intervals"), heads, _COLUMNS)


def effects_chart(sobol: DataFrame, words: Words) -> Bars | None:
    """Return how much of the movement of ranks each choice explains; None where none moves.

    An estimate a little below 0 is noise around 0; it is drawn as it is.
    """
    if sobol.empty or not sobol["total"].max() > 0:
        return None
    ordered = sobol.sort_values("total", ascending=False, kind="stable")
    return Bars(
        title=words(
            "index_lab.sobol_title",
            first=words(f"index_lab.factor_{ordered.index[0]}"),
            share=numbers.percent(float(ordered["total"].iloc[0])),
        ),
        categories=tuple(words(f"index_lab.factor_{factor}") for factor in ordered.index),
        series=tuple(_effect(ordered, effect, words) for effect in _EFFECTS),
        axis=Axis(words("index_lab.share_explained"), decimals=1, unit="%", zero=True),
        language=words.language,
    )


def _effect(sobol: DataFrame, effect: str, words: Words) -> BarSeries:
    share, margin = 100 * sobol[effect], 100 * sobol[f"{effect}_margin"]
    low, high = share - margin, share + margin
    name, role = words(f"index_lab.{effect}"), _EFFECTS[effect]
    return BarSeries(name, tuple(share), role, tuple(low), tuple(high))


def _effects_tables(chart: Bars | None, words: Words) -> tuple[Table, ...]:
    """The chart's own figures with the ends of their intervals, in percent."""
    if chart is None:
        return ()
    columns = {words("index_lab.factor"): list(chart.categories)}
    frame = DataFrame(columns)
    for one in chart.series:
        for key, values in (("share_of", one.values), ("low", one.low), ("high", one.high)):
            frame[words(f"index_lab.effect_{key}", effect=one.name)] = values
    digits: list[int | None] = [None, *[1] * (len(frame.columns) - 1)]
    return (table_of(words("index_lab.effects"), frame, digits),)
