"""Empty tables to fill in, one for each level, and one for residents' answers.

Their headings are in the reader's language; `own.form` and `own.survey` know those of all.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from data.catalogue import Catalogue
from data.counties.drawn import county_names
from data.languages import Language
from own.matching import Level
from own.survey.questionnaire import ANSWERS, SATISFIED, questionnaire

Row = tuple[str, ...]
_DISTRICTS = 5


@dataclass(frozen=True)
class Heads:
    """The headings of templates in a language.

    Attributes
    ----------
    code, city, province, county, inside, district : of units; `inside` is a county's city
    figure : what stands in place of a figure's name, its unit and its year
    a_district : an own district, with its number
    weight, item, share, size, effect : of residents' answers
    number, question : of the questionnaire
    answers : the place in `ANSWERS` of the words in this language
    """

    code: str
    city: str
    province: str
    county: str
    inside: str
    district: str
    figure: str
    a_district: str
    weight: str
    item: str
    share: str
    size: str
    effect: str
    number: str
    question: str
    answers: int


HEADS: Mapping[Language, Heads] = MappingProxyType(
    {
        "zh": Heads(
            code="代码",
            city="城市",
            province="省份",
            county="区县",
            inside="所属市",
            district="区县",
            figure="指标名称（单位）2023",
            a_district="第{n}个区",
            weight="权重",
            item="题目",
            share="满意率",
            size="样本量",
            effect="设计效应",
            number="题号",
            question="题目",
            answers=0,
        ),
        "en": Heads(
            code="Code",
            city="City",
            province="Province",
            county="County",
            inside="In city",
            district="District",
            figure="Name of the figure (unit) 2023",
            a_district="District {n}",
            weight="Weight",
            item="Item",
            share="Satisfied share",
            size="Sample size",
            effect="Design effect",
            number="No.",
            question="Question",
            answers=1,
        ),
    }
)


def template(catalogue: Catalogue, level: Level, language: Language) -> tuple[Row, ...]:
    """Return the rows of a table of a level: its heading, and every unit with its code."""
    heads = HEADS[language]
    if level == "prefecture":
        table = catalogue.cities[["city_code", f"name_{language}", f"province_{language}"]]
        return (
            (heads.code, heads.city, heads.province, heads.figure),
            *_rows(table.itertuples(index=False)),
        )
    if level == "county":
        names = catalogue.cities.set_index("city_code")[f"name_{language}"]
        called = county_names(catalogue)[f"name_{language}"].to_numpy()
        table = catalogue.counties[["county_code"]].assign(
            name=called, city=catalogue.counties["city_code"].map(names).fillna("")
        )
        return (
            (heads.code, heads.county, heads.inside, heads.figure),
            *_rows(table.itertuples(index=False)),
        )
    districts = (heads.a_district.format(n=n) for n in range(1, _DISTRICTS + 1))
    return ((heads.district, heads.figure), *((name, "") for name in districts))


def survey_template(kind: Literal["answers", "shares"], language: Language) -> tuple[Row, ...]:
    """Return the rows of a table of answers, a person a row, or of shares by city and item."""
    items, heads = questionnaire(), HEADS[language]
    if kind == "answers":
        satisfied = ANSWERS[SATISFIED - 1][heads.answers]
        return (
            (heads.city, heads.weight, *(f"q{item.number}" for item in items)),
            ("", "1", *(satisfied for _ in items)),
        )
    return (
        (heads.city, heads.item, heads.share, heads.size, heads.effect),
        *(("", item.code, "", "", "1") for item in items),
    )


def questionnaire_rows(language: Language) -> tuple[Row, ...]:
    """Return the questionnaire in both languages, to be printed or put into a survey tool.

    Parameters
    ----------
    language : that stands first
    """
    own = HEADS[language]
    order = sorted(HEADS.values(), key=lambda heads: heads is not own)
    answers = (" / ".join(said[heads.answers] for heads in order) for said in ANSWERS)
    scores = tuple(str(score) for score in range(1, len(ANSWERS) + 1))
    return (
        (own.number, own.code, *(heads.question for heads in order), *answers),
        *(
            (
                *(str(item.number), item.code),
                *((item.text_zh, item.text_en)[heads.answers] for heads in order),
                *scores,
            )
            for item in questionnaire()
        ),
    )


def _rows(rows: object) -> tuple[Row, ...]:
    return tuple((*map(str, row), "") for row in rows)  # type: ignore[attr-defined]
