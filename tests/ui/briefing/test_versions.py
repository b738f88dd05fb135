"""Whose briefing is newer, and what a browser's report is worth."""

from __future__ import annotations

import pytest

from exports.briefing_file import Briefing, SavedView
from ui.briefing.versions import Kept, Version, can_take

MINE = Briefing("mine", (SavedView("atlas", {}),))


def _report(**changed: object) -> dict[str, object]:
    whole: dict[str, object] = {
        "stamp": "b:1",
        "base": "",
        "text": "t",
        "saved": "2026-05-04T14:02",
        "now": "2026-05-04T15:00",
    }
    return whole | changed


def test_a_change_gets_a_stamp_of_its_own() -> None:
    """Taking another's briefing and changing it names what it was made from."""
    version = Version("a").changed().taken("b:7").changed()
    assert (version.stamp, version.base) == ("a:2", "b:7")


def test_keeping_ones_own_follows_what_it_replaces() -> None:
    """The other tab's briefing is named as the base, so that it may be written over."""
    version = Version("a").changed().over("b:7")
    assert (version.stamp, version.base) == ("a:2", "b:7")


def test_an_erased_version_never_repeats_a_stamp() -> None:
    """After erasing there is no stamp; the next change has a new one."""
    version = Version("a").changed().erased()
    assert (version.stamp, version.base) == ("", "")
    assert version.changed().stamp == "a:2"


@pytest.mark.parametrize(
    ("mine", "version", "kept_base", "taken"),
    [
        (Briefing(), Version("a"), "", True),
        (Briefing(), Version("a").changed(), "", True),
        (MINE, Version("a").changed(), "a:1", True),
        (MINE, Version("a").taken("b:1"), "b:9", True),
        (MINE, Version("a").changed(), "", False),
        (MINE, Version("a").changed().changed(), "a:1", False),
        (MINE, Version("a").taken("b:1").changed(), "b:1", False),
    ],
)
def test_only_what_follows_takes_the_place(
    mine: Briefing, version: Version, kept_base: str, taken: bool
) -> None:
    """A session's own changes are lost only where the kept briefing was made from them."""
    assert can_take(mine, version, Kept("b:2", kept_base, "")) is taken


@pytest.mark.parametrize(
    "changed",
    [
        {"stamp": ""},
        {"stamp": None},
        {"stamp": "x" * 81},
        {"base": ["b"]},
        {"text": 7},
        {"text": "x" * 1_000_001},
        {"saved": "x" * 81},
        {"now": {}},
    ],
)
def test_a_report_of_another_shape_is_not_read(changed: dict[str, object]) -> None:
    """Types and lengths are checked before anything is used."""
    assert Kept.read(_report(**changed)) is None


@pytest.mark.parametrize(
    ("saved", "at"),
    [("2026-05-04T14:02", "14:02"), ("2026-05-03T14:02", "2026-05-03 14:02"), ("", "")],
)
def test_a_day_is_named_unless_it_is_today(saved: str, at: str) -> None:
    """The time alone if it was today, nothing if it is not known."""
    kept = Kept.read(_report(saved=saved))
    assert kept is not None
    assert kept.at == at
