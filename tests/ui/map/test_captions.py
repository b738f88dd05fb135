"""What a map shows is written in the manner of the reader's language."""

from __future__ import annotations

from ui.address.view import View
from ui.figures import kept
from ui.map.paint import caption
from ui.words import numbers
from ui.words.texts import Words


def test_a_year_is_a_year_in_chinese_too() -> None:
    """2023年, after a Chinese comma: in the tooltips, in what is heard, over the legend."""
    view = View()
    measured = kept.shown(view)
    said = {name: caption(measured, kept.catalogue(), Words(name)) for name in ("zh", "en")}
    assert said["zh"].endswith(f"，{measured.year}年")
    assert said["en"].endswith(f", {measured.year}")
    assert numbers.unit_of_year("km", 2023, Words("zh")) == "公里，2023年"
    assert numbers.unit_of_year("", 2023, Words("en")) == "2023"
