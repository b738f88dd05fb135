"""A question about regions, published: its answer for the index, a page in each language."""

from __future__ import annotations

from typing import Any

from exports.spreadsheet import as_csv
from publish import said
from publish.folder import Published
from publish.pictures import map_png
from publish.plan import Part
from publish.site import Site
from ui.briefing.answers import answer_of
from ui.figures.answer import Answer
from ui.take.picture import alone
from ui.words.texts import LANGUAGES, Language, Words


def publish_question(site: Site, part: Part) -> dict[str, Any]:
    """Write everything of a question, and return its entry of the catalogue."""
    answers = {one: answer_of("regions", part.view(one)) for one in LANGUAGES}
    files = [*_picture(site, part, answers), *_tables(site, part, answers)]
    return {
        "code": part.code,
        "name": {one: answers[one].subject for one in LANGUAGES},
        "headline": {one: answers[one].headline for one in LANGUAGES},
        "pages": {one: said.write_page(site, part, one, answers[one], files) for one in LANGUAGES},
        "files": files,
    }


def _picture(site: Site, part: Part, answers: dict[Language, Answer]) -> list[Published]:
    """One a language: what classes are called has no room for both."""
    drawn = {one: alone(answers[one], Words(one)) for one in LANGUAGES}
    name = part.page.removesuffix(".html")
    return [
        site.folder.publish(f"{name}-{one}", "png", map_png(picture), one)
        for one, picture in drawn.items()
        if picture is not None
    ]


def _tables(site: Site, part: Part, answers: dict[Language, Answer]) -> list[Published]:
    return [
        Published(
            **site.folder.publish(
                f"{part.page.removesuffix('.html')}-{place}-{one}", "csv", as_csv(table), one
            ),
            title=table.title,
        )
        for one in LANGUAGES
        for place, table in enumerate(answers[one].tables, start=1)
    ]
