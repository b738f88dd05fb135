"""Advice is triggered by the figures it is about, and each trigger says why it is evidence."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from data.advice import check_advice
from data.catalogue import Catalogue
from data.errors import DataError
from scoring.diagnosis.diagnose import city_subjects, diagnose
from scoring.diagnosis.peer_groups import peer_groups
from scoring.diagnosis.regional import clusters, provinces, region_subjects
from scoring.diagnosis.residents import RESIDENTS, gained_by, residents_gained
from scoring.diagnosis.suggestions import read_trigger
from scoring.index.chain import score_cities

# What advice speaks of without a figure in the tables: questions, never advice.
UNMEASURED_ZH = ("运营机构", "诉求", "投诉", "答题", "归口单位", "使用规则", "开放平台")
UNMEASURED_EN = ("to an operator", "complain", "petition", "owning office", "portal")


def test_every_pair_has_its_reviewed_reason(catalogue: Catalogue) -> None:
    """Each (suggestion, trigger) pair stands in the table, in both languages, and no other."""
    reviewed = catalogue.evidence.set_index(["suggestion", "term"])
    for one, text in catalogue.suggestions[["suggestion", "trigger"]].to_numpy().tolist():
        for state, code in read_trigger(text).terms:
            why = reviewed.loc[(one, f"{state}:{code}")]
            assert len(why["why_zh"]) >= 6
            assert len(why["why_en"].split()) >= 5
    terms = catalogue.suggestions["trigger"].str.split(" + ", regex=False).map(len)
    assert terms.sum() == len(reviewed)


def test_a_trigger_without_a_reason_is_refused(catalogue: Catalogue) -> None:
    """And so is a reason without its trigger."""
    tables = dict(vars(catalogue))
    with pytest.raises(DataError, match=r"suggestions\.csv: evidence\.csv gives no reason"):
        check_advice(tables | {"evidence": catalogue.evidence.iloc[1:]})
    other = catalogue.evidence.head(1).assign(term="below:pm25_annual_mean")
    more = pd.concat([catalogue.evidence, other], ignore_index=True)
    with pytest.raises(DataError, match=r"evidence\.csv: suggestions\.csv has no such trigger"):
        check_advice(tables | {"evidence": more})


def test_no_advice_on_what_has_no_figure(catalogue: Catalogue) -> None:
    """Operators, complaints, rules for data and portals are asked about, not advised on."""
    told = catalogue.suggestions
    for language, words in (("zh", UNMEASURED_ZH), ("en", UNMEASURED_EN)):
        texts = told[f"title_{language}"] + told[f"direction_{language}"]
        for word in words:
            assert not texts.str.contains(word, case=False).any(), word
    asked = catalogue.questions
    for word in ("运营", "诉求", "使用规则"):
        assert (asked["title_zh"] + asked["check_zh"]).str.contains(word).any(), word
    assert asked["measure_zh"].str.len().min() > 5
    assert asked["measure_en"].str.len().min() > 5


def test_a_list_never_triggers_advice(catalogue: Catalogue) -> None:
    """Not to be on an incomplete or an old list says nothing of what is there."""
    table = catalogue.indicators
    lists = set(table["indicator"][table["unit"] == "0/1"])
    for text in catalogue.suggestions["trigger"]:
        assert not {code for _, code in read_trigger(text).terms} & lists


def test_nobody_who_loses_residents_receives_newcomers(catalogue: Catalogue) -> None:
    """In 337 units, 31 provinces and 20 clusters; and somebody who gains is told."""
    result, groups = score_cities(catalogue), peer_groups(catalogue, 2023)
    gained = residents_gained(catalogue, 2023)
    told = 0
    for subjects in (
        city_subjects(catalogue, result, groups),
        region_subjects(catalogue, result, groups, provinces(catalogue)),
        region_subjects(catalogue, result, groups, clusters(catalogue)),
    ):
        for unit in subjects.standings.values.index:
            found = {one.suggestion for one in diagnose(subjects, unit).suggestions}
            if "services_by_residence" in found:
                told += 1
                assert subjects.gained[unit] > 0
    assert told > 0
    assert not gained["621100"] > 0  # Dingxi lost residents


def test_residents_gained_by_hand(catalogue: Catalogue) -> None:
    """The latest figure that can be compared with the census, less that of the census."""
    values = catalogue.values.set_index(["variable", "city_code", "year"])["value"]
    gained = residents_gained(catalogue, 2023)
    own = values[RESIDENTS]["320500"]
    assert gained["320500"] == own[2023] - own[2020]
    census = replace(catalogue, values=catalogue.values.query("year <= 2020"))
    assert residents_gained(census, 2023).isna().all()
    assert gained_by(gained, {"g": ["320500"]})["g"] == gained["320500"]
