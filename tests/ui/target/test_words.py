"""What is said of targets: by whom they bind, at the edges, in both languages."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from data.catalogue import Catalogue
from scoring.targets.own import read_own
from scoring.targets.target import Target, targets_of
from ui.address.view import View
from ui.figures import kept
from ui.figures.aims import NEAR_BY, NOT_FOR, OFF, THERE
from ui.figures.answer import Answer
from ui.figures.classes import kept as classes_kept
from ui.take.measured import measure_answer
from ui.target.distance import distance_of, standing_of
from ui.target.of_unit import chief, judged_of, summary, target_table
from ui.target.words import document_of, own_refused, short_document, value_of
from ui.words.texts import Words

EN, ZH = Words("en"), Words("zh")
PM25, GOOD_AIR = "indicator.pm25_annual_mean", "indicator.good_air_days_share"


def _answer(**fields: Any) -> Answer:
    return measure_answer(kept.settle(View(**fields)))


def _legend(said: Answer) -> dict[str, int | None]:
    assert said.picture is not None
    assert said.picture.legend is not None
    return {row.label: row.count for row in said.picture.legend.rows}


def _target(code: str, catalogue: Catalogue) -> Target:
    of = catalogue.targets.set_index("target")["applies_to"][code]
    return next(one for one in targets_of(f"indicator.{of}", catalogue) if one.code == code)


def test_a_limit_is_met_by_cities() -> None:
    """The standard by its number, the guideline as one that binds nobody."""
    said = _answer(measure=PM25)
    assert said.target == "199 of 293 cities meet the limit of 35 µg/m³ (GB 3095-2012)."
    assert said.notes[0].startswith("1 of 293 cities meets the guideline of 5 µg/m³")
    chinese = _answer(measure=PM25, language="zh").target
    assert chinese == "293个城市中有199个达到35微克/立方米的限值要求（GB 3095-2012）。"


def test_a_national_target_asks_nothing_of_a_city() -> None:
    """Of a mean it is said on which side a city is, never that it meets or breaks it."""
    said = _answer(measure=GOOD_AIR).target
    assert said.startswith("The national target for 2025 is 87.5% (")
    assert said.endswith("; 144 of 292 cities are at or above it.")
    table = _answer(measure=GOOD_AIR).tables[1]
    assert {row[6] for row in table.rows} == {"at or above it", "below it"}


def test_a_past_target_was_and_one_to_come_is_an_outlook() -> None:
    """2020 is over for figures of 2023; the limit of 2026 is not in force yet."""
    assert (
        "The national target for 2020 was 60%"
        in _answer(measure="indicator.urbanisation_rate", target="urban_2020").target
    )
    assert (
        "already meet the limit of 30 µg/m³ that is in force from 2026"
        in _answer(measure=PM25, target="pm25_gb2026_interim").target
    )


def test_growth_of_another_year_has_no_target() -> None:
    """The map of 2022 against a target says that there is none, and colours nobody."""
    said = _answer(measure="indicator.gdp_growth", year=2022, against="target")
    assert said.headline == "There is no target for 2022 to compare with."
    assert _legend(said)["No figure of 2022"] == 337
    assert "about 5%" in _answer(measure="indicator.gdp_growth").target


def test_against_the_target_the_headline_says_it_once() -> None:
    """Met, near and far in sentence and legend are the same figures and add up."""
    said = _answer(measure=PM25, against="target")
    assert said.headline.endswith("25 more are within 10%, 69 further away.")
    assert said.target == ""
    counts = _legend(said)
    assert counts["At or below 35 µg/m³"] == 199
    assert counts["Within 10% of it"] == 25
    assert counts["Further away"] == 69
    assert counts["No figure of 2023"] == 337 - 293


def test_units_out_of_scope_have_a_colour_of_their_own() -> None:
    """Beijing's target is for Beijing: the other 292 with a figure are neither near nor far."""
    view = kept.settle(View(measure=PM25, target="pm25_beijing_2025", against="target"))
    classes = classes_kept.shown_classes(view).classes.index
    assert classes["110000"] == THERE
    assert classes["310000"] == NOT_FOR
    assert not {OFF, NEAR_BY} & set(classes)
    assert _legend(measure_answer(view))["Not for these units"] == 292


def test_a_target_of_ones_own_is_for_any_figure() -> None:
    """A score too; and the filter decides who is counted."""
    said = _answer(measure="index", own_target="at_least.50")
    assert said.target == "35 of 295 cities meet your own target, at least 50."
    few = _answer(measure="index", own_target="at_least.50", province=("110000",))
    assert few.target == "1 of 1 city meets your own target, at least 50."
    assert _answer(measure=PM25, target="none").target == ""


def test_a_target_of_another_measure_is_left_out() -> None:
    """A link to good air with the target of PM2.5 shows its own; a measure without any, levels."""
    strange = kept.settle(View(measure=GOOD_AIR, target="pm25_gb2012_grade2", against="target"))
    assert (strange.target, strange.against) == ("", "target")
    without = kept.settle(View(measure="indicator.gdp_per_resident", against="target"))
    assert without.against == "none"


