"""Read a text: what it says, where, what was not used; a person confirms what is kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.core.exceptions import BadRequest
from django.core.signing import BadSignature
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as lazy

from drawdown.core.findings import Refused
from drawdown.statements.compare import Judgement, compare
from drawdown.statements.draft import MAX_TEXT, About, tidy
from drawdown.statements.faults import WITHDRAWN_WITHOUT_REASON
from drawdown.statements.read import LEADS, Found, Reading, Span
from drawdown.statements.write import TITLES
from drawdown.web.people.middleware import AskingRequest
from drawdown.web.people.sending import sender
from drawdown.web.records.sending import new_stamp, read_stamp
from drawdown.web.register.queries import current_snapshot, register_of
from drawdown.web.statements.actions.confirm import confirm_facts
from drawdown.web.statements.drafts import facts_about, records_now
from drawdown.web.statements.reading import reading_of
from drawdown.web.statements.views.confirmed import KIND as WITHDRAWN
from drawdown.web.statements.views.confirmed import confirmed_facts
from drawdown.web.statements.words import KINDS, LANGUAGES, refused
from drawdown.web.ui.names import named

KIND = "text.confirmed"
JUDGEMENTS: Mapping[str, Promise] = {
    Judgement.AGREES: lazy("the records say the same"),
    Judgement.DIFFERS: lazy("the records say otherwise"),
    Judgement.UNPROVED: lazy("the records say nothing of it"),
}


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of the text: read as proposal `number`, not used, or between."""

    text: str
    number: int | None = None
    unused: bool = False


@dataclass(frozen=True, slots=True)
class Proposal:
    """One fact that the text says, and how it stands to the records of the site."""

    number: int
    kind: str
    said: str
    values: Sequence[tuple[str, str]]
    span: Span
    judgement: str


def read(request: AskingRequest) -> HttpResponse:
    """Show the form, and what is read in a text that was pasted. Nothing is written."""
    if current_snapshot() is None:
        return render(request, "pages/empty.html")
    return _shown(request, _text(request), request.POST.get("site", ""))


def confirm(request: AskingRequest) -> HttpResponse:
    """Keep what the reader picked, as one act."""
    text, site = _text(request), request.POST.get("site", "")[:60]
    reading = reading_of(text)
    picks = request.POST.getlist("pick")
    if reading is None or not picks:
        return _shown(request, text, site, status=400)
    proposed = proposals_of(reading)
    try:
        stamp = read_stamp(request.POST.get("stamp", ""))
        picked = [proposed[int(pick) - 1] for pick in picks[:200] if int(pick) > 0]
    except (BadSignature, ValueError, IndexError) as error:
        raise BadRequest from error
    by = sender(request.who, KIND, sites=[site], stamp=stamp)
    try:
        receipt = confirm_facts(text, site, picked, by=by)
    except Refused as no:
        return _shown(request, text, site, refused(no.findings), status=409)
    answer = redirect("read")
    answer["Location"] += f"?receipt={receipt.index}"
    return answer


def _text(request: AskingRequest) -> str:
    return tidy(request.POST.get("text", "")[:MAX_TEXT])


def proposals_of(reading: Reading) -> list[Found]:
    """Return what a reading proposes: titles and leads only lead over to it."""
    return [found for found in reading.found if found.fact.kind not in TITLES | LEADS]


def _shown(
    request: AskingRequest, text: str, site: str, no: object = None, *, status: int = 200
) -> HttpResponse:
    snapshot = current_snapshot()
    sites = register_of(snapshot).sites if snapshot else ()
    reading = reading_of(text) if text else None
    site = site or (_site_of(reading) if reading else "")
    asked, who = request.GET.get("receipt", ""), request.who
    names = {each.id: each.name for each in sites}
    context = {
        "page": "statements",
        "text": text,
        "site_asked": site,
        "sites_here": [(each.id, each.name) for each in sites],
        "parts": list(_parts(text, reading)) if reading else [],
        "proposals": list(_proposals(text, reading, site)) if reading else [],
        "unused": [text[span.start : span.end] for span in reading.unused] if reading else [],
        "language": named(LANGUAGES, reading.language) if reading else "",
        "stamp": new_stamp(who.at).signed(),
        "may_confirm": who.visitor or who.could(KIND),
        "kept": list(confirmed_facts(names)),
        "may_withdraw": who.visitor or who.could(WITHDRAWN),
        "lacks_reason": request.GET.get("refused", "") == WITHDRAWN_WITHOUT_REASON.code,
        "refused": no,
        "receipt": int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 12 else None,
    }
    return render(request, "statements/read.html", context, status=status)


def _site_of(reading: Reading) -> str:
    """Return the site that a text is about: the first that closed, was left, or is named."""
    for found in reading.found:
        site = found.fact.values.get("site")
        if isinstance(site, str):
            return site
    return ""


def _parts(text: str, reading: Reading) -> Iterator[Part]:
    numbers = {found.span: n for n, found in enumerate(proposals_of(reading), 1)}
    spans = [(found.span, False) for found in reading.found]
    spans += [(span, True) for span in reading.unused]
    at = 0
    for span, unused in sorted(spans, key=lambda each: each[0].start):
        if span.start > at:
            yield Part(text[at : span.start])
        yield Part(text[span.start : span.end], numbers.get(span), unused)
        at = span.end
    if text[at:]:
        yield Part(text[at:])


def _proposals(text: str, reading: Reading, site: str) -> Iterator[Proposal]:
    records = records_now()
    known = facts_about(records, About(site=site)) if records and site else ()
    judged = {v.span: v.judgement for v in compare(text, reading, known) if v.span}
    for number, found in enumerate(proposals_of(reading), 1):
        values = [
            (slot, value if isinstance(value, str) else ", ".join(value))
            for slot, value in found.fact.values.items()
        ]
        judgement = judged.get(found.span, Judgement.UNPROVED)
        yield Proposal(
            number=number,
            kind=named(KINDS, found.fact.kind),
            said=text[found.span.start : found.span.end],
            values=values,
            span=found.span,
            judgement=named(JUDGEMENTS, judgement),
        )
