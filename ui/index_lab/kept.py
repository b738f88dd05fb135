"""The answers of the six panels, each computed once for the parts of a View it rests on."""

from __future__ import annotations

from typing import Any

from pandas import DataFrame

from scoring.doubt.consistency import heading_consistency, indicator_pairs, principal_components
from scoring.index.choices import IndexChoices
from ui.address.view import Chosen, Panel, View, view_of
from ui.figures import kept
from ui.figures.answer import Answer
from ui.index_lab import answer as index_lab_answer
from ui.index_lab.see.tree import draw_tree, part_names, tree_of
from ui.page.markup import Theme
from ui.reader.keep import keep
from ui.words.texts import Language, Words


def answer(view: View) -> Answer:
    """Return what the open panel says of a View, without the city in focus."""
    return _answer(view.part(Chosen), view.part(Panel), view.choices_name, view.language)


@keep(64)
def _answer(chosen: Chosen, panel: Panel, name: str, language: Language) -> Answer:
    return index_lab_answer.answer(view_of(chosen, panel, choices_name=name, language=language))


def tree(view: View, theme: Theme) -> dict[str, Any]:
    """Return the picture of the tree as the browser is sent it, not to be changed."""
    return _tree(view.choices, view.about, theme, view.language)


# A tenth of a megabyte each.
@keep(64)
def _tree(
    choices: IndexChoices, about: str | None, theme: Theme, language: Language
) -> dict[str, Any]:
    result, words = kept.scored(choices), Words(language)
    drawn = draw_tree(tree_of(result, part_names(result, words), theme), about, theme, words)
    return dict(drawn.to_dict(validate=False))


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
