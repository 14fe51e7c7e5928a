"""The forms on persons who leave."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import date

from django.utils.translation import gettext_lazy as lazy

from drawdown.web.closing.asking.form import ActForm, Ask, Choice, Known, Sheet
from drawdown.web.closing.asking.shared import ON, from_words
from drawdown.web.closing.queries import rules
from drawdown.web.people.presenting import names_of
from drawdown.web.people.who import Who
from drawdown.web.records.sending import new_stamp
from drawdown.web.staff.list_kept import CHECK_OUT_LIST
from drawdown.web.staff.words import OUTCOMES, item_name

BESIDE = ("outcome", "grounds")
"""What is kept beside the ledger: the act holds digests."""


def sheets(who: Who) -> tuple[Sheet, ...]:
    """Return the forms: a last day, one thing of a check-out list, a decision on separation."""
    serving = [each.id for each in who.standing.persons.values() if each.serves(who.at)]
    names = names_of(who.standing)
    people: list[Choice] = sorted(
        ((person, names.get(person, person)) for person in serving), key=lambda each: each[1]
    )
    theirs = [(item.id, item_name(item)) for item in CHECK_OUT_LIST.in_force().items
              if who.visitor or item.owner in who.roles]  # fmt: skip
    person = Ask("person", lazy("Person"), "choice", choices=lambda _: people)
    return (
        Sheet(
            "last_day.set",
            lazy("Set a last day"),
            (
                person,
                Ask("last_day", lazy("Last day"), "date"),
                Ask("reason", lazy("Reason"), needed=False, help=lazy("Name no person.")),
            ),
        ),
        Sheet(
            "check_out.settled",
            lazy("Settle a thing of the check-out list"),
            (
                person,
                Ask("item", lazy("What is settled"), "choice", choices=lambda _: theirs),
                ON,
                Ask("applies", lazy("It concerns them and is settled"), "seen"),
                Ask("note", lazy("Note"), needed=False, help=lazy("Name no person.")),
            ),
        ),
        Sheet(
            "separation.decided",
            lazy("Record a decision on separation"),
            (
                person,
                ON,
                Ask("criteria", lazy("Published criteria"),
                    help=lazy("By their reference. Name no person.")),
                Ask("pool", lazy("Compared with"), help=lazy("A pool of posts. Name no person.")),
                Ask("pool_size", lazy("How many were compared"), "number"),
                Ask("outcome", lazy("Decision"), "choice", choices=from_words(OUTCOMES)),
                Ask("grounds", lazy("Grounds"), "text",
                    help=lazy("Kept beside the ledger: they can be erased.")),
                Ask("reference", lazy("Where the papers are"), needed=False),
            ),
        ),
    )  # fmt: skip


def forms_of(who: Who, today: date, filled: ActForm | None = None) -> list[ActForm]:
    """Return the forms that a reader may send; the one that came back keeps what was typed."""
    stamp, shown = new_stamp(who.at), []
    for sheet in sheets(who):
        if not (who.visitor or who.could(sheet.kind)):
            continue
        back = filled is not None and filled.sheet.kind == sheet.kind
        first = {"on": today}
        form = filled if filled and back else ActForm(sheet, Known(rules=rules()), initial=first)
        form.stamp = replace(stamp, act=str(uuid.uuid4())).signed()
        shown.append(form)
    return shown
