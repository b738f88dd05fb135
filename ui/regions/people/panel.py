"""People on the page: the choice of years, and who grew, fell, is oldest and least urban."""

from __future__ import annotations

from geo.chart_colours import chart_colour
from ui.figures.answer import Answer
from ui.page import look
from ui.regions import lists, panel
from ui.regions.controls import period
from ui.regions.inputs import Inputs
from ui.regions.lists import Listed
from ui.regions.people.figures import People

_ROLES = {"growing": "above", "shrinking": "falling", "oldest": "muted", "rural": "good"}


def draw(inputs: Inputs, said: Answer) -> None:
    """Draw the answer with the years above its chart and four lists below."""
    panel.draw_answer(
        said,
        inputs,
        above=lambda: period(inputs),
        about=inputs.words("regions.click_dot"),
        below=lambda: lists.draw(_lists(People(inputs)), inputs),
    )


def _lists(people: People) -> list[Listed]:
    fastest = people.yearly.sort_values(ascending=False, kind="stable")
    orders = {
        "growing": fastest[fastest > 0],
        "shrinking": fastest[fastest < 0][::-1],
        "oldest": people.aged.dropna().sort_values(ascending=False, kind="stable"),
        "rural": people.town.dropna().sort_values(kind="stable"),
    }
    return [
        Listed(
            people.inputs.words(f"regions.list_{name}"),
            chart_colour(_ROLES[name], look.theme()),
            [str(code) for code in order.index],
        )
        for name, order in orders.items()
    ]
