"""No text of a table is compiled, run or taken for markup on any screen."""

from __future__ import annotations

import json
import re

import pandas as pd
import pytest

from tests.hostile.conftest import Tried, unhurt
from tests.hostile.looking import complaints, taken_for_more, texts
from tests.hostile.server import Attacked
from tests.reader_protocol import Shown, in_own_loop, reader
from ui.address.view import PANELS, QUESTIONS
from ui.page.address import SCREENS
from ui.words.texts import LANGUAGES

# What stands beside what, on each screen and on each of its parts.
PLACES: tuple[tuple[str, str], ...] = (
    *((name, "compare=440300,province.440000&peers=110000") for name in SCREENS),
    ("atlas", "show=variable.gdp&province=320000&cluster=yangtze_river_delta"),
    ("atlas", "show=indicator.pm25_annual_mean&outline=yangtze_river_delta"),
    ("compare", "compare=320500,330100,province.320000,cluster.yangtze_river_delta"),
    *(("regions", f"question={question}") for question in QUESTIONS),
    ("regions", "group=yangtze_river_delta&show=variable.gdp"),
    *(("index_lab", f"panel={panel}&draws=100") for panel in PANELS),
)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("screen", "address"), PLACES, ids=str)
def test_a_screen_shows_tables_as_text(
    atlas: Attacked, tried: Tried, screen: str, address: str, language: str
) -> None:
    """Nothing is computed, no label is Markdown of the table's, no markup is of its making."""
    query = f"lang={language}&city=320500&{address}"
    for shown in in_own_loop(_opened(atlas, screen, query)):
        assert complaints(shown, atlas) == []
        assert taken_for_more(shown) == []
    tried("a screen of payloads from tables, opened and unfolded")
    unhurt(atlas)


def test_a_tooltip_of_the_map_reads_as_it_stands(atlas: Attacked) -> None:
    """The texts that the map's script is given are those of the tables, brace for brace."""
    variables = pd.read_csv(atlas.folder / "data" / "variables.csv", dtype=str)
    named = variables[variables["name_en"].str.contains("{{", regex=False)].iloc[0]
    shown = in_own_loop(_opened(atlas, "atlas", f"lang=en&show=variable.{named['variable']}"))
    captions = [
        json.loads(state)["caption"]
        for _, field, text in texts(shown[-1])
        if field == "json_args"
        for state in re.findall(
            r"atlas\.paint\((\{.*\})\);", json.loads(text)["feature_group"] or ""
        )
    ]
    assert captions
    assert all(caption.startswith(named["name_en"]) for caption in captions)


async def _opened(server: Attacked, screen: str, query: str) -> list[Shown]:
    """A screen as it opens, and again with every part of it unfolded."""
    async with reader(server.address) as one:
        shown = await one.open("" if screen == "atlas" else screen, query)
        return [shown, await one.unfold(shown)]
