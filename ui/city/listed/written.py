"""Every indicator of a city as markup: value, year, place, where it lies among all, source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from data.lists import YES_NO
from ui.address.view import View
from ui.city.lines import Line, of_the_province
from ui.city.section import boxed
from ui.figures import kept
from ui.figures.profile import place_of, shares
from ui.over_time.spark import spark, spoken
from ui.page.markup import Theme, element, hovered, strip, table, text
from ui.page.sources import cite
from ui.take.parts import link_of
from ui.target.of_unit import shown_for
from ui.target.words import line_name
from ui.words import numbers
from ui.words.texts import Words

COLUMNS = ("indicator", "value", "year", "rank", "among_all", "source")
_LAST = len(COLUMNS) - 1


def tables(lines: Sequence[Line], view: View, theme: Theme) -> Iterator[str]:
    """Yield a table a dimension, with its heading."""
    for heading, grouped in groupby(lines, key=lambda line: line.heading):
        own = list(grouped)
        yield element("h3", hovered(heading, own[0].heading_caveat)) + boxed(
            _table(own, view, theme), heading
        )


def province_table(view: View, theme: Theme) -> str:
    """Return what whole provinces have or lack, with its heading; "" where there is nothing."""
    lines, words = of_the_province(view), Words(view.language)
    if not lines:
        return ""
    said = words("city.of_the_province")
    return (
        element("h3", text(said))
        + element("p", text(words("city.of_the_province_why")), class_="muted")
        + boxed(_table(lines, view, theme), said)
    )


def _table(lines: Sequence[Line], view: View, theme: Theme) -> str:
    """A column of the years before stands before the sources, where any line has years."""
    words = Words(view.language)
    head = [text(words(f"common.column_{column}")) for column in COLUMNS]
    rows = [_row(line, view, theme) for line in lines]
    if not any(line.course for line in lines):
        return table(head, rows, class_="indicators six")
    head.insert(_LAST, text(words("over_time.column_years")))
    for line, row in zip(lines, rows, strict=True):
        row.insert(_LAST, _years(line, words, theme))
    return table(head, rows, class_="indicators six seven")


def _years(line: Line, words: Words, theme: Theme) -> str:
    if line.course is None:
        return ""
    label = spoken(line.course, line.name, line.measured.unit, words)
    since = element("span", text(line.since), class_="since") if line.since else ""
    return spark(line.course, label, theme) + since


def _row(line: Line, view: View, theme: Theme) -> list[str]:
    words = Words(view.language)
    better = words("city.less_is_better") if line.measured.direction < 0 else ""
    note = line.note or line.why
    doubt = element("span", text(note), class_="doubt") if note else ""
    value = element("span", text(line.shown), class_="muted" if line.why else "figure")
    return [
        hovered(line.name, line.caveat)
        + element("span", text(f" {better}"), class_="muted")
        + _steps(line, view),
        value + doubt,
        text(line.years),
        text(line.place),
        "" if line.why or line.measured.unit == YES_NO else _strip(line, view, theme),
        text(cite(line.sources, words)),
    ]


def _steps(line: Line, view: View) -> str:
    """A link to every step between the published figure and the score, where there is one."""
    words, measure = Words(view.language), line.measured.measure
    if measure.removeprefix("indicator.") not in kept.scored(view.choices).definition.indicators:
        return ""
    steps = view.but(tab="chain", measure=measure, year=line.measured.year, breaks=())
    # Below the address of the page, which may lie under a path.
    target, how = link_of(steps, "sources").lstrip("/"), words("city.how_computed")
    label = words("city.how_computed_of", name=line.name)
    return element("a", text(how), href=target, class_="how", aria_label=label)


def _strip(line: Line, view: View, theme: Theme) -> str:
    words, city, values = Words(view.language), str(view.city), line.measured.values
    places = shares(values)
    label = words(
        "city.strip_label",
        name=line.name,
        value=line.shown,
        median=numbers.figure(float(values.median()), line.measured.unit, words),
    )
    goals = shown_for(line.measured.measure, line.measured.year, city)
    for one in goals:
        label = words("city.strip_target", label=label, target=line_name(one, words))
    return strip(
        theme,
        places.dropna().round(3).unique(),
        float(places[city]),
        float(places.median()),
        label,
        [place_of(one.value, values) for one in goals],
    )
