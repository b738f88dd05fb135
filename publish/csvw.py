"""What a published CSV says, for machines: metadata as the W3C's "CSV on the Web" writes it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath

from publish.folder import Published
from ui.figures import kept
from ui.words.texts import LANGUAGES, Language, Words

Texts = Mapping[Language, str]
_NUMBERS = {"value": "number", "median_rank": "number"}
_WHOLE = ("rank", "ranked", "year", "class")
_KEYS = ("city_code", "measure")


def in_both(key: str) -> dict[Language, str]:
    """Return a text in each language."""
    return {language: Words(language)(key) for language in LANGUAGES}


def metadata(
    csv: Published, title: Texts, said: Texts, columns: Iterable[str], sources: Iterable[str]
) -> bytes:
    """Return the metadata of a CSV, to lie beside it under its name and ``-metadata.json``.

    Parameters
    ----------
    title, said : what it is about, and its headline, in each language
    columns : of the CSV, in their order
    sources : codes of sources.csv
    """
    described = [_column(name) for name in columns]
    told = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "url": PurePosixPath(csv["path"]).name,
        "dc:title": title,
        "dc:description": said,
        "dc:source": [_source(code) for code in sources],
        "dialect": {"encoding": "utf-8", "header": True},
        "tableSchema": {
            "columns": described,
            "primaryKey": next(name for name in _KEYS if name in columns),
        },
    }
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()


def _column(name: str) -> dict[str, object]:
    kind = _NUMBERS.get(name) or ("integer" if name in _WHOLE else "string")
    titles = {str(one): title for one, title in in_both(f"publish.column_{name}").items()}
    required = {"required": True} if name in _KEYS else {}
    return {"name": name, "titles": {"und": name, **titles}, "datatype": kind, **required}


def _source(code: str) -> dict[str, str]:
    """A source as its own record says it; some have a publisher alone."""
    records = kept.catalogue().sources.set_index("source")
    record = records.loc[code]
    return {name: str(record[name]) for name in ("publisher", "title", "terms") if record[name]}
