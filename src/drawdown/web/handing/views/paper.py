"""The pack as paper: what the next version would say, and the files of each version."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render

from drawdown.documents.content import DamagedDocument, NoSuchDocument
from drawdown.documents.render import Make
from drawdown.documents.render import render as lay_out
from drawdown.signing.build import build
from drawdown.signing.file import Side, Version
from drawdown.web.closing.packs.source import pictures_of
from drawdown.web.closing.views.site import found_site
from drawdown.web.handing.pack_page import section_of
from drawdown.web.handing.views.pack import found_source
from drawdown.web.people.middleware import AskingRequest
from drawdown.web.store import documents
from drawdown.web.ui.table_file import table_file


def pack_preview(request: AskingRequest, site_id: str) -> HttpResponse:
    """Show what the next version would say, in both languages side by side."""
    source = found_source(found_site(site_id), request.GET.get("part", ""))
    context = {
        "page": "closing",
        "site_id": source.site.id,
        "site": source.site,
        "part": source.file.part or "",
        "paper": build(source),
        "shown": frozenset(source.photographs),
    }
    return render(request, "handing/preview.html", context)


def pack_draft(request: AskingRequest, site_id: str) -> HttpResponse:
    """Return the next version as PDF, as it would be made now; nothing is recorded."""
    source = found_source(found_site(site_id), request.GET.get("part", ""))
    paper = build(source)
    content = lay_out(paper, pictures_of(paper), make=Make.SIGNING)
    return _sent(content, f"{paper.number.lower()}-v{paper.version}-preview.pdf")


def pack_file(request: AskingRequest, site_id: str, number: str, which: str) -> HttpResponse:
    """Return a file of a version: as it was made, its twin for reading, or as a side signed it."""
    source = found_source(found_site(site_id), request.GET.get("part", ""))
    version = next((each for each in source.pack.versions if each.number == int(number)), None)
    name = _document(version, which) if version else None
    if name is None:
        raise Http404
    try:
        content = documents().get(name)
    except (NoSuchDocument, DamagedDocument) as error:
        raise Http404 from error
    place = "-".join(filter(None, (source.site.id, source.file.part)))
    return _sent(content, f"{place}-v{number}-{which}.pdf")


HEAD = (
    "site", "part", "days_after", "line", "what", "was_there", "was_in_state", "found",
    "is_there", "gone", "on", "note", "photographs",
)  # fmt: skip


def pack_losses(request: AskingRequest, site_id: str) -> HttpResponse:
    """Return what disappeared or was damaged, line by line, at every look."""
    source = found_source(found_site(site_id), request.GET.get("part", ""))
    rows = [
        (
            source.site.id, source.file.part, look.after, line.held.key, line.held.what.en,
            line.held.quantity, line.held.state.en, line.found.presence, line.found.quantity,
            line.missing, line.found.on, line.found.note, " ".join(line.found.photos),
        )
        for look in section_of(source).looks
        for line in look.lost
        if line.found is not None
    ]  # fmt: skip
    return table_file(f"losses-{source.site.id}.csv", HEAD, rows)


def _document(version: Version, which: str) -> str | None:
    if which == "pack":
        return version.document
    if which == "reading":
        return version.reading or None
    signature = version.signature_of(Side(which))
    return signature.document if signature else None


def _sent(content: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer["Cache-Control"] = "private, no-store"
    return answer
