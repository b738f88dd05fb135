"""A package of moves in words: what reaches the peers' median, and what a city decides of it."""

from __future__ import annotations

from exports.content import Finding, Table
from scoring.diagnosis.package import Move, Package
from ui.address.view import View
from ui.diagnosis import kept as diagnosis_kept
from ui.diagnosis.beside import peers_name
from ui.diagnosis.words import Speaker
from ui.figures import kept
from ui.figures.cells import cell
from ui.words import numbers
from ui.words.texts import Words

_COLUMNS = ("indicator", "now", "target", "peers", "effort", "decides")


def sentence(view: View, found: Package) -> str:
    """Return what the package reaches, or why there is none."""
    words, result = Words(view.language), kept.scored(view.choices)
    root = result.definition.root
    return words(
        f"diagnosis.package_{found.status}",
        n=len(found.moves),
        peers=peers_name(view, words),
        reach=words(f"diagnosis.reach_{found.reach}"),
        effort=f"{found.effort:.1f}",
        own=numbers.score(float(cell(result.scores, str(view.city), root))),
        goal=numbers.score(found.goal),
        score=numbers.score(found.score),
        rank=numbers.rank(found.rank, int(result.ranks[root].count()), words),
    )


def notes(view: View, found: Package) -> tuple[str, ...]:
    """Return how the package was found, and that what it moves may be noise."""
    words = Words(view.language)
    if not found.moves:
        return ()
    noise = within_interval(view, found.rank)
    how = words("diagnosis.package_how") if found.status == "reached" else ""
    return tuple(filter(None, (how, noise)))


def within_interval(view: View, rank: int) -> str:
    """Return that a rank lies within the interval of the city's own; "" where it does not."""
    ends = diagnosis_kept.rank_interval(view.choices, str(view.city))
    if ends is None or not ends[0] <= rank <= ends[1]:
        return ""
    return Words(view.language)("diagnosis.noise", low=ends[0], high=ends[1])


def decided(code: str, words: Words) -> tuple[str, str]:
    """Return how far a city decides a figure, in a word or two, and who else does."""
    how = diagnosis_kept.decides()[code]
    table = kept.catalogue().decides
    reasons = dict(zip(table["indicator"], table[f"why_{words.language}"], strict=True))
    awarded = words("diagnosis.awarded") if how == "no" else ""
    return words(f"diagnosis.decides_{how}"), reasons.get(code, awarded)


def table(view: View, found: Package) -> Table:
    """Return the moves, one a row."""
    words, say = Words(view.language), Speaker(kept.catalogue(), Words(view.language))
    return Table(
        words("diagnosis.package"),
        tuple(words(f"diagnosis.column_{name}") for name in _COLUMNS),
        tuple(_row(move, say) for move in found.moves),
        (None, None, None, None, 1, None),
    )


def _row(move: Move, say: Speaker) -> tuple[str | float, ...]:
    how, why = decided(move.indicator, say.words)
    because = f"{say.words('diagnosis.colon')}{why}" if why else ""
    return (
        say.name(move.indicator),
        say.value(move.indicator, move.value),
        say.value(move.indicator, move.target),
        say.words("diagnosis.of_peers", n=move.peers_there, of=move.peers_known),
        round(move.effort, 1),
        how + because,
    )


def finding(view: View, found: Package) -> tuple[Finding, ...]:
    """Return the package as it is printed: the sentence, then a line a move."""
    words = Words(view.language)
    lines = [
        Finding(
            str(row[0]),
            words(
                "diagnosis.move_line",
                now=row[1],
                target=row[2],
                peers=row[3],
                decides=row[5],
            ),
        )
        for row in table(view, found).rows
    ]
    said = " ".join([sentence(view, found), *notes(view, found)])
    return (Finding(words("diagnosis.package"), said), *lines)
