"""The forms of the liquidation: its gate, open items up to a successor, its end."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from drawdown.liquidation.close_out import close_outs
from drawdown.liquidation.kinds import item_kinds
from drawdown.liquidation.tasks import MISSION
from drawdown.people.reading import shipped_rights
from drawdown.web.closing.asking.form import ActForm, Ask, Choice, Known, Sheet
from drawdown.web.closing.asking.shared import FILE, ON, PERSONS, TITLE
from drawdown.web.closing.commitments.asks import CURRENCY
from drawdown.web.closing.queries import register, rules
from drawdown.web.liquidation.actions.take import guard_of
from drawdown.web.liquidation.queries import staying
from drawdown.web.liquidation.standing import LiquidationStanding
from drawdown.web.liquidation.tables_kept import tables_in_force
from drawdown.web.people.presenting import names_of
from drawdown.web.people.who import Who
from drawdown.web.records.sending import new_stamp


def in_french() -> bool:
    """Return whether the reader reads French."""
    return (get_language() or "").startswith("fr")


def kind_name(kind: str) -> str:
    """Return what a kind of item is called in the reader's language."""
    known = item_kinds()[kind]
    return known.name_fr if in_french() else known.name


SUCCESSORS: Mapping[str, Promise] = {
    "Department of Operational Support": lazy("Department of Operational Support"),
    "Global Procurement Support Section": lazy("Global Procurement Support Section"),
    "Regional Service Centre Entebbe": lazy("Regional Service Centre Entebbe"),
    "Archives and Records Management Section": lazy("Archives and Records Management Section"),
    "Office of Legal Affairs": lazy("Office of Legal Affairs"),
}
"""Offices of the Organization that `liquidation/tables/kinds.csv` names as successors."""


def office_name(office: str) -> str:
    """Return what an office is called; a successor that nothing here names, as it was typed."""
    for role in shipped_rights().roles:
        if role.id == office:
            return role.name_fr if in_french() else role.name
    return str(SUCCESSORS.get(office, office))


def _offices(_: Known) -> list[Choice]:
    return [(role.id, office_name(role.id)) for role in shipped_rights().roles]


ITEM = Ask("item", lazy("Open item"), "choice", choices=lambda known: known.items)
DUE = Ask("due", lazy("Due"), "date")
OWNER = Ask("owner", lazy("Office that has it"), "choice", choices=_offices)
REASON = Ask("reason", lazy("Reason"), help=lazy("Name no person."))
RATE = Ask("rate_on", lazy("Day of the rate of exchange"), "date", needed=False)
SUCCESSOR = Ask(
    "successor", lazy("Who has it after the end"), help=lazy("An office, never a person’s name.")
)
PAPERS = (
    ("delegation_file", "delegation", lazy("Written delegation of the head")),
    ("team_file", "team", lazy("Team by place")),
    ("guard_file", "guard", lazy("Guards authorised for the liquidation")),
    ("budget_file", "budget", lazy("Authority to spend")),
)
BEGUN, CLOSED = "liquidation.begun", "liquidation.closed"
SETTLED = "open_item.settled"
LASTING = frozenset({SETTLED, "open_item.revised", "open_item.transferred", "open_item.accepted"})
"""What is done with a residual after the end."""


def gate_papers() -> tuple[Promise, ...]:
    """Return what the papers of the gate are called, in the order in which they are kept."""
    return (*(words for _field, _into, words in PAPERS), lazy("Completion of the withdrawal"))


def _tasks(_: Known) -> list[Choice]:
    return [
        (each.task, f"{each.task} {each.name_fr if in_french() else each.name}")
        for each in tables_in_force().network.tasks.values()
    ]


def _steps(_: Known) -> list[Choice]:
    return [
        (step.step, step.name_fr if in_french() else step.name)
        for steps in close_outs().values()
        for step in steps
    ]


def _places(known: Known) -> list[Choice]:
    return [(MISSION, _("Whole mission")), *known.sites]


