"""The national picture: the figures quoted by Wu, each with its place in the paper."""

from __future__ import annotations

from exports.content import Cell, Table
from ui.address.view import View
from ui.figures import kept
from ui.figures.answer import Answer
from ui.figures.cells import records
from ui.words import numbers
from ui.words.notes import note_text
from ui.words.texts import Words


def answer(view: View) -> Answer:
    """Return the national figures as a table."""
    words = Words(view.language)
    rows: list[tuple[Cell, ...]] = [
        (
            words.pick(row),
            _value(str(row["value"]), str(row["unit"]), words),
            float(str(row["value"]).lstrip("<>")),
            numbers.unit_name(str(row["unit"]), words),
            note_text(row["date"], words) or "–",
            note_text(row["place_in_wu"], words),
        )
        for row in records(kept.catalogue().national_facts)
    ]
    heads = (
        *("sources.fact", "sources.as_printed", "common.value", "common.unit"),
        *("sources.date", "sources.place"),
    )
    subject = words("sources.tab_nation")
    return Answer(
        subject=subject,
        headline=words("sources.nation_headline", n=len(rows)),
        subline=words("sources.about_nation"),
        # A file keeps what is read as well: a “more than” is lost in the number.
        tables=(
            Table(subject, tuple(map(words, heads)), tuple(rows)).parted((0, 1, 4, 5), range(6)),
        ),
    )


def _value(value: str, unit: str, words: Words) -> str:
    """A figure of the paper keeps its “more than”, and as many digits as the paper gives."""
    sign = value[0] if value[:1] in "<>" else ""
    amount = value.removeprefix(sign)
    shown = f"{amount}%" if unit == "%" else numbers.with_unit(amount, unit, words)
    return f"{sign} {shown}".strip()
