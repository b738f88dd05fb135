"""What whoever makes a page must know: where to write, what is shared, which pages there are."""

from __future__ import annotations

from dataclasses import dataclass

from publish.folder import Folder
from publish.plan import Part, Plan
from publish.shared import Shared


@dataclass(frozen=True)
class Site:
    """A site that is being made."""

    folder: Folder
    shared: Shared
    plan: Plan

    def link_to(self, city: str) -> str:
        """Return where a page finds that of a city; "" where there is none."""
        return Part("city", city).page if city in self.plan.cities else ""
