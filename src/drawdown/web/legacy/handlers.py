"""The handlers of this application: entries and all that is said of them, regions, withdrawals."""

from __future__ import annotations

from drawdown.documents.content import DamagedDocument, NoSuchDocument
from drawdown.documents.forms import form_of
from drawdown.documents.photo import PHOTOS
from drawdown.ledger.act import Submission
from drawdown.legacy.acts.attach import LEGACY_ATTACHED
from drawdown.legacy.acts.hand_over import LEGACY_HANDED_OVER
from drawdown.legacy.acts.publish import LEGACY_PUBLISHED
from drawdown.legacy.acts.record import LEGACY_IMPORTED, LEGACY_RECORDED
from drawdown.legacy.acts.state import Legacy
from drawdown.legacy.acts.withdraw import LEGACY_WITHDRAWN
from drawdown.web.legacy import project
from drawdown.web.legacy.lists import list_named
from drawdown.web.legacy.queries import standing
from drawdown.web.records.handler import Handler
from drawdown.web.store import documents


def _standing(_: Submission) -> Legacy:
    return standing()


def _importing(submission: Submission) -> Legacy:
    return standing(imported=list_named(LEGACY_IMPORTED.body_of(submission).list))


def _attaching(submission: Submission) -> Legacy:
    document = LEGACY_ATTACHED.body_of(submission).document
    return standing(photographs=frozenset({document}) if _photograph(document) else frozenset())


def _photograph(sha256: str) -> bool:
    try:
        return form_of(documents().get(sha256)) in PHOTOS
    except (NoSuchDocument, DamagedDocument):
        return False


RECORDED = Handler(LEGACY_RECORDED, _standing, project.legacy_recorded)
IMPORTED = Handler(LEGACY_IMPORTED, _importing, project.legacy_imported)
ATTACHED = Handler(LEGACY_ATTACHED, _attaching, project.legacy_attached)
HANDED_OVER = Handler(LEGACY_HANDED_OVER, _standing, project.legacy_handed_over)
PUBLISHED = Handler(LEGACY_PUBLISHED, _standing, project.legacy_published)
WITHDRAWN = Handler(LEGACY_WITHDRAWN, _standing, project.legacy_withdrawn)

HANDLERS = (RECORDED, IMPORTED, ATTACHED, HANDED_OVER, PUBLISHED, WITHDRAWN)
