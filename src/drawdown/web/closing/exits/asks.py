"""What the acts of a hasty exit ask for: shown once an exit is ordered, but for the order."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as lazy

from drawdown.web.closing.asking.form import Ask, Choice, Known, Sheet

OWNERS: Mapping[str, Promise] = {
    "unoe": lazy("the Organization"),
    "coe": lazy("a contingent"),
}
FATES: Mapping[str, Promise] = {
    "listed": lazy("listed, not authorised"),
    "authorised": lazy("may be destroyed"),
    "destroyed": lazy("destroyed"),
    "carried": lazy("carried after all"),
    "left": lazy("left behind"),
}
NOTIFIED: Mapping[str, Promise] = {
    "headquarters": lazy("headquarters"),
    "contributors": lazy("the contributors"),
    "host": lazy("the host State"),
}


def _of(table: Mapping[str, Promise], *names: str) -> Callable[[Known], list[Choice]]:
    return lambda _: [(name, str(table[name])) for name in names or table]


ITEM = Ask("item", lazy("Number on the list"), "choice", choices=lambda k: k.items)
ITEMS = Ask("items", lazy("Numbers on the list"), "many", choices=lambda k: k.items)
PERSONS: Callable[[Known], Sequence[Choice]] = lambda known: known.persons  # noqa: E731
ON = Ask("on", lazy("Day"), "date")
TITLE = Ask("title", lazy("What the document shows"), "title", help=lazy("Name no person."))
FILE = Ask("file", lazy("Document or photograph"), "file")
REASON = Ask("reason", lazy("Reason"), help=lazy("Name no person."))
AIR = {"true": lazy("yes"), "false": lazy("no")}

ORDER = Sheet(
    "exit.ordered",
    lazy("Order a hasty exit"),
    (
        ON,
        Ask("departs_on", lazy("Day of the departure"), "date"),
        Ask("departs_hour", lazy("Hour of the departure (UTC), 0 to 23"), "number"),
        REASON,
        Ask("notified", lazy("Who was notified"), "many", needed=False, choices=_of(NOTIFIED)),
        TITLE,
        FILE,
    ),
    file="document",
    parts=True,
)
UNDER_ORDER: tuple[Sheet, ...] = (
    Sheet("exit.called_off", lazy("Call off the exit"), (ON, REASON), parts=True),
    Sheet(
        "destruction.listed",
        lazy("List what cannot leave"),
        (
            Ask("item", lazy("Serial or number of the asset"), "id"),
            Ask("owner", lazy("Owner"), "choice", choices=_of(OWNERS)),
            Ask("contributor", lazy("Whose contingent, where it is of one"), needed=False),
            Ask("what", lazy("What it is")),
            Ask("quantity", lazy("How many"), "number", needed=False),
            Ask("value", lazy("Value in cents of a US dollar"), "number", needed=False),
            Ask("reason", lazy("Why it cannot move")),
            Ask("method", lazy("How it would be destroyed")),
            ON,
        ),
        parts=True,
    ),
    Sheet(
        "destruction.authorised",
        lazy("Authorise a destruction"),
        (
            ITEMS,
            ON,
            TITLE,
            Ask("file", lazy("The signed list"), "file"),
            Ask("safety_file", lazy("The safety check"), "file"),
            Ask(
                "owner_file",
                lazy("The notice to the contributor"),
                "file",
                needed=False,
                help=lazy("Needed for what is a contingent's."),
            ),
        ),
        file="document",
        more=(("safety_file", "safety_check"), ("owner_file", "owner_notice")),
        parts=True,
    ),
    Sheet(
        "item.destroyed",
        lazy("Record a destruction"),
        (
            ITEM,
            ON,
            Ask("witnesses", lazy("Witnesses"), "many", choices=PERSONS),
            TITLE,
            Ask("file", lazy("Photographs"), "files", help=lazy("As many as 12, together 25 MB.")),
        ),
        file="photos",
        parts=True,
    ),
    Sheet(
        "item.spared",
        lazy("Record what was not destroyed"),
        (
            ITEM,
            ON,
            Ask("fate", lazy("What became of it"), "choice", choices=_of(FATES, "carried", "left")),
            REASON,
        ),
        parts=True,
    ),
    Sheet(
        "exit.left",
        lazy("Record the departure"),
        (
            ON,
            Ask("people", lazy("People"), "number", needed=False),
            Ask("vehicles", lazy("Vehicles"), "number", needed=False),
            Ask("supply_days", lazy("Days of supply"), "number", needed=False),
            Ask("air_cover", lazy("Air cover"), "choice", needed=False, choices=_of(AIR)),
            TITLE,
            FILE,
        ),
        file="document",
        parts=True,
    ),
    Sheet(
        "loss.notified",
        lazy("Notify owners of a loss"),
        (ITEMS, ON, Ask("case", lazy("Write-off case"), "id"), TITLE, FILE),
        file="document",
        parts=True,
    ),
)
EXIT_SHEETS = (ORDER, *UNDER_ORDER)
NEEDS_EXIT = frozenset(sheet.kind for sheet in UNDER_ORDER)
"""Kinds whose forms nobody needs before an exit is ordered."""
