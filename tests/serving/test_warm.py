"""The server has everything at hand before the first reader, or leaves the page to say why not."""

from __future__ import annotations

import pytest

from data.errors import DataError
from serving import warm
from ui import cached


def test_a_broken_table_does_not_stop_the_server(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The page tells it in the reader's language; the console has the place in the file."""

    def broken() -> None:
        raise DataError("cities.csv: column tier breaks a rule at line 2")

    monkeypatch.setattr(cached, "catalogue", broken)
    warm.warm_up()
    assert "cities.csv: column tier" in capsys.readouterr().err
