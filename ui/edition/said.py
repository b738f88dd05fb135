"""Which index a screen shows, and which of its dimensions count half: said everywhere alike."""

from __future__ import annotations

from scoring.doubt.coherence import FEWEST_GRADED, LISTS
from scoring.index.weight import PUBLISHED
from ui.address.view import DEFAULT_CHOICES, View
from ui.figures import kept
from ui.figures.choices import framework_name
from ui.figures.measured import HISTORY, is_score
from ui.figures.names import way_name
from ui.words.texts import Words

# The others show scores where their measure is one.
_OF_THE_INDEX = frozenset({"city", "compare", "index_lab"})


def edition_line(screen: str, view: View) -> str:
    """Return which index the scores on a screen are of; "" where it shows none."""
    through_time = view.measure.startswith(f"{HISTORY}.")
    if not _shows_scores(screen, view) and not through_time:
        return ""
    words = Words(view.language)
    # Scores through time are those of the default index, whichever is chosen.
    of = view.choices if _shows_scores(screen, view) else DEFAULT_CHOICES
    name = framework_name(of.framework, kept.catalogue(), words)
    return words("reading.edition", name=name, year=of.year)


def half_weights(screen: str, view: View) -> tuple[str, ...]:
    """Return which dimensions count half for want of graded measures, and what would fill them.

    One whose weight the reader has set, or that is weighed otherwise, is none of them.
    """
    if not _shows_scores(screen, view) or view.choices.weighting != PUBLISHED:
        return ()
    words, tables = Words(view.language), kept.catalogue()
    rows = tables.frameworks[tables.frameworks["framework"] == view.choices.framework]
    wanting = rows.set_index("heading")[f"wanting_{view.language}"].dropna()
    tree = kept.framework_tree(view.choices.framework)
    kinds = {code: tree.kinds[code] for code in tree.indicators}
    own = dict(view.choices.weights)
    return tuple(
        words(
            "reading.half_weight",
            dimension=way_name(tree.way_to(code), tables, words),
            n=sum(kinds[c] not in LISTS for c in tree.indicators_under(code)),
            full=FEWEST_GRADED,
            wanting=str(wanting[code]),
        )
        for code in tree.outline
        if code in wanting and code not in own and _is_shown(code, screen, view)
    )


def _shows_scores(screen: str, view: View) -> bool:
    if screen in _OF_THE_INDEX or is_score(view.measure):
        return True
    return screen == "sources" and view.tab == "chain"


def _is_shown(code: str, screen: str, view: View) -> bool:
    """Whether a heading's score is on the screen: every one, or that of the measure alone."""
    tree = kept.framework_tree(view.choices.framework)
    _, _, shown = view.measure.partition(".")
    if screen in _OF_THE_INDEX or shown not in tree.by_code:
        return True
    return shown in tree.way_to(code) or code in tree.way_to(shown)
