"""Which index and which data a screen shows, and what counts half: said everywhere alike."""

from __future__ import annotations

from collections.abc import Iterator

from data.edition import Edition
from scoring.doubt.coherence import FEWEST_GRADED, LISTS
from scoring.index.weight import PUBLISHED
from ui.address.view import DEFAULT_CHOICES, INDEX, View
from ui.figures import kept
from ui.figures.choices import framework_name, own_name
from ui.figures.editions.beside import asked_beside, edition_beside, resting_on
from ui.figures.measured import HISTORY, is_score
from ui.figures.names import way_name, within_sentence
from ui.reader.basis import current
from ui.words.texts import Words

_OF_THE_INDEX = frozenset({"city", "compare", "index_lab"})
_SOURCES_OF_THE_INDEX = frozenset({"coverage", "chain"})
_OF_A_MEASURE = frozenset({"atlas", "regions"})
# No figure of a prefecture-level unit is on these, or the reader's own words are.
_WITHOUT_OWN = frozenset({"counties", "briefing", "shelf", "own"})
# What these follow are residents, published figures, or dimensions through time.
_WITHOUT_SCORES = frozenset({"people", "closing", "mobility"})


def edition_line(screen: str, view: View) -> str:
    """Return what a screen, and every file made of it, says of itself.

    Which index its scores are of, whether own figures are among them, and which edition
    of the data they are: an edition of the data is none of an index. This is the one
    place that says it.
    """
    words = Words(view.language)
    said = (index_line(screen, view), _own_mark(screen, words), data_line(words))
    beside = edition_beside(view) if screen == "atlas" else None
    method = _method_mark(screen, view)
    if beside is None:
        return " · ".join(filter(None, (*said, method)))
    with resting_on(asked_beside(view) or ""):
        right = (_named(beside, words), _method_mark(screen, view))
    other = words("edition.right", edition=words.manner.dot.join(filter(None, right)))
    return " · ".join(filter(None, (*said, method, other)))


def _method_mark(screen: str, view: View) -> str:
    """That the scores on a screen are those that were kept, by another method than today's."""
    if kept.scored_then() is None or not shows_scores(screen, view):
        return ""
    return Words(view.language)("reading.scored_then")


def data_line(words: Words) -> str:
    """Return which edition of the data the figures are of."""
    return _named(kept.edition(), words)


def _named(edition: Edition, words: Words) -> str:
    return words(
        "reading.data_edition", number=edition.number, date=edition.date, hash=edition.hash
    )


def _own_mark(screen: str, words: Words) -> str:
    own = current().own
    if own is None or (screen != "counties" if own.level == "county" else screen in _WITHOUT_OWN):
        return ""
    figures, corrections = len(own.figures), len(own.corrections)
    return words("reading.own_mark", figures=figures, corrections=corrections)


def index_line(screen: str, view: View) -> str:
    """Return which index the scores on a screen are of; "" where it shows none."""
    if not shows_scores(screen, view) and not _shows_history(screen, view):
        return ""
    words = Words(view.language)
    # Scores through time are those of the default index, whichever is chosen.
    of = view.choices if shows_scores(screen, view) else DEFAULT_CHOICES
    name = framework_name(of.framework, kept.catalogue(), words)
    if own := own_name(view.but(choices=of), words):
        name = words("reading.edition_own", name=name, own=own)
    return words("reading.edition", name=name, year=of.year)


def half_weights(screen: str, view: View) -> tuple[str, ...]:
    """Return which dimensions count half for want of graded measures, and what would fill them.

    One whose weight the reader has set, or that is weighed otherwise, is none of them.
    """
    if not shows_scores(screen, view) or view.choices.weighting != PUBLISHED:
        return ()
    if kept.scored_then() is not None:
        return ()  # by which rule a dimension counts half is a part of the method
    words = Words(view.language)
    parts = [_half(view, code, wanting) for code, wanting in _wanting(screen, view)]
    if not parts:
        return ()
    joined = words.manner.semicolon.join(parts)
    return (words("reading.half_weights", full=FEWEST_GRADED, parts=joined),)


def _wanting(screen: str, view: View) -> Iterator[tuple[str, str]]:
    """Each heading on the screen that counts half, and what would fill it."""
    rows = kept.catalogue().frameworks
    rows = rows[rows["framework"] == view.choices.framework]
    wanting = rows.set_index("heading")[f"wanting_{view.language}"].dropna()
    own = dict(view.choices.weights)
    for code in kept.framework_tree(view.choices.framework).outline:
        if code in wanting and code not in own and _is_shown(code, screen, view):
            yield code, str(wanting[code])


def _half(view: View, code: str, wanting: str) -> str:
    words, tree = Words(view.language), kept.framework_tree(view.choices.framework)
    graded = sum(tree.kinds[one] not in LISTS for one in tree.indicators_under(code))
    name = within_sentence(way_name(tree.way_to(code), kept.catalogue(), words), words)
    return words("reading.half_weight", dimension=name, n=graded, wanting=wanting)


def shows_scores(screen: str, view: View) -> bool:
    """Return whether scores are what a screen, and a file made of it, is about."""
    if screen == "sources":
        return view.tab in _SOURCES_OF_THE_INDEX
    # The gap in any measure stands beside that in each dimension.
    of_dimensions = screen == "regions" and view.question == "gap"
    return screen in _OF_THE_INDEX or of_dimensions or bool(_scores(screen, view))


def _scores(screen: str, view: View) -> list[str]:
    """The measures that a map of scores shows: the index, or dimensions of it."""
    if screen not in _OF_A_MEASURE or (screen == "regions" and view.question in _WITHOUT_SCORES):
        return []
    second = [view.second] if screen == "regions" and view.question == "pair" else []
    return [measure for measure in (view.measure, *second) if is_score(measure)]


def _shows_history(screen: str, view: View) -> bool:
    is_people = screen == "regions" and view.question == "people"
    return screen in _OF_A_MEASURE and not is_people and view.measure.startswith(f"{HISTORY}.")


def _is_shown(code: str, screen: str, view: View) -> bool:
    """Whether a heading's score is on the screen: every one, or that of a measure alone."""
    tree, scores = kept.framework_tree(view.choices.framework), _scores(screen, view)
    shown = [measure.partition(".")[2] for measure in scores if measure != INDEX]
    known = [heading for heading in shown if heading in tree.by_code]
    if not scores or len(known) < len(scores):
        return True
    return any(one in tree.way_to(code) or code in tree.way_to(one) for one in known)
