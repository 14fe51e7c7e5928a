"""What the forms of the pages of people ask for, each as one act through the door."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from django.core.exceptions import BadRequest
from django.core.signing import BadSignature
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from drawdown.core.findings import Refused
from drawdown.people.acts.erase import KIND as ERASED
from drawdown.people.acts.erase_values import VALUES_ERASED, ValuesErased
from drawdown.web.acts import PEOPLE
from drawdown.web.people.actions.correct_person import correct_person
from drawdown.web.people.actions.end_holding import end_holding
from drawdown.web.people.actions.enrol_person import enrol_person
from drawdown.web.people.actions.erase_person import erase_person
from drawdown.web.people.actions.erase_values import erase_values
from drawdown.web.people.actions.give_holding import delegate, give_office
from drawdown.web.people.actions.invite_person import invite_person
from drawdown.web.people.actions.record_leaving import record_leaving
from drawdown.web.people.forms import Correct, Delegate, End, Enrol, Give
from drawdown.web.people.middleware import AskingRequest
from drawdown.web.people.models import Holding
from drawdown.web.people.outside import kept_at
from drawdown.web.people.presenting import names_of
from drawdown.web.people.sending import sender
from drawdown.web.people.views import people as pages
from drawdown.web.people.words import reasons
from drawdown.web.records.sending import Sender, Stamp, read_stamp


def enrol(request: AskingRequest) -> HttpResponse:
    """Enrol a person and show their page."""
    form = Enrol(request.POST)
    if not form.is_valid():
        return pages.people(request, form, status=400)
    given, by = form.cleaned_data, _by(request, "person.enrolled")
    try:
        found = enrol_person(given["name"], given["email"], by=by)
    except Refused as no:
        return pages.people(request, form, refused=reasons(no.findings), status=409)
    return redirect("person", person_id=found)


def correct(request: AskingRequest, person_id: str) -> HttpResponse:
    """Correct a name or an address."""
    form = Correct(request.POST, auto_id="correct_%s")
    if not form.is_valid():
        return pages.person(request, person_id, correct=form, status=400)
    by = _by(request, "person.corrected")
    return _done(request, person_id, lambda: correct_person(person_id, **form.cleaned_data, by=by))


def give(request: AskingRequest, person_id: str) -> HttpResponse:
    """Give an office."""
    form = Give(request.POST, sites=pages.site_choices(), auto_id="give_%s")
    if not form.is_valid():
        return pages.person(request, person_id, give=form, status=400)
    body = form.body(person_id)
    by = _by(request, "capacity.given", body.sites or ())
    return _done(request, person_id, lambda: give_office(body, by=by))


def give_delegation(request: AskingRequest, person_id: str) -> HttpResponse:
    """Give a delegation."""
    who = request.who
    givers = pages.giver_choices(who, names_of(who.standing))
    form = Delegate(request.POST, sites=pages.site_choices(), givers=givers, auto_id="delegate_%s")
    if not form.is_valid():
        return pages.person(request, person_id, delegate=form, status=400)
    body = form.delegation(person_id)
    by = _by(request, "delegation.given", body.sites or ())
    return _done(request, person_id, lambda: delegate(body, by=by))


def end(request: AskingRequest, person_id: str) -> HttpResponse:
    """End an office or a delegation."""
    form = End(request.POST)
    if not form.is_valid():
        return pages.person(request, person_id, status=400)
    body = form.body(person_id)
    held = Holding.objects.filter(id=body.holding).first()
    kind = "delegation.ended" if held and held.given_by_id else "capacity.ended"
    by = _by(request, kind, (held.sites if held else None) or ())
    return _done(request, person_id, lambda: end_holding(body, by=by))


def leave(request: AskingRequest, person_id: str) -> HttpResponse:
    """Record that a person has left."""
    by = _by(request, "person.left")
    return _done(request, person_id, lambda: record_leaving(person_id, by=by))


def erase(request: AskingRequest, person_id: str) -> HttpResponse:
    """Erase a person's values."""
    by = _by(request, "person.erased")
    return _done(request, person_id, lambda: erase_person(person_id, PEOPLE[ERASED.name], by=by))


def erase_outside(request: AskingRequest, index: int) -> HttpResponse:
    """Erase the chosen names that an act gives of people who are not enrolled."""
    kept = kept_at(index)
    if kept is None:
        raise Http404
    chosen = tuple(each for each in kept.values if each in request.POST.getlist("value"))
    if not chosen:
        raise BadRequest
    body = ValuesErased(act=kept.act, values=chosen)
    try:
        erase_values(body, PEOPLE[VALUES_ERASED.name], by=_by(request, VALUES_ERASED.name))
    except Refused as no:
        return pages.people(request, refused=reasons(no.findings), status=409)
    return redirect("people")


def invite(request: AskingRequest, person_id: str) -> HttpResponse:
    """Invite a person; the link is on the answer, and nowhere afterwards."""
    by = _by(request, "invitation.sent")
    try:
        secret = invite_person(person_id, by=by)
    except Refused as no:
        return pages.person(request, person_id, refused=reasons(no.findings), status=409)
    link = request.build_absolute_uri(reverse("invitation", args=[secret]))
    return pages.person(request, person_id, link=link)


def _done(request: AskingRequest, person_id: str, act: Callable[[], object]) -> HttpResponse:
    """Do it and show the page of the person; where it is refused, with the reasons."""
    try:
        act()
    except Refused as no:
        return pages.person(request, person_id, refused=reasons(no.findings), status=409)
    return redirect("person", person_id=person_id)


def _by(request: AskingRequest, kind: str, sites: Iterable[str] = ()) -> Sender:
    return sender(request.who, kind, sites=sites, stamp=_stamp(request))


def _stamp(request: AskingRequest) -> Stamp:
    """Return the stamp of the form, so that sending it twice is one act."""
    try:
        return read_stamp(request.POST.get("stamp", ""))
    except BadSignature as error:
        raise BadRequest from error
