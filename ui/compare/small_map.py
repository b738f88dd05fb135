"""A small map as it stands on a page."""

from __future__ import annotations

from ui.address.view import View
from ui.compare import kept as compare_kept
from ui.page import look
from ui.page.markup import element


def small_map(view: View, units: tuple[str, ...], said: str) -> str:
    """Return a small map of some units; of a dark page also the light one that is printed.

    Parameters
    ----------
    said : for who hears the page
    """
    shown = _image(compare_kept.small_map(view, units, look.theme()), said, "")
    if look.theme() == "light":
        return shown
    printed = _image(compare_kept.small_map(view, units, "light"), said, " on-paper")
    return shown + printed


def _image(drawn: str, said: str, kind: str) -> str:
    return element("img", src=drawn, alt=said, class_=f"small-map{kind}")
