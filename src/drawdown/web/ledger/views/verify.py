"""The public page that judges a signed paper: anybody may ask, nothing that is sent is kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language

from drawdown.core.canonical import digest
from drawdown.documents.forms import form_of
from drawdown.documents.keys import BadKey
from drawdown.documents.photo import PHOTOS
from drawdown.documents.scan import BadScan, codes_on
from drawdown.documents.sign import BY_HAND
from drawdown.documents.verdict import Signed, Verdict
from drawdown.documents.verify import Known, verify_paper
from drawdown.signing.code import PLAIN, Code, read_code
from drawdown.web.closing.packs.ink import InkSigned, signed_in_ink
from drawdown.web.ledger.recorded import recorded
from drawdown.web.people.presenting import role_name
from drawdown.web.roots import trusted_roots
from drawdown.web.ui.languages import speaks_further


@dataclass(frozen=True, slots=True)
class Line:
    """One signature as the page shows it."""

    signed: Signed
    good: bool
    drawn: bool
    """Whether a hand drew it and the key only sealed the drawing."""


@speaks_further
def verify(request: HttpRequest) -> HttpResponse:
    """Show the form, and with a file the verdict in words with its reasons."""
    context: dict[str, object] = {"page": "verify", "roots": len(trusted_roots())}
    sent = request.FILES.get("file")
    ink = _in_ink(request)
    code = _code_of(request) if ink is None else None
    if ink is not None:
        context |= _said_of(ink)
    elif request.method == "POST" and code is not None and code.short:
        return redirect("paper", code=code.text().removeprefix(PLAIN))
    if request.method == "POST" and sent is None:
        context["unread"] = True
    elif request.method == "POST" and sent is not None:
        sent.seek(0)
        verdict = _judged(sent.read(), timezone.now())
        context |= {
            "name": sent.name,
            "verdict": verdict,
            "result": str(verdict.result),
            "lines": [_line(each) for each in verdict.signatures],
            "reasons": tuple(_reasons(verdict)),
        }
    return render(request, "pages/verify.html", context)


def _in_ink(request: HttpRequest) -> InkSigned | None:
    """Return the signature in ink that the file is a scan of: the very file that is recorded."""
    sent = request.FILES.get("file")
    if request.method != "POST" or sent is None:
        return None
    return signed_in_ink(digest(sent.read()))


def _said_of(ink: InkSigned) -> dict[str, object]:
    scan = ink.signature.document or ""
    return {
        "ink": ink,
        "capacity": role_name(ink.signature.capacity),
        "code": ink.code.text().removeprefix(PLAIN),
        "place": recorded(scan),
    }


def _code_of(request: HttpRequest) -> Code | None:
    """Return the code that was typed, or that stands on a photograph of a paper."""
    if typed := request.POST.get("code", "").strip():
        return read_code(typed)
    sent = request.FILES.get("file")
    if sent is None:
        return None
    sent.seek(0)
    if form_of(content := sent.read()) not in PHOTOS:
        return None
    try:
        read = [read_code(text) for text in codes_on(content)]
    except BadScan:
        return None
    named = [code for code in read if code is not None]
    return next((code for code in named if code.short), named[0] if named else None)


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


def _line(signed: Signed) -> Line:
    good = signed.intact and signed.valid and signed.trusted and signed.timely
    return Line(signed, good, BY_HAND in signed.reason)


def _reasons(verdict: Verdict) -> Iterator[str]:
    french = (get_language() or "").startswith("fr")
    for each in verdict.reasons:
        yield each.words.fr if french else each.words.en
