"""What all pages load: Leaflet, the map's script and shapes, the script and the style of pages."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from exports.printable import file_name
from geo import hatch
from geo.standalone import map_parts
from geo.themes import THEMES
from publish.folder import SHARED, Folder
from publish.painted import index_script
from ui.figures.space import kept as space_kept
from ui.page.look import ICON
from ui.words.texts import LANGUAGES, Language

_BROWSER = Path(__file__).with_name("browser")
FILE = "shared.json"


@dataclass(frozen=True)
class Shared:
    """Where the shared files lie, below the catalogue's folder.

    Attributes
    ----------
    styles : of the map, then of pages
    scripts : in the order in which they run; before them all that of the map in each language
        of `maps` runs last but one
    maps : language → the script that draws the map
    index : language → the script that tells the paint of the index, for the pages of cities
    last : the script that paints it
    element : in which the map is drawn
    icon : of the browser's tab
    """

    styles: tuple[str, ...]
    scripts: tuple[str, ...]
    maps: dict[Language, str]
    index: dict[Language, str]
    last: str
    element: str
    icon: str

    def scripts_of(self, language: Language, of_index: bool) -> tuple[str, ...]:
        """Return the scripts of a page with a map, in their order.

        Parameters
        ----------
        of_index : the page itself tells only how its paint differs from that of the index
        """
        index = (self.index[language],) if of_index else ()
        return (*self.scripts, self.maps[language], *index, self.last)


def write_shared(folder: Folder) -> Shared:
    """Write what all pages load; the same files give the same names."""
    files = space_kept.boundaries()
    built = {
        name: folder.write(f"{SHARED}/{file_name(name)}", (files.folder / name).read_bytes())
        for name in (files.leaflet_js, files.leaflet_css, files.map_js)
    }
    shapes = (files.folder / files.topology).read_text(encoding="utf-8")
    given = f'window.atlas=window.atlas||{{}};atlas.given={{"map":{shapes}}};'
    parts = {one: map_parts(one, files, lambda path: path.name) for one in LANGUAGES}
    return Shared(
        styles=(built[files.leaflet_css], _own(folder, "published.css", _hatches())),
        scripts=(
            built[files.leaflet_js],
            built[files.map_js],
            folder.share("shapes", "js", given.encode()),
        ),
        maps={one: folder.share(f"map-{one}", "js", parts[one].script.encode()) for one in parts},
        index={
            one: folder.share(f"index-{one}", "js", index_script(one).encode()) for one in LANGUAGES
        },
        last=_own(folder, "published.js"),
        element=parts[LANGUAGES[0]].element,
        icon=folder.share("icon", "svg", ICON.read_bytes()),
    )


def keep(folder: Folder, shared: Shared) -> None:
    """Write down where they lie, for the processes that make pages."""
    folder.write(FILE, json.dumps(asdict(shared)))


def read(folder: Folder) -> Shared:
    """Return where they lie."""
    kept = json.loads((folder.root / FILE).read_text(encoding="utf-8"))
    return Shared(**{**kept, "styles": tuple(kept["styles"]), "scripts": tuple(kept["scripts"])})


def _own(folder: Folder, name: str, more: str = "") -> str:
    path = _BROWSER / name
    return folder.share(path.stem, path.suffix[1:], path.read_bytes() + more.encode())


def _hatches() -> str:
    """What stands for no data in every legend, once for all pages."""
    looks = " ".join(f"--{theme}: {hatch.css(theme)};" for theme in THEMES)
    return f".legend .none {{ {looks} }}\n"
