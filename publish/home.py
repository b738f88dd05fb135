"""The pages one begins at, and the catalogue that makes the folder an interface for programs."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from data.edition import current
from publish import edition
from publish.page import render, render_start
from publish.site import Site
from ui.address.view import INDEX
from ui.words.texts import LANGUAGES, Language, Words

CATALOGUE = "index.json"
Entries = Mapping[str, Sequence[dict[str, Any]]]


def write_home(site: Site, entries: Entries) -> None:
    """Write the first page of each language, and the one that leads to them."""
    for language in LANGUAGES:
        content = render(
            "home",
            "index.html",
            language,
            "",
            site.shared,
            measures=_grouped(entries["measures"], language, _kind),
            numbers={kind: len(entries[kind]) for kind in ("measures", "cities")},
            questions=_links(entries["questions"], language),
            cities=_grouped(entries["cities"], language, _province),
            tables=[
                (one["files"][0], one["name"][language])
                for one in entries["tables"]
                if language in one["name"]
            ],
        )
        site.folder.write(f"{language}/index.html", content)
    site.folder.write("index.html", render_start("{language}/index.html", site.shared))


def write_catalogue(site: Site, entries: Entries) -> None:
    """Write what there is, under which addresses, with the hash of every file."""
    now = current()
    told = {
        "edition": {
            "label": now.label,
            "number": now.number,
            "date": now.date.isoformat(),
            "hash": now.hash,
        },
        "build": edition.build_key(),
        "languages": list(LANGUAGES),
        **entries,
    }
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    site.folder.write(CATALOGUE, text)


def _grouped(
    entries: Iterable[dict[str, Any]],
    language: Language,
    group: Callable[[dict[str, Any], Words], str],
) -> dict[str, list[tuple[str, str]]]:
    """The links of each group in the order of the entries; the first of a group begins it."""
    found: dict[str, list[tuple[str, str]]] = {}
    for entry in entries:
        found.setdefault(group(entry, Words(language)), []).append(_link(entry, language))
    return found


def _kind(measure: dict[str, Any], words: Words) -> str:
    kind = measure["code"].partition(".")[0]
    return words(f"publish.kind_{'dimension' if kind == INDEX else kind}")


def _province(city: dict[str, Any], words: Words) -> str:
    return str(city["province"][words.language])


def _links(entries: Iterable[dict[str, Any]], language: Language) -> list[tuple[str, str]]:
    return [_link(entry, language) for entry in entries]


def _link(entry: dict[str, Any], language: Language) -> tuple[str, str]:
    """A page in its own folder, and what it is called."""
    return entry["pages"][language].rpartition("/")[2], entry["name"][language]
