"""The weights that favour and disfavour a city, as a table."""

from __future__ import annotations

from exports.content import Cell, Table
from ui.address.view import View
from ui.city.proofs.proved import best_case_of, guarantees_of
from ui.figures import kept
from ui.figures.names import part_name
from ui.figures.proofs import kept as proofs_kept
from ui.words.texts import Words


def weights(view: View) -> tuple[Table, ...]:
    """Return the weights with which the city is best and worst placed, and nearest the top."""
    guarantees = guarantees_of(view)
    if guarantees is None:
        return ()
    words, part, best_case = Words(view.language), guarantees.weighed, best_case_of(view)
    best, worst = proofs_kept.attained(view.choices, str(view.city), view.leeway)
    columns = {
        "weights_chosen": part.weights,
        "weights_best": best.weights,
        "weights_worst": worst.weights,
        **({} if best_case is None else {"weights_favoured": best_case.weights}),
    }
    names = [part_name(code, kept.catalogue(), words) for code in part.codes]
    rows: list[tuple[Cell, ...]] = [
        (name, *(100 * float(column[row]) for column in columns.values()))
        for row, name in enumerate(names)
    ]
    heads = (words("city.column_dimension"), *(words(f"city.{name}") for name in columns))
    title = words("city.proved_weights", leeway=view.leeway)
    return (Table(title, heads, tuple(rows), (None, *(1 for _ in columns))),)
