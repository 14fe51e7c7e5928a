"""The public page that judges a signed paper: anybody may ask, nothing that is sent is kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language

from drawdown.core.canonical import digest
from drawdown.documents.keys import BadKey
from drawdown.documents.verdict import Recorded, Signed, Verdict
from drawdown.documents.verify import Known, verify_paper
from drawdown.ledger.log import NothingSigned
from drawdown.web.records.log import NotOpen, opened
from drawdown.web.records.models import Evidence
from drawdown.web.roots import trusted_roots


@dataclass(frozen=True, slots=True)
class Line:
    """One signature as the page shows it."""

    signed: Signed
    good: bool


def verify(request: HttpRequest) -> HttpResponse:
    """Show the form, and with a file the verdict in words with its reasons."""
    context: dict[str, object] = {"page": "verify", "roots": len(trusted_roots())}
    sent = request.FILES.get("file")
    if request.method == "POST" and sent is not None:
        verdict = _judged(sent.read(), timezone.now())
        context |= {
            "name": sent.name,
            "verdict": verdict,
            "result": str(verdict.result),
            "lines": [_line(each) for each in verdict.signatures],
            "reasons": tuple(_reasons(verdict)),
        }
    return render(request, "pages/verify.html", context)


def _judged(content: bytes, at: datetime) -> Verdict:
    """Return the verdict. The pages are drawn and compared only for a file that is in the ledger.

    Any other is refused whatever they look like, so that a stranger's file costs little.
    """
    held = recorded(digest(content)) is not None
    known = Known(roots=trusted_roots(), at=at, ledger=recorded, pages=held)
    try:
        return verify_paper(content, known)
    except BadKey:
        return verify_paper(content, Known(roots=(), at=at, ledger=recorded, pages=held))


def recorded(sha256: str) -> Recorded | None:
    """Return where the ledger holds a document; nothing where it does not."""
    first = Evidence.objects.filter(sha256=sha256).order_by("entry").first()
    if first is None:
        return None
    try:
        log = opened().log
        size = int(log.checkpoint().text.splitlines()[1])
    except (NotOpen, NothingSigned):
        return None
    return Recorded(origin=log.origin, index=first.entry, size=size)


def _line(signed: Signed) -> Line:
    return Line(signed, signed.intact and signed.valid and signed.trusted and signed.timely)


def _reasons(verdict: Verdict) -> Iterator[str]:
    french = (get_language() or "").startswith("fr")
    for each in verdict.reasons:
        yield each.words.fr if french else each.words.en
