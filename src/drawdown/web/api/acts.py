"""Acts sent and found again, and documents that they rest on."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router, Status
from ninja.errors import HttpError
from ninja.security import HttpBearer

from drawdown.core.canonical import canonical_bytes
from drawdown.core.strict_json import BadJson, parse
from drawdown.documents.evidence import take_in
from drawdown.documents.forms import MAX_BYTES
from drawdown.ledger.act_reading import parse_act, parse_submission
from drawdown.ledger.personal import PersonalValue
from drawdown.web.acts import HANDLERS
from drawdown.web.api.answers import answers
from drawdown.web.api.shapes import ActIn, ReceiptOut, StoredOut
from drawdown.web.people.permission import by_the_table
from drawdown.web.people.who import Who
from drawdown.web.records.door import perform
from drawdown.web.records.log import opened
from drawdown.web.records.models import Entry
from drawdown.web.records.receipt import Receipt
from drawdown.web.store import documents

router = Router(tags=["acts"])


class Tokens(HttpBearer):
    """A token that may submit. A session is not enough: any page could make a browser send it."""

    def __call__(self, request: HttpRequest) -> Who:
        """Return who sends acts, before anything of the request is read."""
        who: Who = request.who  # type: ignore[attr-defined]
        if who.token is None or not who.may_change:
            raise HttpError(403, "send a token that may submit acts")
        return who

    def authenticate(self, request: HttpRequest, token: str) -> Who:
        """Nothing: the table of routes has read the token before."""
        raise NotImplementedError


BINARY = {
    "requestBody": {
        "required": True,
        "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
    }
}


@router.post(
    "/acts",
    url_name="api-acts",
    auth=Tokens(),
    response=answers(409, 413, 507, ok200=ReceiptOut, ok201=ReceiptOut),
)
def submit(request: HttpRequest, payload: ActIn) -> Status[dict[str, object]]:
    """Record an act. The same act again is answered 200 with its receipt, a new one 201.

    409: another act has this id; yours is kept for a person to settle.
    """
    who: Who = request.auth  # type: ignore[attr-defined]
    submission = parse_submission(_submission_bytes(request.body))
    if submission.actor.person != who.person:
        raise HttpError(403, "a token speaks for its own person alone")
    handler = HANDLERS.get(submission.kind)
    if handler is None:
        raise HttpError(422, f"there is no act of the kind {submission.kind}")
    receipt = perform(
        handler,
        submission,
        at=timezone.now(),
        permission=by_the_table,
        values=[PersonalValue(salt=each.salt, value=each.value) for each in payload.values],
    )
    return Status(201 if receipt.new else 200, receipt.to_json())


@router.get("/acts/{uuid:act}", url_name="api-act", response=answers(404, ok200=ReceiptOut))
def receipt_of(request: HttpRequest, act: UUID) -> dict[str, object]:
    """Return the receipt of an act, under the last checkpoint."""
    row = Entry.objects.filter(act=act).first()
    if row is None:
        raise HttpError(404, "no act has this id")
    found = Receipt(parse_act(bytes(row.content)), opened().log.prove(row.index), new=False)
    return found.to_json()


@router.post(
    "/evidence",
    url_name="api-evidence",
    auth=Tokens(),
    response=answers(413, 507, ok201=StoredOut),
    openapi_extra=BINARY,
)
def add_evidence(request: HttpRequest, name: str) -> Status[dict[str, object]]:
    """Store a document or photo, the body of the request, for acts to name.

    Its name must end as its content asks, like `gate.jpg`.
    """
    length = request.headers.get("Content-Length", "")
    if length.isdigit() and int(length) > MAX_BYTES:
        raise HttpError(413, f"a document has at most {MAX_BYTES} bytes")
    stored = take_in(documents(), request, name=name, media=request.content_type or "")
    kept = {"sha256": stored.sha256, "size": stored.size, "form": stored.form.value}
    return Status(201, kept)


def _submission_bytes(body: bytes) -> bytes:
    """Return the submission in canonical bytes; refuses what two readers may read apart."""
    try:
        document = parse(body, max_bytes=1_000_000)
        return canonical_bytes(document["submission"])
    except (BadJson, ValueError) as error:
        raise HttpError(422, str(error)) from error
