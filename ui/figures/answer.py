"""What a screen says of a View, as a value.

The screen draws it, the Save menu writes it to files, a briefing makes a slide
of it: sentence, map, charts, tables and sources are the same everywhere,
because they are the same.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from exports.charts.grid import Grid
from exports.charts.kinds import Chart
from exports.content import Table
from geo.picture import MapPicture


@dataclass(frozen=True)
class Answer:
    """A question of a screen, answered; all texts in the reader's language.

    It says nothing of the city in focus unless the question is about that city,
    so that a click on another one computes nothing anew: see `focused`.

    Attributes
    ----------
    subject : what it is about, with year and among whom: the title of its slide,
        the name of its files
    headline : the answer in a sentence
    subline : what it rests on: unit, year, how many of how many units
    picture : the map without title and source, or None
    beside : the map to its right, where two are shown side by side, each with its subtitle
    charts : the first stands beside the map on a slide
    tables : the figures behind map, charts and sentence, the first before all others
    target : who meets the target it is compared with, as a sentence; "" where the headline says it
    notes : what to know before believing it, one sentence each
    sources : codes of sources.csv
    edition : which index its scores are of, and which edition of the data it rests on
    screen : that says it; "" until it is known
    asks : whether it asks for a choice, without which the screen has nothing to say
    """

    subject: str
    headline: str
    subline: str = ""
    picture: MapPicture | None = None
    beside: MapPicture | None = None
    charts: tuple[Chart, ...] = ()
    tables: tuple[Table, ...] = ()
    target: str = ""
    notes: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    edition: str = ""
    screen: str = ""
    asks: bool = False

    @property
    def reading(self) -> str:
        """Return the answer and who meets its target, as a slide says both."""
        space = "" if self.headline.endswith("。") else " "
        return f"{self.headline}{space}{self.target}" if self.target else self.headline

    def focused(self, city: str | None) -> Answer:
        """Return the same with a city in focus on its map and its charts."""
        return replace(
            self,
            picture=_selecting(self.picture, city),
            beside=_selecting(self.beside, city),
            charts=tuple(
                chart
                if isinstance(chart, Grid) or chart.chosen
                else replace(chart, chosen=city or "")
                for chart in self.charts
            ),
        )


def _selecting(picture: MapPicture | None, city: str | None) -> MapPicture | None:
    if picture is None:
        return None
    return replace(picture, paint=replace(picture.paint, selected=city))
