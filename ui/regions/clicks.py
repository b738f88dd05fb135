"""What a click on a mark of a chart does."""

from __future__ import annotations

from ui.page import address


def choose_city(code: str) -> None:
    """Put the city of a clicked mark in focus everywhere."""
    address.change(city=code)


def choose_group(code: str) -> None:
    """Look into the group of a clicked mark, or out of it again."""
    address.change(group=None if address.current_view().group == code else code)
