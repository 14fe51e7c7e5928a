"""The page of guards: who guards each site until which day, and where nobody does."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from pydantic import ValidationError

from drawdown.core.findings import Finding, Refused
from drawdown.people.rights import Sight
from drawdown.plan.schedule import Plan
from drawdown.strength.acts.guard import GUARD_SET
from drawdown.strength.guard import Guard, Kept, unguarded
from drawdown.web.closing.asking.filling import stamp_of
from drawdown.web.closing.asking.form import ActForm, Ask, Known, Sheet
from drawdown.web.closing.clearances.lines import adopted
from drawdown.web.closing.days import day_of
from drawdown.web.closing.phrases.refused import in_words
from drawdown.web.closing.phrases.spoken import spoken
from drawdown.web.closing.queries import file_of, register, rules
from drawdown.web.closing.views.site import receipt_of
from drawdown.web.closing.words import CLASSES
from drawdown.web.people.middleware import AskingRequest
from drawdown.web.people.sending import sender
from drawdown.web.people.who import Who
from drawdown.web.records.receipt import Receipt
from drawdown.web.records.sending import About, new_stamp, send
from drawdown.web.register.queries import current_snapshot
from drawdown.web.strength.handlers import HANDLERS
from drawdown.web.strength.queries import guards as known_guards
from drawdown.web.ui.findings import in_words as spoken_of

KIND = GUARD_SET.name
GIVEN_UP = frozenset(
    {*(state for state, drawn in CLASSES.items() if drawn == "closed"), "closed_without_handover"}
)
"""States of a site that is not the mission's any more."""


def guards(request: AskingRequest) -> HttpResponse:
    """Show who guards each site that the reader may see, or take a new guard."""
    if current_snapshot() is None:
        return render(request, "pages/empty.html")
    who, today = request.who, day_of(request.who)
    form, status = _form(who, today), 200
    findings: tuple[Finding, ...] = ()
    may = who.visitor or who.could(KIND)
    if request.method == "POST":
        if not may:
            raise PermissionDenied
        form, findings, receipt = _taken(request)
        if receipt is not None:
            return redirect(f"{reverse('guards')}?receipt={receipt.index}")
        status = 409 if findings else 400
    seen = [site for site in register().sites if _sees(who, site.id)]
    known = known_guards()
    plan = adopted()
    ends = {kept.site: kept for kept in kept_days(plan, today)}
    dated = who.sees(Sight.CONVOYS) or who.sees(Sight.SECURITY) or may
    context = {
        "page": "strength",
        "guarded": [
            (
                site,
                [each for each in known if each.site == site.id],
                ends.get(site.id) if dated else None,
                _missing(site.id, ends, known) if dated else (),
            )
            for site in seen
        ],
        "forms": [form] if may else [],
        "returned": form.slug if status != 200 else "",
        "refused": in_words(findings),
        "receipt": receipt_of(request),
    }
    return render(request, "strength/guards.html", context, status=status)


def kept_days(plan: Plan | None, today: date) -> Iterator[Kept]:
    """Yield the days for which each site needs a guard: from today to its last convoy.

    Where people stay on after the deadline, to the deadline at least. A site that was given up
    needs none of ours, whatever the plan still moves.
    """
    last: dict[str, date] = {}
    for move in plan.movements if plan is not None else ():
        day = plan.days.date(move.depart)  # type: ignore[union-attr]
        last[move.origin] = max(day, last.get(move.origin, day))
    for site in register().sites:
        end = last.get(site.id)
        if site.guard_after_deadline or site.team_after_deadline:
            end = max(register().mission.deadline, end or today)
        if end is not None and end >= today and file_of(site.id).state not in GIVEN_UP:
            yield Kept(site.id, today, end)


def _missing(site: str, ends: dict[str, Kept], known: tuple[Guard, ...]) -> tuple[object, ...]:
    """Return the days without a guard in the reader's language, the site by its name."""
    if site not in ends:
        return ()
    names = {each.id: each.name for each in register().sites}
    found = unguarded([ends[site]], known)
    return spoken_of(found, lambda _name, said: names.get(said) or spoken(said))


def _sees(who: Who, site: str) -> bool:
    here = frozenset({site})
    return who.could(KIND) or who.sees(Sight.OVERVIEW) or who.sees(Sight.CLOSURE, sites=here)


def _form(who: Who, today: date, *given: object) -> ActForm:
    sites = tuple((site.id, site.name) for site in register().sites)
    sheet = Sheet(
        KIND,
        lazy("Set a guard"),
        (
            Ask("site", lazy("Site"), "choice", choices=lambda _: sites),
            Ask("by", lazy("Guarded by"), help=lazy("A unit or a company. Name no person.")),
            Ask("since", lazy("From"), "date"),
            Ask("until", lazy("Until"), "date"),
            Ask("heads", lazy("People"), "number", needed=False),
            Ask("source", lazy("Source"), needed=False, help=lazy("Name no person.")),
        ),
    )
    form = ActForm(sheet, Known(rules=rules()), *given, initial={"since": today})
    form.stamp = replace(new_stamp(who.at), act=str(uuid.uuid4())).signed()
    return form


def _taken(request: AskingRequest) -> tuple[ActForm, tuple[Finding, ...], Receipt | None]:
    """Return the form that came, what it was refused for, and the receipt of its act."""
    form = _form(request.who, day_of(request.who), request.POST)
    if not form.is_valid():
        return form, (), None
    body = form.content()
    sites, subjects = [body["site"]], [f"site:{body['site']}"]
    try:
        said = GUARD_SET.body.model_validate_json(json.dumps(body))
        stamp = stamp_of(request.POST)
        by = sender(request.who, KIND, sites=sites, subjects=subjects, stamp=stamp)
        return form, (), send(HANDLERS[1], said, About(subjects=subjects, sites=sites), by=by)
    except ValidationError:
        form.add_error(None, _("This does not have the right form."))
        return form, (), None
    except Refused as no:
        return form, no.findings, None
