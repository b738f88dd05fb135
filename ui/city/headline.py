"""A city in a sentence: its score, its place, what it is strong and weak in."""

from __future__ import annotations

from collections.abc import Sequence

from scoring.diagnosis.step_goals import band_of
from ui.address.view import View
from ui.city.dimensions import Dimension, dimensions_of, weakest_first
from ui.city.known import opening, place_among_all
from ui.diagnosis.beside import kind_name, peers_name
from ui.figures import kept
from ui.figures.cells import cell
from ui.figures.names import city_name, group_names, within_sentence
from ui.figures.profile import Profile
from ui.figures.value_text import gap_text
from ui.words import numbers
from ui.words.texts import Words

_SIX = 6


def headline(view: View, profile: Profile) -> str:
    """Return the city's score, place and ends, or why it has no score."""
    words, result = Words(view.language), kept.scored(view.choices)
    name = city_name(profile.city, kept.catalogue(), words)
    if not profile.scored:
        return _unscored(view, name, profile)
    root = result.definition.root
    place = int(cell(result.ranks, profile.city, root))
    return words(
        "city.sentence",
        city=name,
        score=numbers.score(float(cell(result.scores, profile.city, root))),
        rank=numbers.rank(place, int(result.ranks[root].count()), words),
        ends=ends(dimensions_of(view, profile), peers_name(view, words), words),
    )


def ends(dimensions: Sequence[Dimension], peers: str, words: Words) -> str:
    """Return the dimensions furthest above and below the median of its peers, ties together.

    What is below the median is never called strong, nor what is above it weak.
    """
    known = weakest_first(dimensions)
    low, high = known[0].gap, known[-1].gap
    return words(
        f"city.ends_{_shape(low, high)}",
        peers=peers,
        all=_all(len(known), len(dimensions), words),
        strong=_names([one for one in known if one.gap == high], words),
        above=numbers.signed(high, "score", words),
        weak=_names([one for one in known if one.gap == low], words),
        below=numbers.signed(low, "score", words),
    )


def _shape(low: float, high: float) -> str:
    if low == high:
        return "same" if low else "even"
    if high < 0:
        return "below"
    if low >= 0:
        return "above"
    return "both" if high > 0 else "par"


def _all(known: int, of: int, words: Words) -> str:
    if known == of == _SIX:
        return words("city.all_six")
    return words("city.all_known", n=known)


def _names(dimensions: Sequence[Dimension], words: Words) -> str:
    return words.list([within_sentence(one.name, words) for one in dimensions])


def subline(view: View, profile: Profile) -> str:
    """Return what kind of city it is, its fifth of the ranking and what its score rests on."""
    words, catalogue, result = Words(view.language), kept.catalogue(), kept.scored(view.choices)
    names = group_names("cluster", catalogue, words)
    member = catalogue.clusters[catalogue.clusters["city_code"] == profile.city]["cluster"]
    parts = [
        words(f"groups.{profile.row['level']}"),
        words("groups.size_class", kind=kind_name(view.but(beside="size"), words)),
    ]
    parts += [names[cluster] for cluster in member]
    if profile.scored:
        root = result.definition.root
        share = float(cell(result.observed_share, profile.city, root))
        band = band_of(int(cell(result.ranks, profile.city, root)), int(result.ranks[root].count()))
        parts.append(words("city.band", band=words(f"diagnosis.band_{band}")))
        parts.append(words("page.coverage", share=numbers.percent(share), year=result.choices.year))
    elif outside(profile):
        parts += [words("city.unscored"), place_among_all(view, profile.city)]
        parts = list(filter(None, parts))
    return " · ".join(parts)


def _unscored(view: View, name: str, profile: Profile) -> str:
    if outside(profile):
        return opening(view, profile)
    why = gap_text(kept.index_measure(view), profile.city, Words(view.language))
    return Words(view.language)("city.unscored_because", city=name, why=why)


def opens_with_figures(profile: Profile) -> bool:
    """Return whether a unit's latest figures open its page: it has no score, or a coarse one."""
    return not profile.scored or outside(profile)


def outside(profile: Profile) -> bool:
    """Return whether the yearbook, which most figures come from, leaves the unit out."""
    return not profile.row["in_city_yearbook"]
