"""Faint words over each page of a Word report, as Word itself writes them."""

from __future__ import annotations

from typing import Any

from docx.oxml import parse_xml

from exports.paper.pdf import watermark_size
from exports.printable import printable
from geo.chart_colours import chart_colour
from geo.lettering import text_width

# Text along two lines, the upper and the lower edge of a box: what offices know as word art.
_SHAPE = """
<w:pict xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
  xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office">
  <v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136"
    path="m0,0l21600,0m0,21600l21600,21600e">
    <v:path textpathok="t"/><v:textpath on="t" fitshape="t"/>
  </v:shapetype>
  <v:shape id="PowerPlusWaterMarkObject" type="#_x0000_t136" stroked="f">
    <v:fill opacity=".2"/><v:textpath style="font-family:'Microsoft YaHei';font-size:1pt"/>
  </v:shape>
</w:pict>
"""
_PLACE = (
    "position:absolute;width:{width:.0f}pt;height:{height:.0f}pt;rotation:328;"
    "z-index:-251658752;mso-position-horizontal:center;"
    "mso-position-horizontal-relative:margin;mso-position-vertical:center;"
    "mso-position-vertical-relative:margin"
)


def add_watermark(section: Any, text: str, number: int) -> None:
    """Put a watermark behind every page of a section: a shape in its header.

    Parameters
    ----------
    number : of the section, since no two shapes share a name
    """
    text = printable(text)
    size = watermark_size(text)
    picture: Any = parse_xml(_SHAPE)
    shape = picture[1]
    shape.set("fillcolor", chart_colour("muted"))
    shape.set("id", f"PowerPlusWaterMarkObject{number}")
    # Set as values, so that nothing of the text is read as markup.
    shape.set("alt", text)
    shape[1].set("string", text)
    width = size * max(1.0, text_width(text, 1))
    shape.set("style", _PLACE.format(width=width, height=size * 1.2))
    section.header.is_linked_to_previous = False
    section.header.paragraphs[0].add_run()._r.append(picture)
