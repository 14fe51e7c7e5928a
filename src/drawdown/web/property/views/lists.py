"""Takes a table of an enterprise system, shows its difference list, takes the decision on it."""

from __future__ import annotations

import tempfile
from itertools import islice
from pathlib import Path
from typing import Any

from django.core.exceptions import BadRequest
from django.core.files.uploadedfile import UploadedFile
from django.core.signing import BadSignature
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.dateparse import parse_date

from drawdown.core.findings import Finding, Refused
from drawdown.property.acts.decide_list import Decision, ListDecided, OnConflict, OnMissing
from drawdown.property.intake.differences import Difference, Is
from drawdown.property.intake.listing import entries
from drawdown.property.intake.mapping import EXAMPLE, PropertyMapping, read_mapping
from drawdown.web.closing.days import day_of
from drawdown.web.people.middleware import AskingRequest
from drawdown.web.people.sending import sender
from drawdown.web.property import models
from drawdown.web.property.actions.compare import compare
from drawdown.web.property.actions.decide_list import decide_list
from drawdown.web.property.actions.save_mapping import save_mapping
from drawdown.web.property.names import FIELDS, KINDS_OF_DIFFERENCE
from drawdown.web.property.queries import listing_named, mapping_named
from drawdown.web.property.shown import in_words
from drawdown.web.records.sending import new_stamp, read_stamp
from drawdown.web.store import documents
from drawdown.web.ui.names import named

SHOWN = 200
"""Lines of a list on its page; the whole list is a file."""


def take_table(request: AskingRequest) -> HttpResponse:
    """Show the form, or take a table and lead to its difference list."""
    findings: tuple[Finding, ...] = ()
    names = sorted(set(models.Mapping.objects.values_list("name", flat=True)))
    if request.method == "POST":
        on, file = parse_date(request.POST.get("on", "")[:10]), request.FILES.get("table")
        typed = request.POST.get("sheets", "")[:3000].splitlines()
        sheets = tuple(name.strip() for name in typed if name.strip())
        if on is None or not isinstance(file, UploadedFile):
            raise BadRequest
        with tempfile.TemporaryDirectory(prefix="drawdown-table-") as folder:
            path = _kept(file, Path(folder) / "table")
            try:
                mapping = _mapping(request, Path(folder))
                compared = compare(path, mapping, on=on, name=file.name or "table", sheets=sheets)
            except Refused as refused:
                findings = refused.findings
            else:
                return redirect("property-list", compared.digest)
    context = {
        "page": "property",
        "names": names,
        "findings": in_words(findings),
        "sheets": request.POST.get("sheets", "")[:3000],
        "today": day_of(request.who),
        "may_map": request.who.visitor or request.who.could("mapping.saved"),
        "example": EXAMPLE,
        "stamp": new_stamp(request.who.at).signed(),
    }
    return render(request, "property/take.html", context, status=422 if findings else 200)


def _mapping(request: AskingRequest, folder: Path) -> PropertyMapping:
    """Return the mapping that is sent, which is kept from then on, else the one that is named."""
    sent = request.FILES.get("mapping_file")
    if not isinstance(sent, UploadedFile):
        named_one = mapping_named(request.POST.get("mapping", "")[:60])
        if named_one is None:
            raise BadRequest
        return named_one
    mapping = read_mapping(_kept(sent, folder / "mapping.yaml"))
    try:
        stamp = read_stamp(request.POST.get("stamp", ""))
    except BadSignature as error:
        raise BadRequest from error
    save_mapping(mapping, by=sender(request.who, "mapping.saved", stamp=stamp))
    return mapping


def _kept(sent: UploadedFile[Any], path: Path) -> Path:
    """Write what was sent to a file of ours, and return it."""
    with path.open("wb") as kept:
        for chunk in sent.chunks():
            kept.write(chunk)
    return path


def difference_list(request: AskingRequest, digest: str) -> HttpResponse:
    """Show a list, or take what is decided on it."""
    listing = listing_named(digest)
    if listing is None:
        raise Http404
    findings: tuple[Finding, ...] = ()
    if request.method == "POST":
        try:
            stamp = read_stamp(request.POST.get("stamp", ""))
            body = ListDecided(
                listing=digest,
                decision=Decision(request.POST.get("decision", "")),
                conflicts=OnConflict(given) if (given := request.POST.get("conflicts")) else None,
                missing=OnMissing(given) if (given := request.POST.get("missing")) else None,
                reason=request.POST.get("reason", "")[:600],
            )
        except (BadSignature, ValueError) as error:
            raise BadRequest from error
        try:
            decide_list(body, by=sender(request.who, "list.decided", stamp=stamp))
        except Refused as refused:
            findings = refused.findings
        else:
            return redirect("property-list", digest)
    shown = list(islice(entries(listing, documents().get), SHOWN))
    context = {
        "page": "property",
        "listing": listing,
        "digest": digest,
        "counts": [(named(KINDS_OF_DIFFERENCE, each), listing.count(each)) for each in Is],
        "lines": [_in_words(each) for each in shown],
        "more": sum(listing.counts.values()) - len(shown),
        "decided": models.DecidedList.objects.filter(digest=digest).first(),
        "findings": in_words(findings),
        "stamp": new_stamp(request.who.at).signed(),
        "has_conflicts": listing.count(Is.CONFLICTING),
        "has_missing": listing.count(Is.MISSING),
    }
    return render(request, "property/list.html", context, status=422 if findings else 200)


def _in_words(each: Difference) -> dict[str, object]:
    values = each.values
    return {
        "line": each.line,
        "what": named(KINDS_OF_DIFFERENCE, each.what),
        "description": values.get("description", ""),
        "fields": [
            (named(FIELDS, name), ours, theirs)
            for name, (_, ours, theirs) in sorted(each.fields.items())
        ],
    }
