"""The answers of the six panels, each computed once for the parts of a View it rests on."""

from __future__ import annotations

from pandas import DataFrame

from scoring.doubt.consistency import heading_consistency, indicator_pairs, principal_components
from scoring.index.choices import IndexChoices
from ui.address.view import Chosen, Panel, View, view_of
from ui.figures import kept
from ui.figures.answer import Answer
from ui.index_lab import answer as index_lab_answer
from ui.reader.keep import keep
from ui.words.texts import Language


def answer(view: View) -> Answer:
    """Return what the open panel says of a View, without the city in focus."""
    return _answer(view.part(Chosen), view.part(Panel), view.choices_name, view.language)


@keep(64)
def _answer(chosen: Chosen, panel: Panel, name: str, language: Language) -> Answer:
    return index_lab_answer.answer(view_of(chosen, panel, choices_name=name, language=language))


@keep(64)
def consistency(choices: IndexChoices) -> DataFrame:
    """Return how far the parts of each heading belong together."""
    result = kept.scored(choices)
    return heading_consistency(result.scores, result.definition)


@keep(64)
def pairs(choices: IndexChoices) -> DataFrame:
    """Return the pairs of indicators that are worth a look."""
    result = kept.scored(choices)
    return indicator_pairs(result.scores, result.definition)


@keep(500)
def components(choices: IndexChoices, codes: tuple[str, ...]) -> tuple[float, ...]:
    """Return the shares of variance of the first three components of some scores."""
    scores = kept.scored(choices).scores[list(codes)]
    return tuple(principal_components(scores)["variance_share"].head(3).tolist())