def test_the_line_of_a_target_stands_on_the_chart() -> None:
    """In the units of the bars, under a name that says what it is."""
    chart: Any = _answer(measure=PM25).charts[0]
    assert (chart.reference.name, chart.reference.at) == ("Limit: 35 µg/m³", 35.0)
    big: Any = _answer(measure="variable.gdp", year=2023, own_target="at_least.1e+12").charts[0]
    assert big.reference.at == pytest.approx(1.0)


@pytest.mark.parametrize("words", [EN, ZH])
def test_documents_have_a_name_in_each_language(words: Words, catalogue: Catalogue) -> None:
    """No Chinese for an English reader, and never an address."""
    for code in catalogue.targets["target"]:
        target = _target(code, catalogue)
        for said in (document_of(target, words), short_document(target, words)):
            assert said
            assert "http" not in said
            if words is EN:
                assert said.isascii(), said
            else:
                assert any("一" <= letter <= "鿿" for letter in said) or said.startswith("GB")


def test_a_figure_is_told_as_exactly_as_its_document_gives_it(catalogue: Catalogue) -> None:
    """About 5 %, nearly 70 %, one volume."""
    told = {code: value_of(_target(code, catalogue), EN) for code in catalogue.targets["target"]}
    assert told["gdp_growth_2023"] == "about 5%"
    assert told["urban_2029"] == "nearly 70%"
    assert told["library_2020"] == "1 volume"


def test_a_distance_is_that_of_the_printed_figures() -> None:
    """5.26 % prints as 5.3 %, 0.3 above 5 %; what misses by less than is printed says so."""
    target = replace(read_own("at_least.5", "%"))
    assert distance_of(5.26, target, EN) == "+0.3 percentage points"
    assert distance_of(4.99, target, EN) == "hardly any"
    assert standing_of(4.99, target, EN) == "missed, by at most 10%"


def test_a_unit_is_told_of_the_targets_that_are_for_it() -> None:
    """Beijing of its own limit, Suzhou of those of its delta, both of no other's."""
    codes = {
        city: {one.target.code for one in judged_of(city, 2023)} for city in ("110000", "320500")
    }
    assert "pm25_beijing_2025" in codes["110000"] - codes["320500"]
    assert "good_air_yrd_2025" in codes["320500"] - codes["110000"]
    assert "waste_2020_main" in codes["110000"]
    assert "waste_2020_other" in codes["320500"]
    assert "gdp_growth_2024" not in codes["110000"]


def test_the_sentence_of_a_unit_counts_what_binds_it() -> None:
    """Means and guidelines are not counted; a unit without any target gets no sentence."""
    hebei = judged_of("130100", 2023)
    assert summary(hebei, "Shijiazhuang", EN) == (
        "Shijiazhuang meets 1 of 2 limits and targets that are for it."
    )
    rows = target_table(chief(hebei), "130100", EN).rows
    groups = {row[0] for row in rows if row[4] in ("met", "missed")}
    assert groups <= {"Limits and targets for this unit", "Guidelines, not binding"}
    assert summary((), "Altay", EN) == ""


@pytest.mark.parametrize(
    ("measure", "own", "shown"),
    [
        (GOOD_AIR, "at_least.100", True),
        (GOOD_AIR, "at_least.140", False),
        (GOOD_AIR, "at_least.-5", False),
        ("index", "at_least.100.5", False),
        (PM25, "at_most.0.5", False),
        ("indicator.gdp_per_resident", "at_least.1e6", True),
        ("indicator.gdp_per_resident", "at_least.1e12", False),
        ("indicator.gdp_growth", "at_least.-3", True),
    ],
)
def test_an_own_target_is_a_figure_the_measure_can_have(
    measure: str, own: str, shown: bool
) -> None:
    """A share of 140 % is a slip of the finger; growth may be negative."""
    asked = View(measure=measure, own_target=own)
    view = kept.settle(asked)
    assert (view.own_target == own) is shown
    if not shown:
        assert "between" in own_refused(asked, view, EN)
        assert "之间" in own_refused(asked, view, ZH)


def test_an_own_target_waits_while_a_change_is_shown() -> None:
    """A span has no target, so it refuses none."""
    asked = View(measure=GOOD_AIR, since=2015, year=2023, own_target="at_least.90")
    assert kept.settle(asked).own_target == asked.own_target


def test_the_tooltip_of_a_map_of_distance_tells_the_distance() -> None:
    """After the figure, with the target; a map of levels has the figure alone."""
    levels, distance = (
        _answer(measure=PM25, against=against).picture for against in ("none", "target")
    )
    assert levels is not None
    assert distance is not None
    assert " · " not in levels.paint.labels["110000"]
    assert distance.paint.labels["110000"] == (
        f"{levels.paint.labels['110000']} · −3 µg/m³ (Limit: 35 µg/m³)"
    )
