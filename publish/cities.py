"""A city, published: what its printed report says as a page, and its figures as files."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from exports.chart_svg.draw import draw_chart
from exports.charts.kinds import Chart
from exports.charts.spoken import spoken
from exports.content import Cell, Report, Table
from exports.png import small_png_of
from exports.spreadsheet import as_csv
from geo.boundaries.layer import as_short_geojson
from geo.boundaries.units import read_units, with_shapes
from publish import csvw, said
from publish.dark import chart_in_both
from publish.figures import NAMES, city_table, measure_frame
from publish.folder import TYPES, Published
from publish.page import Image, Shown, of_language, render, shown
from publish.painted import index_picture, paint_beside_index
from publish.plan import Part
from publish.site import Site
from ui.address.view import INDEX, View
from ui.city.dimensions import chart as dimension_chart
from ui.city.report import city_report
from ui.diagnosis import beside
from ui.edition.said import edition_line
from ui.figures import kept
from ui.figures.full_name import name_of
from ui.figures.space import kept as space_kept
from ui.take.parts import link_of, made
from ui.take.picture import boundaries_named
from ui.words.texts import LANGUAGES, Language, Words

_TEMPLATE = "city"
# Bars and lines have few.
_ZOOM = 0.7


def publish_city(site: Site, part: Part) -> dict[str, Any]:
    """Write everything of a city, and return its entry of the catalogue."""
    reports = {one: city_report(part.view(one)) for one in LANGUAGES}
    charts = {one: _chart(part.view(one), reports[one]) for one in LANGUAGES}
    files = [
        *_data(site, part, reports),
        *(file for one in LANGUAGES for file in _pictures(site, part, one, charts[one])),
    ]
    row = kept.catalogue().cities.set_index("city_code").loc[part.code]
    return {
        "code": part.code,
        "name": {one: row[f"name_{one}"] for one in LANGUAGES},
        "province": {one: row[f"province_{one}"] for one in LANGUAGES},
        "headline": {one: reports[one].headline for one in LANGUAGES},
        "pages": {
            one: _page(site, part, one, reports[one], files, charts[one]) for one in LANGUAGES
        },
        "files": files,
    }


def _page(
    site: Site,
    part: Part,
    language: Language,
    report: Report,
    files: list[Published],
    chart: Chart | None,
) -> str:
    words, own = Words(language), of_language(files, language)
    # On a page the day and the link are told by the edition.
    told = {made(words), words("exports.reopen", link=link_of(part.view(language), _TEMPLATE))}
    content = render(
        _TEMPLATE,
        part.page,
        language,
        report.name,
        site.shared,
        report=report,
        spoken=report.picture.spoken,
        bars=_bars(report, words),
        paint=paint_beside_index(report.picture, language),
        legend=_legend(language),
        boundaries=words.manner.dot.join(boundaries_named(words)),
        findings=[one for one in report.findings if one[1] and one[0] != _same_for_all(words)],
        figures=[(figure, spoken(figure.chart)) for figure in report.figures],
        images=[Image(file["path"], spoken(chart)) for file in own if chart and _is_svg(file)],
        files=own,
        tables=[shown(table, language) for table in report.tables],
        sources=[row[2] for row in report.sources.rows],
        closing=[line for line in report.closing if line not in told],
    )
    return site.folder.write(f"{language}/{part.page}", content)


def _legend(language: Language) -> dict[str, object] | None:
    """That of the whole map, which a reader can look at from here, and of what it is."""
    words = Words(language)
    # The legend's own title says the year.
    return said.legend_of(index_picture(language), of=words("common.index") + words.manner.dot)


def _is_svg(file: Published) -> bool:
    return file["type"] == TYPES["svg"]


def _same_for_all(words: Words) -> str:
    """What each printed report lists anew, and hundreds of pages would."""
    return words("diagnosis.questions")


def _bars(report: Report, words: Words) -> Shown:
    """The dimensions in numbers: score, rank, and the medians each is set beside."""
    heads = ("publish.dimension", "common.score", "common.rank")
    columns = (*(words(head) for head in heads), *report.median_names)
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (one.name, one.score, one.rank, *one.medians) for one in report.bars
    )
    places = (None, 1, None, *(1 for _ in report.median_names))
    return shown(Table(report.bars_title, columns, rows, places), words.language)


def _data(site: Site, part: Part, reports: dict[Language, Report]) -> list[Published]:
    table = city_table(part.code, site.plan.measures)
    csv = site.folder.publish(part.code, "csv", as_csv(table))
    names = {one: reports[one].name for one in LANGUAGES}
    headlines = {one: reports[one].headline for one in LANGUAGES}
    described = csvw.metadata(csv, names, headlines, table.columns, ())
    beside_it = f"{csv['path']}-metadata.json"
    site.folder.write(beside_it, described)
    layer = site.folder.publish(part.code, "geojson", _layer(part.code))
    return [csv, site.folder.entry(beside_it, described), layer]


def _layer(city: str) -> bytes:
    """The shape of a city with its index."""
    units = read_units(space_kept.boundaries()).loc[[city]]
    figures = measure_frame(INDEX).loc[[city], [*NAMES, "value", "rank", "year"]]
    return as_short_geojson(with_shapes(figures.assign(measure=INDEX), units), decimals=4)


def _chart(view: View, report: Report) -> Chart | None:
    """Its dimensions beside their medians, or without a score how a figure of it went."""
    profile = beside.profile(view)
    if profile.scored:
        return dimension_chart(view, profile)
    return report.figures[0].chart if report.figures else None


def _pictures(site: Site, part: Part, language: Language, chart: Chart | None) -> list[Published]:
    if chart is None:
        return []
    view, dot = part.view(language), Words(language).manner.dot
    named = replace(chart, title=f"{name_of(view)}{dot}{chart.title}")
    source = edition_line(_TEMPLATE, view)
    name = f"{part.code}-{language}"
    return [
        site.folder.publish(name, "svg", chart_in_both(named, source).encode(), language),
        site.folder.publish(
            name, "png", small_png_of(draw_chart(named, source=source), _ZOOM), language
        ),
    ]
