"""What holds under other weights: what is proved once and kept."""

from __future__ import annotations

from scoring.index.choices import IndexChoices
from scoring.proofs import best_case as case
from scoring.proofs.attained import Place, attained_places
from scoring.proofs.best_case import BestCase
from scoring.proofs.guarantees import Guarantees
from scoring.proofs.weighed import weighed
from ui.address.view import DEFAULT_CHOICES
from ui.figures import kept
from ui.reader.keep import keep

# A reader waits for no more of a proof than this; what is then open has a bound.
_SOLVED_SECONDS = 1.0


@keep(8)
def guarantees(choices: IndexChoices = DEFAULT_CHOICES) -> Guarantees:
    """Return whose order holds under which weights of the dimensions.

    Raises
    ------
    DataError
        See `scoring.proofs.weighed.weighed`.
    """
    return Guarantees(weighed(kept.scored(choices)))


@keep(200)
def attained(choices: IndexChoices, city: str, leeway: int) -> tuple[Place, Place]:
    """Return the best and the worst place that weights within ±leeway per cent give a city.

    Raises
    ------
    DataError
        If nothing can be proved, or the city has no place.
    """
    return attained_places(guarantees(choices).weighed, city, leeway / 100, _SOLVED_SECONDS)


@keep(200)
def best_case(choices: IndexChoices, city: str, leeway: int) -> BestCase:
    """Return the weights within ±leeway per cent that favour a city most.

    Raises
    ------
    DataError
        If nothing can be proved, the scale has no shares, or the city has no place.
    """
    return case.best_case(guarantees(choices).weighed, city, leeway / 100)
