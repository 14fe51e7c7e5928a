"""The disposal plan as a document: preliminary and final, in both languages, with its totals.

The preliminary plan says where all of it is to go; the final one how it went. Both say whether
they tie out: the sum of the groups against what the register counts without them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from drawdown.property.disposal.plan import OPEN, Final, Row, total
from drawdown.property.disposal.sales import Sales, SalesRow
from drawdown.property.posting import OUT, Way

Said = tuple[str, str]
"""English and French."""
GROUP, LINES, PIECES = ("Group", "Groupe"), ("Lines", "Lignes"), ("Pieces", "Pièces")
DESTINATION: Said = ("Destination", "Destination")
CURRENCY: Said = ("Currency", "Monnaie")
PURCHASE: Said = ("Purchase value", "Valeur d’achat")
RESIDUAL: Said = ("Residual value", "Valeur résiduelle")
UNPRICED: Said = ("Pieces without a value", "Pièces sans valeur")
NOT_DECIDED: Said = ("not decided", "non décidé")
WAYS: Mapping[Way, Said] = {
    Way.LEFT: ("Left", "Partis"),
    Way.GIVEN: ("Given", "Donnés"),
    Way.SOLD: ("Sold", "Vendus"),
    Way.DESTROYED: ("Destroyed", "Détruits"),
    Way.LOST: ("Lost", "Perdus"),
    Way.WITHDRAWN: ("Entry withdrawn", "Inscription retirée"),
}


LOTS: Said = ("Lots", "Lots")
AMOUNT: Said = ("Amount of all of it", "Montant total")
NOT_RECORDED: Said = ("not recorded", "non inscrit")
SEVERAL: Said = (
    "A lot with lines of several groups was sold for one amount: how it divides is not known.",
    "Un lot de plusieurs groupes a été vendu pour un seul montant, sans répartition connue.",
)


@dataclass(frozen=True, slots=True)
class Table:
    """A table below the plan's own."""

    title: Said
    head: tuple[Said, ...]
    rows: tuple[tuple[object, ...], ...]
    totals: tuple[tuple[object, ...], ...]
    notes: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """One plan, ready to be laid out: numbers are numbers until then."""

    title: Said
    mission: str
    as_of: date
    head: tuple[Said, ...]
    rows: tuple[tuple[object, ...], ...]
    totals: tuple[tuple[object, ...], ...]
    ties_out: bool
    notes: tuple[Said, ...]
    second: Table | None = None


def preliminary_document(
    mission: str,
    as_of: date,
    rows: Sequence[Row],
    *,
    register: Mapping[str, tuple[int, int]],
    destinations: Mapping[str, Said],
) -> Document:
    """Return the plan of where all of the organization's property is to go."""
    sums = total(rows)
    lines = {code: sum(row.lines for row in rows if row.currency == code) for code in sums}
    tied = {code: (lines[code], one[0]) for code, one in sums.items()} == dict(register)
    return Document(
        title=("Preliminary asset disposal plan", "Plan préliminaire de cession des actifs"),
        mission=mission,
        as_of=as_of,
        head=(GROUP, DESTINATION, CURRENCY, LINES, PIECES, PURCHASE, RESIDUAL, UNPRICED),
        rows=tuple(
            (
                _group(row.group), _both(destinations.get(row.group, ("–", "–"))),
                row.currency or "–", row.lines, row.pieces,
                _money(row.purchase, row.currency), _money(row.residual, row.currency),
                row.unpriced,
            )
            for row in rows
        ),
        totals=tuple(
            (
                "Total", "", code or "–", lines[code], one[0], _money(one[1], code),
                _money(one[2], code), one[3],
            )
            for code, one in sums.items()
        ),
        ties_out=tied,
        notes=(
            (
                "A contingent's equipment is never in the plan: its owner decides.",
                "Le matériel d’un contingent n’y entre jamais : son propriétaire décide.",
            ),
            (
                "A piece of unknown value is counted and not priced: sums of values leave it out.",
                "Une pièce de valeur inconnue est comptée sans prix : les sommes l’omettent.",
            ),
        ),
    )  # fmt: skip


def final_document(
    mission: str, as_of: date, finals: Iterable[Final], *, sales: Sales | None = None
) -> Document:
    """Return the plan of how all of the organization's property went.

    With `sales`, the pieces of the lots have to be those that the account says were sold.
    """
    found = tuple(finals)
    ways = tuple(way for way in WAYS if way in OUT)
    rows = tuple(
        (_group(each.group), each.was_there, *(each.went.get(way, 0) for way in ways), each.remains)
        for each in found
    )
    sums = tuple(sum(int(str(row[at])) for row in rows) for at in range(1, len(ways) + 3))
    return Document(
        title=("Final asset disposal plan", "Plan final de cession des actifs"),
        mission=mission,
        as_of=as_of,
        head=(GROUP, ("Was there", "Existaient"), *(WAYS[way] for way in ways),
              ("Remains", "Restent")),
        rows=rows,
        totals=(("Total", *sums),),
        ties_out=all(each.ties_out for each in found) and (sales is None or sales.ties_out(found)),
        notes=(
            (
                "All figures are pieces. What was there is what went, by way, and what remains.",
                "En pièces. Ce qui existait est ce qui est parti, par voie, et ce qui reste.",
            ),
        ),
        second=_sold_for(sales),
    )  # fmt: skip


def _sold_for(sales: Sales | None) -> Table | None:
    """Return what sales brought, by group and currency; nothing where no lot was sold."""
    if sales is None or not sales.sold:
        return None
    several = any(len(row.groups) > 1 for row in sales.rows)
    return Table(
        title=("What sales brought", "Produit des ventes"),
        head=(GROUP, CURRENCY, LOTS, PIECES, AMOUNT),
        rows=tuple(
            (" + ".join(map(_group, row.groups)), *_sum_of_sales(row)) for row in sales.rows
        ),
        totals=tuple(("Total", *_sum_of_sales(row)) for row in sales.totals),
        notes=(SEVERAL,) if several else (),
    )


def _sum_of_sales(row: SalesRow) -> tuple[object, ...]:
    amount = _both(NOT_RECORDED) if row.amount is None else _money(row.amount, row.currency)
    return (row.currency or "–", row.lots, row.pieces, amount)


def _group(group: str) -> str:
    return _both(NOT_DECIDED) if group == OPEN else group


def _both(said: Said) -> str:
    return said[0] if said[0] == said[1] else f"{said[0]} / {said[1]}"


def _money(minor: int, currency: str) -> str:
    """Return an amount; a dash where there is no currency, since nothing is known then."""
    if not currency:
        return "–"
    return f"{minor // 100:,}.{minor % 100:02d}".replace(",", "\u202f")
