"""Small pictures in markup."""

from __future__ import annotations

import re
from itertools import accumulate
from urllib.parse import unquote
from xml.etree import ElementTree

from ui.page.markup import strip

SHARES = (0.0, 0.001, 0.25, 0.5, 1.0)


def test_a_strip_has_a_tick_where_each_city_lies() -> None:
    """Seven tenths of a point wide, two that touch as one, and it is a picture that can be read."""
    markup = strip("light", SHARES, 0.5, 0.25, "five cities")
    address = re.findall(r' src="data:image/svg\+xml,([^"]*)"', markup)[0]
    drawn = ElementTree.fromstring(unquote(address))
    line = next(one for one in drawn if one.get("stroke-dasharray"))
    ends = list(accumulate(map(int, line.attrib["stroke-dasharray"].split(","))))
    inked = list(zip(ends[1:-1:2], ends[2::2], strict=True))
    assert inked == [(57, 66), (607, 614), (1157, 1164), (2257, 2264)]
    assert line.get("pathLength") == "2320"
    (begin,) = re.findall(r'viewBox="(\S+) 0', unquote(address))
    assert line.attrib["d"] == f"M{begin} 11h232"
