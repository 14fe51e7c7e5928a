"""Acts on waste and on containers that stay."""

from __future__ import annotations

from datetime import date

from drawdown.core.findings import Finding
from drawdown.core.provenance import Frozen
from drawdown.environment.acts.bodies import Hash, Id, Kilograms, LineId, PartId, SiteId, Words
from drawdown.environment.acts.state import Closeout, environmental, named
from drawdown.environment.decide import may_prove_empty, may_receive_waste, may_send_waste
from drawdown.environment.photos import may_prove
from drawdown.environment.waste import Manifest, Receipt
from drawdown.ledger.act import Act


class WasteSent(Frozen):
    """A consignment of waste leaves the site under a manifest."""

    site: SiteId
    part: PartId | None = None
    manifest: Id
    stream: Words
    kg: Kilograms
    on: date
    carrier: Words
    receiver: Words
    document: Hash
    line: LineId | None = None
    """The line of the checklist that found it."""

    def to_manifest(self) -> Manifest:
        """Return the manifest it opens."""
        return Manifest(
            id=self.manifest,
            stream=self.stream,
            kg=self.kg,
            left_on=self.on,
            carrier=self.carrier,
            receiver=self.receiver,
            document=self.document,
            line=self.line or "",
        )


def decide_sent(state: Closeout, act: Act) -> tuple[Finding, ...]:
    """Refuse a manifest that stands already, or whose paper nobody stored."""
    body = WASTE_SENT.body_of(act)
    sent = may_send_waste(state.rules, state.file, body.to_manifest())
    return (*sent, *named(act, body.document))


class WasteReceived(Frozen):
    """The final receiver took a consignment and certified its treatment."""

    site: SiteId
    part: PartId | None = None
    manifest: Id
    kg: Kilograms
    on: date
    by: Words
    certificate: Hash
    difference_reason: Words | None = None

    def to_receipt(self) -> Receipt:
        """Return the receipt it records."""
        reason = self.difference_reason or ""
        return Receipt(self.kg, self.on, self.by, self.certificate, reason)


def decide_received(state: Closeout, act: Act) -> tuple[Finding, ...]:
    """Refuse a difference in weight that nobody explains."""
    body = WASTE_RECEIVED.body_of(act)
    return (
        *may_receive_waste(state.file, body.manifest, body.to_receipt()),
        *named(act, body.certificate),
    )


class ContainerListed(Frozen):
    """A container that will stay on the site."""

    site: SiteId
    part: PartId | None = None
    container: Id


def decide_listed(state: Closeout, act: Act) -> tuple[Finding, ...]:
    """Accept: listing a container again changes nothing."""
    return ()


class ContainerProved(Frozen):
    """A container was opened and photographed empty."""

    site: SiteId
    part: PartId | None = None
    container: Id
    on: date
    photo: Hash
    photo_reason: Words | None = None
    """Why the photograph has no position, or one far from the site."""


def decide_proved(state: Closeout, act: Act) -> tuple[Finding, ...]:
    """Refuse a second proof, and one without its photograph."""
    body = CONTAINER_PROVED.body_of(act)
    reason = body.photo_reason
    return (
        *may_prove_empty(state.file, body.container, body.photo),
        *named(act, body.photo),
        *may_prove(state.rules, state.file, state.photos, [body.photo], reason=reason),
    )


WASTE_SENT = environmental("waste.sent", WasteSent, decide_sent)
WASTE_RECEIVED = environmental("waste.received", WasteReceived, decide_received)
CONTAINER_LISTED = environmental("container.listed", ContainerListed, decide_listed)
CONTAINER_PROVED = environmental("container.proved", ContainerProved, decide_proved)
