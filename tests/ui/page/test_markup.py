"""Small pictures in markup."""

from __future__ import annotations

import re
from itertools import accumulate
from urllib.parse import unquote
from xml.etree import ElementTree

from ui.page.markup import strip

SHARES = (0.0, 0.001, 0.25, 0.5, 1.0)


def test_a_strip_has_a_tick_where_each_city_lies() -> None:
    """In tenths of a point, in a picture that can be read."""
    markup = strip("light", SHARES, 0.5, 0.25, "five cities")
    address = re.findall(r' src="data:image/svg\+xml,([^"]*)"', markup)[0]
    drawn = ElementTree.fromstring(unquote(address))
    ticks = next(one for one in drawn if one.get("transform") == "scale(.1 1)")
    steps = re.findall(r"m(\d+)-12v12", ticks.attrib["d"].removeprefix("M0 17"))
    assert list(accumulate(map(int, steps))) == [round(2200 * share) for share in SHARES]
