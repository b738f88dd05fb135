"""A map in a few sentences, for who hears it instead of seeing it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from data.languages import MANNERS
from geo.build import COUNTIES
from geo.legend import Legend
from geo.map_layers import MapPaint

WORDS = MappingProxyType(
    {
        "en": {
            "map": "Map: {caption}.",
            "highest": "Highest: {names} ({figure}).",
            "lowest": "Lowest: {names} ({figure}).",
            "middle": "Median: {figure}.",
            "alike": "{names}: {figure}.",
            "classes": "Counted by class: {classes}.",
            "class": "{label}: {n}",
            "whole": "All {of} {units} have data.",
            "missing": "No data for {n} of {of} {units} ({share}).",
            "none": "None of {of} {units} has data.",
            "written": "Written on the map: {notes}.",
            "several": "{n} {units}",
            "units": "units",
            "counties": "counties",
        },
        "zh": {
            "map": "地图：{caption}。",
            "highest": "最高：{names}（{figure}）。",
            "lowest": "最低：{names}（{figure}）。",
            "middle": "中位数：{figure}。",
            "alike": "{names}：{figure}。",
            "classes": "各类数量：{classes}。",
            "class": "{label}，{n}个",
            "whole": "{of}个{units}均有数据。",
            "missing": "{of}个{units}中{n}个无数据（{share}）。",
            "none": "{of}个{units}均无数据。",
            "written": "图上标注：{notes}。",
            "several": "{n}个{units}",
            "units": "地区",
            "counties": "县级区划",
        },
    }
)
_MOST_NAMES = 3


@dataclass(frozen=True)
class Extent:
    """The two ends and the middle of the figures on a map.

    Attributes
    ----------
    highest, lowest : names of the units at each end; the same where all figures are alike
    high, low, middle : their figures and the median, as they are written
    """

    highest: tuple[str, ...]
    high: str
    lowest: tuple[str, ...]
    low: str
    middle: str


def spoken_map(
    paint: MapPaint,
    language: str,
    extent: Extent | None = None,
    legend: Legend | None = None,
    whole: bool = True,
) -> str:
    """Return what a map shows: its ends and its middle, or its classes, and what has no data.

    Then what the reader wrote on it.

    Parameters
    ----------
    extent : of a map of figures; a map of kinds is told by the counts of its legend
    whole : all units count that are not faded, and not those of the focus alone
    """
    words = WORDS[language]
    shown = [
        place
        for code, place in paint.classes.items()
        if code not in paint.faded and (whole or code in paint.focus or not paint.focus)
    ]
    units = words["counties" if paint.shape == COUNTIES else "units"]
    said = [words["map"].format(caption=paint.caption)]
    if extent is not None:
        said += _ends(extent, units, language)
    elif legend is not None:
        said += _classes(legend, language)
    said.append(_missing(shown, units, language))
    said += _notes(paint, language)
    return MANNERS[language].between.join(said)


def _ends(extent: Extent, units: str, language: str) -> list[str]:
    words = WORDS[language]
    highest, lowest = (_named(names, units, language) for names in (extent.highest, extent.lowest))
    if extent.highest == extent.lowest:
        return [words["alike"].format(names=highest, figure=extent.high)]
    return [
        words["highest"].format(names=highest, figure=extent.high),
        words["lowest"].format(names=lowest, figure=extent.low),
        words["middle"].format(figure=extent.middle),
    ]


def _named(names: Sequence[str], units: str, language: str) -> str:
    if len(names) > _MOST_NAMES:
        return WORDS[language]["several"].format(n=len(names), units=units)
    return MANNERS[language].names.join(names)


def _classes(legend: Legend, language: str) -> list[str]:
    words = WORDS[language]
    counted = [
        words["class"].format(label=row.label, n=row.count) for row in legend.classes if row.count
    ]
    together = MANNERS[language].semicolon.join(counted)
    return [words["classes"].format(classes=together)] if counted else []


def _missing(shown: Collection[int], units: str, language: str) -> str:
    missing, of = sum(place < 0 for place in shown), len(shown)
    kind = "whole" if not missing else "none" if missing == of else "missing"
    told = {"n": missing, "of": of, "units": units, "share": _share(missing, of)}
    return WORDS[language][kind].format(**told)


def _notes(paint: MapPaint, language: str) -> list[str]:
    """What is written on the map; in a diagram, of units alone, as it is drawn."""
    shown = (one for one in paint.annotations if one.code or paint.shape != "equal")
    notes = [one.said or one.text for one in shown if one.said or one.text]
    together = MANNERS[language].semicolon.join(notes)
    return [WORDS[language]["written"].format(notes=together)] if notes else []


def _share(part: int, of: int) -> str:
    """A part in percent, which some is never none and not all is never all.

    Examples
    --------
    >>> _share(12, 337), _share(1, 2850), _share(2849, 2850)
    ('3.6%', '<0.1%', '>99.9%')
    """
    share = 100 * part / max(1, of)
    if 0 < share < 0.1:
        return "<0.1%"
    return ">99.9%" if 99.9 < share < 100 else f"{share:.1f}%"
