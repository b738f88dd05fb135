"""What tests share: the real tables, read once."""

from __future__ import annotations

import os

import pytest
from hypothesis import settings

from data.catalogue import Catalogue, read_catalogue

# No test depends on how fast the machine is, and CI tries the same examples each time.
settings.register_profile("atlas", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("atlas")


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """Every table of the atlas, as published."""
    return read_catalogue()
