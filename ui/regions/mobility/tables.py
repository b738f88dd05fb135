"""The figures behind mobility: every unit in both years, and every move between fifths."""

from __future__ import annotations

from pandas import DataFrame

from exports.content import Table
from ui.regions.mobility.charts import fifth_names
from ui.regions.mobility.figures import Moves
from ui.regions.table import table_of, with_unit
from ui.words.notes import note_text

_PLACES = ("first_place", "last_place", "places", "first_fifth", "last_fifth", "fifths")


def cities(moves: Moves) -> Table:
    """Return value, place and fifth of every unit in both years, who climbed most first."""
    inputs, words = moves.inputs, moves.inputs.words
    known = moves.values if moves.found is None else moves.found.cities
    known = known.reindex(columns=["first", "last", *_PLACES])
    if moves.found is not None:
        known = known.sort_values("places", ascending=False, kind="stable")
    rows = known.reindex([*known.index, *moves.excluded.index]).reset_index(names="code")
    rows = rows.astype(dict.fromkeys(_PLACES, "Int64"))
    rows["city"] = [inputs.names[str(code)] for code in rows["code"]]
    excluded = moves.excluded.reindex(rows["code"])
    rows["left_out"] = [
        words(f"regions.left_out_{reason}") if isinstance(reason, str) else ""
        for reason in excluded["reason"]
    ]
    rows["note"] = [note_text(note, words) for note in excluded["note"]]
    return table_of(moves.about, rows, _heads(moves), {"first": 2, "last": 2})


def _heads(moves: Moves) -> dict[str, str]:
    words, (since, year) = moves.inputs.words, moves.followed.span
    years = {"since": since, "year": year}
    return {
        "city": words("regions.head_city"),
        "places": words("regions.places_gained"),
        "first_place": words("regions.head_first_place", **years),
        "last_place": words("regions.head_last_place", **years),
        "fifths": words("regions.head_fifths"),
        "first_fifth": words("regions.head_first_fifth", **years),
        "last_fifth": words("regions.head_last_fifth", **years),
        "first": with_unit(str(since), moves.unit, words),
        "last": with_unit(str(year), moves.unit, words),
        "left_out": words("regions.head_left_out"),
        "note": words("regions.head_note"),
        "code": words("regions.head_code"),
    }


def transitions(moves: Moves, table: DataFrame) -> Table:
    """Return how many units of each fifth moved to each, with the interval of the share."""
    words, names = moves.inputs.words, fifth_names(moves.inputs.words)
    since, year = moves.followed.span
    rows = table.assign(
        **{end: [names[int(n) - 1] for n in table[end]] for end in ("first_fifth", "last_fifth")},
        **{part: 100 * table[part] for part in ("share", "low", "high")},
    )
    heads = {
        "first_fifth": words("regions.head_first_fifth", since=since, year=year),
        "last_fifth": words("regions.head_last_fifth", since=since, year=year),
        "units": words("regions.head_units"),
        "of": words("regions.head_of_fifth"),
        "share": words("regions.head_move_share"),
        "low": words("regions.head_move_low"),
        "high": words("regions.head_move_high"),
    }
    title = words("regions.mobility_grid", name=moves.name, years=moves.years)
    return table_of(title, rows, heads, dict.fromkeys(("share", "low", "high"), 1))
