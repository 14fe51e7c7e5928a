"""The final documents of a liquidation, in both languages, each with totals that tie out or not.

They are laid out as the disposal plan is. None carries the symbol of a document of headquarters.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from drawdown.liquidation.assets import Account, Fate, Value
from drawdown.liquidation.item import Held
from drawdown.liquidation.kinds import item_kinds
from drawdown.liquidation.lateness import Tracked
from drawdown.liquidation.words import rule_said, title_said
from drawdown.property.disposal.document import CURRENCY, GROUP, PIECES, Document, Said

PLACE: Said = ("Place", "Lieu")
PURCHASE: Said = ("Inventory value", "Valeur d’inventaire")
RESIDUAL: Said = ("Residual value", "Valeur résiduelle")
FATES: dict[Fate, Said] = {
    Fate.REDEPLOYED: ("Redeployed", "Redéployés"),
    Fate.TRANSFERRED: ("Transferred", "Transférés"),
    Fate.SOLD: ("Sold", "Vendus"),
    Fate.GIVEN: ("Given", "Donnés"),
    Fate.DESTROYED: ("Destroyed", "Détruits"),
    Fate.LOST: ("Lost", "Perdus"),
    Fate.REMAINING: ("Remaining", "Restants"),
}
MEASURES: tuple[tuple[str, Said], ...] = (
    ("pieces", PIECES),
    ("purchase", PURCHASE),
    ("residual", RESIDUAL),
)
ESTIMATES: Said = (
    "A piece without a known value counts without a price: sums leave it out, and are too low.",
    (
        "Une pièce sans valeur connue est comptée sans prix : les sommes l’omettent et sont trop "
        "basses."
    ),
)
NO_LINES: Said = (
    "The records hold no line of the kind: the document is empty, which says nothing of others.",
    (
        "Les enregistrements n’ont aucune ligne de ce genre : le document est vide, ce qui ne dit "
        "rien d’autres."
    ),
)


@dataclass(frozen=True, slots=True)
class Given:
    """One line of a free contribution: values of all its pieces, none where unknown."""

    gift: str
    receiver: str
    site: str
    state: str
    line: str
    description: str
    pieces: int
    purchase: int | None
    residual: int | None
    currency: str


@dataclass(frozen=True, slots=True)
class Lesson:
    """What an act or a remark says that the next mission can learn from, and its place there."""

    on: date
    where: str
    what: Said
    words: str
    entry: str


def disposition_document(
    mission: str, as_of: date, accounts: Iterable[Account], differences: int
) -> Document:
    """Return what became of all property, by group: in pieces, inventory and residual value."""
    sums: dict[tuple[str, str], dict[Fate | None, Value]] = {}
    for each in accounts:
        kept = sums.setdefault((each.group, each.currency), {})
        for fate, value in (*each.fates.items(), (None, each.opening)):
            kept[fate] = kept.get(fate, Value()).and_(value)
    rows, totals = [], list[tuple[object, ...]]()
    for (group, currency), found in sorted(sums.items()):
        for name, said in MEASURES:
            rows.append((group or "–", _both(said), currency or "–", *_cells(found, name)))
    for currency in sorted({currency for _, currency in sums}):
        whole: dict[Fate | None, Value] = {}
        for (_, code), found in sums.items():
            for key, value in found.items() if code == currency else ():
                whole[key] = whole.get(key, Value()).and_(value)
        totals += [("Total", _both(s), currency or "–", *_cells(whole, n)) for n, s in MEASURES]
    tied = differences == 0 and all(
        found.get(None, Value()) == _sum(v for k, v in found.items() if k is not None)
        for found in sums.values()
    )
    return Document(
        title=("Final disposition of assets", "Cession définitive des actifs"),
        mission=mission,
        as_of=as_of,
        head=(GROUP, ("Measure", "Mesure"), CURRENCY, ("Was there", "Existaient"),
              *FATES.values()),
        rows=tuple(rows),
        totals=tuple(totals),
        ties_out=tied,
        notes=(ESTIMATES,) if rows else (NO_LINES,),
    )  # fmt: skip


def _cells(found: dict[Fate | None, Value], name: str) -> list[object]:
    return [_cell(found.get(key, Value()), name) for key in (None, *FATES)]


def _cell(value: Value, name: str) -> object:
    """Return pieces, or a sum; a dash where no piece has a known value: that is not zero."""
    if name == "pieces":
        return value.pieces
    return "–" if value.unknown else money(getattr(value, name))


def donation_document(
    mission: str, as_of: date, gifts: Sequence[Given], given_pieces: int
) -> Document:
    """Return the list of free contributions, as it goes to the Assembly.

    It ties out when the pieces whose title has passed are those that the account gave away.
    """
    passed = sum(each.pieces for each in gifts if each.state == "passed")
    totals = []
    for code in sorted({each.currency for each in gifts}):
        of = [each for each in gifts if each.currency == code]
        totals.append(
            (
                "Total", "", "", "", "", sum(each.pieces for each in of), code or "–",
                _known([each.purchase for each in of]),
                _known([each.residual for each in of]),
            )
        )  # fmt: skip
    return Document(
        title=("List of free contributions", "Liste des contributions à titre gracieux"),
        mission=mission,
        as_of=as_of,
        head=(("Gift", "Don"), ("Receiver", "Bénéficiaire"), PLACE, ("State", "État"),
              ("Item", "Bien"), PIECES, CURRENCY, PURCHASE, RESIDUAL),
        rows=tuple(
            (
                each.gift, each.receiver or "–", each.site, _both(STATES.get(each.state, ("", ""))),
                f"{each.line} {each.description}", each.pieces, each.currency or "–",
                "–" if each.purchase is None else money(each.purchase),
                "–" if each.residual is None else money(each.residual),
            )
            for each in gifts
        ),
        totals=tuple(totals),
        ties_out=passed == given_pieces,
        notes=(
            ESTIMATES if gifts else NO_LINES,
            (
                ("Title passes once the Assembly has approved; before that a receiver may only "
                "have custody."),
                ("La propriété passe une fois l’approbation de l’Assemblée donnée ; avant, le "
                "bénéficiaire n’a que la garde."),
            ),
        ),
    )  # fmt: skip


def _known(values: Sequence[int | None]) -> str:
    """Return the sum of what is known; a dash where nothing is."""
    known = [value for value in values if value is not None]
    return money(sum(known)) if known else "–"


STATES: dict[str, Said] = {
    "offered": ("offered", "offert"),
    "possessed": ("in custody", "en garde"),
    "approved": ("approved", "approuvé"),
    "passed": ("title passed", "propriété transférée"),
    "refused": ("refused", "refusé"),
    "retrieved": ("retrieved", "repris"),
}


def report_document(
    mission: str,
    as_of: date,
    register: Sequence[Held],
    tasks: Sequence[Tracked],
    *,
    notes: Sequence[Said],
    differences: int,
) -> Document:
    """Return the liquidation report: what is open by kind, with a successor or without, and sums.

    It ties out when there is no difference, and every item has an owner and a successor.
    """
    rows = []
    for kind, known in item_kinds().items():
        items = [held for held in register if held.item.kind == kind]
        sums: dict[str, int] = {}
        for held in items:
            if held.item.amount is not None:
                code = held.item.amount.currency
                sums[code] = sums.get(code, 0) + held.item.amount.minor
        unknown = sum(held.item.amount is None for held in items)
        if items:
            rows.append(
                (
                    f"{known.name} / {known.name_fr}",
                    len(items),
                    sum(held.care.residual for held in items),
                    sum(held.due is not None and held.due < as_of for held in items),
                    ", ".join(f"{money(v)} {c}" for c, v in sorted(sums.items())) or "–",
                    unknown,
                )
            )
    return Document(
        title=("Liquidation report", "Rapport de liquidation"),
        mission=mission,
        as_of=as_of,
        head=(("Kind of open item", "Nature du poste ouvert"), ("Open", "Ouverts"),
              ("Accepted by a successor", "Acceptés par un successeur"), ("Late", "En retard"),
              ("Sums", "Montants"), ("Without a sum", "Sans montant")),
        rows=tuple(rows),
        totals=(("Total", len(register), sum(h.care.residual for h in register),
                 sum(row[3] for row in rows), "", sum(row[5] for row in rows)),),
        ties_out=differences == 0 and all(held.owner and held.successor for held in register),
        notes=(*notes, *_progress(tasks)),
    )  # fmt: skip


def _progress(tasks: Sequence[Tracked]) -> list[Said]:
    """Return how many tasks are done, and the late ones by name."""
    done = sum(each.done is not None for each in tasks)
    late = [each for each in tasks if each.late]
    return [
        (
            f"Tasks done: {done} of {len(tasks)}; late: {len(late)}.",
            f"Tâches faites : {done} sur {len(tasks)} ; en retard : {len(late)}.",
        ),
        *(
            (
                f"{each.first.key} {each.first.task.name}: late",
                f"{each.first.key} {each.first.task.name_fr} : en retard",
            )
            for each in late[:40]
        ),
    ]


def register_document(
    mission: str,
    as_of: date,
    register: Sequence[Held],
    *,
    places: Mapping[str, str],
    offices: Mapping[str, Said],
    states: Mapping[str, Said],
) -> Document:
    """Return every open item by itself: who has it, until when, under which rule, and who then.

    It ties out when each has an owner and a successor, and what was accepted has its clock.
    """
    kinds = item_kinds()
    ordered = sorted(register, key=lambda held: (not held.care.residual, held.item.id))
    return Document(
        title=("Register of open items and residuals", "Registre des postes ouverts et résiduels"),
        mission=mission,
        as_of=as_of,
        head=(("Item", "Poste"), ("Kind", "Nature"), PLACE, ("Owner", "Responsable"),
              ("Successor", "Successeur"), ("Accepted", "Accepté"), ("Day", "Échéance"),
              ("Rule", "Règle"), ("Sum", "Montant")),
        rows=tuple(
            (
                f"{held.item.id}: {_both(title_said(held.item, places, states))}",
                _both((kinds[held.item.kind].name, kinds[held.item.kind].name_fr)),
                places.get(held.item.site, held.item.site) or "–",
                _both(offices.get(held.owner, (held.owner, held.owner))),
                _both(offices.get(held.successor, (held.successor, held.successor))),
                "–" if held.care.accepted_on is None else held.care.accepted_on.isoformat(),
                _both(WITHOUT_DAY) if held.due is None else held.due.isoformat(),
                _both(rule_said(held.item)) or "–",
                "–" if held.item.amount is None
                else f"{money(held.item.amount.minor)} {held.item.amount.currency}",
            )
            for held in ordered
        ),
        totals=(("Total", f"{len(ordered)}", "", "", "",
                 f"{sum(held.care.residual for held in ordered)}",
                 f"{sum(held.due is not None for held in ordered)}", "",
                 f"{sum(held.item.amount is not None for held in ordered)}"),),
        ties_out=all(
            held.owner and held.successor and (held.care.clock or not held.care.residual)
            for held in ordered
        ),
        notes=(
            (
                "A sum that nobody recorded is a dash: it is unknown, and not zero.",
                "Un montant que personne n’a enregistré est un tiret : inconnu, et non nul.",
            ),
        ),
    )  # fmt: skip


WITHOUT_DAY: Said = ("no day", "sans échéance")


def lessons_document(mission: str, as_of: date, lessons: Iterable[Lesson]) -> Document:
    """Return what acts and remarks give to learn from, each with its entry of the ledger."""
    found = sorted(lessons, key=lambda each: (each.on, each.where))
    return Document(
        title=("Lessons", "Enseignements"),
        mission=mission,
        as_of=as_of,
        head=(("What", "Quoi"), PLACE, ("Day", "Jour"), ("In the words of the record",
              "Dans les mots de l’enregistrement"), ("Entry", "Entrée")),
        rows=tuple(
            (_both(each.what), each.where, each.on.isoformat(), each.words, each.entry)
            for each in found
        ),
        totals=(("Total", f"{len(found)}", "", "", ""),),
        ties_out=all(each.entry for each in found),
        notes=(
            (
                ("Drawn from records alone: refusals, losses, delays, what was dropped. What "
                "people learned beside them is for the review."),
                ("Tirés des seuls enregistrements : refus, pertes, retards, abandons. Ce que "
                "l’on a appris par ailleurs relève de la revue."),
            ),
        ),
    )  # fmt: skip


def money(minor: int) -> str:
    """Return an amount of minor units with its fraction, as the disposal plan writes it."""
    sign = "-" if minor < 0 else ""
    return sign + f"{abs(minor) // 100:,}.{abs(minor) % 100:02d}".replace(",", "\u202f")


def _both(said: Said) -> str:
    return said[0] if said[0] == said[1] else f"{said[0]} / {said[1]}"


def _sum(values: Iterable[Value]) -> Value:
    found = Value()
    for each in values:
        found = found.and_(each)
    return found
