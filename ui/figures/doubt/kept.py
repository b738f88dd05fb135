"""How far the index and the figures are to be trusted: what is computed once and kept."""

from __future__ import annotations

from pandas import Series

from scoring.doubt import figures as doubt_figures
from scoring.doubt import run
from scoring.doubt.choice_space import ChoiceSpace
from scoring.doubt.coherence import OF_THE_PROVINCE, share_between
from scoring.doubt.robustness import RankUncertainty
from scoring.index.chain import IndexResult, imputation_groups
from scoring.index.choices import IndexChoices
from ui.address.view import DEFAULT_CHOICES, View
from ui.figures import kept
from ui.reader.basis import PUBLISHED, current
from ui.reader.keep import keep


def rank_uncertainty(choices: IndexChoices = DEFAULT_CHOICES) -> RankUncertainty:
    """Return the ranks under other honest choices, from the default number of draws."""
    if not (place := _drawn(choices)):
        place.append(run.draw_ranks(*draws_asked(choices)))
    return place[0]


def is_drawn(choices: IndexChoices) -> bool:
    """Return whether those ranks are at hand; of the default index they are from the start.

    They are not where own figures stand among those behind it.
    """
    return (choices == DEFAULT_CHOICES and current() == PUBLISHED) or bool(_drawn(choices))


def keep_drawn(choices: IndexChoices, found: RankUncertainty) -> None:
    """Keep ranks that were drawn elsewhere."""
    _drawn(choices)[:] = [found]


@keep(8)
def _drawn(choices: IndexChoices) -> list[RankUncertainty]:  # noqa: ARG001 - the key
    """The place of an index's draws: empty until they are made."""
    return []


def draws_asked(
    choices: IndexChoices,
) -> tuple[IndexResult, ChoiceSpace, Series | None, None, int, int]:
    """Return what `scoring.doubt.run.draw_ranks` is asked, in the order of its parameters."""
    return (
        kept.scored(choices),
        ChoiceSpace.around(choices),
        imputation_groups(kept.catalogue().cities.set_index("city_code"), groups_by(choices)),
        None,
        View.draws,
        View.seed,
    )


def groups_by(choices: IndexChoices) -> str:
    """Return among which cities gaps are filled when that is drawn."""
    return "province" if choices.imputation == "none" else choices.imputation


@keep(8)
def figure_doubt(year: int) -> doubt_figures.FigureDoubt:
    """Return how far the figures that serve in a year may be off."""
    return doubt_figures.figure_doubt(kept.catalogue(), year)


@keep(20)
def of_the_province(year: int) -> tuple[str, ...]:
    """Return the indicators that whole provinces share, over the cities of the yearbook."""
    cities = kept.catalogue().cities.set_index("city_code")
    covered = cities.index[cities["in_city_yearbook"] == 1]
    shared = share_between(kept.indicators(year).value.loc[covered], cities["province_code"])
    return tuple(str(code) for code in shared.index[shared >= OF_THE_PROVINCE])
