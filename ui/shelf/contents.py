"""What each kind of thing on the shelf is made of, and how it is opened again.

What comes from the shelf is read as carefully as a file from elsewhere: another
edition of the atlas, or another person, may have put it there.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NoReturn

from data.errors import DataError
from exports.briefing_file import Briefing, SavedView, read_briefing, write_briefing
from own.set_file import read_set, write_set
from scoring.index.choices_checks import check_against_tables
from scoring.index.choices_text import ChoiceSet, read_toml, write_toml
from shelf.errors import Refused
from shelf.models import Kind
from shelf.store import Shelved
from ui.address.parameters import read_view, write_view
from ui.address.view import View
from ui.briefing import story
from ui.figures import kept
from ui.figures.measured import settle_measure
from ui.page import address
from ui.reader import admitted
from ui.shelf import held


def content_of(kind: Kind, view: View) -> bytes:
    """Return what the session holds of a kind, as it is put on the shelf."""
    if kind == "briefing":
        return write_briefing(story.current())
    if kind == "figures":
        return write_set(admitted.held())
    return write_toml(ChoiceSet(view.choices_name, view.choices)).encode()


def view_content(screen: str, view: View) -> bytes:
    """Return a View of a screen as it is put on the shelf: a briefing of one."""
    return write_briefing(Briefing(views=(SavedView(screen, write_view(view)),)))


def target_content(view: View) -> bytes:
    """Return the target that a View is compared with as it is put on the shelf."""
    target = View(measure=view.measure, target=view.target, own_target=view.own_target)
    return view_content("atlas", target)


def open_shelved(shelved: Shelved, view: View, owned: bool) -> NoReturn:
    """Go where an item's content is at home: the briefing, the index, the screen of a view.

    Own figures go into the session and stand among the published ones; a target stands
    beside what the atlas shows of its measure.

    Parameters
    ----------
    owned : whether saving again may make the item's next version

    Raises
    ------
    AtlasError
        If the content cannot be read; nothing of the session's is changed then.
    """
    item, content = shelved.item, shelved.version.content
    where, query = _place(item.kind, content, view)
    held.set_origin(item.kind, item if owned else None, shelved.version.number)
    address.go(where, query)


def named_view(named: ChoiceSet, view: View) -> View:
    """Return the View with another choice set, on the panel where it can be changed."""
    chosen = view.but(choices=named.choices, choices_name=named.name, panel="take")
    return settle_measure(chosen, kept.catalogue())


def _choices(content: bytes) -> ChoiceSet:
    try:
        text = content.decode()
    except UnicodeDecodeError:
        raise DataError("the file is not text in UTF-8", "not_utf8") from None
    named = read_toml(text, kept.catalogue())
    check_against_tables(named.choices, kept.catalogue())
    return named


def _place(kind: str, content: bytes, view: View) -> tuple[str, Mapping[str, str]]:
    """Return the screen and the address where content is at home."""
    if kind == "choices":
        return "index_lab", write_view(named_view(_choices(content), view))
    if kind == "figures":
        admitted.hold(read_set(content), of_the_shelf=True)
        own = admitted.held()
        known = admitted.held_basis().digest if own.level == "prefecture" else ""
        return "own", write_view(view.but(own=known))
    briefing = read_briefing(content, tuple(address.SCREENS))
    if kind == "briefing":
        story.replace_by(briefing, "loaded")
        return "briefing", write_view(view)
    if not briefing.views:
        raise Refused("a view without a view", "shelf_no_file")
    saved = briefing.views[0]
    if kind == "target":
        return "atlas", write_view(_aimed(saved, view))
    return saved.screen, saved.address


def _aimed(saved: SavedView, view: View) -> View:
    """The View of a target's measure, coloured by who meets it.

    Raises
    ------
    DataError
        If there is no such measure or target here.
    """
    found, notices = read_view(saved.address, kept.vocabulary())
    if notices:
        first = notices[0]
        raise DataError("unknown", "unknown", name=first.parameter, value=first.value)
    aimed = view.but(measure=found.measure, target=found.target, own_target=found.own_target)
    return aimed.but(year=0, since=0, breaks=(), against="target")
