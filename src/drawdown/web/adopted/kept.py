"""One sort of document that two persons put in force: where it is kept, and the acts on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache, partial
from pathlib import Path
from typing import Any, Generic

from django.db.models import QuerySet
from pydantic import ValidationError

from drawdown.core.findings import Refused
from drawdown.documents.content import ContentStore, DamagedDocument, NoSuchDocument
from drawdown.documents.evidence import put
from drawdown.ledger.act import Submission
from drawdown.ledger.kind import Kind
from drawdown.rules.proposing import Doc, Procedure, Proposal, Standing
from drawdown.web.adopted import models, project
from drawdown.web.records.handler import Handler
from drawdown.web.records.receipt import Receipt
from drawdown.web.records.sending import About, Sender, send
from drawdown.web.store import documents


def _no_records(_: object) -> frozenset[str]:
    return frozenset()


@dataclass(frozen=True)
class Kept(Generic[Doc]):
    """Documents of one sort: those in force, those that wait, and what may be done with them."""

    procedure: Procedure[Doc]
    proposals: type[models.Proposal]
    forces: type[models.InForce]
    shipped: Callable[[], Doc]
    parse: Callable[[bytes], Doc]
    """Reads what came into force once, even where it would be refused today."""
    read: Callable[[bytes], Doc]
    """Reads what an act names; raises `Refused` for what nothing can be done by."""
    content: Callable[[Doc], bytes]
    """The one spelling, whose SHA-256 is the digest."""
    recorded: Callable[[Doc | None], frozenset[str]] = _no_records
    """Evidence that some record proves, for rules that ask for it."""

    def in_force(self, *, before: int | None = None) -> Doc:
        """Return the document of the last act before an entry, else the one that is shipped."""
        rows = self.forced()
        if before is not None:
            rows = rows.filter(entry__lt=before)
        digest = rows.values_list("digest", flat=True).first()
        return self.shipped() if digest is None else self.held(digest)

    def held(self, digest: str) -> Doc:
        """Return a document as it was stored; raises what the store raises."""
        first = self.shipped()
        return first if digest == first.digest else _held(self.parse, documents().root, digest)

    def named(self, digest: str) -> Doc | None:
        """Return the document of this digest; nothing where none is stored or none can serve."""
        if digest == self.shipped().digest:
            return self.shipped()
        try:
            found = _held(self.read, documents().root, digest)
        except (NoSuchDocument, DamagedDocument, Refused, ValidationError):
            return None
        return found if found.digest == digest else None

    def keep(self, document: Doc) -> str:
        """Store a document and return its digest."""
        if document.digest not in documents():
            put(documents(), self.content(document), name=f"{self.procedure.subject}.json")
        return document.digest

    def proposed(self) -> QuerySet[Any]:
        """Return every proposal that nobody withdrew, the last one first."""
        return self.proposals._default_manager.order_by("-entry")  # noqa: SLF001 -- is public

    def forced(self) -> QuerySet[Any]:
        """Return what came into force, the last one first."""
        return self.forces._default_manager.order_by("-entry")  # noqa: SLF001 -- is public

    def waiting(self) -> list[Any]:
        """Return the proposals that wait for another person, oldest first."""
        force = self.in_force().digest
        rows = self.proposed().filter(before=force).exclude(digest=force)
        return list(rows.order_by("entry"))

    def standing(self, digest: str) -> Standing[Doc]:
        """Return what an act is decided on; `digest` is what it names."""
        proposals: dict[str, Proposal] = {}
        versions = {self.shipped().version: self.shipped().digest}
        for row in self.proposed().reverse():
            held = proposals.get(row.digest)
            persons = held.persons if held and held.before == row.before else frozenset()
            proposals[row.digest] = Proposal(row.before, persons | {row.person})
            versions[row.version] = row.digest
        named = self.named(digest)
        return Standing(self.in_force(), named, versions, proposals, self.recorded(named))

    @cached_property
    def handlers(self) -> tuple[Handler[Standing[Doc]], ...]:
        """The handlers of its acts: propose, put in force, withdraw."""
        how = self.procedure
        return (
            Handler(
                how.proposed,
                partial(self._load, how.proposed),
                partial(project.proposed, how, self.proposals),
            ),
            Handler(
                how.adopted,
                partial(self._load, how.adopted),
                partial(project.adopted, how, self.forces),
                self._proposers,
            ),
            Handler(
                how.withdrawn,
                partial(self._load, how.withdrawn),
                partial(project.withdrawn, how, self.proposals),
            ),
        )

    def propose(
        self, document: Doc, *, reason: str, by: Sender, before: str | None = None
    ) -> Receipt:
        """Record that a document is proposed; `before` names the one that its author saw.

        The one in force is kept too, so that what was done under it can be read again.
        """
        force, digest = self.keep(self.in_force()), self.keep(document)
        return self._send(0, digest, before or force, document, reason, by)

    def adopt(self, row: models.Proposal, *, by: Sender, reason: str = "") -> Receipt:
        """Record that a proposal comes into force; raises what `send` raises."""
        return self._send(1, row.digest, row.before, self.held(row.digest), reason, by)

    def withdraw(self, row: models.Proposal, *, by: Sender, reason: str) -> Receipt:
        """Record that a proposal waits no longer; raises what `send` raises."""
        return self._send(2, row.digest, row.before, self.held(row.digest), reason, by)

    def _send(
        self, which: int, digest: str, before: str, document: Doc, reason: str, by: Sender
    ) -> Receipt:
        """Send one of the three acts; a body takes what it has a field for."""
        body = self.procedure.bodies[which]
        said = {
            self.procedure.field: digest,
            "before": before,
            "version": document.version,
            "id": getattr(document, "id", None),
            "reason": reason,
        }
        made = body.model_validate({name: said[name] for name in body.model_fields})
        stored = [each for each in (before, digest) if each in documents()]
        about = About([f"{self.procedure.subject}:{digest[:16]}"], evidence=stored)
        return send(self.handlers[which], made, about, by=by)

    def _load(self, kind: Kind[Any, Any], submission: Submission) -> Standing[Doc]:
        kind.body_of(submission)
        return self.standing(self.procedure.named(submission))

    def _proposers(self, state: Standing[Doc], submission: Submission) -> frozenset[str]:
        return state.proposers(self.procedure.named(submission))


@lru_cache(maxsize=64)
def _held(reader: Callable[[bytes], Doc], root: Path, digest: str) -> Doc:
    """Return a document out of a store; what a digest names never changes."""
    return reader(ContentStore(root).get(digest))
