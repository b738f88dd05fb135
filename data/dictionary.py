"""The data dictionary, written from the tables themselves: `python -m data.dictionary`.

A test compares docs/data-dictionary.md with what this writes, so a table,
column, variable or indicator can never be missing from it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import fields
from pathlib import Path

from data.catalogue import Catalogue, read_catalogue
from data.errors import in_words
from data.languages import LANGUAGES, MANNERS
from data.schemas import SCHEMAS

PAGE = Path(__file__).parents[1] / "docs" / "data-dictionary.md"

TABLES = {
    "cities": "a prefecture-level unit (地级单位)",
    "clusters": "a city in a city cluster (城市群)",
    "counties": "a county of the 2020 census, or a county-level city since",
    "county_variables": "a variable of counties",
    "county_values": "a county, variable and year",
    "units": "a unit, or a variable whose figures have bounds of their own",
    "variables": "a published variable",
    "values": "a city, variable and year; the value is empty where the source contradicts itself",
    "breaks": "a year from which figures are not to be compared with earlier ones; of every "
    "variable or every city where that is empty",
    "doubts": "a reason why figures of a variable may be off, and how far; what a figure's own "
    "digits leave open is read from the figures",
    "indicators": "an indicator of the index",
    "pilots": "a city in a national programme",
    "frameworks": "a heading of an evaluation framework",
    "framework_map": "an indicator under a heading of a framework",
    "silent": "an indicator that hardly moves the index of a framework, and why it stays in it",
    "targets": "an official target, limit or guideline for a measure of the same definition",
    "decides": "an indicator that a city does not decide alone; of the others, programmes are "
    "awarded and the rest is its own",
    "verdicts": "a resident survey or a title that names a city; context, never scored",
    "suggestions": "a policy direction with its trigger and its source",
    "evidence": "a suggestion and a term of its trigger, with why that is evidence for it",
    "questions": "a thing to check that no figure here speaks of",
    "national_facts": "a national figure quoted by Wu",
    "sources": "a source",
    "words": "a code of a note, or a text of another table, as readers of either language see it",
}

COLUMNS = {
    "city_code": "six-digit administrative code (GB/T 2260), text; the only join key",
    "province_code": "six-digit code of the province-level unit",
    "region": "economic region: east, central, west, northeast",
    "provincial_capital": "1 where it is a provincial capital",
    "separately_planned": "1 where it is separately planned (计划单列市)",
    "tier": "city tier of Yicai 2025, first to fifth",
    "in_city_yearbook": "1 where the China City Statistical Yearbook covers it",
    "county_code": "six-digit administrative code of the county, text; a development zone that the "
    "census lists apart has one of its own",
    "geometry_code": "code of the polygon it is drawn with; empty for zones and forest districts",
    "relation": "how county and polygon are linked: same, renamed, renamed_after_2020, merged or "
    "regrouped with others; or statistical_zone, forest_district, which have none",
    "adds": "1 an amount, which sums over counties; 0 a share or mean, weighted by residents",
    "cluster": "code of the city cluster",
    "plan_year": "year of the plan that names the members",
    "definition": "plan, or soft where documents differ",
    "variable": "code of the variable",
    "unit": "unit of the value",
    "least": "the least a figure in this unit can be",
    "most": "the most a figure in this unit can be",
    "yearbook_table": "table of the yearbook it is printed in",
    "year": "year the figure refers to, or of the list; of a break, the first year after it",
    "since": "the first year of the figures that a break sets apart; empty: all before it",
    "value": "the figure, in the variable's unit",
    "source": "key of sources.csv, or the document itself",
    "note": "a warning, or after “withheld: ” why there is no figure: codes of words.csv joined by "
    "“; ”, each with what fills its slots in parentheses, or text",
    "remark": "how a figure was read or checked, which warns of nothing; written as a note is",
    "doubt": "code of the reason",
    "first_year": "first year of the figures it is about; empty: from the first",
    "last_year": "last year of the figures it is about; empty: to the last",
    "mark": "code that the note or remark of the figures has; empty: whatever they say",
    "half_width": "how far a figure may be off to either side; empty where its note gives the "
    "per cent in parentheses",
    "measure": "of the half-width: share of the figure, or its unit",
    "indicator": "code of the indicator",
    "dimension": "the dimension it belongs to",
    "direction": "1 more is better, −1 less is better",
    "numerator": "variable, or `pilots:TERM+TERM…` for a count of lists: groups of programmes, "
    "programmes and yes/no variables",
    "denominator": "variable it is divided by",
    "scale": "factor after the division",
    "kind": "level, ratio, count or binary; listed or rank for verdicts; boundary, definition or "
    "census for breaks",
    "weight": "weight within its parent",
    "programme": "code of the programme",
    "group": "programmes that are counted together",
    "complete": "how complete the list is",
    "framework": "code of the evaluation framework",
    "basis": "whom the framework scores: city_yearbook or every_unit",
    "heading": "code of the heading",
    "parent": "the heading above it; empty where it stands directly under the index",
    "survey": "code of the survey or title",
    "publisher": "who published it",
    "fact": "code of the fact",
    "date": "date or year it refers to",
    "place_in_wu": "section of the paper",
    "title": "title",
    "suggestion": "code of the suggestion",
    "scope": "city, region (province or cluster), or both; of a target, whom it binds: nation (a "
    "national mean, which no city can break), every_city, capitals_and_separately_planned, "
    "other_cities, cluster.CODE or province.CODE",
    "trigger": "terms STATE:CODE joined by “ + ”, all of which must hold: below (clearly below "
    "the peers), above, not_below, or rising (a variable, since the census of 2020); the first is "
    "what the suggestion is about; spread.CODE is the spread of a score within a region",
    "term": "one term of its trigger",
    "decides": "how far a city decides it: partly, or no",
    "question": "code of the question",
    "published": "year of publication",
    "refers_to": "time the figures refer to",
    "terms": "terms of use",
    "how_read": "how it was read and checked",
    "said": "what another table says: a code, or a text of its own",
    "target": "code of the target",
    "applies_to": "the indicator or variable it is a target of",
    "comparator": "at_most or at_least",
    "target_year": "year by which it is to be reached; empty for a limit in force",
    "level": "administrative level; of a target, what kind it is",
    "shown": "1 where it is drawn unless the reader asks otherwise",
    "document": "the document that sets it",
    "issued": "date of the document",
    "confidence": "how surely it was read: high, medium or low",
}

# Columns of texts, which a table has in each language.
_IN_EACH = {
    "name": "name in {}",
    "short": "short name in {}",
    "province": "name of the province in {}",
    "heading": "name of the heading in {}",
    "wanting": "the measures that it wants for full weight, in {}",
    "title": "what it is called, or what to do, in {}",
    "direction": "the policy direction in {}",
    "source": "where the direction comes from, in {}",
    "why": "the reason, in {}: why it stays, is evidence, is in doubt, or who else decides",
    "check": "what to check, in {}",
    "measure": "what one would measure, in {}",
    "amount": "how a number in this unit is written in {}",
    "text": "as readers of {} see it, with a pair of braces for each slot that a code fills; empty "
    "where it stands as it is",
}
COLUMNS |= {
    f"{column}_{language}": meaning.format(MANNERS[language].english_name)
    for column, meaning in _IN_EACH.items()
    for language in LANGUAGES
}


def describe(catalogue: Catalogue) -> str:
    """Return the data dictionary as Markdown."""
    parts = [
        "# Data dictionary",
        "Written by `python -m data.dictionary` from the tables in `data/`. "
        "Every figure carries its year, source and note to the screen.",
        "Who changes a table vouches for it with `python -m data.manifest`, which checks all "
        "tables and notes the rows, hash and figures of each in `data/manifest.toml`. A start "
        "refuses a table that is not the one noted and says how many rows it had and has. Where "
        "half of a variable's figures of a year are gone, only `python -m data.manifest --fewer` "
        "accepts it.",
    ]
    for field in fields(Catalogue):
        parts += [
            f"## {field.name}.csv",
            f"One row is {TABLES[field.name]}. {len(getattr(catalogue, field.name)):,} rows.",
            _table(("column", "meaning"), _columns(field.name)),
        ]
    return "\n\n".join([*parts, *_variables(catalogue), *_indicators(catalogue)]) + "\n"


def _columns(table: str) -> list[Sequence[str]]:
    return [(f"`{column}`", COLUMNS[column]) for column in SCHEMAS[table].columns]


def _variables(catalogue: Catalogue) -> list[str]:
    years = catalogue.values.groupby("variable")["year"].unique()
    rows = [
        (f"`{code}`", name_en, name_zh, unit, ", ".join(map(str, sorted(years[code]))))
        for code, name_en, name_zh, unit in zip(
            *(catalogue.variables[c] for c in ("variable", "name_en", "name_zh", "unit")),
            strict=True,
        )
    ]
    return ["## Variables", _table(("code", "English", "中文", "unit", "years"), rows)]


def _indicators(catalogue: Catalogue) -> list[str]:
    rows = [
        (
            f"`{row['indicator']}`",
            row["dimension"],
            row["name_en"],
            row["name_zh"],
            row["unit"],
            "more is better" if row["direction"] > 0 else "less is better",
            _formula(row["numerator"], row["denominator"], row["scale"]),
        )
        for row in catalogue.indicators.to_dict("records")
    ]
    head = ("code", "dimension", "English", "中文", "unit", "direction", "from")
    return ["## Indicators", _table(head, rows)]


def _formula(numerator: str, denominator: object, scale: float) -> str:
    if not isinstance(denominator, str):
        return f"`{numerator}`"
    factor = "" if scale == 1 else f" × {scale:,.0f}"
    return f"`{numerator}` ÷ `{denominator}`{factor}"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def write() -> None:
    """Write the page."""
    PAGE.write_text(describe(read_catalogue()), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(in_words(write))
