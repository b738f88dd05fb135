"""The pages one begins at, and the catalogue that makes the folder an interface for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from data.edition import current
from publish import edition
from publish.page import render, render_start
from publish.site import Site
from ui.words.texts import LANGUAGES, Language

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
            measures=_links(entries["measures"], language),
            questions=_links(entries["questions"], language),
            cities=[
                (*_link(one, language), one["province"][language]) for one in entries["cities"]
            ],
            tables=[
                (one["files"][0], one["name"][language])
                for one in entries["tables"]
                if language in one["name"]
            ],
        )
        site.folder.write(f"{language}/index.html", content)
    site.folder.write("index.html", render_start("{language}/index.html"))


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


def _links(entries: Iterable[dict[str, Any]], language: Language) -> list[tuple[str, str]]:
    return [_link(entry, language) for entry in entries]


def _link(entry: dict[str, Any], language: Language) -> tuple[str, str]:
    """A page in its own folder, and what it is called."""
    return entry["pages"][language].rpartition("/")[2], entry["name"][language]
