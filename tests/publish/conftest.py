"""A small published site, made once, in this process."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pytest

from publish.build import publish
from publish.plan import Plan
from work.here import Here

# A score with draws, another with its parts; a city with a score and one without.
PLAN = Plan(
    (
        "index",
        *(f"dimension.{code}" for code in ("environment_governance", "air", "discharge")),
    ),
    ("320500", "654300"),
    ("gap",),
)


class Stopping(Here):
    """Makes so many parts, then is stopped, as Ctrl+C stops a build.

    Parameters
    ----------
    after : so many parts
    """

    def __init__(self, after: int) -> None:
        self.left = after
        self.made: list[str] = []

    def submit(self, function: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Make a part, unless it is time to stop."""
        if not self.left:
            raise KeyboardInterrupt
        self.left -= 1
        self.made.append(args[-1].code)
        return super().submit(function, *args, **kwargs)


def untold(_done: int, _of: int) -> None:
    """Nobody asks how far it is."""


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an edition."""
    return publish(tmp_path_factory.mktemp("published"), PLAN, Here(), untold)
