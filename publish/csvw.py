"""What a published CSV says, for machines: metadata as the W3C's "CSV on the Web" writes it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath

from data.languages import MANNERS
from publish.cited import reference
from publish.folder import Published
from ui.figures import kept
from ui.words.numbers import unit_name
from ui.words.texts import LANGUAGES, Language, Words

Texts = Mapping[Language, str]
_NUMBERS = {"value": "number", "median_rank": "number"}
_WHOLE = ("rank", "ranked", "year", "class")
_KEYS = ("city_code", "measure")
# Of sources.csv → as linked data calls it.
_SAID = {"publisher": "dc:publisher", "title": "dc:title", "terms": "dc:rights"}


def in_both(key: str) -> dict[Language, str]:
    """Return a text in each language."""
    return {language: Words(language)(key) for language in LANGUAGES}


def metadata(
    csv: Published,
    title: Texts,
    said: Texts,
    columns: Iterable[str],
    sources: Iterable[str],
    unit: str = "",
) -> bytes:
    """Return the metadata of a CSV, to lie beside it under its name and ``-metadata.json``.

    Parameters
    ----------
    title, said : what it is about, and its headline, in each language
    columns : of the CSV, in their order
    sources : codes of sources.csv
    unit : of the column `value`, as units.csv writes it; "" where each row has its own
    """
    edition = kept.edition()
    told = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "url": PurePosixPath(csv["path"]).name,
        "dc:title": _texts(title),
        "dc:description": _texts(said),
        "dc:issued": {"@value": edition.date.isoformat(), "@type": "xsd:date"},
        "dc:bibliographicCitation": _texts(
            {one: reference(title[one], Words(one)) for one in LANGUAGES}
        ),
        "dc:source": [_source(code) for code in sources],
        "schema:version": edition.label,
        "dialect": {"encoding": "utf-8", "header": True},
        "tableSchema": {
            "columns": [_column(name, unit) for name in columns],
            "primaryKey": next(name for name in _KEYS if name in columns),
        },
    }
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()


def _texts(said: Texts) -> list[dict[str, str]]:
    """A text in each language, as linked data has it."""
    return [
        {"@value": text, "@language": MANNERS[language].html} for language, text in said.items()
    ]


def _column(name: str, unit: str) -> dict[str, object]:
    kind = _NUMBERS.get(name) or ("integer" if name in _WHOLE else "string")
    titles = {str(one): title for one, title in in_both(f"publish.column_{name}").items()}
    told: dict[str, object] = {
        "name": name,
        "titles": {"und": name, **titles},
        "datatype": kind,
    }
    if name in _KEYS:
        return {**told, "required": True}
    if name == "value" and unit:
        named = {one: unit_name(unit, Words(one)) for one in LANGUAGES}
        return {**told, "schema:unitText": _texts(named)}
    spoken = next((one for one in LANGUAGES if name.endswith(f"_{one}")), None)
    return {**told, "lang": MANNERS[spoken].html} if spoken else told


def _source(code: str) -> dict[str, str]:
    """A source as its own record says it; some have a publisher alone."""
    record = kept.catalogue().sources.set_index("source").loc[code]
    return {said: str(record[name]) for name, said in _SAID.items() if record[name]}
