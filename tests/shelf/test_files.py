"""Items travel as a file; what comes in is bounded, checked and given no rights."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shelf import minding, store
from shelf.database import Database
from shelf.errors import NotAllowed, NotThere, Refused
from shelf.files import export_items, import_items
from tests.shelf.people import EDITION, LI, READER, STRANGER


def test_a_file_brings_every_version_to_another_shelf(database: Database) -> None:
    """As a new item of whoever brings it; who saved it elsewhere is told in the note."""
    item = store.add(database, LI, "briefing", "长三角", b"\x00one", "0.1", "first")
    store.save(database, LI, item.id, b"two", 1, EDITION)
    minding.share(database, LI, item.id, "all")
    content = export_items(database, READER, [item.id], EDITION)
    (brought,) = import_items(database, STRANGER, content, EDITION)
    assert brought.id != item.id
    assert (brought.name, brought.owner, brought.visibility) == ("长三角", "sun", "private")
    first = store.open_item(database, STRANGER, brought.id, 1).version
    assert (first.content, first.who, first.edition) == (b"\x00one", "sun", "0.1")
    assert first.note.startswith("李梅 · 20")
    assert first.note.endswith(" · first")
    assert store.open_item(database, STRANGER, brought.id).version.content == b"two"


def test_several_items_are_exported_or_none(database: Database) -> None:
    """One that a person may not see stops the file."""
    mine = store.add(database, STRANGER, "view", "mine", b"1", EDITION)
    theirs = store.add(database, LI, "view", "theirs", b"1", EDITION)
    with pytest.raises(NotThere):
        export_items(database, STRANGER, [mine.id, theirs.id], EDITION)


def test_a_file_too_small_for_all_versions_holds_the_latest(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The older ones stay behind."""
    monkeypatch.setattr("shelf.files._MOST_UNPACKED", 1_500)
    item = store.add(database, LI, "view", "v", b"0" * 300, EDITION)
    for number in (1, 2):
        store.save(database, LI, item.id, bytes([48 + number]) * 300, number, EDITION)
    (brought,) = import_items(database, LI, export_items(database, LI, [item.id], EDITION), EDITION)
    kept = [store.open_item(database, LI, brought.id, n).version.content[:1] for n in (1, 2)]
    assert (brought.latest, kept) == (2, [b"1", b"2"])


def test_a_reader_brings_nothing(database: Database) -> None:
    """Before the file is looked at."""
    with pytest.raises(NotAllowed):
        import_items(database, READER, b"", EDITION)


def _packed(told: object, name: str = "shelf.json", **more: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, told if isinstance(told, str) else json.dumps(told))
        for other, text in more.items():
            archive.writestr(other, text)
    return out.getvalue()


def _version(**changed: object) -> Mapping[str, object]:
    texts = {"who": "w", "at": "2026", "note": "", "edition": "", "content": "MQ=="}
    return {**texts, **changed}


def _file(**changed: object) -> Mapping[str, object]:
    item = {"kind": "view", "name": "v", "versions": [_version()], **changed}
    return {"format": "smart-city-atlas-shelf", "version": 1, "items": [item]}


_BOMB = _packed(" " * 200_000_000)
HOSTILE = {
    "nothing": b"",
    "no zip": b"PK\x03\x04 and no more",
    "cut off": _packed(_file())[:-30],
    "a bomb": _BOMB,
    "other files": _packed(_file(), other="x"),
    "another name": _packed(_file(), "../shelf.json"),
    "deep": _packed("[" * 500_000),
    "no json": _packed("{"),
    "a list": _packed([1]),
    "another format": _packed({**_file(), "format": "x"}),
    "no items": _packed({**_file(), "items": []}),
    "many items": _packed({**_file(), "items": [_file()["items"]] * 101}),
    "items of numbers": _packed({**_file(), "items": [1]}),
    "unknown kind": _packed(_file(kind="../../etc")),
    "kind of a list": _packed(_file(kind=["view"])),
    "no name": _packed(_file(name="")),
    "name of a number": _packed(_file(name=7)),
    "no versions": _packed(_file(versions=[])),
    "versions of text": _packed(_file(versions="ab")),
    "no base64": _packed(_file(versions=[_version(content="*")])),
    "too large": _packed(_file(versions=[_version(content="MQ==" * 40_000)])),
    "who of a table": _packed(_file(versions=[_version(who={})])),
    "long number": _packed('{"format": ' + "9" * 10_000 + "}"),
    "huge": b"\x00" * (16 * 1024 * 1024 + 1),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_whole(database: Database, name: str) -> None:
    """In a sentence, with nothing on the shelf."""
    with pytest.raises(Refused) as told:
        import_items(database, LI, HOSTILE[name], EDITION)
    assert told.value.key
    assert store.items(database, LI) == []


def test_a_file_with_one_bad_item_brings_none(database: Database) -> None:
    """Not even the good ones before it."""
    items: list[Any] = [*_file()["items"], {"kind": "view", "name": "w", "versions": []}]  # type: ignore[misc]
    with pytest.raises(Refused):
        import_items(database, LI, _packed({**_file(), "items": items}), EDITION)
    assert store.items(database, LI) == []


@given(place=st.integers(0, 400), letter=st.integers(0, 255))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_a_file_changed_in_one_byte_is_refused_or_whole(
    database: Database, place: int, letter: int
) -> None:
    """Whichever byte it is."""
    content = bytearray(_packed(_file()))
    content[place % len(content)] = letter
    try:
        (brought,) = import_items(database, LI, bytes(content), EDITION)
    except Refused:
        return
    assert store.open_item(database, LI, brought.id).version.content == b"1"
