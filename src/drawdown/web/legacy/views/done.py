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
from drawdown.web.closing.documents.photos import thumbnail
from drawdown.web.legacy import words
from drawdown.web.legacy.map import draw
from drawdown.web.legacy.queries import Left, everything, public_regions, regions
from drawdown.web.people.middleware import AskingRequest
from drawdown.web.register.queries import current_snapshot, history_of, register_of
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
    history, french = history_of(snapshot), words.french()
    drawn = {each.region: each for each in history.boundaries}
    said = words.phrases(history)
    boundary = drawn.get(name)
    context = {
        "page": "done",
        "name": name,
        "public": public,
        "mission_name": (french and register.mission.name_fr) or register.mission.name,
        "map": draw(register, sites, entries, boundary),
        "boundary": boundary,
        "boundary_sources": sources_of(boundary.provenance_of().source, known) if boundary else (),
        "sorts": [
            (named(words.SORTS, sort), [_line(left, known, said) for left in found])
            for sort, found in groupby(entries, key=lambda left: left.entry.sort)
        ],
        "pictures": [
            (picture, picture.caption_fr if french else picture.caption)
            for left in entries
            for picture in left.pictures
        ],
    }
    return render(request, "legacy/region.html", context)


def _line(left: Left, known: dict[str, Source], said: dict[str, str]) -> dict[str, object]:
    entry, french = left.entry, words.french()
    what = entry.what_fr if french else entry.what
    names = ("follow_up", "topic", "audience", "institution")
    donor = country_name(entry.donor) if entry.donor else ""
    return {
        "entry": entry,
        "what": what[:1].upper() + what[1:],
        "fund": named(words.FUNDS, entry.fund) if entry.fund else "",
        "donor": donor,
        "when": words.when(entry.date),
        "unit": (entry.unit or "").replace("-", " "),
        "handover": left.handover,
        "successor": words.said(left.handover.successor, said) if left.handover else "",
        "parties": [words.said(each, said) for each in entry.parties],
        **{name: words.said(getattr(entry, name), said) for name in names},
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
