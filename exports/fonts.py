"""Where a font with Chinese characters is found, so that no file ever shows boxes.

In this order: the file named in ATLAS_FONT, the fonts that Linux, Windows and
macOS bring, the font in the installed package mplfonts. Without any of them
pictures and PDF say so (`FontError`), and nothing is written.
"""

from __future__ import annotations

import io
import os
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from fontTools.ttLib import TTCollection, TTFont

from exports.errors import FontError

VARIABLE = "ATLAS_FONT"
PACKAGE = "mplfonts"
# Simplified Chinese, and a character that only fonts with the national standard have.
_NEEDED = "智慧城市数据缺失亳濮"
_SIMPLIFIED = ("SC", "Simplified", "YaHei", "Micro Hei", "Zen Hei", "SimHei", "Droid")
# (regular, bold); one file may serve as both
_KNOWN = (
    ("/usr/share/fonts/opentype/noto/NotoSansCJK-{}.ttc", ("Regular", "Bold")),
    ("/usr/share/fonts/noto-cjk/NotoSansCJK-{}.ttc", ("Regular", "Bold")),
    ("/usr/share/fonts/google-noto-cjk/NotoSansCJK-{}.ttc", ("Regular", "Bold")),
    ("/usr/share/fonts/google-noto-sans-cjk-fonts/NotoSansCJK-{}.ttc", ("Regular", "Bold")),
    ("C:/Windows/Fonts/msyh{}.ttc", ("", "bd")),
    ("/System/Library/Fonts/{}.ttc", ("Hiragino Sans GB", "Hiragino Sans GB")),
    ("/System/Library/Fonts/STHeiti {}.ttc", ("Light", "Medium")),
    ("/usr/share/fonts/truetype/wqy/wqy-{}.ttc", ("microhei", "microhei")),
    ("/usr/share/fonts/truetype/wqy/wqy-{}.ttc", ("zenhei", "zenhei")),
    ("/usr/share/fonts/truetype/droid/DroidSansFallback{}.ttf", ("Full", "Full")),
    ("C:/Windows/Fonts/{}.ttf", ("simhei", "simhei")),
)


@dataclass(frozen=True)
class Font:
    """A font with Chinese characters.

    Attributes
    ----------
    family : its name, by which a picture asks for it
    regular, bold : its files; the same one where there is no bold
    number : its place in a collection (.ttc), 0 otherwise
    """

    family: str
    regular: Path
    bold: Path
    number: int


@cache
def find_font() -> Font:
    """Return the first font that has what the atlas writes.

    Raises
    ------
    FontError
        If there is none; the message says how to install one.
    """
    for regular, bold in _candidates():
        if (font := _read(regular, bold)) is not None:
            return font
    raise FontError(
        "no font with Chinese characters is installed, so this file would show boxes. "
        "On Debian or Ubuntu: apt install fonts-noto-cjk. Elsewhere: pip install "
        f"{PACKAGE}, or name a .ttf, .otf or .ttc file in the environment variable {VARIABLE}",
        "no_font",
    )


def _candidates() -> list[tuple[Path, Path]]:
    chosen = os.environ.get(VARIABLE)
    listed = [(Path(chosen), Path(chosen))] if chosen else []
    for pattern, (regular, bold) in _KNOWN:
        listed.append((Path(pattern.format(regular)), Path(pattern.format(bold))))
    try:
        packaged = distribution(PACKAGE).locate_file(f"{PACKAGE}/fonts/NotoSansCJKsc-Regular.otf")
        listed.append((Path(str(packaged)), Path(str(packaged))))
    except PackageNotFoundError:
        pass
    return listed


def _read(regular: Path, bold: Path) -> Font | None:
    """Return the font in these files, unless they are missing or lack characters."""
    if not regular.is_file():
        return None
    try:
        faces = _faces(regular)
        names = [str(face["name"].getBestFamilyName()) for face in faces]
        # Reading the characters of a face takes long; the Simplified one comes first.
        ordered = sorted(range(len(faces)), key=lambda n: _is_simplified(names[n]), reverse=True)
        number = next((n for n in ordered if _has_chinese(faces[n])), None)
    except Exception:  # a damaged font raises whatever its broken table leads to
        return None
    if number is None:
        return None
    return Font(names[number], regular, bold if bold.is_file() else regular, number)


def _is_simplified(name: str) -> bool:
    return any(word in name for word in _SIMPLIFIED)


def _faces(path: Path) -> list[TTFont]:
    content = io.BytesIO(path.read_bytes())
    if path.suffix.lower() == ".ttc":
        return list(TTCollection(content, lazy=True).fonts)
    return [TTFont(content, lazy=True)]


def _has_chinese(face: TTFont) -> bool:
    known = face.getBestCmap() or {}
    return all(ord(character) in known for character in _NEEDED)
