"""Asking a witness over HTTP."""

from __future__ import annotations

import urllib.error
import urllib.request
from urllib.parse import urlsplit

from drawdown.ledger.note import MAX_BYTES
from drawdown.ledger.witnesses.cosigning import Ask
from drawdown.ledger.witnesses.witness import PLAIN, Answer

SECONDS = 10.0


def over_http(prefix: str, *, seconds: float = SECONDS) -> Ask:
    """Return how to ask the witness whose submission prefix this is.

    Raises `ValueError` for what is no address of the web. An error status is an answer; no answer
    at all is an `OSError`.
    """
    if urlsplit(prefix).scheme not in ("http", "https") or not urlsplit(prefix).hostname:
        raise ValueError(f"{prefix!r} is no address like https://witness.example")

    def ask(content: bytes) -> Answer:
        request = urllib.request.Request(  # noqa: S310 - the scheme is checked above
            f"{prefix.rstrip('/')}/add-checkpoint", data=content, method="POST"
        )
        request.add_header("Content-Type", PLAIN)
        try:
            with urllib.request.urlopen(request, timeout=seconds) as answer:  # noqa: S310
                return _answer(
                    answer.status, answer.read(MAX_BYTES), answer.headers.get_content_type()
                )
        except urllib.error.HTTPError as error:
            with error:
                return _answer(error.code, error.read(MAX_BYTES), error.headers.get_content_type())

    return ask


def _answer(status: int, body: bytes, content_type: str) -> Answer:
    return Answer(status, body.decode("utf-8", errors="replace"), content_type)
