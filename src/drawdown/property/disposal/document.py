"""The disposal plan as a document: preliminary and final, in both languages, with its totals.

The preliminary plan says where all of it is to go; the final one how it went. Both say whether
they tie out: the sum of the groups against what the register counts without them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from drawdown.property.disposal.plan import OPEN, Final, Row, total
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


@dataclass(frozen=True, slots=True)
class Proceeds:
    """What lots were sold for: by currency; lots whose amount nobody recorded are counted."""

    amounts: Mapping[str, int] = field(default_factory=dict)
    lots: int = 0
    unknown: int = 0


NO_SALE = Proceeds()


def final_document(
    mission: str, as_of: date, finals: Iterable[Final], *, proceeds: Proceeds = NO_SALE
) -> Document:
    """Return the plan of how all of the organization's property went."""
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
        ties_out=all(each.ties_out for each in found),
        notes=(
            (
                "All figures are pieces. What was there is what went, by way, and what remains.",
                "En pièces. Ce qui existait est ce qui est parti, par voie, et ce qui reste.",
            ),
            *_sold_for(proceeds),
        ),
    )  # fmt: skip


def _sold_for(proceeds: Proceeds) -> tuple[Said, ...]:
    """Return what sales brought; nothing where no lot was sold."""
    if not proceeds.lots:
        return ()
    sums = "; ".join(
        f"{code} {_money(amount, code)}" for code, amount in sorted(proceeds.amounts.items())
    )
    lots, unknown = proceeds.lots, proceeds.unknown
    return (
        (
            f"Lots sold: {lots}, for {sums or '?'}. Lots without a recorded amount: {unknown}.",
            f"Lots vendus : {lots}, pour {sums or '?'}. Lots sans montant inscrit : {unknown}.",
        ),
    )


def _group(group: str) -> str:
    return _both(NOT_DECIDED) if group == OPEN else group


def _both(said: Said) -> str:
    return said[0] if said[0] == said[1] else f"{said[0]} / {said[1]}"


def _money(minor: int, currency: str) -> str:
    """Return an amount; a dash where there is no currency, since nothing is known then."""
    if not currency:
        return "–"
    return f"{minor // 100:,}.{minor % 100:02d}".replace(",", "\u202f")
