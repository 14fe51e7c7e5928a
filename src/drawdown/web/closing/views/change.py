"""Takes the forms of the pages of a site: each is one act through the door."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode

from drawdown.core.findings import Refused
from drawdown.register.site import Site
from drawdown.web.closing.actions.report import BY_KIND as HANDLERS
from drawdown.web.closing.asking.filling import fill, stamp_of
from drawdown.web.closing.asking.form import ActForm, Returned
from drawdown.web.closing.site_forms.pages import PAGES, Page
from drawdown.web.closing.site_forms.shown import known_of, shown_on
from drawdown.web.closing.site_forms.table import BY_KIND
from drawdown.web.closing.views import commitments, environment, receiver
from drawdown.web.closing.views import site as closing
from drawdown.web.closing.views.site import found_site
from drawdown.web.people.middleware import AskingRequest
from drawdown.web.people.unread import record_unread

BUILDERS: Mapping[str, Callable[[AskingRequest, Site, Returned], dict[str, Any]]] = {
    "site": closing.page_of,
    "environment": environment.page_of,
    "receiver": receiver.page_of,
    "commitments": commitments.page_of,
}


def change(request: AskingRequest, site_id: str, kind: str) -> HttpResponse:
    """Take a form; where it is refused, show it again with every reason and all that was typed."""
    site, who = found_site(site_id), request.who
    sheet = BY_KIND.get(kind.replace("-", "."))
    if sheet is None:
        raise Http404
    name = "site" if shown_on(sheet, "site", who, site.id) else sheet.page
    page = PAGES[name]
    if not who.sees(page.sight, sites=frozenset({site.id})):
        record_unread(request, HANDLERS[sheet.kind].kind)
        raise PermissionDenied  # what is refused is shown on that page
    known = known_of(site, who, request.POST.get("part") or None)
    form = ActForm(sheet, known, request.POST, request.FILES)
    try:
        body = {"site": site.id}
        receipt = fill(form, body, [site.id], who=who, stamp=stamp_of(request.POST))
    except Refused as no:
        return _again(request, site, name, Returned(form, no.findings), status=409)
    if receipt is None:
        return _again(request, site, name, Returned(form), status=400)
    return redirect(_address(page, site, request.POST.get("part", ""), receipt.index))


def _address(page: Page, site: Site, part: str, index: int) -> str:
    """Return the page that the form was on, which then says what was recorded."""
    asked = {"part": part} if part and page is PAGES["environment"] else {}
    return f"{reverse(page.route, args=[site.id])}?{urlencode(asked | {'receipt': str(index)})}"


def _again(
    request: AskingRequest, site: Site, name: str, returned: Returned, *, status: int
) -> HttpResponse:
    context = BUILDERS[name](request, site, returned)
    return render(request, PAGES[name].template, context, status=status)
