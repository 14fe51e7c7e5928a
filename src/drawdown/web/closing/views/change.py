"""Takes the forms of the page of a site: each is one act through the door."""

from __future__ import annotations

from django.core.exceptions import BadRequest, PermissionDenied
from django.core.signing import BadSignature
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from pydantic import ValidationError

from drawdown.core.findings import Finding, Refused
from drawdown.people.rights import Sight
from drawdown.register.site import Site
from drawdown.web.closing.actions.take import Paper, Said, is_kept, keep_document, take
from drawdown.web.closing.asks import BY_KIND
from drawdown.web.closing.forms import ActForm, kept_name
from drawdown.web.closing.sheets import known_of
from drawdown.web.closing.views.site import found_site, page_of
from drawdown.web.people.middleware import AskingRequest
from drawdown.web.records.receipt import Receipt
from drawdown.web.records.sending import Stamp, read_stamp


def change(request: AskingRequest, site_id: str, kind: str) -> HttpResponse:
    """Take a form; where it is refused, show it again with every reason and all that was typed."""
    site = found_site(site_id)
    if not request.who.sees(Sight.CLOSURE, sites=frozenset({site.id})):
        raise PermissionDenied  # what is refused is shown on the page of the site
    sheet = BY_KIND.get(kind.replace("-", "."))
    if sheet is None:
        raise Http404
    known = known_of(site, request.who, request.POST.get("part") or None)
    form = ActForm(sheet, known, request.POST, request.FILES)
    stamp = _stamp(request)
    try:
        receipt = _taken(request, site, form, stamp) if form.is_valid() else None
    except Refused as no:
        return _again(request, site, form, no.findings, status=409)
    if receipt is None:
        return _again(request, site, form, (), status=400)
    where = reverse("site-closing", args=[site.id])
    return redirect(f"{where}?receipt={receipt.index}")


def _taken(request: AskingRequest, site: Site, form: ActForm, stamp: Stamp) -> Receipt | None:
    """Return the receipt; nothing for a body that is not well formed, which the form then says."""
    kept = _kept(request, site, form, stamp)
    said = Said(form.sheet.kind, {"site": site.id} | form.content())
    try:
        return take(said, kept, who=request.who, stamp=stamp)
    except ValidationError as wrong:
        for error in wrong.errors():
            names = [str(part) for part in error["loc"] if str(part) in form.fields]
            form.add_error(names[-1] if names else None, _("This does not have the right form."))
        return None


def _kept(request: AskingRequest, site: Site, form: ActForm, stamp: Stamp) -> dict[str, str]:
    """Store the documents of a form, and return each by the field of the body that names it."""
    given, found = form.cleaned_data, {}
    for field, into in form.sheet.files:
        document = given.get(kept_name(field)) or ""
        if document and not is_kept(document):
            raise BadRequest
        if given.get(field):
            title = given.get("title") or given.get("spot") or ""
            paper = Paper(field, title, given[field])
            document = keep_document(paper, site.id, who=request.who, stamp=stamp)
            form.keep(field, document)
        if document:
            found[into] = document
    return found


def _again(
    request: AskingRequest,
    site: Site,
    form: ActForm,
    findings: tuple[Finding, ...],
    *,
    status: int,
) -> HttpResponse:
    context = page_of(request, site, form=form, findings=findings)
    return render(request, "closing/site.html", context, status=status)


def _stamp(request: AskingRequest) -> Stamp:
    try:
        return read_stamp(request.POST.get("stamp", ""))
    except BadSignature as error:
        raise BadRequest from error
