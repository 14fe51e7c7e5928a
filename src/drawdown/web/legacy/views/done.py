"""What was done here: the page of a region for everybody, with its map and its pictures."""

from __future__ import annotations

from collections import Counter
from itertools import groupby

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.text import slugify

from drawdown.core.provenance import Source
from drawdown.documents.content import DamagedDocument, NoSuchDocument
from drawdown.people.rights import Sight
from drawdown.web.closing.photos import thumbnail
from drawdown.web.legacy import words
from drawdown.web.legacy.map import draw
from drawdown.web.legacy.queries import Left, everything, public_regions, regions
from drawdown.web.people.middleware import AskingRequest
from drawdown.web.register.queries import current_snapshot, register_of
from drawdown.web.statements.evidence import sources_of
from drawdown.web.ui.names import country_name, named


def done(request: AskingRequest) -> HttpResponse:
    """Show the regions that anybody may read about."""
    public = public_regions()
    counts = Counter(left.entry.region for left in everything())
    found = [(slugify(each), each, counts[each]) for each in sorted(public) if counts[each]]
    return render(request, "legacy/done.html", {"page": "done", "regions": found})


def region(request: AskingRequest, slug: str) -> HttpResponse:
    """Show what was done in a region; one that is not public only to those who keep it."""
    name, snapshot = regions().get(slug), current_snapshot()
    public = name in public_regions()
    if name is None or snapshot is None or not (public or request.who.sees(Sight.RELEASED)):
        raise Http404
    register = register_of(snapshot)
    entries = [left for left in everything() if left.entry.region == name]
    told = {site for left in entries for site in left.entry.sites}
    sites = [s for s in register.sites if s.region == name or s.id in told]
    known = {source.id: source for source in register.sources}
    context = {
        "page": "done",
        "name": name,
        "public": public,
        "mission": register.mission,
        "map": draw(register, sites, entries),
        "sorts": [
            (named(words.SORTS, sort), [_line(left, known) for left in found])
            for sort, found in groupby(entries, key=lambda left: left.entry.sort)
        ],
        "pictures": [
            (picture, picture.caption_fr if words.french() else picture.caption)
            for left in entries
            for picture in left.pictures
        ],
    }
    return render(request, "legacy/region.html", context)


def _line(left: Left, known: dict[str, Source]) -> dict[str, object]:
    entry = left.entry
    what = entry.what_fr if words.french() else entry.what
    donor = country_name(entry.donor) if entry.donor else ""
    return {
        "entry": entry,
        "what": what[:1].upper() + what[1:],
        "fund": named(words.FUNDS, entry.fund) if entry.fund else "",
        "donor": donor,
        "when": words.when(entry.date),
        "unit": (entry.unit or "").replace("-", " "),
        "handover": left.handover,
        "sources": sources_of(entry.sources, known),
    }


def picture(request: AskingRequest, sha256: str) -> HttpResponse:
    """Send the small copy of a photograph of a region that is public, without its metadata."""
    public = public_regions()
    seen = request.who.sees(Sight.RELEASED)
    shown = {
        each.document
        for left in everything()
        if seen or left.entry.region in public
        for each in left.pictures
    }
    if sha256 not in shown:
        raise Http404
    try:
        small = thumbnail(sha256)
    except (NoSuchDocument, DamagedDocument) as error:
        raise Http404 from error
    if small is None:
        raise Http404
    return HttpResponse(small, content_type="image/jpeg")
