"""The list of the editions that lie in a folder: for programs as JSON, for readers as a page."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from data.edition import is_label
from publish.edition import path_part
from publish.folder import Folder
from publish.home import CATALOGUE
from publish.page import render_list
from ui.words.texts import LANGUAGES

# What stands near the beginning of either file when it is ours.
_PAGE = "index.html"
_OURS = {CATALOGUE: '"editions"', _PAGE: 'class="published"'}
_NEAR = 200


def write_list(out: Path) -> None:
    """Write which editions lie in a folder, the latest first; what is being built is none.

    Of two editions of a day the one published now is the latest.

    A file of the list's name that is somebody else's stays as it is.
    """
    told = sorted(_editions(out), key=_lateness, reverse=True)
    files = {
        CATALOGUE: json.dumps({"editions": told}, ensure_ascii=False, indent=1),
        _PAGE: render_list(told),
    }
    for name, content in files.items():
        if _is_ours(out / name):
            Folder(out).write(name, content)


def _lateness(one: dict[str, Any]) -> tuple[str, bool, str]:
    return one["date"], one["label"] == path_part(), one["label"]


def _is_ours(path: Path) -> bool:
    """Whether nothing is there yet, or a list of ours."""
    try:
        return _OURS[path.name] in path.read_text(encoding="utf-8")[:_NEAR]
    except FileNotFoundError:
        return True
    except (OSError, ValueError):
        return False


def _editions(out: Path) -> Iterator[dict[str, Any]]:
    for path in out.iterdir():
        try:
            said = json.loads((path / CATALOGUE).read_text(encoding="utf-8"))["edition"]
            told = {part: str(said[part]) for part in ("label", "number", "date", "hash")}
        except (OSError, ValueError, KeyError, TypeError):
            continue
        if is_label(path.name) and told["label"] == path.name:
            pages = {one: f"{path.name}/{one}/index.html" for one in LANGUAGES}
            yield {**told, "catalogue": f"{path.name}/{CATALOGUE}", "pages": pages}
