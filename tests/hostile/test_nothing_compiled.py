"""No text of a reader, a file or a table is compiled, run or taken for markup anywhere."""

from __future__ import annotations

import csv
import html
import io
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from openpyxl import load_workbook
from pptx import Presentation
from pypdf import PdfReader

from data.catalogue import read_catalogue
from data.schemas import SCHEMAS
from exports.briefing_file import Briefing, SavedView
from exports.content import Deck
from exports.pdf import as_pdf
from exports.powerpoint import as_powerpoint
from exports.printable import file_name, printable
from exports.spreadsheet import as_csv
from exports.web_page import as_web_page
from exports.workbook import as_xlsx
from geo.build import BoundaryFiles
from scoring.index.choices import IndexChoices
from tests.hostile.attacks import SHORT
from tests.hostile.free_texts import FREE_TEXT, poison
from tests.hostile.looking import ACTIVE
from tests.hostile.payloads import ALL, COMPUTED, TEMPLATES, VISIBLE
from tests.pictures import few_pixels
from tests.tables import copy_few
from ui.address.view import QUESTIONS, View
from ui.briefing.answers import answer_of
from ui.briefing.deck import deck_of, slides
from ui.city.report import city_report
from ui.figures import kept as figures_kept
from ui.figures.space import kept as space_kept
from ui.index_lab.take import panel as index_lab_take
from ui.page import markup
from ui.sources import whole_data
from ui.take import menu as take_menu
from ui.words.texts import LANGUAGES, Language

_CITY, _TITLE = "330300", "{{7*7191}}\x00\x0b"
_LIVE = re.compile(r"\s*[=+\-@＝＋－＠]")


@pytest.fixture(scope="module", autouse=True)
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The atlas on tables of hostile texts, with the figures of a few cities."""
    folder = copy_few(tmp_path_factory.mktemp("tables"))
    poison(folder)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(figures_kept, "read_catalogue", lambda: read_catalogue(folder))
        st.cache_resource.clear()
        st.cache_data.clear()
        yield folder
    st.cache_resource.clear()
    st.cache_data.clear()


@pytest.fixture(scope="module")
def deck() -> Deck:
    """A deck of a map and a city's page, then a slide for each text as its title and its note."""
    saved = (SavedView("atlas", {"show": "index"}), SavedView("city", {"city": _CITY}))
    briefing, view = Briefing(_TITLE, saved), View(language="en")
    made = deck_of(briefing, tuple(slides(briefing, view)), view)
    added = (replace(made.slides[1], title=text, note=text, picture=None) for text in ALL)
    return replace(made, slides=(*made.slides, *added))


@pytest.fixture(scope="module")
def light(tmp_path_factory: pytest.TempPathFactory) -> BoundaryFiles:
    """Built files of no content: a page that is made of them is made soon."""
    whole, folder = space_kept.boundaries(), tmp_path_factory.mktemp("light")
    for path in whole.folder.iterdir():
        (folder / path.name).write_bytes(b"{}")
    return replace(whole, folder=folder)


def _told(page: str) -> dict[str, Any]:
    """What the script of a page was given."""
    (told,) = re.findall(r"deck\.start\((\{.*\})\)\);", page)
    found: dict[str, Any] = json.loads(told)
    return found


@pytest.mark.parametrize("presenting", [True, False], ids=["presentation", "file"])
def test_a_page_prints_titles_and_notes_and_computes_nothing(
    deck: Deck, light: BoundaryFiles, presenting: bool
) -> None:
    """Each payload as the briefing's title, a slide's title and its note comes out verbatim."""
    pages = [as_web_page(deck, space_kept.boundaries(), presenting)]
    told = _told(pages[0])
    assert [slide["title"] for slide in told["slides"][2:]] == list(ALL)
    assert [slide["note"] for slide in told["slides"][2:]] == list(ALL)
    for title in (*ALL, *SHORT):
        pages.append(as_web_page(replace(deck, title=title, slides=()), light, presenting))
        assert _told(pages[-1])["title"] == title
        assert f"<title>{html.escape(title)}</title>" in pages[-1]
    for page in pages:
        assert page.count("</script>") == page.count("<script")
        assert not any(sign in page for sign in COMPUTED)


def test_powerpoint_holds_the_letters(deck: Deck) -> None:
    """Titles, notes and speaker's notes, without the characters that no document can hold."""
    with few_pixels():
        book = Presentation(io.BytesIO(as_powerpoint(deck, space_kept.boundaries())))
    assert book.core_properties.title == "{{7*7191}}"
    titles = [page.shapes.title.text_frame.text for page in book.slides]
    wanted = [printable(text) for text in ALL]
    first = next(n for n in range(len(titles)) if titles[n : n + len(ALL)] == wanted)
    for text, page in zip(ALL, list(book.slides)[first : first + len(ALL)], strict=True):
        kept = printable(text)
        assert page.shapes.title.text_frame.text == kept
        shapes = [shape.text_frame.text for shape in page.shapes if shape.has_text_frame]
        assert shapes.count(kept) == 2
        assert kept in page.notes_slide.notes_text_frame.text


