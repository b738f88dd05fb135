"""A card for each unit: where it lies, its place, and on whom its score rests."""

from __future__ import annotations

import streamlit as st

from ui.address.view import View
from ui.compare import sentence
from ui.compare.compared import Compared
from ui.compare.picture import index_view
from ui.compare.small_map import small_map
from ui.diagnosis import kept as diagnosis_kept
from ui.diagnosis.kept import CITY, kind_of
from ui.figures import kept
from ui.figures.cells import cell
from ui.figures.classes import kept as classes_kept
from ui.figures.names import group_names
from ui.map import legend
from ui.page import address, look
from ui.page.markup import element, text
from ui.words import numbers
from ui.words.texts import Words


def draw(view: View, found: Compared) -> None:
    """Draw a small map and the place of each unit, and what the colours stand for."""
    words = Words(view.language)
    st.html(element("h2", text(words("compare.maps")), class_="section"))
    for column, unit in zip(st.columns(len(found.units)), found.units, strict=True):
        with column:
            _card(view, found, unit, words)
    _legend(view, words)


def _card(view: View, found: Compared, unit: str, words: Words) -> None:
    name = found.names[unit]
    st.html(
        element("h3", text(name), class_="compared-name")
        + small_map(view, (unit,), words("compare.map_label", name=name))
        + element("p", *_place(view, found, unit, words), class_="muted")
    )
    if kind_of(unit)[0] == CITY:
        address.link(view.but(city=unit), "city", words("page.open_profile"))
    else:
        st.html(element("p", text(_covered(found, unit, words)), class_="muted"))


def _place(view: View, found: Compared, unit: str, words: Words) -> list[str]:
    """Score and rank; whoever points at the rank is told among whom, and who is left out."""
    root = found.result.definition.root
    kind, code = kind_of(unit)
    ranks = diagnosis_kept.subjects(view, kind).ranks[root]
    score = float(cell(found.values, unit, root))
    if score != score:
        return [text(words("compare.no_index"))]
    place = numbers.rank(int(ranks[code]), int(ranks.count()), words)
    said = [
        text(words("compare.index_line", score=numbers.score(score))),
        element("abbr", text(place), title=among(view, kind), tabindex=0),
    ]
    if (drawn := found.places.get(unit)) is not None:
        told = {"median": f"{drawn.median:g}", "low": drawn.low, "high": drawn.high}
        said.append(text(words("compare.interval", **told)))
    return said


def among(view: View, kind: str) -> str:
    """Return how many of all cities, provinces or clusters have a score, and which have none."""
    words = Words(view.language)
    subjects = diagnosis_kept.subjects(view, kind)
    ranks = subjects.ranks[subjects.root]
    counts = {"of": int(ranks.count()), "all": len(ranks)}
    if counts["of"] == counts["all"]:
        return words("compare.ranked_all", all=counts["all"])
    if kind == CITY:
        return words("compare.ranked_city", **counts)
    names = group_names(kind, kept.catalogue(), words)
    without = [names[code] for code in ranks.index[ranks.isna()]]
    return words("compare.ranked_region", names=words.list(without), **counts)


def _covered(found: Compared, unit: str, words: Words) -> str:
    """On how many of its units a region's score rests; nothing is said of a score there is not."""
    coverage = found.coverage[unit]
    whole = "covered_one" if coverage.of == 1 else "covered_whole"
    key = whole if coverage.whole else "covered_part"
    return words(f"compare.{key}", **sentence.covered(found, unit))


def _legend(view: View, words: Words) -> None:
    shown = index_view(view)
    measured, classed = kept.index_measure(shown), classes_kept.classed(shown)
    said = legend.measure_legend(measured, classed, words, whole=True)
    st.html(legend.in_line(said, classed.colours, look.theme()))
