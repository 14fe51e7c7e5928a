"""The forms of a contingent's equipment, and the body that a filled one stands for."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from drawdown.contingent.acts.state import Holding
from drawdown.contingent.file import UnitFile
from drawdown.movement.file import HOME
from drawdown.web.closing.asking.form import ActForm, Ask, Choice, Known, Sheet
from drawdown.web.closing.asking.shared import FILE, ON, TITLE_IF_ANY, from_words
from drawdown.web.closing.queries import rules
from drawdown.web.contingent.typed import READERS
from drawdown.web.contingent.words import HOME_WORDS, OCCASIONS, OUTCOMES
from drawdown.web.movement.queries import known_sites, places
from drawdown.web.movement.typed import Unread
from drawdown.web.people.who import Who
from drawdown.web.records.sending import new_stamp

NOTHING: Mapping[str, Any] = {}
SHOWN = Ask("shown", lazy("What shows differences and damage"), "file", needed=False)


def sheets(file: UnitFile) -> tuple[Sheet, ...]:
    """Return the forms of a contingent: one for each kind of act."""
    named = sorted(places().items(), key=lambda item: item[1].casefold())
    ends: list[Choice] = [*named, (HOME, str(HOME_WORDS))]
    here = [(place, name) for place, name in named if place in known_sites()]
    verified = Sheet(
        "equipment.verified",
        lazy("Record a verification"),
        (
            Ask("report", lazy("Number of the report"), "id"),
            Ask("occasion", lazy("Verified"), "choice", choices=from_words(OCCASIONS)),
            ON,
            Ask("place", lazy("Where"), "choice", choices=lambda _: ends),
            Ask("lines", lazy("What was found"), "rows",
                help=lazy("One a line: number; how many found; how many of them damaged.")),
            SHOWN, TITLE_IF_ANY, FILE,
        ),
        file="document",
        more=(("shown", "shown"),),
    )  # fmt: skip
    listed = Sheet(
        "equipment.listed",
        lazy("Record a load list"),
        (
            Ask("list", lazy("Number of the list"), "id"),
            ON,
            Ask("site", lazy("From"), "choice", choices=lambda _: here),
            Ask("movement", lazy("Number of the movement"), "id", needed=False),
            Ask("lines", lazy("What is to be loaded"), "lines",
                help=lazy("One a line: number; how many.")),
            TITLE_IF_ANY, FILE,
        ),
        file="document",
    )  # fmt: skip
    return (verified, listed, _claim(), *((_decision(open_),) if (open_ := _open(file)) else ()))


def _claim() -> Sheet:
    return Sheet(
        "loss.claimed",
        lazy("Claim for losses"),
        (
            Ask("claim", lazy("Number of the claim"), "id"),
            ON,
            Ask("lines", lazy("What is claimed"), "lines",
                help=lazy("One a line: number; how many; lost, destroyed or damaged.")),
            Ask("amount", lazy("Sum"), "money", needed=False),
            Ask("currency", lazy("Currency"), "currency", needed=False),
            TITLE_IF_ANY, FILE,
        ),
        file="document",
    )  # fmt: skip


def _decision(open_: list[Choice]) -> Sheet:
    return Sheet(
        "loss.decided",
        lazy("Decide on a claim"),
        (
            Ask("claim", lazy("Claim"), "choice", choices=lambda _: open_),
            ON,
            Ask("outcome", lazy("Decision"), "choice", choices=from_words(OUTCOMES)),
            Ask("amount", lazy("Sum"), "money", needed=False),
            Ask("currency", lazy("Currency"), "currency", needed=False),
            Ask("reason", lazy("Reason"), help=lazy("Name no person.")),
            TITLE_IF_ANY, FILE,
        ),
        file="document",
    )  # fmt: skip


def _open(file: UnitFile) -> list[Choice]:
    return [(claim.id, claim.id) for claim in file.claims.values() if claim.open]


def forms_of(
    who: Who,
    today: date,
    file: UnitFile,
    filled: ActForm | None = None,
    *,
    first: Mapping[str, Any] = NOTHING,
) -> list[ActForm]:
    """Return the forms that a reader may send; the one that came back keeps what was typed.

    `first` is what stands in the form of a verification before anybody types: from a workbook.
    """
    stamp, shown = new_stamp(who.at), []
    for sheet in sheets(file):
        if not (who.visitor or who.could(sheet.kind)):
            continue
        back = filled is not None and filled.sheet.kind == sheet.kind
        begun: dict[str, Any] = {"on": today, "currency": "USD"}
        begun |= first if sheet.kind == "equipment.verified" else {}
        form = filled if filled and back else ActForm(sheet, Known(rules=rules()), initial=begun)
        form.stamp = replace(stamp, act=str(uuid.uuid4())).signed()
        shown.append(form)
    return shown


def body_of(form: ActForm, unit: str) -> dict[str, Any] | None:
    """Return the body that a valid form stands for; none, and why in the form, for a bad list."""
    body: dict[str, Any] = {"unit": unit, **form.content()}
    reader = READERS.get(form.sheet.kind)
    if reader is not None:
        try:
            body["lines"] = reader(body["lines"])
        except Unread as line:
            form.add_error("lines", _("This line cannot be read: %(line)s") % {"line": line})
            return None
    return body


def with_shown(body: dict[str, Any], state: Holding) -> dict[str, Any]:
    """Let the one document that shows differences stand beside each line that differs."""
    shown = body.pop("shown", None)
    if shown is not None:
        body["lines"] = [_with(each, shown, body["place"], state) for each in body["lines"]]
    return body


def _with(line: Mapping[str, Any], shown: str, place: str, state: Holding) -> dict[str, Any]:
    whole = line["found"] == state.known(line["line"], place) and not line.get("damaged")
    return dict(line) if whole else {**line, "shown": shown}
