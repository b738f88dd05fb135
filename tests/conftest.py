"""What tests share: the real tables, read once."""

from __future__ import annotations

import pytest

from data.catalogue import Catalogue, read_catalogue


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """Every table of the atlas, as published."""
    return read_catalogue()
