"""The pack of a site or part: versions, joint inspection, signatures, and what came after."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from drawdown.core.findings import Refused
from drawdown.documents.typesetting import BadPaper
from drawdown.ledger.act import BadAct
from drawdown.people.rights import Sight
from drawdown.register.site import Site
from drawdown.signing.source import Source
from drawdown.web.closing.actions.report import BY_KIND as HANDLERS
from drawdown.web.closing.actions.take import take
from drawdown.web.closing.asking.filling import fill, stamp_of
from drawdown.web.closing.asking.form import Returned
from drawdown.web.closing.days import day_of
from drawdown.web.closing.packs.source import source_of
from drawdown.web.closing.phrases.refused import in_words
from drawdown.web.closing.queries import file_of
from drawdown.web.closing.receivers.lines import look_lines, obligation_lines
from drawdown.web.closing.sites.boards import part_name
from drawdown.web.closing.views.site import found_site, receipt_of
from drawdown.web.handing.actions.make import making
from drawdown.web.handing.asks import BY_KIND
from drawdown.web.handing.forms import Asked, PackForm, body_of, forms_for, known_of
from drawdown.web.handing.pack_page import section_of, signatories_of
from drawdown.web.handing.sought import AT_ONCE, sought_in
from drawdown.web.people.middleware import AskingRequest
from drawdown.web.people.unread import record_unread


def pack(request: AskingRequest, site_id: str) -> HttpResponse:
    """Show the pack of the site, or of the part that the address names."""
    source = found_source(found_site(site_id), request.GET.get("part", ""))
    return render(request, "handing/pack.html", _page_of(request, source, Returned()))


def found_source(site: Site, part: str) -> Source:
    """Return the records of a pack; raises `Http404` for a part that nobody opened."""
    try:
        return source_of(site, part or None)
    except BadAct as error:
        raise Http404 from error


def pack_change(request: AskingRequest, site_id: str, kind: str) -> HttpResponse:
    """Take a form; where it is refused, show it again with every reason and all that was typed."""
    who, site = request.who, found_site(site_id)
    sheet = BY_KIND.get(kind.replace("-", "."))
    if sheet is None:
        raise Http404
    if not who.sees(Sight.PACK, sites=frozenset({site.id})):
        record_unread(request, HANDLERS[sheet.kind].kind)
        raise PermissionDenied
    source = found_source(site, request.POST.get("part", ""))
    form = PackForm(sheet, known_of(source, who), request.POST, request.FILES)
    body = body_of(Asked(source, who), sheet, request.POST.get("side", ""))
    by = making(source) if sheet.kind == "pack.made" else take
    try:
        receipt = fill(form, body, [site.id], who=who, stamp=stamp_of(request.POST), by=by)
    except Refused as no:
        return _again(request, source, Returned(form, no.findings), status=409)
    except BadPaper as bad:
        form.add_error(None, _("The pack cannot be laid out: %(why)s") % {"why": bad})
        receipt = None
    if receipt is None:
        return _again(request, source, Returned(form), status=400)
    asked = {"part": source.file.part} if source.file.part else {}
    address = reverse("site-pack", args=[site.id])
    return redirect(f"{address}?{urlencode(asked | {'receipt': str(receipt.index)})}")


def _again(
    request: AskingRequest, source: Source, returned: Returned, *, status: int
) -> HttpResponse:
    return render(request, "handing/pack.html", _page_of(request, source, returned), status=status)


def _page_of(request: AskingRequest, source: Source, returned: Returned) -> dict[str, Any]:
    who, site, part = request.who, source.site, source.file.part
    filled = returned.form if isinstance(returned.form, PackForm) else None
    sought = sought_in(request.GET)
    forms = forms_for(Asked(source, who), known_of(source, who, sought), filled)
    today = day_of(who)
    return {
        "page": "closing",
        "site_id": site.id,
        "site": site,
        "part": part or "",
        "place": source.place,
        "section": section_of(source, sought),
        "sought": sought,
        "long": len(source.items) > AT_ONCE,
        "file": source.file,
        "signatories": signatories_of(source, today),
        "obligations": obligation_lines(source.file, today),
        "due_looks": look_lines(source.file, today),
        "parts": [
            (each, part_name(site, each)) for each in sorted(file_of(site.id).parts) if each != part
        ],
        "forms": {form.sheet.kind.replace(".", "_"): form for form in forms},
        "returned": returned.form.slug if returned.form else "",
        "refused": in_words(returned.findings),
        "receipt": receipt_of(request),
        "shows_closing": who.sees(Sight.CLOSURE, sites=frozenset({site.id})),
    }
