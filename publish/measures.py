"""A measure, published: a page in each language, and its figures and pictures as files."""

from __future__ import annotations

from typing import Any

import pandas as pd

from exports.spreadsheet import as_csv
from geo.boundaries.layer import as_short_geojson
from geo.boundaries.units import read_units, with_points
from publish import csvw, said
from publish.figures import measure_frame, measure_table
from publish.folder import Published
from publish.pictures import map_png, map_svg, together
from publish.plan import Part
from publish.site import Site
from ui.briefing.answers import answer_of
from ui.figures import kept
from ui.figures.answer import Answer
from ui.figures.names import measure_name
from ui.figures.space import kept as space_kept
from ui.take.picture import alone
from ui.words.texts import LANGUAGES, Language, Words

_SCREEN = "atlas"


def publish_measure(site: Site, part: Part) -> dict[str, Any]:
    """Write everything of a measure, and return its entry of the catalogue."""
    answers = {one: answer_of(_SCREEN, part.view(one)) for one in LANGUAGES}
    files = [*_data(site, part, answers), *_pictures(site, part, answers)]
    measured = kept.shown(part.view(LANGUAGES[0]))
    catalogue = kept.catalogue()
    return {
        "code": part.code,
        "name": {one: measure_name(part.code, catalogue, Words(one)) for one in LANGUAGES},
        "headline": {one: answers[one].headline for one in LANGUAGES},
        "unit": measured.unit,
        "year": measured.year,
        "direction": measured.direction,
        "sources": list(measured.sources),
        "pages": {one: said.write_page(site, part, one, answers[one], files) for one in LANGUAGES},
        "files": files,
    }


def _data(site: Site, part: Part, answers: dict[Language, Answer]) -> list[Published]:
    table = measure_table(part.code)
    csv = site.folder.publish(part.code, "csv", as_csv(table))
    subjects = {one: answers[one].subject for one in LANGUAGES}
    headlines = {one: answers[one].headline for one in LANGUAGES}
    first = answers[LANGUAGES[0]]
    unit = kept.shown(part.view(LANGUAGES[0])).unit
    described = csvw.metadata(csv, subjects, headlines, table.columns, first.sources, unit)
    beside = f"{csv['path']}-metadata.json"
    site.folder.write(beside, described)
    layer = site.folder.publish(part.code, "geojson", _layer(part.code))
    return [csv, site.folder.entry(beside, described), layer]


def _layer(code: str) -> bytes:
    """Every unit that is drawn, as a point inside it; those outside the data with a note alone."""
    units = read_units(space_kept.boundaries())
    frame = measure_frame(code)
    whole = frame[["value", "rank"]].reindex(units.index)
    for one in LANGUAGES:
        note = Words(one)("common.outside")
        whole[f"note_{one}"] = pd.Series(note, units.index[units["outside"] != ""])
    return as_short_geojson(with_points(whole, units), decimals=2)


def _pictures(site: Site, part: Part, answers: dict[Language, Answer]) -> list[Published]:
    drawn = (alone(answers[one], Words(one)) for one in LANGUAGES)
    pictures = [picture for picture in drawn if picture is not None]
    if not pictures:
        return []
    picture = together(pictures, [answers[one].subject for one in LANGUAGES])
    made = {"svg": map_svg(picture), "png": map_png(picture)}
    return [site.folder.publish(part.code, kind, content) for kind, content in made.items()]
