"""The server has everything at hand before the first reader, or says why it does not start."""

from __future__ import annotations

import pytest

from data.errors import DataError
from serving import __main__ as serving
from tests.browser.serving import free_port
from ui.figures import kept


def test_a_broken_table_stops_the_start_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The console has the place in the file, the exit code is 1, and there is no traceback."""

    def broken() -> None:
        raise DataError("cities.csv: column tier breaks a rule at line 2")

    monkeypatch.setattr(kept, "catalogue", broken)
    # The console that is captured here is no file.
    monkeypatch.setattr(serving, "keep_to_ourselves", lambda: None)
    with pytest.raises(SystemExit, match="1"):
        serving.main(["--port", str(free_port())])
    assert capsys.readouterr().err == "cities.csv: column tier breaks a rule at line 2\n"
