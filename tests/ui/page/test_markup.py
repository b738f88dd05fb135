"""Small pictures in markup."""

from __future__ import annotations

import re
from urllib.parse import unquote
from xml.etree import ElementTree

from ui.page.markup import strip

SHARES = (0.0, 0.001, 0.25, 0.5, 1.0)


def test_a_strip_has_a_tick_where_each_city_lies() -> None:
    """In a picture that can be read, whose address is written without base 64."""
    markup = strip("light", SHARES, 0.5, 0.25, "five cities")
    address = re.findall(r' src="data:image/svg\+xml,([^"]*)"', markup)[0]
    drawn = ElementTree.fromstring(unquote(address))
    ticks = next(one for one in drawn if one.get("stroke-width") == ".7")
    assert re.findall(r"M([\d.]+) 5v12", ticks.attrib["d"]) == [f"{220 * x:.1f}" for x in SHARES]
