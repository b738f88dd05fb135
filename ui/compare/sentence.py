"""The comparison in sentences: who leads, by how much, how sure, and on what it rests."""

from __future__ import annotations

from ui.address.view import View
from ui.compare.compared import Compared
from ui.page.median_rank import far_sentence
from ui.words import numbers
from ui.words.texts import Words


def subject(found: Compared, words: Words) -> str:
    """Return what is compared, in what, and the year."""
    joint = words.manner.dot
    units = joint.join(found.names[unit] for unit in found.units)
    return words("compare.subject", units=units, year=found.result.choices.year)


def headline(found: Compared, words: Words) -> str:
    """Return who leads and by how much, as printed, and whether that is sure.

    The difference is that of the numbers in the sentence; units that print alike are not told
    apart.
    """
    scores = found.printed
    if len(scores) < 2:
        return words("compare.headline_few")
    high, low = scores.max(), scores.min()
    first, last = (_named(found, scores.index[scores == end]) for end in (high, low))
    said = {"high": numbers.score(high), "low": numbers.score(low)}
    if high == low:
        return words("compare.headline_tie", names=words.list(first), **said)
    return words(
        "compare.headline_points",
        lead=words(_counted("compare.lead_", first), names=words.list(first), **said),
        last=words(_counted("compare.last_", last), names=words.list(last), **said),
        gap=numbers.score(high - low),
    ) + _how_clear(found, words, first)


def subline(found: Compared, words: Words) -> str:
    """Return what is shown: scores, their scale, the year, and what a region's score is."""
    scored = found.result.scale_over(found.scores)
    scale = "explained" if scored == (0.0, 100.0) else "explained_scale"
    said = words(f"compare.{scale}", year=found.result.choices.year)
    return said if found.all_cities else f"{said} · {words('compare.explained_regions')}"


def notes(found: Compared, words: Words) -> tuple[str, ...]:
    """Return what to know before believing it: who has no score, and on whom scores rest."""
    unscored = _named(found, [unit for unit in found.units if unit not in found.printed])
    said = [words("compare.note_unscored", names=words.list(unscored))] if unscored else []
    said += [
        words("compare.note_part", name=found.names[unit], **covered(found, unit))
        for unit, coverage in found.coverage.items()
        if unit in found.printed and not coverage.whole
    ]
    return (*said, *([] if found.all_cities else [words("compare.note_regions")]))


def far_from_median(view: View, words: Words) -> tuple[str, ...]:
    """Return of which cities the place is not the one the draws give them."""
    said = (far_sentence(unit, view.choices, words) for unit in view.compare)
    return tuple(filter(None, said))


def covered(found: Compared, unit: str) -> dict[str, object]:
    """Return on how many of a region's units, and on whom, its score rests, for a sentence."""
    coverage = found.coverage[unit]
    share = numbers.percent(coverage.share)
    return {"known": coverage.known, "of": coverage.of, "share": share}


def _how_clear(found: Compared, words: Words, first: list[str]) -> str:
    """Whether the lead is sure; with regions, of which no ranks are drawn, nothing."""
    root, best = found.result.definition.root, str(found.printed.idxmax())
    if len(first) > 1 or not found.all_cities or not found.intervals.get(root, {}).get(best):
        return ""
    near = _named(found, found.overlapping(root, best))
    joint = words.manner.between
    key = "compare.headline_unclear" if near else "compare.headline_clear"
    return joint + words(key, best=first[0], near=words.list(near))


def _named(found: Compared, units: object) -> list[str]:
    return [found.names[unit] for unit in units]  # type: ignore[attr-defined]


def _counted(key: str, names: list[str]) -> str:
    return key + ("one" if len(names) == 1 else "many")
