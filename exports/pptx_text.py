"""Text on a slide, in fonts that have both scripts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Emu, Pt

from geo.lettering import line_count

INK, MUTED = RGBColor(0x17, 0x20, 0x2A), RGBColor(0x4A, 0x57, 0x65)
ACCENT, PALE = RGBColor(0x0B, 0x5C, 0xAD), RGBColor(0xEE, 0xF3, 0xF7)
# The recipient's machine has these; where it has not, its office program takes its own.
_LATIN = {"zh": "Microsoft YaHei"}
_EAST_ASIAN = "Microsoft YaHei"
_LEADING = {"zh": 1.45}


def add_text(
    shape: Any,
    text: str,
    size: float,
    colour: RGBColor,
    language: str,
    bold: bool = False,
    right: bool = False,
) -> None:
    """Write text into a shape, one paragraph a line, from its top left corner."""
    frame = shape.text_frame
    frame.word_wrap = True
    frame.vertical_anchor = MSO_ANCHOR.TOP
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = Emu(0)
    for place, line in enumerate(text.split("\n")):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        paragraph.alignment = PP_ALIGN.RIGHT if right else PP_ALIGN.LEFT
        run = paragraph.add_run()
        run.text = line
        style_font(run.font, size, colour, language, bold)


def style_font(font: Any, size: float, colour: RGBColor, language: str, bold: bool = False) -> None:
    """Set a font's size, colour and both of its scripts."""
    font.size, font.bold, font.name = Pt(size), bold, _LATIN.get(language, "Arial")
    font.color.rgb = colour
    properties = font._element if hasattr(font, "_element") else font._rPr
    for tag in ("a:ea", "a:cs"):
        script = properties.find(qn(tag))
        if script is None:
            script = properties.makeelement(qn(tag), {})
            latin = properties.find(qn("a:latin"))
            latin.addnext(script) if tag == "a:ea" else properties.find(qn("a:ea")).addnext(script)
        script.set("typeface", _EAST_ASIAN)


def leading(language: str) -> float:
    """Return how far lines stand apart, in letters: Chinese fonts are taller than their letters."""
    return _LEADING.get(language, 1.3)


def fitting_size(text: str, inches: float, lines: int, sizes: Sequence[float]) -> float:
    """Return the largest size (in points) at which a text fits, or the smallest there is."""
    *larger, smallest = sizes
    for size in larger:
        if line_count(text, inches * 72, size, lines + 1) <= lines:
            return size
    return smallest
