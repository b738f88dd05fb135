"""Whose briefing is newer: what a session holds, beside what the browser keeps for all its tabs.

Every change gets a stamp of its own. A kept briefing names the stamp it was
made from, so that a tab can tell a briefing that follows its own from one
that would destroy it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Self

from exports.briefing_file import Briefing

_LONGEST_STAMP = 80
_LONGEST_TEXT = 1_000_000


@dataclass(frozen=True)
class Version:
    """What a session holds.

    Attributes
    ----------
    writer : names the session
    edition : how often the session changed its briefing
    stamp : of the briefing as it stands; empty if there never was one
    base : stamp of another session's briefing that this one was made from
    added : how many of the changes did nothing but add a view
    """

    writer: str
    edition: int = 0
    stamp: str = ""
    base: str = ""
    added: int = 0

    @property
    def only_adds(self) -> bool:
        """Whether all that the session holds are views it added, to nothing kept before."""
        return not self.base and 0 < self.edition == self.added

    def changed(self, added: bool = False) -> Version:
        """Return the version after a change of the session's own, be it only a view added."""
        edition = self.edition + 1
        stamp = f"{self.writer}:{edition}"
        return replace(self, edition=edition, stamp=stamp, added=self.added + added)

    def taken(self, stamp: str) -> Version:
        """Return the version after another session's briefing was taken as it is."""
        return replace(self, stamp=stamp, base=stamp)

    def over(self, stamp: str) -> Version:
        """Return the version that is kept in the place of another one."""
        return replace(self, base=stamp).changed()

    def erased(self) -> Version:
        """Return the version of a session that holds nothing any more."""
        return replace(self, stamp="", base="")


@dataclass(frozen=True)
class Kept:
    """What a browser says it keeps; none of it is trusted.

    Attributes
    ----------
    stamp, base : as in `Version`
    text : a briefing's file
    saved, now : the reader's clock when it was kept and when it was found, ``YYYY-MM-DDTHH:MM``
    """

    stamp: str
    base: str
    text: str
    saved: str = ""
    now: str = ""

    @classmethod
    def read(cls, report: Mapping[str, object]) -> Self | None:
        """Return what a report of the browser tells, or None if it is not as ours are."""
        given = {name: report.get(name) for name in ("stamp", "base", "text", "saved", "now")}
        texts = {name: value for name, value in given.items() if isinstance(value, str)}
        if len(texts) < len(given) or not texts["stamp"] or len(texts["text"]) > _LONGEST_TEXT:
            return None
        if any(len(texts[name]) > _LONGEST_STAMP for name in texts if name != "text"):
            return None
        return cls(**texts)

    @property
    def at(self) -> str:
        """When it was kept: the time if it was today, else the date as well; or nothing."""
        date, _, time = self.saved.partition("T")
        return time if date == self.now.partition("T")[0] else f"{date} {time}".strip()


def can_take(mine: Briefing, version: Version, kept: Kept) -> bool:
    """Return whether the kept briefing can be taken without losing what a session holds.

    It can if the session holds nothing, nothing of its own, or just what the
    kept one was made from.
    """
    own = version.stamp.startswith(f"{version.writer}:")
    return mine == Briefing() or not own or kept.base == version.stamp
