"""The page of a measure, or of a question about regions: the answer of its screen, laid out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from exports.charts.kinds import Chart, is_empty
from exports.charts.spoken import spoken
from geo.chart_colours import chart_colour, is_pale
from geo.legend import Square
from geo.palettes import Ramp
from geo.picture import MapPicture
from geo.themes import THEMES
from publish.dark import chart_in_both
from publish.folder import Published
from publish.page import Image, Row, Units, of_language, render, shown
from publish.painted import paint_of
from publish.plan import Part
from publish.site import Site
from ui.figures import kept
from ui.figures.answer import Answer
from ui.figures.cells import as_cells
from ui.figures.names import city_names
from ui.take.picture import cited
from ui.words.lines import one_line
from ui.words.texts import Language, Words

_HEADS = ("common.rank", "exports.city", "common.value")


def legend_of(picture: MapPicture | None, of: str = "") -> dict[str, object] | None:
    """Return the legend of a map as a page lists it: colour, label, how many.

    Parameters
    ----------
    of : what stands before its title where the page does not say what is mapped
    """
    if picture is None or picture.legend is None:
        return None
    legend, colours = picture.legend, picture.paint.colours
    rows = [
        (row.hatched, *(row.colour(colours, theme) for theme in THEMES), row.label, row.count)
        for row in legend.rows
    ]
    square = None if legend.square is None else _square(legend.square, colours)
    return {"title": of + legend.title, "note": legend.note, "rows": rows, "square": square}


def _square(square: Square, colours: Ramp) -> dict[str, object]:
    """The fields of two measures as they are seen, the second growing upwards."""
    places = [3 * row + column for row in (2, 1, 0) for column in range(3)]
    fields = [(_field(colours, place), square.counts[place]) for place in places]
    return {"up": square.second, "along": square.first, "fields": fields}


def _field(colours: Ramp, place: int) -> str:
    """The colours of a field and of its figure, as a style has them."""
    shown = {theme: colours.of(theme)[place] for theme in THEMES}
    letters = {
        theme: chart_colour("on_pale" if is_pale(colour) else "paper")
        for theme, colour in shown.items()
    }
    return ";".join(f"--{one}:{shown[one]};--on-{one}:{letters[one]}" for one in THEMES)


def images(site: Site, part: Part, language: Language, charts: Iterable[Chart]) -> list[Image]:
    """Write charts as pictures of a page, each with what is said of it."""
    made = []
    for place, chart in enumerate(charts, start=1):
        name = f"{part.page.removesuffix('.html')}-{place}-{language}"
        file = site.folder.publish(name, "svg", chart_in_both(chart).encode(), language)
        made.append(Image(file["path"], spoken(chart)))
    return made


def write_page(
    site: Site, part: Part, language: Language, said: Answer, files: Sequence[Published]
) -> str:
    """Write the page of a measure or a question, and return its path."""
    words, of_measure = Words(language), part.kind == "measure"
    own = of_language(files, language)
    drawn = [chart for chart in said.charts if not is_empty(chart)]
    content = render(
        "answer",
        part.page,
        language,
        said.subject,
        site.shared,
        said=said,
        paint=paint_of(said.picture),
        legend=legend_of(said.picture),
        spoken="" if said.picture is None else said.picture.spoken,
        image=next((file["path"] for file in own if file["path"].endswith(".png")), ""),
        cited=cited(said, words),
        charts=[] if of_measure else images(site, part, language, drawn),
        files=own,
        units=_units(site, part, language, said.picture) if of_measure else None,
        tables=[] if of_measure else [shown(table, language) for table in said.tables],
    )
    return site.folder.write(f"{language}/{part.page}", content)


def _units(site: Site, part: Part, language: Language, picture: MapPicture | None) -> Units | None:
    """Every unit by rank, its figure as the map says it; those without one last."""
    if picture is None:
        return None
    words, catalogue, paint = Words(language), kept.catalogue(), picture.paint
    names = city_names(catalogue, words)
    ranks = kept.shown(part.view(language)).ranks.sort_values(kind="stable")
    rows = [
        Row(
            "" if rank is None else str(rank),
            site.link_to(code),
            names[code],
            one_line(paint.labels.get(code) or paint.no_data_text),
        )
        for code, rank in zip(ranks.index.astype(str), as_cells(ranks), strict=True)
    ]
    return Units(words("publish.every_unit"), tuple(words(head) for head in _HEADS), tuple(rows))
