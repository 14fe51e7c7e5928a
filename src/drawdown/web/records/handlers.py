"""The handlers of this application: acts on the ledger itself and on its evidence."""

from __future__ import annotations

from drawdown.documents.acts import added
from drawdown.documents.content import DamagedDocument, NoSuchDocument
from drawdown.documents.evidence import Stored
from drawdown.documents.forms import form_of
from drawdown.ledger.act import Submission
from drawdown.ledger.acts import bundled, key_rotated, opened, refused
from drawdown.web.records import project
from drawdown.web.records.handler import Handler
from drawdown.web.records.log import opened as opened_ledger
from drawdown.web.records.models import Entry
from drawdown.web.store import documents


def _size(_: Submission) -> int:
    return Entry.objects.count()


def _key_in_use(_: Submission) -> key_rotated.State:
    log = opened_ledger().log
    return key_rotated.State(origin=log.origin, key=str(log.ring.key_at(log.size + 1)))


def _stored(submission: Submission) -> Stored | None:
    sha256 = added.KIND.body_of(submission).sha256
    try:
        content = documents().get(sha256)
    except (NoSuchDocument, DamagedDocument):
        return None
    form = form_of(content)
    return Stored(sha256, len(content), form) if form else None


OPENED = Handler(opened.KIND, _size, project.nothing)
KEY_ROTATED = Handler(key_rotated.KIND, _key_in_use, project.nothing)
BUNDLED = Handler(bundled.KIND, _size, project.nothing)
REFUSED = Handler(refused.KIND, lambda _: None, project.act_refused)
EVIDENCE_ADDED = Handler(added.KIND, _stored, project.evidence_added)

HANDLERS = (OPENED, KEY_ROTATED, BUNDLED, REFUSED, EVIDENCE_ADDED)
