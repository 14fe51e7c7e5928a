"""The register of the legacy for those who keep it: entries by region, and each act on them."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping
from itertools import groupby
from pathlib import Path

from django.core.exceptions import BadRequest
from django.core.files.uploadedfile import UploadedFile
from django.core.signing import BadSignature
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.dateparse import parse_date
from django.utils.text import slugify

from drawdown.core.findings import Refused
from drawdown.legacy.acts.attach import LegacyAttached
from drawdown.legacy.entry import LegacyEntry
from drawdown.legacy.workbook import COLUMNS, read_rows
from drawdown.web.closing.actions.take import Paper, keep_document
from drawdown.web.legacy import words
from drawdown.web.legacy.actions import record
from drawdown.web.legacy.models import Withdrawn
from drawdown.web.legacy.queries import Left, everything, public_regions
from drawdown.web.people.middleware import AskingRequest
from drawdown.web.people.sending import sender
from drawdown.web.records.receipt import Receipt
from drawdown.web.records.sending import Sender, Stamp, new_stamp, read_stamp
from drawdown.web.register.queries import current_snapshot, known_sites
from drawdown.web.ui.names import named
from drawdown.web.ui.table_file import workbook_file

LONGEST, LONGEST_REASON = 300, 600


def register(request: AskingRequest) -> HttpResponse:
    """Show every entry by region."""
    if current_snapshot() is None:
        return render(request, "pages/empty.html")
    return _shown(request)


def template(request: AskingRequest) -> HttpResponse:
    """Return the workbook to fill, with what is recorded as rows."""
    rows = [[_cell(left.entry, column) for column in COLUMNS] for left in everything()]
    return workbook_file("legacy.xlsx", COLUMNS, rows)


def _cell(entry: LegacyEntry, column: str) -> object:
    value = getattr(entry, column)
    return "; ".join(value) if isinstance(value, tuple) else value


def change(request: AskingRequest, step: str) -> HttpResponse:
    """Take a step; where it is refused, show the register again with every reason."""
    taken = STEPS.get(step)
    if taken is None or current_snapshot() is None:
        raise Http404
    kind, take = taken
    try:
        stamp = read_stamp(request.POST.get("stamp", ""))
    except BadSignature as error:
        raise BadRequest from error
    try:
        receipt = take(request, kind, stamp)
    except Refused as no:
        return _shown(request, words.refused(no.findings), status=409)
    answer = redirect("legacy")
    answer["Location"] += f"?receipt={receipt.index}"
    return answer


def _by(request: AskingRequest, kind: str, sites: tuple[str, ...], stamp: Stamp) -> Sender:
    return sender(request.who, kind, sites=sites, stamp=stamp)


def _record(request: AskingRequest, kind: str, stamp: Stamp) -> Receipt:
    """Read the form as one row of the workbook, by the same rules."""
    row = [request.POST.get(column, "").strip()[:2_000] for column in COLUMNS]
    read = read_rows([COLUMNS, row], place="form", sites=known_sites() or frozenset())
    if read.findings:
        raise Refused(read.findings)
    (entry,) = read.entries
    return record.record_entry(entry, by=_by(request, kind, entry.sites, stamp))


def _import(request: AskingRequest, kind: str, stamp: Stamp) -> Receipt:
    file = request.FILES.get("workbook")
    if not isinstance(file, UploadedFile):
        raise BadRequest
    with tempfile.TemporaryDirectory(prefix="drawdown-legacy-") as folder:
        path = Path(folder) / "workbook.xlsx"
        with path.open("wb") as kept:
            for chunk in file.chunks():
                kept.write(chunk)
        sheet = request.POST.get("sheet", "").strip()[:100]
        read = record.read_workbook(path, name=file.name or "workbook", sheet=sheet)
    if read.findings:
        raise Refused(read.findings)
    sites = tuple({site for entry in read.entries for site in entry.sites})
    by = _by(request, kind, sites, stamp)
    return record.import_entries(read.entries, file=file.name or "workbook", by=by)


def _entry(request: AskingRequest) -> LegacyEntry:
    asked = request.POST.get("entry", "")
    for left in everything():
        if left.entry.id == asked:
            return left.entry
    raise BadRequest


def _attach(request: AskingRequest, kind: str, stamp: Stamp) -> Receipt:
    entry, file = _entry(request), request.FILES.get("file")
    if not isinstance(file, UploadedFile):
        raise BadRequest
    captions = {
        name: request.POST.get(name, "").strip()[:LONGEST] for name in ("caption", "caption_fr")
    }
    if not all(captions.values()):
        raise BadRequest
    kept = keep_document(
        Paper("file", captions["caption"], file), entry.sites, who=request.who, stamp=stamp
    )
    photograph = request.POST.get("photograph") == "yes"
    body = LegacyAttached(entry=entry.id, document=kept, photograph=photograph, **captions)
    return record.attach(entry, body, by=_by(request, kind, entry.sites, stamp))


def _hand_over(request: AskingRequest, kind: str, stamp: Stamp) -> Receipt:
    entry, file = _entry(request), request.FILES.get("file")
    on = parse_date(request.POST.get("on", "")[:10])
    successor = request.POST.get("successor", "").strip()[:LONGEST]
    if on is None or not successor:
        raise BadRequest
    document = None
    if isinstance(file, UploadedFile):
        paper = Paper("file", f"handover of {entry.id}", file)
        document = keep_document(paper, entry.sites, who=request.who, stamp=stamp)
    by = _by(request, kind, entry.sites, stamp)
    return record.hand_over(entry, successor=successor, on=on, document=document, by=by)


def _withdraw(request: AskingRequest, kind: str, stamp: Stamp) -> Receipt:
    entry = _entry(request)
    reason = request.POST.get("reason", "").strip()[:LONGEST_REASON]
    return record.withdraw(entry, reason=reason, by=_by(request, kind, entry.sites, stamp))


def _publish(request: AskingRequest, kind: str, stamp: Stamp) -> Receipt:
    region = request.POST.get("region", "")[:LONGEST]
    if not region:
        raise BadRequest
    public = request.POST.get("public") == "yes"
    return record.publish(region, public=public, by=_by(request, kind, (), stamp))


STEPS: Mapping[str, tuple[str, Callable[[AskingRequest, str, Stamp], Receipt]]] = {
    "record": ("legacy.recorded", _record),
    "import": ("legacy.imported", _import),
    "attach": ("legacy.attached", _attach),
    "hand-over": ("legacy.handed_over", _hand_over),
    "withdraw": ("legacy.withdrawn", _withdraw),
    "publish": ("legacy.published", _publish),
}


def _shown(request: AskingRequest, no: object = None, *, status: int = 200) -> HttpResponse:
    who, entries, public = request.who, everything(), public_regions()
    asked = request.GET.get("receipt", "")
    typed = request.POST if status != 200 else {}
    context = {
        "page": "legacy",
        "regions": [
            {
                "name": region,
                "slug": slugify(region),
                "public": region in public,
                "entries": [_line(left) for left in found],
            }
            for region, found in groupby(entries, key=lambda left: left.entry.region)
        ],
        "entries": [(left.entry.id, _what(left)) for left in entries],
        "withdrawn": Withdrawn.objects.all(),
        "columns": [(name, named(words.COLUMNS, name), typed.get(name, "")) for name in COLUMNS],
        "may": {
            step.replace("-", "_"): who.visitor or who.could(kind)
            for step, (kind, _) in STEPS.items()
        },
        "today": who.at.date(),
        "stamp": new_stamp(who.at).signed(),
        "refused": no,
        "receipt": int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 12 else None,
    }
    return render(request, "legacy/register.html", context, status=status)


def _what(left: Left) -> str:
    return left.entry.what_fr if words.french() else left.entry.what


def _line(left: Left) -> dict[str, object]:
    return {
        "left": left,
        "what": _what(left),
        "when": words.when(left.entry.date),
        "papers": [
            (each.document, each.caption_fr if words.french() else each.caption)
            for each in left.attachments
        ],
        "sort": named(words.SORTS, left.entry.sort),
        "fund": named(words.FUNDS, left.entry.fund) if left.entry.fund else "",
    }
