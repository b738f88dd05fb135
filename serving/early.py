"""What the first HTML of a screen has besides Streamlit's: words, a map, files to fetch at once.

A browser learns of most files only from other files, one after the other. Which
ones a screen needs is known: they are found in Streamlit's own manifest and in the
folder of the map, so that another version names others.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from html import escape
from pathlib import Path
from threading import Lock

from streamlit.file_util import get_static_dir

from data.edition import current as current_edition
from data.errors import AtlasError
from geo.build import browser_script
from serving.files import FRAME, frame_folder
from serving.sketched import sketched
from ui.address.parameters import EDITION, read_view
from ui.address.view import DEFAULT_CHOICES, Outlined, Painted, View, view_of
from ui.atlas.kept import answer
from ui.figures import kept
from ui.figures.space import kept as space_kept
from ui.map import years
from ui.map.scripts import RANKING, files
from ui.page.look import style_sheet
from ui.words.texts import Language, Words

# The parts of Streamlit that a screen with a map is made of, as its manifest calls their sources.
PARTS = (
    *("ComponentInstance", "Html", "PageLink", "Button", "ButtonGroup", "Selectbox"),
    *("BidiComponent", "Multiselect", "Checkbox"),
)
_FONT = re.compile(r'<link\s+rel="preload"\s[^>]*as="font"[^>]*>')
_SHEET = re.compile(r'<link rel="stylesheet"[^>]*>')
# Every screen in both languages.
_KEPT = 50
# Answers that are not at hand are made one after the other; seconds that a page waits for its turn.
_TURN, _PATIENCE = Lock(), 0.25
_STYLE, _SCRIPT = (Path(__file__).with_name(f"early.{kind}") for kind in ("css", "js"))


def with_early(
    html: str,
    screen: str | None,
    language: Language,
    asked: View | None = None,
    embedded: bool = False,
) -> str:
    """Return the first HTML of a screen with all of it.

    Parameters
    ----------
    html : Streamlit's page, which names what every one of its pages needs
    screen : a key of `SCREENS`; None where an old address only leads on
    asked : `asked_early`
    embedded : whether a page of somebody else's shows it, without navigation
    """
    words = _words(screen, language, asked, embedded) if screen else ""
    # Letters can wait: until they are there the browser has its own. Nothing is shown before
    # the style sheet has come, so it comes before the scripts.
    fonts, sheets = _FONT.findall(html), _SHEET.findall(html)
    html = _SHEET.sub("", _FONT.sub("", html)).replace("<title>", f"{''.join(sheets)}<title>", 1)
    head = f"{_links(html)}{''.join(fonts)}</head>"
    # Behind Streamlit's own sheets, which it goes on adding to the head: ours has the last word.
    style = f"<style>{style_sheet()}</style>"
    return html.replace("</head>", head).replace("</body>", f"{words}{style}</body>")


def asked_early(parameters: Mapping[str, str], language: Language) -> View | None:
    """Return the View that the atlas will show for an address, None where more must be known.

    Of a measure in a year, its colours and filters, a city and outlined clusters everything is
    known. What else an address may ask for puts lines above the headline or another map below it;
    own figures and earlier editions are not everybody's.
    """
    if parameters.get(EDITION, current_edition().label) != current_edition().label:
        return None
    given = {name: value for name, value in parameters.items() if name != EDITION}
    try:
        asked, notices = read_view(given, kept.vocabulary(), View(language=language))
        shown = kept.settle(asked, "atlas")
        return shown if not notices and _is_known(asked, shown) else None
    except AtlasError:  # the screen says it in words
        return None


def _is_known(asked: View, shown: View) -> bool:
    """Whether the screen says of it what is asked, and nothing above that."""
    parts = shown.part(Painted), shown.part(Outlined)
    few = view_of(*parts, language=shown.language, city=shown.city)
    as_asked = asked.measure == shown.measure and asked.year in (0, shown.year)
    plain = shown.choices == DEFAULT_CHOICES and not asked.since and not asked.own_target
    return as_asked and plain and shown == few


@cache
def early_script() -> str:
    """Return the script that puts the early map where the live one will stand."""
    return f"{browser_script('standing')}{_SCRIPT.read_text(encoding='utf-8')}"


def _words(name: str, language: Language, asked: View | None, embedded: bool) -> str:
    """What is said and drawn of what is asked; the name of the screen where that must wait.

    Whoever asks for pages without end keeps one thread busy, and not all of them.
    """
    if asked is not None and _TURN.acquire(timeout=_PATIENCE):
        try:
            return _shown(asked, embedded)
        except AtlasError:
            pass  # the screen says it in words
        finally:
            _TURN.release()
    words = Words(language)
    named = _said(words(f"common.{name}"), words("common.title"))
    return f'<div id="early" class="named">{named}</div>'


def _shown(asked: View, embedded: bool) -> str:
    said, drawn = answer(asked), sketched(asked.but(city=None))
    kinds = ("embedded" if embedded else "said", "stepped" if years.is_drawn(asked) else "")
    script = f"<script>{early_script()}</script>" if drawn else ""
    early = f"{_said(said.headline, said.subline)}{drawn}"
    return f'<div id="early" class="{" ".join(filter(None, kinds))}">{early}</div>{script}'


def _said(head: str, below: str) -> str:
    return f"<h1>{escape(head)}</h1><p>{escape(below)}</p>"


@lru_cache(_KEPT)
def _links(html: str) -> str:
    run, imported = _scripts()
    fetched = [f"./{file}" for file in imported if file not in html]
    fetched.append(f"./app/static/{files()[RANKING]}")
    modules = "".join(f'<link rel="modulepreload" crossorigin href="{file}">' for file in fetched)
    # They run while the connection opens; Streamlit, which asks for each by itself, finds them so.
    parts = "".join(f'<script type="module" crossorigin src="./{file}"></script>' for file in run)
    style = f"<style>{_STYLE.read_text(encoding='utf-8')}</style>"
    return f"{style}{modules}{parts}{''.join(_of_the_frame())}"


def _scripts() -> tuple[list[str], list[str]]:
    """The scripts of these parts of Streamlit, and all that they import."""
    manifest = json.loads((Path(get_static_dir()) / "manifest.json").read_text(encoding="utf-8"))
    sources = {
        Path(source).stem: source for source, chunk in manifest.items() if "isDynamicEntry" in chunk
    }
    run = [manifest[sources[part]] for part in PARTS]
    imported: dict[str, None] = {}
    waiting = [source for chunk in reversed(run) for source in chunk.get("imports", [])]
    while waiting:
        chunk = manifest[waiting.pop()]
        if chunk["file"] not in imported:
            imported[chunk["file"]] = None
            waiting += chunk.get("imports", [])
    parts = [chunk["file"] for chunk in run]
    return parts, [file for file in imported if file not in parts]


def _of_the_frame() -> Iterator[str]:
    """What the map's frame asks for, after the scripts of the page that opens it."""
    built = json.loads((frame_folder() / "asset-manifest.json").read_text(encoding="utf-8"))
    files = space_kept.boundaries()
    kinds = {
        **{f"./{FRAME}/{name}": "script" for name in built["entrypoints"]},
        f"./app/static/{files.leaflet_js}": "script",
        f"./app/static/{files.map_js}": "script",
        f"./app/static/{files.leaflet_css}": "style",
        f"./app/static/{files.topology}": "fetch",
    }
    for address, kind in kinds.items():
        crossing = " crossorigin" if kind == "fetch" else ""
        yield f'<link rel="preload" as="{kind}" fetchpriority="low" href="{address}"{crossing}>'
