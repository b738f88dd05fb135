"""Where the gap lies, in words, and which cities make up half of it."""

from __future__ import annotations

from ui.regions.inputs import sentences, withheld
from ui.regions.split.figures import Split
from ui.words import numbers


def headline(split: Split) -> str:
    """Return how much of the gap lies between the groups, and in how few cities half of it."""
    inputs, words = split.inputs, split.inputs.words
    if split.value.empty:
        return words("reading.empty")
    if split.yes_or_no:
        return words("regions.gap_with", n=int(split.value.sum()), of=len(split.value))
    if split.withheld:
        return withheld(split.withheld, len(split.value), words)
    if split.undivided:
        return words("regions.gap_equal", n=len(split.value))
    kind = words(f"regions.grouping_{inputs.view.grouping}")
    if len(split.found.groups) == 1:
        return sentences([words("regions.split_one_group", kind=kind), _carried(split)], words)
    between = round(100 * split.found.between_share, 1)
    lies = words(
        "regions.split_reading",
        between=numbers.percent(between / 100),
        # Of the printed number, so that both make a hundred.
        within=numbers.percent(1 - between / 100),
        kind=kind,
    )
    return sentences([lies, _carried(split), _moved(split, kind)], words)


def _moved(split: Split, kind: str) -> str:
    """Whether the gap has moved from between the groups to within them, or the other way."""
    words, rows, shown = split.inputs.words, split.by_year, split.inputs.measured.year
    if rows.empty or shown == rows.index[0] or rows["share"].isna().any():
        return ""
    year = int(shown if shown in rows.index else rows.index[-1])
    before, after = (round(100 * float(rows["share"][at]), 1) for at in (rows.index[0], year))
    way = "inwards" if after < before else "outwards" if after > before else "stayed"
    return words(
        f"regions.split_{way}",
        n=int(rows["units"].iloc[0]),
        kind=kind,
        before=numbers.percent(before / 100),
        after=numbers.percent(after / 100),
        first=int(rows.index[0]),
        last=year,
    )


def _carried(split: Split) -> str:
    carriers, words = split.carriers, split.inputs.words
    above = int(split.found.cities["above"][carriers.index].sum())
    if len(carriers) == 1:
        side = words("regions.above" if above else "regions.below")
        city = split.inputs.names[str(carriers.index[0])]
        return words("regions.split_carrier", city=city, side=side)
    return words(
        "regions.split_carriers", n=len(carriers), above=above, below=len(carriers) - above
    )
