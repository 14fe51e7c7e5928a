"""Acts on the receiver of a site: named, what it undertook, what was seen of it afterwards."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field

from drawdown.core.findings import Finding, Place
from drawdown.core.nearest import suggestion
from drawdown.core.provenance import Frozen
from drawdown.handover.acts.bodies import Hash, PartId, PersonRef, SiteId, Words
from drawdown.handover.acts.state import Closing, closing_kind
from drawdown.handover.faults import NO_SUCH_OBLIGATION
from drawdown.handover.receiver import may_check, may_name, may_undertake
from drawdown.handover.receiving import Obligation, Receiver, RunningCost
from drawdown.ledger.act import Act

Litres = Annotated[int, Field(ge=0)]


class ReceiverNamed(Frozen):
    """Who receives a site; naming one again replaces the one before."""

    site: SiteId
    part: PartId | None = None
    authority: Words
    civilian: bool
    designation: Hash
    """The document in which the host designates it."""
    signatory: PersonRef | None = None
    signatory_capacity: Words | None = None
    custodian: PersonRef | None = None
    occupation: date | None = None
    use: Words | None = None
    fuel_litres_a_day: Litres | None = None
    water_litres_a_day: Litres | None = None
    spares: tuple[Words, ...] = ()
    operators_trained: tuple[PersonRef, ...] = ()

    def to_receiver(self) -> Receiver:
        """Return the receiver it names."""
        return Receiver(
            authority=self.authority,
            civilian=self.civilian,
            designated_by=self.designation,
            signatory=self.signatory,
            signatory_capacity=self.signatory_capacity,
            custodian=self.custodian,
            occupation=self.occupation,
            use=self.use,
            running=RunningCost(
                fuel_litres_a_day=self.fuel_litres_a_day,
                water_litres_a_day=self.water_litres_a_day,
                spares=self.spares,
                operators_trained=self.operators_trained,
            ),
        )


def decide_named(state: Closing, act: Act) -> tuple[Finding, ...]:
    """Refuse a receiver that is no civilian authority, or whose signatory has no capacity."""
    return tuple(may_name(state.file, RECEIVER_NAMED.body_of(act).to_receiver()))


class ObligationUndertaken(Frozen):
    """Something the receiver undertook."""

    site: SiteId
    part: PartId | None = None
    obligation: SiteId
    text: Words
    due: date

    def to_obligation(self) -> Obligation:
        """Return the obligation it records."""
        return Obligation(id=self.obligation, text=self.text, due=self.due)


def decide_undertaken(state: Closing, act: Act) -> tuple[Finding, ...]:
    """Refuse an obligation that is there already."""
    obligation = OBLIGATION_UNDERTAKEN.body_of(act).to_obligation()
    return tuple(may_undertake(state.file, state.file.obligations, obligation))


class ObligationSeen(Frozen):
    """Whether an obligation was kept when somebody looked."""

    site: SiteId
    part: PartId | None = None
    obligation: SiteId
    kept: bool
    on: date
    note: Words | None = None


def decide_seen(state: Closing, act: Act) -> tuple[Finding, ...]:
    """Refuse a look at an obligation that nobody undertook."""
    asked = OBLIGATION_SEEN.body_of(act).obligation
    known = state.file.obligations
    if asked in known:
        return ()
    place = Place(state.file.subject, field="obligations")
    return (NO_SUCH_OBLIGATION.at(place, id=asked, nearest=suggestion(asked, known)),)


class SiteChecked(Frozen):
    """A look at a site that was handed over: 30 or 90 days on, in use or not, damaged or not."""

    site: SiteId
    part: PartId | None = None
    after: Annotated[int, Field(gt=0, le=3650)]
    on: date
    in_use: bool | None = None
    looted: bool | None = None
    damaged: bool | None = None
    findings: tuple[Words, ...] = ()


def decide_checked(state: Closing, act: Act) -> tuple[Finding, ...]:
    """Refuse a check of a site that is still the mission's, or before its day."""
    body = SITE_CHECKED.body_of(act)
    signed = state.file.signed_on
    looks = may_check(state.rules, state.file, signed_on=signed, on=body.on, after=body.after)
    return tuple(looks)


RECEIVER_NAMED = closing_kind("receiver.named", ReceiverNamed, decide_named)
OBLIGATION_UNDERTAKEN = closing_kind(
    "obligation.undertaken", ObligationUndertaken, decide_undertaken
)
OBLIGATION_SEEN = closing_kind("obligation.seen", ObligationSeen, decide_seen)
SITE_CHECKED = closing_kind("site.checked", SiteChecked, decide_checked)
