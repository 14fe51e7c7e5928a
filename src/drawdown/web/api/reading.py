"""The ledger read: entries, proofs, the checkpoint, tiles and keys, as C2SP lays them out."""

from __future__ import annotations

import json
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router
from ninja.errors import HttpError

from drawdown.ledger.keyring import print_keys
from drawdown.ledger.merkle import HASH_BYTES
from drawdown.ledger.note import print_note
from drawdown.ledger.proof import print_proof
from drawdown.ledger.tiles import ENTRIES, WIDTH, BadTile, Tile, parse_path, print_entries
from drawdown.people.rights import Sight
from drawdown.web.api.answers import answers
from drawdown.web.api.shapes import EntriesAsked, EntriesOut
from drawdown.web.people.who import Who
from drawdown.web.records.log import opened
from drawdown.web.records.queries import Filter, entries_after
from drawdown.web.records.witnesses import witnessed

router = Router(tags=["ledger"])

PAGE = 100
LARGEST = 2**53 - 1


def _content(media: str) -> dict[str, Any]:
    """Return how the description names an answer that is not JSON."""
    shape = (
        {"type": "string", "format": "binary"} if media.endswith("stream") else {"type": "string"}
    )
    return {"responses": {200: {"description": "OK", "content": {media: {"schema": shape}}}}}


@router.get("/entries", url_name="api-entries", response=answers(ok200=EntriesOut))
def entries(request: HttpRequest, asked: Query[EntriesAsked]) -> dict[str, object]:
    """Return up to 100 entries from an index on."""
    wanted = Filter(
        site=asked.site, kind=asked.kind, person=asked.person, refusals=_sees_refusals(request)
    )
    found = entries_after(wanted, start=asked.start, limit=PAGE)
    return {
        "size": opened().log.size,
        "entries": [{"index": row.index, "act": json.loads(bytes(row.content))} for row in found],
        "next": found[-1].index + 1 if len(found) == PAGE else None,
    }


@router.get(
    "/entries/{int:index}/proof",
    url_name="api-proof",
    response=answers(404),
    openapi_extra=_content("text/plain"),
)
def proof(request: HttpRequest, index: int) -> HttpResponse:
    """Return the C2SP tlog-proof of an entry, under the last checkpoint."""
    log = opened().log
    if not 0 <= index < log.store.head().signed.size:
        raise HttpError(404, "there is no entry of this index")
    return HttpResponse(print_proof(log.prove(index)), content_type="text/plain; charset=utf-8")


@router.get(
    "/checkpoint",
    url_name="api-checkpoint",
    response=answers(),
    openapi_extra=_content("text/plain"),
)
def checkpoint(request: HttpRequest) -> HttpResponse:
    """Return the last checkpoint, with the cosignatures that came to it."""
    note = print_note(opened().log.checkpoint())
    return HttpResponse(note, content_type="text/plain; charset=utf-8")


@router.get("/keys", url_name="api-keys", response=answers(ok200=dict[str, Any]))
def keys(request: HttpRequest) -> dict[str, Any]:
    """Return the public keys of the log, and whose cosignatures count."""
    found: dict[str, Any] = json.loads(print_keys(witnessed().log.ring))
    return found


@router.get(
    "/tile/{path:path}",
    url_name="api-tile",
    response=answers(404),
    openapi_extra=_content("application/octet-stream"),
)
def tile(request: HttpRequest, path: str) -> HttpResponse:
    """Return a tile or an entry bundle, by its path of C2SP `tlog-tiles`."""
    try:
        asked = parse_path(f"tile/{path}")
    except BadTile as error:
        raise HttpError(404, str(error)) from error
    content = _tile_content(asked)
    if content is None:
        raise HttpError(404, "the log has no such tile")
    return HttpResponse(content, content_type="application/octet-stream")


def _tile_content(asked: Tile) -> bytes | None:
    """Return the bytes of a tile as wide as it is asked for; nothing where the log is shorter."""
    store = opened().log.store
    if asked.index > LARGEST // WIDTH:
        return None
    if asked.level == ENTRIES:
        found = store.entries(asked.first, asked.first + asked.width)
        return print_entries(found) if len(found) == asked.width else None
    hashes = store.tile(asked.level, asked.index)
    width = asked.width * HASH_BYTES
    return hashes[:width] if len(hashes) >= width else None


def _sees_refusals(request: HttpRequest) -> bool:
    who: Who = request.who  # type: ignore[attr-defined]
    return who.sees(Sight.REFUSALS)
