"""The records of the sources, what rests on each, and the national picture."""

from __future__ import annotations

import streamlit as st

from ui.address.view import View
from ui.figures import kept
from ui.figures.cells import records
from ui.figures.names import measure_name
from ui.page.markup import element, plain, table, text
from ui.page.sources import cite
from ui.words import numbers
from ui.words.notes import note_text
from ui.words.texts import Words

_FIELDS = ("publisher", "title", "published", "refers_to", "terms", "how_read")


def draw(view: View) -> None:
    """Draw each source with its record and the indicators that rest on it."""
    words, catalogue = Words(view.language), kept.catalogue()
    resting = _resting(view)
    for row in records(catalogue.sources):
        used = resting.get(str(row["source"]), [])
        count = words("sources.used", n=len(used))
        title = f"{cite([row['source']], words)} · {count}"
        with st.expander(plain(title)):
            items = [
                (words(f"exports.{name}"), note_text(row[name], words))
                for name in _FIELDS
                if isinstance(row[name], str)
            ]
            names = [measure_name(f"indicator.{code}", catalogue, words) for code in used]
            items.append((words("sources.rests"), words.list(names) or "–"))
            st.html(
                element(
                    "dl",
                    *(element("dt", text(k)) + element("dd", text(v)) for k, v in items),
                    class_="record",
                )
            )


def national(view: View) -> None:
    """Draw the national figures quoted by Wu, each with its place in the paper."""
    words = Words(view.language)
    rows = [
        [
            text(words.pick(row)),
            text(_value(str(row["value"]), str(row["unit"]), words)),
            text(row["date"] if isinstance(row["date"], str) else "–"),
            text(note_text(row["place_in_wu"], words)),
        ]
        for row in records(kept.catalogue().national_facts)
    ]
    heads = ("sources.fact", "common.value", "sources.date", "sources.place")
    st.html(table([text(words(key)) for key in heads], rows, class_="indicators"))


def _resting(view: View) -> dict[str, list[str]]:
    """Source → the indicators with at least one figure from it."""
    found: dict[str, list[str]] = {}
    sources = kept.indicators(view.choices.year).source
    for code in sources.columns:
        for cell in sources[code].unique():
            for source in filter(None, str(cell).split("; ")):
                listed = found.setdefault(source, [])
                if code not in listed:
                    listed.append(str(code))
    return found


def _value(value: str, unit: str, words: Words) -> str:
    """A figure of the paper keeps its “more than”."""
    sign = value[0] if value[:1] in "<>" else ""
    shown = numbers.number(float(value.removeprefix(sign)), words.language)
    suffix = "%" if unit == "%" else ""
    return f"{sign} {shown}{suffix}".strip()
