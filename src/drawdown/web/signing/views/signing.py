"""The page on which a pack is signed: on this tablet, in ink, and by its witnesses."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any
from uuid import uuid4

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from drawdown.core.findings import Finding, Refused
from drawdown.documents.print_copy import print_copy
from drawdown.documents.sign import CannotSign
from drawdown.ledger.act import BadAct
from drawdown.people.rights import Sight
from drawdown.signing.file import Side
from drawdown.signing.renewal import renewal_of
from drawdown.web.closing.asking.filling import stamp_of
from drawdown.web.closing.packs.seal import NoSeal, has_seal
from drawdown.web.closing.phrases.refused import in_words
from drawdown.web.closing.views.site import found_site, receipt_of
from drawdown.web.people.middleware import AskingRequest
from drawdown.web.people.presenting import names_of
from drawdown.web.records.receipt import Receipt
from drawdown.web.records.sending import new_stamp
from drawdown.web.signing.actions.attest import attest
from drawdown.web.signing.actions.keep_raised import keep_raised
from drawdown.web.signing.actions.sign_in_ink import Ink, sign_in_ink
from drawdown.web.signing.actions.sign_on_tablet import Tablet, sign_on_tablet
from drawdown.web.signing.actions.sign_with_key import Keyed, command_of, sign_with_key
from drawdown.web.signing.forms import InkForm, KeyForm, RaisedForm, TabletForm
from drawdown.web.signing.standing import Signing, public_address, signing_of
from drawdown.web.store import documents

MOST_REASON = 500
"""Letters of a reason."""
Form = TabletForm | InkForm | KeyForm | RaisedForm


@dataclass(frozen=True, slots=True)
class Back:
    """A form that came back, and why."""

    form: Form | None = None
    findings: tuple[Finding, ...] = ()
    unreasoned: bool = False
    """Whether somebody would not attest a signature, and gave no reason."""


def site_signing(request: AskingRequest, site_id: str) -> HttpResponse:
    """Show how the signing of a pack stands, and what the reader may do."""
    signing = _found(request, site_id, request.GET.get("part", ""))
    return render(request, "signing/signing.html", _page(request, signing, Back()))


def signing_change(request: AskingRequest, site_id: str, way: str) -> HttpResponse:
    """Take a drawing, a scan or an attestation; what is refused is shown with its reasons."""
    signing = _found(request, site_id, request.POST.get("part", ""))
    form: Form | None = None
    if way in FORMS:
        form = FORMS[way](_persons(request), request.POST, request.FILES)
    elif way == "digital":
        form = KeyForm(request.POST, request.FILES)
    elif way == "raised":
        form = RaisedForm(request.POST, request.FILES)
    elif way not in ("attest", "deny"):
        raise Http404
    if way == "deny" and not request.POST.get("reason", "").strip():
        return _again(request, signing, Back(unreasoned=True), status=400)
    if form is not None and not form.is_valid():
        return _again(request, signing, Back(form), status=400)
    try:
        receipt = _done(request, signing, form)
    except Refused as no:
        return _again(request, signing, Back(form, no.findings), status=409)
    except (NoSeal, CannotSign) as error:
        if form is not None:
            form.add_error(None, _unsealed(error))
        return _again(request, signing, Back(form), status=409)
    asked = {"receipt": str(receipt.index)} | ({"part": signing.part} if signing.part else {})
    return redirect(f"{reverse('site-signing', args=[site_id])}?{urlencode(asked)}")


FORMS: dict[str, type[TabletForm] | type[InkForm]] = {"tablet": TabletForm, "ink": InkForm}


def signing_print(request: AskingRequest, site_id: str) -> HttpResponse:
    """Send the copy to print: every page says by its code which file it is of."""
    signing = _found(request, site_id, request.GET.get("part", ""))
    if signing.version is None:
        raise Http404
    code, address = signing.code, public_address()
    printed = print_copy(
        documents().get(signing.version.document),
        lambda page: replace(code, page=page).text(address),
        short=code.short,
    )
    answer = HttpResponse(printed, content_type="application/pdf")
    name = f"{signing.name}-v{code.version}-print.pdf"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _done(request: AskingRequest, signing: Signing, form: Form | None) -> Receipt:
    who, stamp = request.who, stamp_of(request.POST)
    if form is None:
        side = request.POST.get("side", "")
        if side not in set(Side):
            raise Http404
        denied = request.POST.get("reason", "").strip()[:MOST_REASON]
        return attest(signing, Side(side), who=who, stamp=stamp, denied=denied)
    given = form.cleaned_data
    if isinstance(form, RaisedForm):
        return keep_raised(signing, given["raised"], who=who, stamp=stamp)
    if isinstance(form, KeyForm):
        keyed = Keyed(
            side=Side(given["side"]), signed=given["signed"], reservations=given["reservations"]
        )
        return sign_with_key(signing, keyed, who=who, stamp=stamp)
    plain = {
        "side": Side(given["side"]),
        "witness": given["witness"],
        "reservations": given["reservations"],
    }
    if isinstance(form, InkForm):
        ink = Ink(scan=given["scan"], typed=given["typed"], **plain)
        return sign_in_ink(signing, ink, who=who, stamp=stamp)
    drawn = Tablet(place=given["place"], look=form.look, **plain)
    return sign_on_tablet(signing, drawn, _names(request), who=who, stamp=stamp)


def _unsealed(error: Exception) -> str:
    if isinstance(error, NoSeal):
        return _("This installation has no key that seals drawn signatures. Sign in ink.")
    return _("The file cannot take this signature: sign the same way as the mission did.")


def _found(request: AskingRequest, site_id: str, part: str) -> Signing:
    """Return the signing of a site or part, for whoever sees its pack, or is asked as a witness."""
    site, who = found_site(site_id), request.who
    try:
        signing = signing_of(site, part or None)
    except BadAct as error:
        raise Http404 from error
    here = frozenset({site.id})
    awaited = signing.version.awaiting if signing.version else ()
    asked = any(each.witness == who.person for each in awaited)
    if not (asked or any(who.sees(sight, sites=here) for sight in (Sight.PACK, Sight.CLOSURE))):
        raise Http404  # whether a pack is signed there is not said
    return signing


def _names(request: AskingRequest) -> dict[str, str]:
    return dict(names_of(request.who.standing))


def _persons(request: AskingRequest) -> list[tuple[str, str]]:
    return sorted(_names(request).items(), key=lambda item: item[1].casefold())


def _again(request: AskingRequest, signing: Signing, back: Back, *, status: int) -> HttpResponse:
    return render(request, "signing/signing.html", _page(request, signing, back), status=status)


def _page(request: AskingRequest, signing: Signing, back: Back) -> dict[str, Any]:
    who, names = request.who, _names(request)
    may = who.visitor or who.could("pack.signed")
    stamp = new_stamp(who.at)
    return {
        "page": "closing",
        "site_id": signing.site.id,
        "site": signing.site,
        "signing": signing,
        "version": signing.version,
        "code": signing.code if signing.version else None,
        "lines": list(signing.lines(names, who.person)),
        "renewal": (renewal := renewal_of(signing.version)),
        "missed": renewal.missed(who.at.date()) if renewal else None,
        "raised_form": _raised_form(request, back) if renewal else None,
        "sides": _sides(request, signing, back) if may and signing.open else [],
        "may": may,
        "sealed_here": has_seal(),
        "stamp": stamp.signed(),
        "deny_stamp": replace(stamp, act=str(uuid4())).signed(),
        "refused": in_words(back.findings),
        "unreasoned": back.unreasoned,
        "returned": back.form is not None,
        "receipt": receipt_of(request),
    }


def _raised_form(request: AskingRequest, back: Back) -> RaisedForm | None:
    """Return the form for a copy with a time-stamp, for whoever may record one."""
    if not (request.who.visitor or request.who.could("pack.raised")):
        return None
    return back.form if isinstance(back.form, RaisedForm) else RaisedForm()


def _key_form(request: AskingRequest, signing: Signing, back: Back, side: Side) -> dict[str, Any]:
    """Return how a side signs with its own key: the file, the command, the form."""
    came = isinstance(back.form, KeyForm) and back.form.data.get("side") == side
    form = back.form if came and back.form is not None else KeyForm(initial={"side": side})
    form.auto_id = f"id_{side}_key_%s"
    document, command = command_of(signing, side, who=request.who)
    own = replace(new_stamp(request.who.at), act=str(uuid4()))
    return {
        "form": form,
        "stamp": own.signed(),
        "open": came,
        "document": document,
        "command": command,
    }


def _sides(request: AskingRequest, signing: Signing, back: Back) -> list[dict[str, Any]]:
    """Return the forms of each side that has still to sign; one that came back keeps its words."""
    persons, found = _persons(request), []
    for side in signing.unsigned():
        forms: dict[str, Any] = {"side": side}
        for name, kind in FORMS.items():
            prefix = f"id_{side}_{name}_%s"
            came = isinstance(back.form, kind) and back.form.data.get("side") == side
            form = (
                back.form
                if came and back.form is not None
                else kind(persons, initial={"side": side, "place": signing.site.name})
            )
            form.auto_id = prefix
            own = replace(new_stamp(request.who.at), act=str(uuid4()))
            forms[name] = {"form": form, "stamp": own.signed(), "open": came}
        forms["key"] = _key_form(request, signing, back, side)
        found.append(forms)
    return found
