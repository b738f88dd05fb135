"""The charts of mobility: from which fifth to which, and who moved most."""

from __future__ import annotations

from exports.charts.bars import Bars
from exports.charts.bars import Series as Bar
from exports.charts.grid import Grid
from exports.charts.scale import Axis
from scoring.inequality.mobility import FIFTHS, Mobility
from ui.regions.mobility.figures import Moves
from ui.regions.signed import signed
from ui.words import numbers
from ui.words.texts import Words

_MOST = 8


def fifth_names(words: Words) -> tuple[str, ...]:
    """Return the names of the fifths, the best first."""
    return tuple(words(f"regions.fifth_{place}") for place in range(1, FIFTHS + 1))


def transitions(moves: Moves, found: Mobility) -> Grid:
    """Return which share of each fifth of the first year was in which fifth of the last."""
    words, table = moves.inputs.words, found.transitions
    since, year = moves.followed.span
    shares = table["share"].to_numpy(float).reshape(FIFTHS, FIFTHS)
    names = fifth_names(words)
    rows = [words("regions.fifth_in", fifth=name, year=since) for name in names]
    columns = [words("regions.fifth_in", fifth=name, year=year) for name in names]
    ranges = tuple(
        words("regions.fifth_range", low=numbers.percent(low), high=numbers.percent(high))
        if of
        else "–"
        for low, high, of in zip(table["low"], table["high"], table["of"], strict=True)
    )
    counts = tuple(
        words("regions.fifth_count", n=int(n), of=int(of))
        for n, of in zip(table["units"], table["of"], strict=True)
    )
    return Grid(
        title=words("regions.mobility_grid", name=moves.name, years=moves.years),
        rows=tuple(rows),
        columns=tuple(columns),
        values=tuple(tuple(row) for row in shares.tolist()),
        legend=words("regions.mobility_shade"),
        tips=(
            ("", tuple(row for row in rows for _ in columns)),
            (" ", tuple(columns) * FIFTHS),
            (words("regions.head_units"), counts),
            (words("regions.forest_band"), ranges),
        ),
        language=moves.inputs.view.language,
    )


def movers(moves: Moves) -> Bars:
    """Return who gained and who lost most places."""
    words, climbs = moves.inputs.words, moves.climbs
    up, down = climbs[climbs > 0].head(_MOST), climbs[climbs < 0].tail(_MOST)
    codes = tuple(str(code) for code in (*up.index, *down.index))
    places = tuple(float(n) for n in (*up, *down))
    names = tuple(moves.inputs.names[code] for code in codes)
    return Bars(
        title=words("regions.mobility_movers", name=moves.name, years=moves.years),
        categories=names,
        series=(Bar(words("regions.places_gained"), places),),
        axis=Axis(words("regions.places_gained"), decimals=0, signed=True),
        codes=codes,
        roles=tuple("above" if n > 0 else "falling" for n in places),
        gap=len(up) if len(up) and len(down) else None,
        tips=(
            ("", names),
            (words("regions.places_gained"), tuple(signed(n, 0) for n in places)),
            (words("regions.head_from_to"), _from_to(moves, codes)),
        ),
        language=moves.inputs.view.language,
    )


def _from_to(moves: Moves, codes: tuple[str, ...]) -> tuple[str, ...]:
    assert moves.found is not None, "only drawn where units moved"
    rows = moves.found.cities.loc[list(codes)]
    pairs = zip(rows["first_place"], rows["last_place"], strict=True)
    return tuple(f"{first} → {last}" for first, last in pairs)
