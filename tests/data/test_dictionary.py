"""The data dictionary says what the tables hold."""

from __future__ import annotations

from data.catalogue import Catalogue
from data.dictionary import PAGE, describe


def test_the_page_is_current(catalogue: Catalogue) -> None:
    """After a change of a table: python -m data.dictionary."""
    assert PAGE.read_text(encoding="utf-8") == describe(catalogue)


def test_every_variable_and_indicator_is_listed(catalogue: Catalogue) -> None:
    """Checked against the tables, not against the writer of the page."""
    page = PAGE.read_text(encoding="utf-8")
    codes = [*catalogue.variables["variable"], *catalogue.indicators["indicator"]]
    assert [code for code in codes if f"| `{code}` |" not in page] == []
