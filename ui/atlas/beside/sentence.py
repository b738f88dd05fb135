"""How two maps go together, in a sentence over the units that have both figures."""

from __future__ import annotations

from pandas import DataFrame

from scoring.inequality.association import FEWEST_FOR_CORRELATION, rank_correlation
from ui.address.view import View
from ui.atlas.beside.second import EDITION, comparable, resting_on_second
from ui.edition.between import between
from ui.figures import kept
from ui.figures.editions.beside import asked_beside
from ui.figures.measured import Measured, ranks_of
from ui.figures.names import city_name
from ui.words.texts import Words


def both_of(view: View, other: View) -> DataFrame:
    """Return the figures of both maps, columns first and second, of chosen units that have both.

    Of one measure in two years those are left out whose figures have a break between.
    """
    with resting_on_second(view):
        second = kept.shown(other).values
    both = DataFrame({"first": kept.shown(view).values, "second": second})
    apart = _set_apart(view, other)
    return both[both.index.isin(kept.among(view)) & ~both.index.isin(apart)].dropna()


def _set_apart(view: View, other: View) -> list[str]:
    """The units whose figures of the two years stand for something else."""
    history = kept.history(view.measure)
    if history is None or view.measure != other.measure or view.year == other.year:
        return []
    return list(history.apart(*sorted((view.year, other.year))).index)


def together(view: View, other: View, names: tuple[str, str]) -> str:
    """Return whether units high on one map are high on the other, and who shifts most.

    Parameters
    ----------
    names : of both maps
    """
    words, (first, second) = Words(view.language), names
    if view.pair == EDITION:
        return between(view, asked_beside(view) or "")
    if first == second:
        return words("atlas.beside_same", first=first)
    if not comparable(view, other):
        return words("atlas.beside_apart", first=first, second=second)
    both = both_of(view, other)
    found = rank_correlation(both["first"], both["second"])
    verdict = found.verdict if len(both) >= FEWEST_FOR_CORRELATION else "few"
    said = words(
        f"atlas.beside_{verdict}", first=first, second=second, n=len(both), rho=_rho(found.rho)
    )
    if found.verdict == "undefined" or view.measure != other.measure:
        return said
    return words.manner.between.join((said, _shift(both, kept.shown(view), words)))


def _rho(rho: float) -> str:
    return f"{rho:+.2f}".replace("-", "−").replace("+0.00", "0.00").replace("−0.00", "0.00")


def _shift(both: DataFrame, measured: Measured, words: Words) -> str:
    """Who changes place most, counted among the units that have both figures."""
    ranks = DataFrame({side: ranks_of(both[side], measured.direction) for side in both})
    moved = (ranks["first"] - ranks["second"]).abs()
    most = moved.index[moved == moved.max()]
    if not moved.max():
        return words("atlas.beside_still")
    if len(most) > 1:
        return words("atlas.beside_shifts", k=int(moved.max()), n=len(most))
    code = str(most[0])
    return words(
        "atlas.beside_shift",
        name=city_name(code, kept.catalogue(), words),
        before=int(ranks["first"][code]),
        after=int(ranks["second"][code]),
    )
