"""What holds whatever the weights, as screens say it: true of weights drawn beside the proof."""

from __future__ import annotations

import re
from itertools import combinations

import numpy as np
import pytest

from exports.charts.bars import Bars
from exports.charts.curves import Curves
from exports.charts.ranges import Ranges
from scoring.index.choices import IndexChoices
from scoring.index.rank import rank_rows
from tests.screens.test_screens import html, open_screen
from ui.address.view import DEFAULT_CHOICES, View
from ui.city import answer as city_answer
from ui.city.proofs import sentences
from ui.compare import answer as compare_answer
from ui.figures import kept
from ui.figures.names import city_name
from ui.figures.proofs import kept as proofs_kept
from ui.index_lab import kept as lab_kept
from ui.page.markup import text
from ui.words.texts import LANGUAGES, Language, Words

CITIES = ("110000", "440300", "420600", "410100", "411300")
EDITIONS = (DEFAULT_CHOICES, IndexChoices(framework="six_dimensions"))
COPELAND = IndexChoices(aggregation=("copeland",))


def _places(
    leeway: int, draws: int = 2_000, choices: IndexChoices = DEFAULT_CHOICES
) -> dict[str, np.ndarray]:
    """The places of every city under weights drawn within the leeway."""
    part = proofs_kept.guarantees(choices).weighed
    unit = np.random.default_rng(9).random((draws, len(part.codes)))
    weights = part.weights * (1 + leeway / 100 * (2 * unit - 1))
    ranks = rank_rows(weights @ part.scores.T / weights.sum(axis=1, keepdims=True))
    return dict(zip(map(str, part.cities), ranks.T, strict=True))


@pytest.mark.parametrize("choices", EDITIONS, ids=["second", "first"])
@pytest.mark.parametrize("leeway", [0, 10, 25, 100])
def test_the_panel_says_what_two_thousand_draws_never_break(
    leeway: int, choices: IndexChoices
) -> None:
    """Every range of the table holds all drawn places, and chart and map show that table."""
    view = View(panel="proofs", language="en", leeway=leeway, choices=choices)
    said = lab_kept.answer(view)
    places, pairs, *_ = said.charts
    table = said.tables[0]
    drawn = _places(leeway, choices=choices)
    assert isinstance(places, Ranges)
    for code, row in zip(places.codes, table.rows, strict=True):
        assert int(str(row[2])) <= drawn[code].min()
        assert drawn[code].max() <= int(str(row[3]))
    assert list(places.low) == [float(str(row[2])) for row in table.rows]
    assert list(places.high) == [float(str(row[3])) for row in table.rows]
    assert isinstance(pairs, Curves)
    assert [*pairs.curves[0].y] == [row[1] for row in said.tables[1].rows]
    assert f"±{leeway}%" in said.headline
    assert said.picture is not None
    assert sum(place >= 0 for place in said.picture.paint.classes.values()) == len(table.rows)


def test_influence_is_shown_as_it_was_solved() -> None:
    """The chart has three columns of its table; weights and shares each sum to one hundred."""
    said = lab_kept.answer(View(panel="proofs", language="zh"))
    chart, table = said.charts[2], said.tables[2]
    assert isinstance(chart, Bars)
    shown = [list(one.values) for one in chart.series]
    assert shown == [[row[place] for row in table.rows] for place in (1, 2, 3)]
    for place in range(1, 5):
        assert sum(float(str(row[place])) for row in table.rows) == pytest.approx(100)


@pytest.mark.parametrize("choices", EDITIONS, ids=["second", "first"])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("city", CITIES)
def test_a_city_says_places_that_no_drawn_weights_leave(
    city: str, language: Language, choices: IndexChoices
) -> None:
    """The places in its first sentence bound all draws, and the page says what the answer says."""
    view = View(city=city, language=language, choices=choices)
    said = sentences.sentences(view)
    numbers = [int(n) for n in re.findall(r"(?<![\d±.])\d+(?![\d%])", said[0])]
    drawn = _places(25, choices=choices)[city]
    assert numbers[0] <= drawn.min()
    assert drawn.max() <= numbers[-1]
    overview = city_answer.overview(view)
    assert overview.notes[-len(said) :] == said
    (weights,) = [
        t for t in overview.tables if t.title == Words(language)("city.proved_weights", leeway=25)
    ]
    for place in range(1, len(weights.columns)):
        assert sum(float(str(row[place])) for row in weights.rows) == pytest.approx(100)


def test_the_page_of_a_city_shows_it_and_lists_it() -> None:
    """Its sentences and their heading; of a unit without a score neither."""
    page = html(open_screen("city", lang="zh", city="420600", leeway="10"))
    for line in sentences.sentences(View(city="420600", language="zh", leeway=10)):
        assert text(line) in page
    assert 'id="proved"' in page
    assert 'href="#proved"' in page
    assert 'href="#proved"' not in html(open_screen("city", lang="zh", city="513200"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("leeway", [0, 5, 25, 100])
def test_a_pair_is_called_safe_or_not_as_weights_have_it(language: Language, leeway: int) -> None:
    """What holds no draw reverses; what can turn, the weights named do turn, and in the table."""
    view = View(compare=CITIES, language=language, leeway=leeway)
    words, found = Words(language), compare_answer.overview(view)
    guarantees = proofs_kept.guarantees()
    names = {city: city_name(city, kept.catalogue(), words) for city in CITIES}
    drawn = _places(leeway)
    ordered = sorted(CITIES, key=lambda city: int(drawn[city].mean()))
    pairs = {frozenset((names[a], names[b])): (a, b) for a, b in combinations(ordered, 2)}
    (table,) = [t for t in found.tables if t.title == words("compare.proved")]
    assert len(table.rows) == len(pairs)
    for above, below, holds in table.rows:
        one, other = pairs[frozenset((str(above), str(below)))]
        if names[one] != above:
            one, other = other, one
        share = guarantees.holds_up_to(one, other)
        assert 0 <= 100 * share - float(str(holds)) < 0.1 + 1e-9
        if float(str(holds)) >= leeway:
            assert (drawn[one] <= drawn[other]).all()
        else:
            part = guarantees.weighed
            means = part.means(guarantees.reversing(one, other, leeway / 100))
            assert means[part.at(other)] >= means[part.at(one)]
    said = [note for note in found.notes if "±" in note or "weights" in note or "权重" in note]
    assert len(said) >= len(CITIES) - 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_rule_that_has_no_proofs_is_told_and_nothing_is_drawn(language: Language) -> None:
    """The panel says why; city and comparison are silent."""
    said = lab_kept.answer(View(panel="proofs", language=language, choices=COPELAND))
    assert "Copeland" in said.headline
    assert (said.charts, said.tables, said.picture) == ((), (), None)
    assert sentences.sentences(View(city="420600", language=language, choices=COPELAND)) == ()
    view = View(compare=CITIES[:2], language=language, choices=COPELAND)
    title = Words(language)("compare.proved")
    assert title not in [table.title for table in compare_answer.overview(view).tables]


def test_the_slider_writes_the_leeway_to_the_address() -> None:
    """And a link with one opens there; one out of bounds is told and left out."""
    app = open_screen("index_lab", lang="en", panel="proofs", leeway="10")
    assert app.slider(key="control_leeway").value == 10
    app.slider(key="control_leeway").set_value(40).run()
    assert app.query_params["leeway"] in ("40", ["40"])
    assert "±40%" in html(app)
    refused = open_screen("index_lab", lang="en", panel="proofs", leeway="101")
    assert len(refused.warning) == 1
    assert "±25%" in html(refused)
