"""A city's name with its province."""

from __future__ import annotations

from ui.address.view import View
from ui.figures import kept
from ui.figures.labels import kept as labels_kept
from ui.figures.names import city_name
from ui.words.texts import Words


def name_of(view: View) -> str:
    """Return the city's name with its province."""
    words, catalogue = Words(view.language), kept.catalogue()
    row = labels_kept.city_rows()[str(view.city)]
    name, province = city_name(str(view.city), catalogue, words), words.pick(row, "province")
    if province == name:
        return name
    return f"{province}{name}" if view.language == "zh" else f"{name}, {province}"