SHEETS: tuple[Sheet, ...] = (
    Sheet(
        BEGUN,
        lazy("Pass the gate into liquidation"),
        (
            ON,
            Ask("head", lazy("Head of the liquidation team"), "choice", choices=PERSONS),
            Ask("reason", lazy("Why the sites that are left stay open"), needed=False),
            *(Ask(field, words, "file") for field, _into, words in PAPERS),
            TITLE,
            Ask("file", lazy("Completion of the withdrawal"), "file"),
        ),
        file="withdrawal",
        more=tuple((field, into) for field, into, _words in PAPERS),
    ),
    Sheet(
        "liquidation_task.done",
        lazy("Say that a task is done"),
        (
            Ask("task", lazy("Task"), "choice", choices=_tasks),
            Ask("where", lazy("Place"), "choice", choices=_places),
            ON,
            TITLE,
            FILE,
        ),
        file="document",
    ),
    Sheet(
        "open_item.opened",
        lazy("Open an item"),
        (
            Ask("item", lazy("Number of the item"), "id"),
            Ask(
                "kind",
                lazy("Kind"),
                "choice",
                choices=lambda _: [(kind, kind_name(kind)) for kind in item_kinds()],
            ),
            Ask("title", lazy("What it is"), help=lazy("Name no person.")),
            Ask("site", lazy("Site"), "choice", needed=False, choices=lambda known: known.sites),
            ON,
            DUE,
            Ask("rule", lazy("Rule")),
            OWNER,
            SUCCESSOR,
            Ask("amount", lazy("Sum, where one is named"), "money", needed=False),
            replace(CURRENCY, needed=False),
            RATE,
            FILE,
        ),
        file="document",
    ),
    Sheet(
        "open_item.assigned",
        lazy("Assign an item"),
        (
            ITEM,
            ON,
            OWNER,
            Ask("person", lazy("Person"), "choice", needed=False, choices=PERSONS),
            DUE,
            replace(SUCCESSOR, needed=False),
        ),
    ),
    Sheet(
        "open_item.revised",
        lazy("Revise the sum of an item"),
        (
            ITEM,
            ON,
            Ask("amount", lazy("Sum"), "money"),
            CURRENCY,
            replace(RATE, needed=True),
            REASON,
            TITLE,
            FILE,
        ),
        file="document",
    ),
    Sheet(
        SETTLED,
        lazy("Settle an item"),
        (
            ITEM,
            ON,
            Ask("paid", lazy("Sum paid or received"), "money", needed=False),
            replace(REASON, needed=False),
            Ask(
                "checked",
                lazy("Close-out of a bank account: what is done"),
                "many",
                needed=False,
                choices=_steps,
                help=lazy("For a bank account alone. Choose each step that is done."),
            ),
            TITLE,
            FILE,
        ),
        file="document",
    ),
    Sheet(
        "open_item.transferred",
        lazy("Offer an item to a service centre"),
        (ITEM, ON, Ask("to", lazy("Service centre")), replace(REASON, needed=False), TITLE, FILE),
        file="document",
    ),
    Sheet(
        "open_item.accepted",
        lazy("Accept an item"),
        (
            ITEM,
            ON,
            Ask("by", lazy("Service centre")),
            Ask("clock", lazy("Day to look at it again"), "date"),
            TITLE,
            FILE,
        ),
        file="document",
    ),
    Sheet(CLOSED, lazy("End the liquidation"), (ON, TITLE, FILE), file="document"),
)
BY_KIND = {sheet.kind: sheet for sheet in SHEETS}


def sheet_of(kind: str) -> Sheet | None:
    """Return the form of a kind of act; the gate asks for the guard of each site that stays."""
    sheet = BY_KIND.get(kind)
    if sheet is None or kind != BEGUN:
        return sheet
    names = {site.id: site.name for site in register().sites}
    guards = tuple(
        Ask(f"guard_{site}", format_lazy(lazy("Guard unit: {site}"), site=names[site]), "file")
        for site in staying()
    )
    more = tuple((f"guard_{site}", guard_of(site)) for site in staying())
    at = len(sheet.asks) - 2
    asks = (*sheet.asks[:at], *guards, *sheet.asks[at:])
    return replace(sheet, asks=asks, more=(*sheet.more, *more))


def known_of(who: Who, found: LiquidationStanding) -> Known:
    """Return what the choices of the forms are made from."""
    names = names_of(who.standing)
    return Known(
        rules=rules(),
        persons=tuple(sorted(names.items(), key=lambda item: item[1].casefold())),
        items=tuple((held.item.id, f"{held.item.id} {held.item.title}") for held in found.register),
        sites=tuple((site.id, site.name) for site in register().sites),
        currencies={
            held.item.id: held.item.amount.currency for held in found.register if held.item.amount
        },
    )


def forms_for(
    who: Who, found: LiquidationStanding, today: date, filled: ActForm | None
) -> list[ActForm]:
    """Return the forms that a reader may send now; the one that came back keeps what was typed."""
    known, stamp, shown = known_of(who, found), new_stamp(who.at), []
    for each in SHEETS:
        sheet = sheet_of(each.kind) or each if _timely(each, found) else each
        back = filled is not None and filled.sheet.kind == sheet.kind
        if (back or _timely(sheet, found)) and (who.visitor or who.could(sheet.kind)):
            given = {"on": today, "currency": "USD"}
            if sheet.kind == "open_item.opened":
                given.pop("currency")
            form = filled if filled and back else ActForm(sheet, known, initial=given)
            form.stamp = replace(stamp, act=str(uuid.uuid4())).signed()
            shown.append(form)
    return shown


def _timely(sheet: Sheet, found: LiquidationStanding) -> bool:
    begun = found.file.begun is not None
    if found.file.closed_on is not None:
        return sheet.kind in LASTING
    return begun == (sheet.kind != BEGUN)


def body_of(form: ActForm) -> dict[str, Any]:
    """Return what the body of an act holds besides the fields of its form."""
    if form.sheet.kind != BEGUN:
        return {}
    reason = form.data.get("reason", "").strip()[:600]
    return {"exceptions": [{"site": site, "reason": reason} for site in staying() if reason]}
