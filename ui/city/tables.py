"""What is known of a city and not scored: programmes, surveys, figures as published."""

from __future__ import annotations

from pandas import DataFrame

from data.catalogue import SECOND_HAND
from exports.content import Table
from ui.address.view import View
from ui.figures import kept
from ui.figures.cells import number, records
from ui.figures.names import measure_name
from ui.figures.profile import Profile
from ui.page.sources import cite
from ui.words import numbers
from ui.words.notes import note_text
from ui.words.texts import Words

_FIRST = (
    *("resident_population", "share_aged_0_14", "share_aged_60_plus", "share_aged_65_plus"),
    *("mean_years_schooling", "college_share", "illiteracy_rate"),
    *("gdp", "gdp_per_capita", "gdp_growth", "urbanisation_rate"),
)


def programmes(view: View, profile: Profile) -> Table:
    """Return the national programmes the city takes part in."""
    words = Words(view.language)
    rows = tuple(
        (words.pick(row), row["year"], note_text(row["source"], words))
        for row in records(profile.programmes)
    )
    heads = ("common.column_programme", "common.year", "common.source")
    return Table(words("city.programmes"), tuple(map(words, heads)), rows)


def verdicts(view: View, profile: Profile) -> Table:
    """Return the surveys and titles that name the city; not being named says nothing."""
    words = Words(view.language)
    rows = tuple(
        (
            words.pick(row),
            row["year"],
            _verdict(row["kind"], row["value"], words),
            None if row["kind"] == "listed" else int(row["value"]),
            note_text(row["publisher"], words),
        )
        for row in records(profile.verdicts)
    )
    columns = ("column_survey", "year", "column_verdict", "column_rank", "source")
    heads = tuple(words(f"common.{name}") for name in columns)
    return Table(words("city.verdicts"), heads, rows).parted((0, 1, 2, 4), range(5))


def _verdict(kind: str, value: float, words: Words) -> str:
    if kind == "listed":
        return words("city.verdict_listed")
    return words("city.verdict_rank", n=int(value))


def published(view: View, profile: Profile) -> Table:
    """Return every published figure with year, source and note."""
    return _figures(view, profile.figures, Words(view.language)("city.figures"))


def known(view: View, profile: Profile) -> Table:
    """Return the latest figure of each thing that is published of the city, people first."""
    latest = profile.figures.dropna(subset="value").drop_duplicates("variable")
    order = latest["variable"].map({code: place for place, code in enumerate(_FIRST)})
    latest = latest.iloc[order.fillna(len(_FIRST)).argsort(kind="stable")]
    return _figures(view, latest, Words(view.language)("city.known"))


def _figures(view: View, figures: DataFrame, title: str) -> Table:
    words, catalogue = Words(view.language), kept.catalogue()
    units = catalogue.variables.set_index("variable")["unit"]
    rows = tuple(
        (
            measure_name(f"variable.{row['variable']}", catalogue, words),
            numbers.figure(float(row["value"]), str(units[row["variable"]]), words),
            number(float(row["value"])),
            numbers.unit_name(str(units[row["variable"]]), words),
            row["year"],
            cite([row["source"]], words),
            _doubt(row["source"], row["note"], words),
        )
        for row in records(figures)
    )
    columns = ("figure", "value", "value", "unit", "year", "source", "note")
    heads = tuple(words(f"common.column_{name}") for name in columns)
    return Table(title, heads, rows).parted(read=(0, 1, 4, 5, 6), filed=(0, 2, 3, 4, 5, 6))


def _doubt(source: str, note: str, words: Words) -> str:
    """What a figure's source warns of, after the warning that it is quoted second-hand."""
    quoted = words("city.second_hand") if source in SECOND_HAND else ""
    joint = words.manner.semicolon
    return joint.join(filter(None, (quoted, note_text(note, words))))
