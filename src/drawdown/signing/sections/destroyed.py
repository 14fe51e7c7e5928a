"""What was destroyed or left at a hasty exit, each thing with its authority and its witnesses."""

from __future__ import annotations

from drawdown.documents.paper import Field, Fields, Section, Table, Words
from drawdown.handover.file import Origin
from drawdown.leaving.file import Fate
from drawdown.signing.source import Source, same

TITLE = Words("Departure and destruction", "Départ et destruction")
FATES = {
    Fate.LISTED: Words("listed", "inscrit"),
    Fate.AUTHORISED: Words("authorised", "autorisé"),
    Fate.DESTROYED: Words("destroyed", "détruit"),
    Fate.CARRIED: Words("carried along", "emporté"),
    Fate.LEFT: Words("left", "laissé"),
}


def section(source: Source) -> Section:
    """Return the order, the departure and the list; an unknown quantity stands as unknown."""
    order, left = source.exit.order, source.exit.departure
    head = (
        Words("No.", "N°"),
        Words("Item", "Bien"),
        Words("Quantity", "Quantité"),
        Words("Fate", "Sort"),
    )
    rows = tuple(
        (
            Words.same(item.id),
            Words.same(item.what),
            Words.same(str(item.quantity)) if item.quantity is not None else UNKNOWN,
            FATES[item.fate],
        )
        for item in source.exit.items.values()
    )
    rebuilt = order is not None and order.origin is Origin.RECONSTRUCTED
    facts = Fields(
        (
            Field(
                Words("Decision to leave", "Décision de partir"),
                same(f"{order.on.isoformat()}: {order.reason}" if order else None),
                rebuilt,
            ),
            Field(
                Words("Departure", "Départ"),
                same(left.on.isoformat() if left else None),
                rebuilt,
            ),
        )
    )
    return Section(TITLE, (facts, Table(head, rows)), own_page=False)


UNKNOWN = Words("not known", "non connu")
