"""What a map shows is written in the manner of the reader's language."""

from __future__ import annotations

from geo.legend import OUTSIDE
from ui.address.view import View
from ui.figures import kept
from ui.figures.classes import kept as classes_kept
from ui.map.legend import measure_legend
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


def test_classes_of_what_is_counted_do_not_share_a_number() -> None:
    """Of programmes there are none, one, or two to four; and the rest of the world is named."""
    view = View(measure="indicator.digital_programmes", year=2023)
    measured, classed = kept.shown(view), classes_kept.shown_classes(view)
    legend = measure_legend(measured, classed, Words("en"), whole=False)
    assert [row.label for row in legend.classes] == ["2 – 4", "1", "0"]
    known = measured.known
    assert [row.count for row in legend.classes] == [
        int(known.between(2, 4).sum()),
        int((known == 1).sum()),
        int((known == 0).sum()),
    ]
    assert (legend.rows[-1].place, legend.rows[-1].count) == (OUTSIDE, None)
