"""The city among its neighbours, coloured by the index."""

from __future__ import annotations

from dataclasses import replace

from geo.picture import MapPicture
from ui.address.view import View
from ui.figures import kept
from ui.map import legend
from ui.map.paint import paint_units
from ui.words.texts import Words


def locator(view: View) -> MapPicture:
    """Return the map around the city in focus, in the nation's classes of the index."""
    words, city, measured = Words(view.language), str(view.city), kept.index_measure(view)
    classed = kept.classed(View(year=measured.year, choices=view.choices))
    plain = View(language=view.language, city=city)
    paint = paint_units(plain, measured, classed, kept.catalogue())
    return MapPicture(
        paint=replace(paint, focus=(city, *kept.neighbours()[city])),
        language=view.language,
        legend=legend.measure_legend(measured, classed, words, whole=False),
        whole=False,
    )
