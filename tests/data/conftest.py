"""What the tests of the data room share."""

from __future__ import annotations

import pytest

from data import catalogue as reading
from tests.tables import read_once


@pytest.fixture(autouse=True)
def _unchanged_tables_are_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "read_table", read_once)
