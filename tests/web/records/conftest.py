"""A ledger that is open and empty, and kinds of act to send to it."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from drawdown.documents.acts.added import Added
from drawdown.documents.evidence import Stored, take_in
from drawdown.ledger.act import ActId, Submission
from drawdown.ledger.acts.values import body_json
from drawdown.web.records.actions.open_ledger import open_ledger
from drawdown.web.records.local import OPERATOR
from drawdown.web.store import documents
from tests.web.records.files import png

AT = datetime(2026, 1, 2, 12, 0, tzinfo=UTC)

Photo = Callable[..., Submission]


@pytest.fixture
def ledger(db: None) -> None:
    """Open the ledger of the mission `small`."""
    open_ledger("small", origin="test.example/small", at=AT)


def stored(number: int = 1) -> Stored:
    """Put a photo into the store."""
    return take_in(documents(), png(number), name=f"photo {number}.png")


def photo(number: int = 1, **changes: Any) -> Submission:
    """Return a submission that says what a stored photo shows."""
    kept = stored(number)
    body = Added(sha256=kept.sha256, size=kept.size, form=kept.form, title=f"gate {number}")
    fields: dict[str, Any] = {
        "act": ActId(str(uuid.UUID(int=number))),
        "actor": OPERATOR,
        "kind": "evidence.added",
        "mission": "small",
        "claimed": AT,
        "seen": 1,
        "body": body_json(body),
        "subjects": (f"evidence:{kept.sha256}",),
        "sites": ("nord",),
        "evidence": (kept.sha256,),
    }
    return Submission(**(fields | changes))
