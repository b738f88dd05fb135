"""How far the evaluation frameworks agree, and whom they dispute, as a value."""

from __future__ import annotations

import math
from itertools import combinations

from pandas import DataFrame

from exports.charts.ranges import Dots, Ranges
from exports.charts.scale import Axis
from exports.content import Table
from geo import palettes
from geo.classes.classify import classify
from geo.picture import MapPicture
from ui.address.view import View
from ui.figures import kept
from ui.figures.answer import Answer
from ui.figures.cells import records
from ui.figures.choices import framework_name
from ui.figures.names import city_names
from ui.index_lab.compare.systems import Systems, short_name, spread, systems_of
from ui.index_lab.inputs import (
    class_picture,
    index_sources,
    index_title,
    table_of,
    whole_ranges,
)
from ui.words.texts import Words

DISPUTED = 12
_CLASSES = 5


def answer(view: View) -> Answer:
    """Return how far the frameworks agree, and where in the country they do not."""
    words, found = Words(view.language), systems_of(view.choices)
    return Answer(
        subject=words("index_lab.subject_compare", index=index_title(view)),
        headline=_headline(found.agreement, words),
        subline=words("index_lab.compare_subline", cities=len(found.ranks)),
        picture=_picture(found, words),
        charts=(disputed_chart(found, view, words),) if len(found.ranks) else (),
        tables=(ranks_table(found, words), _agreement_table(found, words)),
        notes=tuple(_notes(view, words)),
        sources=index_sources(view),
    )


def _headline(agreement: DataFrame, words: Words) -> str:
    """How far the frameworks agree, and which two most and least."""
    pairs = {
        (one, other): float(str(agreement.at[one, other]))
        for one, other in combinations(map(str, agreement.columns), 2)
    }
    known = {pair: rho for pair, rho in pairs.items() if not math.isnan(rho)}
    if not known:
        return words("index_lab.compare_none")
    closest, farthest = max(known, key=known.__getitem__), min(known, key=known.__getitem__)
    return words(
        "index_lab.compare_title",
        low=_two(known[farthest]),
        high=_two(known[closest]),
        closest=_pair(closest, words),
        farthest=_pair(farthest, words),
    )


def _two(rho: float) -> str:
    return f"{rho:.2f}".replace("-", "−")


def _pair(pair: tuple[str, str], words: Words) -> str:
    one, other = (short_name(name, words) for name in pair)
    return words("index_lab.compare_pair", one=one, other=other)


def _notes(view: View, words: Words) -> list[str]:
    if not (view.choices.weights or view.choices.left_out):
        return []
    name = framework_name(view.choices.framework, kept.catalogue(), words)
    return [words("index_lab.compare_dropped", framework=name)]


def _picture(found: Systems, words: Words) -> MapPicture:
    """Where in the country the frameworks disagree."""
    apart = spread(found)
    classes = classify(apart, "quantiles", _CLASSES)
    labels = {
        str(code): words("index_lab.spread_label", **row)
        for code, row in zip(found.disputed.index, records(found.disputed), strict=True)
    }
    caption = words("index_lab.spread_map")
    colours = palettes.sequential(max(1, len(classes.upper)), palettes.LESS_IS_BETTER)
    ranges = whole_ranges(classes.lower, classes.upper, words)
    return class_picture(classes.index, colours, ranges, labels, caption, caption, words)


def disputed_chart(found: Systems, view: View, words: Words) -> Ranges:
    """Return the most disputed cities: best and worst place, and that in the own framework."""
    names, shown = city_names(kept.catalogue(), words), found.disputed.head(DISPUTED)
    own = found.ranks.loc[shown.index, view.choices.framework]
    codes = tuple(str(code) for code in shown.index)
    return Ranges(
        title=words("index_lab.disputed_most", framework=short_name(view.choices.framework, words)),
        categories=tuple(names[code] for code in codes),
        low=_numbers(shown["best"].tolist()),
        high=_numbers(shown["worst"].tolist()),
        band=words("index_lab.best_to_worst"),
        dots=(Dots(short_name(view.choices.framework, words), _numbers(own.tolist())),),
        axis=Axis(words("common.rank"), decimals=0, reversed=True),
        codes=codes,
        language=words.language,
    )


def _numbers(cells: list[int]) -> tuple[float, ...]:
    return tuple(map(float, cells))


def ranks_table(found: Systems, words: Words) -> Table:
    """Return the rank of every city in every system, and how far apart these are."""
    names = city_names(kept.catalogue(), words)
    frame = found.ranks.rename(columns={n: short_name(str(n), words) for n in found.ranks})
    frame.insert(0, words("index_lab.city"), [names[str(code)] for code in frame.index])
    frame[words("index_lab.spread")] = found.disputed["spread"].reindex(frame.index)
    ordered = frame.sort_values(str(frame.columns[1]), kind="stable")
    return table_of(
        words("index_lab.side_by_side"), ordered, [None] + [0] * (len(ordered.columns) - 1)
    )


def _agreement_table(found: Systems, words: Words) -> Table:
    agreement = found.agreement.rename(
        columns={n: short_name(str(n), words) for n in found.agreement}
    )
    agreement.insert(
        0, words("choices.framework"), [short_name(str(n), words) for n in agreement.index]
    )
    digits = [None] + [2] * (len(agreement.columns) - 1)
    return table_of(words("index_lab.agreement"), agreement, digits)
