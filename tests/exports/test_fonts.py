"""The font with Chinese characters: found, checked, and asked for in words when absent."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from exports import fonts
from exports.errors import FontError
from exports.fonts import Font, find_font
from exports.png import png_of
from geo.svg import svg_document, text_line


def _ink(text: str) -> bytes:
    """The pixels of one line of text."""
    svg = svg_document([text_line(text, 10, 40, 30, "#000000")], 120, 60, "")
    return Image.open(io.BytesIO(png_of(svg))).convert("RGBA").tobytes()


def test_chinese_is_drawn_not_boxed() -> None:
    """Two characters look different from each other and from one that no font has."""
    assert len({_ink("市"), _ink("城"), _ink("\U0010fffe"), _ink("")}) >= 3


def test_without_a_font_the_reader_is_told_how_to_get_one(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A file that is no font and a font without Chinese count as none."""
    broken = tmp_path / "broken.ttf"
    broken.write_bytes(b"not a font")
    monkeypatch.setattr(fonts, "_candidates", lambda: [(broken, broken), (tmp_path, tmp_path)])
    find_font.cache_clear()
    with pytest.raises(FontError, match="fonts-noto-cjk"):
        find_font()
    find_font.cache_clear()


@pytest.mark.parametrize("kept", [4, 12, 40, 200, 1000, 5000])
def test_a_damaged_font_counts_as_none(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, kept: int
) -> None:
    """A file that breaks off anywhere leads to the sentence, not to a traceback."""
    whole = find_font().regular
    broken = tmp_path / f"broken{whole.suffix}"
    with whole.open("rb") as file:
        broken.write_bytes(file.read(kept) + b"\x00\xff" * 50)
    monkeypatch.setattr(fonts, "_candidates", lambda: [(broken, broken)])
    find_font.cache_clear()
    with pytest.raises(FontError, match="fonts-noto-cjk"):
        find_font()
    find_font.cache_clear()


def test_a_font_of_ones_own_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    """ATLAS_FONT is used before anything the system has."""
    found: Font = find_font()
    monkeypatch.setenv("ATLAS_FONT", str(found.bold))
    find_font.cache_clear()
    assert find_font().regular == found.bold
    find_font.cache_clear()
