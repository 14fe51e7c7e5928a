"""The forms of the log of clearances: what is asked, and what the authority answered."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as lazy

from drawdown.people.rights import Sight
from drawdown.progress.clearance import Answer, Clearance
from drawdown.web.closing.asking.form import ActForm, Ask, Known, Sheet
from drawdown.web.closing.asking.shared import FILE_IF_ANY, ON, TITLE_IF_ANY, from_words
from drawdown.web.closing.clearances.lines import adopted, requests_seen
from drawdown.web.closing.queries import register, rules
from drawdown.web.people.who import Who
from drawdown.web.records.sending import new_stamp
from drawdown.web.ui.names import CLEARANCES, named

ANSWERED: Mapping[str, Promise] = {
    "granted": lazy("granted"),
    "refused": lazy("refused"),
    "withdrawn": lazy("withdrawn"),
}
CLEARANCE_SHEETS: tuple[Sheet, ...] = (
    Sheet(
        "clearance.asked",
        lazy("Ask for a clearance"),
        (
            Ask("clearance", lazy("Number of the request"), "id"),
            Ask("kind", lazy("Kind"), "choice", choices=lambda k: k.clearances),
            Ask("authority", lazy("Asked of"), help=lazy("An authority; name no person.")),
            ON,
            Ask("needed_by", lazy("Answer needed by"), "date"),
            Ask("sites", lazy("Sites"), "many", choices=lambda k: k.sites),
            Ask(
                "movements",
                lazy("Movements that wait for it"),
                "many",
                needed=False,
                choices=lambda k: k.movements,
            ),
            TITLE_IF_ANY,
            FILE_IF_ANY,
        ),
        file="*",
    ),
    Sheet(
        "clearance.answered",
        lazy("Record an answer"),
        (
            Ask("clearance", lazy("Request"), "choice", choices=lambda k: k.requests),
            Ask("answer", lazy("Answer"), "choice", choices=from_words(ANSWERED)),
            ON,
            Ask("by", lazy("Which office answered"), needed=False, help=lazy("Name no person.")),
            Ask("reason", lazy("Reason"), needed=False, help=lazy("Name no person.")),
            Ask("valid_until", lazy("Valid until"), "date", needed=False),
            TITLE_IF_ANY,
            FILE_IF_ANY,
        ),
        file="*",
    ),
)
BY_KIND = {sheet.kind: sheet for sheet in CLEARANCE_SHEETS}
FINAL = (Answer.REFUSED, Answer.WITHDRAWN)


def known_of_clearances(who: Who, today: date) -> Known:
    """Return what the choices are made from: what may still be answered, and what moves."""
    seen = who.sees(Sight.CONVOYS)
    return Known(
        rules=rules(),
        requests=tuple(
            (each.id, f"{each.id} · {each.authority}")
            for each in requests_seen(who, today)
            if each.status not in FINAL
        ),
        clearances=tuple(
            (each.kind, named(CLEARANCES, each.kind)) for each in register().movement.clearances
        ),
        movements=_movements() if seen else (),
        sites=tuple((site.id, site.name) for site in register().sites),
    )


def clearance_forms(who: Who, today: date, filled: ActForm | None) -> list[ActForm]:
    """Return the forms that a reader may send; the one that came back keeps what was typed."""
    known, stamp, shown = known_of_clearances(who, today), new_stamp(who.at), []
    for sheet in CLEARANCE_SHEETS:
        if who.visitor or who.could(sheet.kind):
            back = filled is not None and filled.sheet.kind == sheet.kind
            form = filled if filled and back else ActForm(sheet, known, initial={"on": today})
            form.stamp = replace(stamp, act=str(uuid.uuid4())).signed()
            shown.append(form)
    return shown


def sites_about(form: ActForm, requests: Mapping[str, Clearance]) -> tuple[str, ...]:
    """Return the sites that a form is about: those it names, or those of its request."""
    request = requests.get(form.data.get("clearance", ""))
    if form.sheet.kind == "clearance.answered" and request is not None:
        return request.sites
    known = {site for site, _name in form.known.sites}
    return tuple(site for site in form.data.getlist("sites") if site in known)  # type: ignore[attr-defined]


def _movements() -> tuple[tuple[str, str], ...]:
    """Return the movements of the adopted plan to choose from; none without a plan."""
    plan = adopted()
    return (
        tuple((each, each) for each in sorted(move.id for move in plan.movements)) if plan else ()
    )
