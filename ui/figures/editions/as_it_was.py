"""What of an edition that another method scored is shown as it was.

Published figures are those of its tables, the default index and its dimensions those
that were kept with it. Whatever would have to be scored anew is not shown as that
edition's: this version would score it otherwise.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from scoring.index.chain import Scored
from ui.address.view import View
from ui.figures import kept
from ui.figures.measured import HISTORY
from ui.reader.basis import current


def can_be_shown(screen: str, view: View) -> bool:
    """Return whether what a screen shows of a View is what the edition had."""
    then = kept.scored_then()
    if then is None or screen in _WITHOUT_SCORES:
        return True
    if screen == "sources":
        return view.tab in _TABS
    return screen in _MEASURES and _is_kept(view, then) and _MEASURES[screen](view)


def is_followed(measure: str) -> bool:
    """Return whether a measure can be shown: of dimensions through time no scores are kept."""
    return kept.scored_then() is None or not measure.startswith(f"{HISTORY}.")


def _is_kept(view: View, then: Scored) -> bool:
    """Whether the index of a View is the one that was kept, without own figures in it."""
    return view.choices == then.choices and not current().digest


def _of_regions(view: View) -> bool:
    measures = [view.measure, *([view.second] if view.question == "pair" else [])]
    return view.question in _QUESTIONS and all(map(is_followed, measures))


# Published figures alone, what differs between editions, or what says itself of which it is.
_WITHOUT_SCORES = frozenset({"counties", "briefing", "shelf"})
_QUESTIONS = frozenset(
    {"clusters", "gap", "split", "spots", "pair", "people", "closing", "mobility"}
)
_TABS = frozenset({"sources", "nation", "changed"})
_MEASURES: Mapping[str, Callable[[View], bool]] = {
    "atlas": lambda view: is_followed(view.measure),
    "regions": _of_regions,
}
