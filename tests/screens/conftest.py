"""What the tests of screens share."""

from __future__ import annotations

import pytest

from ui.briefing import starter


@pytest.fixture(autouse=True)
def _the_run_of_the_starter_is_short(monkeypatch: pytest.MonkeyPatch) -> None:
    """The gallery of the briefing shows how sure the ranks are: no more draws than it needs."""
    views = [
        (name, screen, fields | ({"draws": 100} if name == "sure" else {}))
        for name, screen, fields in starter._VIEWS
    ]
    monkeypatch.setattr(starter, "_VIEWS", tuple(views))
