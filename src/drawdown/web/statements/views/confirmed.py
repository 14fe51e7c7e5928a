"""Facts that were confirmed of texts: shown below the form, and taken back by one act."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.core.exceptions import BadRequest
from django.core.signing import BadSignature
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from drawdown.core.findings import Refused
from drawdown.web.people.middleware import AskingRequest
from drawdown.web.people.sending import sender
from drawdown.web.records.sending import read_stamp
from drawdown.web.statements.actions.withdraw import withdraw_fact
from drawdown.web.statements.models import ConfirmedFact
from drawdown.web.statements.words import KINDS, refused
from drawdown.web.ui.names import named

KIND = "text.withdrawn"
MOST = 200
LONGEST_REASON = 600


@dataclass(frozen=True, slots=True)
class Kept:
    """One fact that stands, with what it says and where it was confirmed."""

    row: ConfirmedFact
    kind: str
    site: str
    said: str


def confirmed_facts(sites: dict[str, str]) -> Iterator[Kept]:
    """Yield what stands confirmed, the newest first; at most two hundred."""
    for row in ConfirmedFact.objects.order_by("-id")[:MOST]:
        values = (
            f"{slot}: {value if isinstance(value, str) else ', '.join(value)}"
            for slot, value in row.values.items()
        )
        kind = named(KINDS, row.kind)
        yield Kept(row, kind, sites.get(row.site, row.site), " · ".join(values))


def withdraw(request: AskingRequest) -> HttpResponse:
    """Take back one fact, with the reason."""
    asked = request.POST.get("fact", "")
    if not asked.isascii() or not asked.isdigit() or len(asked) > 18:
        raise BadRequest
    fact = ConfirmedFact.objects.filter(pk=int(asked)).first()
    if fact is None:
        raise Http404
    try:
        stamp = read_stamp(request.POST.get("stamp", ""))
    except BadSignature as error:
        raise BadRequest from error
    reason = request.POST.get("reason", "").strip()[:LONGEST_REASON]
    by = sender(request.who, KIND, sites=[fact.site], stamp=stamp)
    answer = redirect("read")
    try:
        receipt = withdraw_fact(fact, reason, by=by)
    except Refused as no:
        codes = ",".join(each["code"] for each in refused(no.findings))
        answer["Location"] += f"?refused={codes}#kept"
        return answer
    answer["Location"] += f"?receipt={receipt.index}"
    return answer