@pytest.mark.parametrize("name", ["=cmd|' /C calc'!A0", "a,=1+1", "a;=1+1", "{{7*7191}}", "@A1"])
def test_the_name_of_a_choice_set_is_no_formula(name: str) -> None:
    """No cell of the ranking's file begins like one, whatever a cell is parted at."""
    view = View(choices=IndexChoices(aggregation=("geometric",)), choices_name=name)
    content = index_lab_take.ranking_file(view)
    text = content.decode("utf-8-sig")
    assert content.startswith(b"\xef\xbb\xbf")
    assert name in text or name.replace(",", ";").replace(";", ";'") in text
    for delimiter in ",;\t":
        for row in csv.reader(io.StringIO(text), delimiter=delimiter):
            for cell in row:
                assert not cell.startswith(("=", "+", "@")), cell


def test_the_free_texts_are_all_poisoned(hostile: Path) -> None:
    """A new column of names or notes is not forgotten here."""
    catalogue = read_catalogue(hostile)
    for table, columns in FREE_TEXT.items():
        assert set(columns) <= set(getattr(catalogue, table).columns)
    named = {
        (table, column)
        for table, schema in SCHEMAS.items()
        for column in schema.columns
        # An amount holds a place for its number, which no payload has: it is refused.
        if column.endswith(("_zh", "_en")) and not column.startswith("amount_")
    }
    assert not {one for one in named if one[1] not in FREE_TEXT.get(one[0], ())}


@pytest.mark.parametrize("language", LANGUAGES)
def test_files_of_a_map_hold_the_letters(language: Language) -> None:
    """SVG, PNG, XLSX, CSV, GeoJSON and GeoPackage are made, and no cell is a formula."""
    cities = figures_kept.catalogue().cities
    names = {printable(str(name)) for name in cities[f"name_{language}"]}
    view = View(language=language, measure="variable.gdp", year=2023, province=("320000",))
    said = answer_of("atlas", view)
    with few_pixels():
        made = {kind: make(said, view) for kind, (make, _) in take_menu.KINDS.items()}
    assert made["png"].startswith(b"\x89PNG")
    assert b"<script" not in made["svg"]
    assert not any(sign.encode() in made["svg"] for sign in COMPUTED)
    features = json.loads(made["geojson"])["features"]
    assert names <= {printable(f["properties"]["name"]) for f in features}
    # The tables of the data are the same in both languages.
    whole = whole_data.all_tables(view)[: 2 if language == "en" else None]
    for content in (made["xlsx"], as_xlsx(whole)):
        for sheet in load_workbook(io.BytesIO(content)):
            cells = [cell for row in sheet.iter_rows() for cell in row]
            assert not [cell for cell in cells if cell.data_type in ("f", "e")]
            assert not [cell for cell in cells if cell.hyperlink]


def _csv_files(language: Language) -> Iterator[bytes]:
    """Every CSV that leaves the atlas: a map's, the laboratory's, the panels', the whole data."""
    view = View(language=language, choices=IndexChoices(aggregation=("geometric",)))
    view = view.but(choices_name="=1+1")
    shown = view.but(measure="variable.gdp", year=2023)
    yield take_menu.KINDS["csv"][0](answer_of("atlas", shown), shown)
    yield index_lab_take.ranking_file(view)
    for question in QUESTIONS:
        said = answer_of("regions", view.but(question=question, year=2023))
        yield from (as_csv(table) for table in said.tables)
    with zipfile.ZipFile(io.BytesIO(whole_data.as_archive(view))) as archive:
        yield from (archive.read(name) for name in archive.namelist() if name.endswith(".csv"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_cell_of_any_csv_is_a_formula(language: Language) -> None:
    """Headings, comments and cells, at every sign that spreadsheets part cells at."""
    files = list(_csv_files(language))
    assert len(files) > 20
    for content in files:
        assert content.startswith(b"\xef\xbb\xbf")
        text = content.decode("utf-8-sig")
        for delimiter in ",;\t":
            for row in csv.reader(io.StringIO(text), delimiter=delimiter):
                for cell in row:
                    assert not _LIVE.match(cell) or _is_number(cell), (delimiter, cell)


def _is_number(cell: str) -> bool:
    """A negative number alone, or, where cells are parted elsewhere, the row that it begins."""
    return re.match(r"-[\d.]+(e-?\d+)?(,|$)", cell) is not None


def test_a_report_is_written() -> None:
    """The PDF prints the texts it is given: nothing of them is markup or a template."""
    content = as_pdf(city_report(View(city=_CITY)), space_kept.boundaries())
    pages = PdfReader(io.BytesIO(content)).pages
    said = "".join("".join(page.extract_text() for page in pages).split())
    assert not any(sign in said for sign in COMPUTED)
    assert sum("".join(text.split()) in said for text in TEMPLATES) > 2


@pytest.mark.parametrize("text", [*ALL, "../../etc/x", "C:\\x", "..", ""])
def test_a_report_named_by_a_table_stays_in_its_folder(text: str) -> None:
    """What an archive or a download is named by leads nowhere."""
    name = file_name(text)
    assert name.strip(".")
    assert not set(name) & set('\\/:*?"<>|\t\n\r\0')


@pytest.mark.parametrize("text", VISIBLE)
def test_plain_changes_no_letter(text: str) -> None:
    """What Markdown gives back is the text; only marks that nobody sees are put between."""
    written = markup.plain(text)
    assert not ACTIVE.search(written)
    read = re.sub(r"\\([\\`*_\[\]<$~&#>+\-.()])", r"\1", written).replace("\u2060", "")
    assert read == " ".join(text.split())
