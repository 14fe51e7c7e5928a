"""People: who is enrolled and what each holds, and the page of one of them."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render

from drawdown.people.may import as_actor
from drawdown.web.people.forms import Choices, Correct, Delegate, End, Enrol, Give
from drawdown.web.people.middleware import AskingRequest
from drawdown.web.people.models import Account, Person
from drawdown.web.people.outside import outside_people
from drawdown.web.people.presenting import held_lines, names_of, role_name
from drawdown.web.people.who import Who
from drawdown.web.records.models import Entry
from drawdown.web.records.personal import value_of
from drawdown.web.records.sending import new_stamp
from drawdown.web.register.queries import current_snapshot, register_of


def people(request: AskingRequest, form: Enrol | None = None, **more: Any) -> HttpResponse:
    """Show everybody, those who serve first."""
    who = request.who
    names = names_of(who.standing)
    rows = [
        {
            "id": person.id,
            "name": names[person.id],
            "serves": person.serves(who.at),
            "held": [line for line in held_lines(who.standing, person.id, at=who.at) if line.now],
        }
        for person in who.standing.persons.values()
    ]
    may_erase = who.visitor or who.could("values.erased")
    rows.sort(key=lambda row: (not row["serves"], str(row["name"]).casefold()))
    context = {
        "page": "people",
        "rows": rows,
        "form": form or Enrol(),
        "may_enrol": who.visitor or who.could("person.enrolled"),
        "outside": outside_people() if may_erase else [],
        "stamp": new_stamp(who.at).signed(),
    }
    return render(request, "people/people.html", context | more, status=more.get("status", 200))


def person(request: AskingRequest, person_id: str, **more: Any) -> HttpResponse:
    """Show one person: what they hold and held, the acts about them, and what can be done."""
    who = request.who
    known = Person.objects.filter(id=person_id).first()
    if known is None:
        raise Http404
    names = names_of(who.standing)
    today = {"since": who.at.date()}
    sites, givers = site_choices(), giver_choices(who, names)
    context = {
        "page": "people",
        "person": known,
        "name": names[person_id],
        "names": names,
        "email": value_of(known.email) if known.email else "",
        "has_account": Account.objects.filter(person=person_id).exists(),
        "held": held_lines(who.standing, person_id, at=who.at),
        "acts": Entry.objects.filter(topics__topic=f"person:{person_id}").order_by("-index")[:50],
        "may": _may(who),
        "correct": Correct(auto_id="correct_%s"),
        "give": Give(initial=today, sites=sites, auto_id="give_%s"),
        "delegate": Delegate(initial=today, sites=sites, givers=givers, auto_id="delegate_%s"),
        "end": End(auto_id=False),
        "stamp": new_stamp(who.at).signed(),
    }
    return render(request, "people/person.html", context | more, status=more.get("status", 200))


def site_choices() -> Choices:
    """Return the sites to choose from."""
    snapshot = current_snapshot()
    return [(site.id, site.name) for site in register_of(snapshot).sites] if snapshot else []


def giver_choices(who: Who, names: dict[str, str]) -> Choices:
    """Return who holds an office of their own: the one who asks first."""
    givers: dict[str, list[str]] = {}
    for office in who.standing.offices.values():
        if office.active(who.at) and as_actor(office).person in names:
            givers.setdefault(office.person, []).append(role_name(office.role))
    ordered = sorted(givers, key=lambda giver: (giver != who.person, names[giver].casefold()))
    return [(giver, f"{names[giver]} ({', '.join(givers[giver])})") for giver in ordered]


def _may(who: Who) -> dict[str, bool]:
    """Return which forms to show; the door decides in the end."""
    kinds = {
        "correct": "person.corrected",
        "invite": "invitation.sent",
        "give": "capacity.given",
        "delegate": "delegation.given",
        "end_office": "capacity.ended",
        "end_delegation": "delegation.ended",
        "leave": "person.left",
        "erase": "person.erased",
    }
    return {name: who.visitor or who.could(kind) for name, kind in kinds.items()}
