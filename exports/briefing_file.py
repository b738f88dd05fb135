"""A briefing as a small file: ordered saved views with their titles and notes.

The file is TOML, to be read and mended by hand. What comes in is taken for
hostile: every size is limited, every field checked, nothing is evaluated.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from data.untrusted_toml import RefusedFile, read_untrusted
from exports.errors import BriefingError

FORMAT = "smart-city-atlas-briefing"
VERSION = 1
MOST_BYTES = 256 * 1024
MOST_VIEWS = 40
LONGEST_TITLE = 160
LONGEST_NOTE = 1_200
_MOST_PARAMETERS = 60
_LONGEST_PARAMETER = 4_000
# Screens as they were called in files of the first version.
_FORMER_NAMES = {"method": "index_lab", "data_sources": "sources"}


@dataclass(frozen=True)
class SavedView:
    """One view of a briefing.

    Attributes
    ----------
    screen : the screen it was saved from
    address : parameters of its address, codes only
    title : the user's own; empty stands for the generated one
    note : the user's own words
    """

    screen: str
    address: Mapping[str, str] = field(hash=False)
    title: str = ""
    note: str = ""


@dataclass(frozen=True)
class Briefing:
    """An ordered set of saved views with a title of its own."""

    title: str = ""
    views: tuple[SavedView, ...] = ()

    def with_view(self, view: SavedView) -> Briefing:
        """Return the briefing with one more view at its end.

        Raises
        ------
        BriefingError
            If it is full.
        """
        if len(self.views) >= MOST_VIEWS:
            raise BriefingError(
                f"a briefing holds at most {MOST_VIEWS} views", "briefing_full", most=MOST_VIEWS
            )
        return replace(self, views=(*self.views, view))

    def without(self, place: int) -> Briefing:
        """Return the briefing without one view."""
        return replace(self, views=self.views[:place] + self.views[place + 1 :])

    def moved(self, place: int, by: int) -> Briefing:
        """Return the briefing with one view moved up (−1) or down (+1), or as it is at an end."""
        views, target = list(self.views), place + by
        if not 0 <= target < len(views):
            return self
        views[place], views[target] = views[target], views[place]
        return replace(self, views=tuple(views))

    def changed(self, place: int, title: str, note: str) -> Briefing:
        """Return the briefing with another title and note for one view."""
        views = list(self.views)
        views[place] = replace(views[place], title=title, note=note)
        return replace(self, views=tuple(views))


def write_briefing(briefing: Briefing) -> bytes:
    """Return a briefing as a TOML file."""
    lines = [
        f"format = {_text(FORMAT)}",
        f"version = {VERSION}",
        f"title = {_text(briefing.title)}",
    ]
    for view in briefing.views:
        lines += ["", "[[view]]", f"screen = {_text(view.screen)}"]
        lines += [f"title = {_text(view.title)}", f"note = {_text(view.note)}", "[view.address]"]
        lines += [f"{_text(name)} = {_text(value)}" for name, value in view.address.items()]
    return ("\n".join(lines) + "\n").encode("utf-8", "replace")


def read_briefing(content: bytes, screens: Collection[str]) -> Briefing:
    """Return the briefing in a file.

    Parameters
    ----------
    screens : names of the screens that a view may be saved from

    Raises
    ------
    RefusedFile
        If the file is too large, too deep or damaged.
    BriefingError
        If it is of another kind or breaks a limit; the message says which.
    """
    table = read_untrusted(_text_of(content), MOST_BYTES)
    if table.get("format") != FORMAT or table.get("version") != VERSION:
        raise BriefingError(
            f"this is not a briefing of version {VERSION} made by the atlas",
            "no_briefing",
            version=VERSION,
        )
    views = table.get("view", [])
    if not isinstance(views, list):
        raise BriefingError("“view” must be a list of views", "not_list", name="view")
    if len(views) > MOST_VIEWS:
        raise BriefingError(
            f"{len(views)} views; a briefing holds at most {MOST_VIEWS}",
            "many_views",
            views=len(views),
            most=MOST_VIEWS,
        )
    title = _limited(table.get("title", ""), "title", LONGEST_TITLE)
    read = tuple(_view(view, place, screens) for place, view in enumerate(views, start=1))
    return Briefing(title, read)


def _text_of(content: bytes) -> str:
    if len(content) > MOST_BYTES:  # before it is copied
        raise RefusedFile("too_large", str(MOST_BYTES // 1024))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BriefingError("the file is not text in UTF-8", "not_utf8") from None


def _view(view: Any, place: int, screens: Collection[str]) -> SavedView:
    where = f"view[{place}]"
    if not isinstance(view, dict):
        raise BriefingError(f"{where} is not a table", "not_table", name=where)
    screen = _limited(view.get("screen", ""), f"{where}.screen", LONGEST_TITLE)
    screen = _FORMER_NAMES.get(screen, screen)
    if screen not in screens:
        raise BriefingError(
            f"{where}: there is no screen “{screen[:40]}”",
            "no_screen",
            name=where,
            screen=screen[:40],
        )
    return SavedView(
        screen,
        _address(view.get("address", {}), where),
        _limited(view.get("title", ""), f"{where}.title", LONGEST_TITLE),
        _limited(view.get("note", ""), f"{where}.note", LONGEST_NOTE),
    )


def _address(address: Any, where: str) -> dict[str, str]:
    if not isinstance(address, dict) or len(address) > _MOST_PARAMETERS:
        raise BriefingError(
            f"{where}: its address is not a table of few parameters", "bad_address", name=where
        )
    return {
        _limited(name, f"{where}.address", LONGEST_TITLE): _limited(
            value, f"{where}.address", _LONGEST_PARAMETER
        )
        for name, value in address.items()
    }


def _limited(text: Any, where: str, longest: int) -> str:
    if not isinstance(text, str):
        raise BriefingError(f"{where} is not text", "not_text", name=where)
    if len(text) > longest:
        raise BriefingError(
            f"{where} has {len(text)} characters; at most {longest} are allowed",
            "long_text",
            name=where,
            length=len(text),
            most=longest,
        )
    return text


def _text(text: str) -> str:
    """A TOML string: JSON's rules, and the one character that only TOML forbids."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
