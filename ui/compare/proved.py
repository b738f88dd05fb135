"""Whether weights can turn round the order of the cities compared, and from where on."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import combinations, pairwise

from data.errors import DataError
from exports.content import Table
from scoring.proofs.guarantees import Guarantees
from ui.address.view import View
from ui.compare.compared import Compared
from ui.diagnosis.kept import CITY, kind_of
from ui.figures import kept
from ui.figures.names import part_name, within_sentence
from ui.figures.proofs import kept as proofs_kept
from ui.words.texts import Words


def sentences(view: View, found: Compared) -> tuple[str, ...]:
    """Return for each city and the next below whether weights within the leeway reverse them."""
    guarantees = _guarantees(view)
    if guarantees is None:
        return ()
    words = Words(view.language)
    ordered = _ordered(guarantees, found)
    return tuple(_pair(view, found, guarantees, pair, words) for pair in pairwise(ordered))


def table(view: View, found: Compared) -> tuple[Table, ...]:
    """Return for each pair of cities up to which leeway of the weights their order holds."""
    guarantees = _guarantees(view)
    ordered = [] if guarantees is None else _ordered(guarantees, found)
    if guarantees is None or len(ordered) < 2:
        return ()
    words = Words(view.language)
    rows = tuple(
        (found.names[one], found.names[other], _tenths(guarantees.holds_up_to(one, other)))
        for one, other in combinations(ordered, 2)
    )
    heads = tuple(words(f"compare.column_{name}") for name in ("above", "below", "holds"))
    return (Table(words("compare.proved"), heads, rows, (None, None, 1)),)


def _guarantees(view: View) -> Guarantees | None:
    try:
        return proofs_kept.guarantees(view.choices)
    except DataError:
        return None


def _ordered(guarantees: Guarantees, found: Compared) -> list[str]:
    """The cities that have an index, the first in rank first."""
    part = guarantees.weighed
    means = part.means(part.weights)
    cities = [unit for unit in found.units if kind_of(unit)[0] == CITY and unit in part.cities]
    return sorted(cities, key=lambda city: -float(means[part.at(city)]))


def _pair(
    view: View, found: Compared, guarantees: Guarantees, pair: tuple[str, str], words: Words
) -> str:
    holds = guarantees.holds_up_to(*pair)
    said = {
        "one": found.names[pair[0]],
        "other": found.names[pair[1]],
        "leeway": view.leeway,
    }
    most = math.floor(100 * holds + 1e-9)
    if not holds > 0:
        return words("compare.pair_level", **said)
    if holds == 1:
        return words("compare.pair_always", **said)
    if 100 * holds + 1e-9 >= view.leeway:
        return words("compare.pair_holds", **said, most=most)
    more = words.list(_behind_in(guarantees, pair, words))
    return words("compare.pair_turns", **said, start=most + 1, more=more)


def _behind_in(guarantees: Guarantees, pair: Sequence[str], words: Words) -> list[str]:
    """The dimensions in which the first of two is behind."""
    part = guarantees.weighed
    one, other = (part.scores[part.at(city)] for city in pair)
    behind = [code for code, lead in zip(part.codes, one - other, strict=True) if lead < 0]
    names = [part_name(code, kept.catalogue(), words) for code in behind]
    return [within_sentence(name, words) for name in names]


def _tenths(share: float) -> float:
    """A share in per cent, rounded down to tenths: what holds is never said to hold further."""
    return math.floor(1000 * share + 1e-9) / 10
