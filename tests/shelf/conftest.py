"""One shelf for each test, on either database."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import URL

from shelf.database import Database
from tests.shelf.cluster import cluster, empty_database


@pytest.fixture(scope="session")
def postgresql() -> Iterator[URL]:
    """A cluster; a machine without PostgreSQL fails and says how to get it."""
    try:
        with cluster() as url:
            yield url
    except FileNotFoundError as error:
        pytest.fail(str(error))


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> URL:
    """Where an empty shelf is, or will be."""
    if request.param == "sqlite":
        return URL.create("sqlite", database=str(tmp_path / "shelf" / "shelf.db"))
    return empty_database(request.getfixturevalue("postgresql"), "shelf")


@pytest.fixture
def database(url: URL) -> Iterator[Database]:
    """An empty shelf."""
    opened = Database(url)
    yield opened
    opened.close()
