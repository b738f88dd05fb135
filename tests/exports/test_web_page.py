"""The single HTML file: everything in it, nothing of it code that came from outside."""

from __future__ import annotations

from exports.web_page import as_web_page
from geo.build import BoundaryFiles
from tests.exports.conftest import deck


def test_everything_lies_inside(files: BoundaryFiles) -> None:
    """No address of a server, only data; no text of ours can end the script."""
    page = as_web_page(deck("en"), files)
    assert 'src="http' not in page
    assert 'href="http' not in page
    assert "<script>alert(1)" not in page
    assert page.count("data:application/json") == 2  # as a map, and all units of one size
