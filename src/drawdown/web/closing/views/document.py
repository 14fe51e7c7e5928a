"""One document: what it is, its hash and class, the acts that cite it, and the file itself."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render

from drawdown.documents.content import DamagedDocument, NoSuchDocument
from drawdown.environment.photos import position_of
from drawdown.web.closing.documents.papers import Paper, paper_of
from drawdown.web.closing.documents.photos import photos_among, thumbnail
from drawdown.web.closing.environment.page import position_words
from drawdown.web.closing.queries import register
from drawdown.web.closing.sites.page import line_of
from drawdown.web.people.middleware import AskingRequest
from drawdown.web.people.presenting import names_of
from drawdown.web.register.queries import current_snapshot
from drawdown.web.store import documents

FOR_GOOD = "private, max-age=31536000, immutable"
"""A document never changes: its address is its hash. Shared caches keep none."""


def document(request: AskingRequest, sha256: str) -> HttpResponse:
    """Show what the ledger knows of a document."""
    paper = _seen(request, sha256)
    names = {site.id: site.name for site in register().sites} if current_snapshot() else {}
    people = names_of(request.who.standing)
    taken = photos_among([sha256]).get(sha256)
    context = {
        "page": "closing",
        "paper": paper,
        "sites_cited": [(site, names.get(site, site)) for site in paper.sites],
        "lines": [line_of(index, act, people) for index, act in paper.citing],
        "there": sha256 in documents(),
        "taken": taken,
        "position": position_words(position_of(taken)) if taken else "",
    }
    return render(request, "closing/document.html", context)


def document_file(request: AskingRequest, sha256: str) -> HttpResponse:
    """Send the document to be saved, never to be shown: whatever it holds, nothing runs."""
    paper = _seen(request, sha256)
    try:
        content = documents().get(sha256)
    except (NoSuchDocument, DamagedDocument) as error:
        raise Http404 from error
    answer = HttpResponse(content, content_type=paper.media)
    answer["Content-Disposition"] = f'attachment; filename="{paper.file_name}"'
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer["Cache-Control"] = FOR_GOOD
    answer["ETag"] = f'"{sha256}"'
    return answer


def document_picture(request: AskingRequest, sha256: str) -> HttpResponse:
    """Send the small copy of a photograph, without what the original says of place and camera."""
    _seen(request, sha256)
    try:
        small = thumbnail(sha256)
    except (NoSuchDocument, DamagedDocument) as error:
        raise Http404 from error
    if small is None:
        raise Http404
    answer = HttpResponse(small, content_type="image/jpeg")
    answer["Cache-Control"] = FOR_GOOD
    return answer


def _seen(request: AskingRequest, sha256: str) -> Paper:
    """Return a document that the reader may see; whether there is another one is not said."""
    paper = paper_of(sha256)
    if paper is None or not paper.seen_by(request.who):
        raise Http404
    return paper
