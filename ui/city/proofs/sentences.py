"""What is proved of a city whatever the weights: its places, its neighbours in rank, its best case.

Every sentence holds for all weights of the dimensions within the View's leeway.
"""

from __future__ import annotations

from scoring.proofs.attained import Place
from scoring.proofs.best_case import BestCase
from scoring.proofs.guarantees import Guarantees
from ui.address.view import View
from ui.city.proofs.proved import best_case_of, guarantees_of
from ui.figures import kept
from ui.figures.cells import cell
from ui.figures.names import city_name
from ui.figures.proofs import kept as proofs_kept
from ui.words import numbers
from ui.words.texts import Words

_NAMED = 3


def sentences(view: View) -> tuple[str, ...]:
    """Return what is proved of the city in focus; nothing where nothing is."""
    guarantees = guarantees_of(view)
    if guarantees is None:
        return ()
    words = Words(view.language)
    said = (_places(view, guarantees, words), _order(view, guarantees, words))
    best = best_case_of(view)
    return (*filter(None, said), *(() if best is None else (_favoured(view, best, words),)))


def _places(view: View, guarantees: Guarantees, words: Words) -> str:
    """The best and the worst place; those that the solver left open are bounded pair by pair."""
    ranges = guarantees.ranges(guarantees.lowest(view.leeway / 100))
    ends = proofs_kept.attained(view.choices, str(view.city), view.leeway)
    best, worst = (
        _end(place, int(cell(ranges, str(view.city), name)))
        for place, name in zip(ends, ("best", "worst"), strict=True)
    )
    if best == worst:
        return words("city.proved_same", leeway=view.leeway, place=best)
    reached = all(place.is_extreme for place in ends)
    key = "city.proved_reached" if reached else "city.proved_range"
    return words(key, leeway=view.leeway, best=best, worst=worst)


def _end(place: Place, bound: int) -> int:
    return place.rank if place.is_extreme else bound


def _order(view: View, guarantees: Guarantees, words: Words) -> str:
    """The nearest city that it is always ahead of, and the nearest that is always ahead of it."""
    lowest, row = guarantees.lowest(view.leeway / 100), guarantees.weighed.at(str(view.city))
    ranks = guarantees.ranges(lowest)["rank"]
    below = ranks[lowest[row] > guarantees.tie]
    above = ranks[lowest[:, row] > guarantees.tie]
    if below.empty and above.empty:
        return ""
    key = "none_above" if above.empty else "none_below" if below.empty else "both"
    return words(
        f"city.proved_order_{key}",
        below=_name(below.idxmin(), words) if len(below) else "",
        above=_name(above.idxmax(), words) if len(above) else "",
        n_below=len(below),
        n_above=len(above),
    )


def _favoured(view: View, best: BestCase, words: Words) -> str:
    part = proofs_kept.guarantees(view.choices).weighed
    means = part.means(part.weights)
    said = {
        "leeway": view.leeway,
        "share": numbers.percent(best.of_best),
        "now": numbers.percent(float(means[part.at(str(view.city))] / means.max())),
        "rank": numbers.rank(best.rank, len(means), words),
    }
    if not best.above:
        return words("city.favoured_first", **said)
    names = words.list([_name(code, words) for code in best.above[:_NAMED]])
    more = len(best.above) - _NAMED
    return words(
        "city.favoured_more" if more > 0 else "city.favoured",
        names=names,
        n=len(best.above),
        **said,
    )


def _name(code: object, words: Words) -> str:
    return city_name(str(code), kept.catalogue(), words)
