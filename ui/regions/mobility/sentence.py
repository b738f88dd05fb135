"""Who climbed, who fell, and how many stayed where they were, in a sentence."""

from __future__ import annotations

from scoring.inequality.mobility import FEWEST_FOR_FIFTHS, Mobility
from ui.regions.inputs import sentences
from ui.regions.mobility.figures import Moves
from ui.words import numbers

_MOST_NAMED = 3


def headline(moves: Moves) -> str:
    """Return how many units changed fifth, and who moved most."""
    words, found = moves.inputs.words, moves.found
    since, year = moves.followed.span
    if found is None:
        return words(
            "regions.mobility_none",
            name=moves.name,
            n=len(moves.values),
            least=FEWEST_FOR_FIFTHS,
            years=moves.years,
        )
    cities = found.cities
    if not cities["places"].any():
        return words(
            "regions.mobility_still", name=moves.name, n=len(cities), since=since, year=year
        )
    up, down = int((cities["fifths"] > 0).sum()), int((cities["fifths"] < 0).sum())
    first = words(
        "regions.mobility_reading",
        name=moves.name,
        since=since,
        year=year,
        moved=found.moved,
        of=len(cities),
        up=up,
        down=down,
    )
    revised = [words("regions.gdp_revised")] * moves.followed.history.revised(since, year)
    return sentences([first, _ends(moves), *revised], words)


def _ends(moves: Moves) -> str:
    """Who gained and who lost most places; as a place won is one lost, both there are."""
    words, climbs = moves.inputs.words, moves.climbs
    return words(
        "regions.mobility_ends",
        high=_who(moves, int(climbs.max())),
        up=int(climbs.max()),
        low=_who(moves, int(climbs.min())),
        down=-int(climbs.min()),
    )


def _who(moves: Moves, places: int) -> str:
    codes = [str(code) for code in moves.climbs.index[moves.climbs == places]]
    words = moves.inputs.words
    if len(codes) > _MOST_NAMED:
        return words("reading.change_units", n=len(codes))
    return words.list([moves.inputs.names[code] for code in codes])


def _lowest(moves: Moves, found: Mobility) -> str:
    """How many of the lowest fifth stayed there, with the interval of that share."""
    row = found.transitions.iloc[-1]
    if not row["of"]:
        return ""
    return moves.inputs.words(
        "regions.mobility_lowest",
        n=int(row["units"]),
        of=int(row["of"]),
        low=numbers.percent(float(row["low"])),
        high=numbers.percent(float(row["high"])),
    )


def subline(moves: Moves) -> str:
    """Return measure, years, on how many units the answer rests, and who stayed lowest."""
    said = moves.inputs.words(
        "regions.closing_rests_on",
        name=moves.name,
        years=moves.years,
        n=len(moves.values),
        of=len(moves.inputs.among),
    )
    return said if moves.found is None else said + _lowest(moves, moves.found)
