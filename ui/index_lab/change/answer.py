"""What a change of the index moves, as a value: on the map, and the cities that move most."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from pandas import DataFrame, Series

from exports.charts.curves import Curve, Curves
from exports.charts.scale import Axis
from exports.content import Table
from geo import palettes
from geo.picture import MapPicture
from scoring.doubt.systems import rank_agreement, rank_shift
from scoring.index.chain import IndexResult
from ui.address.view import DEFAULT_CHOICES, INDEX, View
from ui.figures import kept
from ui.figures.among import selected_units
from ui.figures.answer import Answer
from ui.figures.cells import cell
from ui.figures.classes import kept as classes_kept
from ui.figures.names import city_names
from ui.index_lab.inputs import class_picture, index_sources, index_title, table_of
from ui.take.picture import picture_of
from ui.words.texts import Words

# Between places gained or lost, the same on both sides; the middle class hardly moves.
_STEPS = (-40.5, -20.5, -10.5, -2.5, 2.5, 10.5, 20.5, 40.5)
_MOVERS = 8
_MOST_NAMED = 2


@dataclass(frozen=True)
class Change:
    """An index beside the default one.

    Attributes
    ----------
    before, after : Series, each city's rank in the default index and in this one; NaN
        where it has none
    shift : Series, places gained (+) or lost (−); NaN where one of them ranks it not
    own : whether this is another index than the default
    """

    before: Series
    after: Series
    shift: Series
    own: bool

    @property
    def moves(self) -> bool:
        """Whether any city changes its place."""
        return bool(self.shift.abs().max() > 0)


def answer(view: View) -> Answer:
    """Return who gains and who loses places against the default index."""
    words, result = Words(view.language), kept.scored(view.choices)
    change = _change(result)
    return Answer(
        subject=words("index_lab.subject_change", index=index_title(view)),
        headline=_headline(change, words),
        subline=_subline(change, words),
        picture=_picture(view, change, words),
        charts=(movers(change, words),) if change.moves else (),
        tables=(ranking(result, change.shift, words),),
        notes=tuple(_notes(result, words)),
        sources=index_sources(view),
    )


def ranking_table(view: View) -> Table:
    """Return every ranked city: rank, name, score, change against the default."""
    result = kept.scored(view.choices)
    return ranking(result, _change(result).shift, Words(view.language))


def _change(result: IndexResult) -> Change:
    base, root = kept.scored(DEFAULT_CHOICES), result.definition.root
    return Change(
        before=base.ranks[base.definition.root].astype(float),
        after=result.ranks[root].astype(float),
        shift=rank_shift(base, result),
        own=result.choices != DEFAULT_CHOICES,
    )


def _headline(change: Change, words: Words) -> str:
    """Who gains and who loses, in one sentence."""
    if not change.own:
        return words("index_lab.shift_none")
    if change.shift.isna().all():
        return words("index_lab.shift_apart")
    if not change.moves:
        return words("index_lab.shift_same")
    up, down = int((change.shift > 0).sum()), int((change.shift < 0).sum())
    parts = [words("index_lab.shift_counts", up=up, down=down)]
    if up:
        rise = change.shift.max()
        who = _named(change.shift.index[change.shift == rise], words)
        parts.append(words("index_lab.shift_riser", city=who, places=int(rise)))
    if down:
        fall = change.shift.min()
        who = _named(change.shift.index[change.shift == fall], words)
        parts.append(words("index_lab.shift_faller", city=who, places=int(-fall)))
    return words("index_lab.clause").join(parts) + words("index_lab.stop")


def _named(codes: Series, words: Words) -> str:
    """One city, two that share a place, or how many do."""
    names = city_names(kept.catalogue(), words)
    if len(codes) > _MOST_NAMED:
        return words("index_lab.sharing", n=len(codes))
    return words.list([names[str(code)] for code in codes])


def _subline(change: Change, words: Words) -> str:
    """Between which cities places are compared, and how far they move on average."""
    if not change.own:
        return words("index_lab.shift_hint")
    both = DataFrame({"before": change.before, "after": change.after}).dropna()
    if len(both) < 2:
        return words("index_lab.shift_both", n=len(both))
    rho = float(cell(rank_agreement(both), "before", "after"))
    return words(
        "index_lab.shift_mean", n=len(both), mean=f"{change.shift.abs().mean():.1f}", rho=_two(rho)
    )


def _two(rho: float) -> str:
    """A correlation; none is there where all share one place."""
    return "–" if np.isnan(rho) else f"{rho:.3f}".replace("-", "−")


def _notes(result: IndexResult, words: Words) -> list[str]:
    if not result.rescaled:
        return []
    levels = words.list([str(level) for level in result.rescaled])
    return [words("index_lab.rescaled", levels=levels)]


def _picture(view: View, change: Change, words: Words) -> MapPicture:
    """The map of changes, or of the index itself: against itself it has no change to show."""
    if view.lab_map == "shift" and change.own:
        return _shift_picture(change, words)
    shown = View(
        measure=INDEX, year=view.choices.year, choices=view.choices, language=view.language
    )
    measured = kept.measure(INDEX, view.choices.year, view.choices)
    among = selected_units(shown, kept.catalogue())
    return picture_of(shown, measured, classes_kept.classed(shown), among)


def _shift_picture(change: Change, words: Words) -> MapPicture:
    shift = change.shift
    classes = Series(np.searchsorted(_STEPS, shift.fillna(0)), shift.index).mask(shift.isna(), -1)
    bounds = (float("-inf"), *_STEPS, float("inf"))
    return class_picture(
        classes,
        palettes.diverging(bounds[:-1], bounds[1:], 0.0),
        _ranges(),
        {str(code): _label(str(code), change, words) for code in shift.index},
        words("index_lab.shift_caption"),
        words("index_lab.shift_legend"),
        words,
    )


def _ranges() -> list[str]:
    """The first and the last whole place of each class of change."""
    middle = [
        f"{_signed(math.ceil(low))} … {_signed(math.floor(high))}" for low, high in pairwise(_STEPS)
    ]
    return [f"≤ {_signed(math.floor(_STEPS[0]))}", *middle, f"≥ {_signed(math.ceil(_STEPS[-1]))}"]


def _signed(places: int) -> str:
    return f"{places:+d}".replace("-", "−") if places else "0"


def _label(code: str, change: Change, words: Words) -> str:
    if np.isnan(change.shift[code]):
        return words("index_lab.shift_unranked")
    return words(
        "index_lab.shift_places",
        shift=_signed(int(change.shift[code])),
        before=int(change.before[code]),
        after=int(change.after[code]),
    )


def movers(change: Change, words: Words) -> Curves:
    """Return a line a city from its default rank to its own, for those that move most."""
    names = city_names(kept.catalogue(), words)
    ordered = change.shift.dropna().sort_values(kind="stable")
    codes = [*ordered[ordered < 0].head(_MOVERS).index, *ordered[ordered > 0].tail(_MOVERS).index]
    ends = ((0.0, words("index_lab.rank_default")), (1.0, words("index_lab.rank_own")))
    return Curves(
        title=words("index_lab.movers_title"),
        curves=tuple(_mover(str(code), names[str(code)], change) for code in codes),
        x_axis=Axis(decimals=0, names=ends, ends=(0.0, 1.0)),
        y_axis=Axis(words("common.rank"), decimals=0, reversed=True),
        labelled=True,
        dotted=True,
        language=words.language,
    )


def _mover(code: str, name: str, change: Change) -> Curve:
    before, after = float(change.before[code]), float(change.after[code])
    said = f"{name}  {before:.0f} → {after:.0f}"
    return Curve(said, (0.0, 1.0), (before, after), "above" if after < before else "below")


def ranking(result: IndexResult, shift: Series, words: Words) -> Table:
    """Return every ranked city in order."""
    root, names = result.definition.root, city_names(kept.catalogue(), words)
    ranks = result.ranks[root].dropna().astype(int).sort_values(kind="stable")
    frame = DataFrame(
        {
            words("common.rank"): ranks.to_numpy(),
            words("index_lab.city"): [names[str(code)] for code in ranks.index],
            words("common.score"): result.scores[root].loc[ranks.index].to_numpy(),
            words("index_lab.shift"): shift.loc[ranks.index].to_numpy(),
        }
    )
    return table_of(words("index_lab.ranking_title"), frame, (0, None, 1, 0))
