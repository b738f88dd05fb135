"""The median rank of the draws stands beside the rank, and where they part it is said."""

from __future__ import annotations

import pytest

from scoring.doubt import run
from scoring.index.choices import IndexChoices
from tests.screens.test_screens import html, open_screen
from ui.address.parameters import write_view
from ui.address.view import DEFAULT_CHOICES, View
from ui.atlas import kept as atlas_kept
from ui.city import kept as city_kept
from ui.compare import kept as compare_kept
from ui.diagnosis import kept as diagnosis_kept
from ui.figures.doubt import kept as doubt_kept
from ui.page.median_rank import FAR, drawn, far_count, far_sentence
from ui.take.table import view_table
from ui.words.texts import LANGUAGES, Language, Words

OWN = IndexChoices(normalisation="zscore", minimum_headings=4)


def _furthest() -> str:
    summary = doubt_kept.rank_uncertainty().summary
    return str((summary["median"] - summary["rank"]).abs().idxmax())


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_city_far_from_its_median_is_told_so(language: Language) -> None:
    """On its page, its card and in its files, by the difference of the two printed numbers."""
    city, words = _furthest(), Words(language)
    found = drawn(city, DEFAULT_CHOICES)
    assert found is not None
    assert found.far
    said = far_sentence(city, DEFAULT_CHOICES, words)
    assert f"{abs(found.median - found.rank):g}" in said
    assert said in city_kept.overview(View(city=city, language=language)).notes
    for screen in ("city", "atlas"):
        assert said in html(open_screen(screen, city=city, lang=language))


def test_a_city_near_its_median_is_not() -> None:
    """Beijing is first in both."""
    found = drawn("110000", DEFAULT_CHOICES)
    assert found is not None
    assert (found.rank, found.median, found.far) == (1, 1.0, False)
    assert far_sentence("110000", DEFAULT_CHOICES, Words("en")) == ""
    assert drawn("632800", DEFAULT_CHOICES) is None


def test_the_atlas_counts_them() -> None:
    """In one sentence with one number, which is that of the list."""
    summary = doubt_kept.rank_uncertainty().summary
    far = int(((summary["median"] - summary["rank"]).abs() > FAR).sum())
    said = far_count(DEFAULT_CHOICES, Words("en"))
    assert said.startswith(f"{far} of {len(summary)} cities")
    assert said in atlas_kept.answer(View()).notes
    assert said not in atlas_kept.answer(View(measure="indicator.gdp_growth")).notes


def test_the_table_has_both_ranks() -> None:
    """Of the index alone."""
    words = Words("en")
    table = view_table(View())
    at = table.columns.index(words("exports.median_rank"))
    row = next(row for row in table.rows if row[0] == "320500")
    assert row[at] == doubt_kept.rank_uncertainty().summary["median"]["320500"]
    assert words("exports.median_rank") not in view_table(View(measure="variable.gdp")).columns


def test_nobody_waits_for_the_draws_of_an_index_of_his_own() -> None:
    """The answer comes without them; once they are drawn in the line, with them."""
    view = View(choices=OWN)
    assert not doubt_kept.is_drawn(OWN)
    assert far_count(OWN, Words("en")) == ""
    before = atlas_kept.answer(view)
    asked = doubt_kept.draws_asked(OWN)
    doubt_kept.keep_drawn(OWN, run.draw_ranks(*asked[:4], 200, 1))
    assert far_count(OWN, Words("en")) in atlas_kept.answer(view).notes
    assert far_count(OWN, Words("en")) not in before.notes


def test_the_line_draws_them_while_the_screen_stands() -> None:
    """An atlas of the reader's own index ends with its medians, and no error."""
    choices = IndexChoices(normalisation="zscore", minimum_headings=3)
    address = write_view(View(choices=choices))
    app = open_screen("atlas", **address)
    for _ in range(60):
        if doubt_kept.is_drawn(choices):
            break
        app.run()
    assert doubt_kept.is_drawn(choices)
    assert not app.exception
    assert not app.error
    app.run()
    assert far_count(choices, Words("en")) in html(app)


def test_a_comparison_tells_the_medians_and_waits_for_none() -> None:
    """Cards and table have them beside the ranks; of an index not drawn yet no lead is clear."""
    words, pair = Words("en"), ("320500", "340400")
    choices = IndexChoices(normalisation="zscore", minimum_headings=2)
    waiting, known = (View(compare=pair, choices=one) for one in (choices, DEFAULT_CHOICES))
    before = compare_kept.overview(waiting)
    assert not doubt_kept.is_drawn(choices)
    assert diagnosis_kept.rank_interval(choices, pair[0]) is None
    assert "lead is" not in before.headline
    at = before.tables[2].columns.index(words("exports.median_rank"))
    assert before.tables[2].rows[0][at] is None
    assert before.tables[0].rows[0][-1] is None
    after = compare_kept.overview(known)
    medians = doubt_kept.rank_uncertainty().summary["median"]
    assert after.tables[2].rows[0][at] == medians[pair[0]]
    assert after.tables[2].rows[1][at] is None
    page = html(open_screen("compare", compare=",".join(pair)))
    for city in pair:
        assert f"(median of the draws {medians[city]:g}," in page


def test_a_comparison_says_which_place_the_draws_do_not_give() -> None:
    """In the sentence that the city's page says."""
    far, words = _furthest(), Words("zh")
    said = compare_kept.overview(View(compare=("110000", far), language="zh"))
    assert far_sentence(far, DEFAULT_CHOICES, words) in said.notes
