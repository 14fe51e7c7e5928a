"""Acts on contracts and leases: recorded, notice given, released."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field

from drawdown.commitments.acts.state import Committed, commitment
from drawdown.commitments.contract import Contract
from drawdown.commitments.decide import may_give_notice, may_record, may_release
from drawdown.core.findings import Finding
from drawdown.core.provenance import Frozen
from drawdown.handover.acts.bodies import Hash, SiteId, Words
from drawdown.ledger.act import Act

Id = Annotated[str, Field(pattern=r"^[A-Za-z0-9]+([-._/][A-Za-z0-9]+)*$", max_length=60)]
Minor = Annotated[int, Field(ge=0)]
"""An amount in minor units."""
Currency = Annotated[str, Field(pattern=r"^[A-Z]{3}$")]


class ContractRecorded(Frozen):
    """A contract or lease that binds a site."""

    site: SiteId
    contract: Id
    counterparty: Words
    """A firm or an authority; a person is named as `the owner`."""
    lease: bool
    ends: date | None = None
    notice_days: Annotated[int, Field(ge=0, le=3650)]
    minimum_charge: Minor = 0
    day_charge: Minor | None = None
    currency: Currency = "USD"
    document: Hash

    def to_contract(self) -> Contract:
        """Return the contract it records."""
        return Contract(
            id=self.contract,
            site=self.site,
            counterparty=self.counterparty,
            lease=self.lease,
            ends=self.ends,
            notice_days=self.notice_days,
            minimum_charge=self.minimum_charge,
            day_charge=self.day_charge,
            currency=self.currency,
            papers=(self.document,),
        )


def decide_recorded(state: Committed, act: Act) -> tuple[Finding, ...]:
    """Refuse a contract that is there already."""
    return tuple(may_record(state.file, CONTRACT_RECORDED.body_of(act).to_contract()))


class ContractNoticed(Frozen):
    """Notice is given of a contract or lease."""

    site: SiteId
    contract: Id
    on: date
    document: Hash


def decide_noticed(state: Committed, act: Act) -> tuple[Finding, ...]:
    """Refuse a second notice."""
    return tuple(may_give_notice(state.file, CONTRACT_NOTICED.body_of(act).contract))


class ContractReleased(Frozen):
    """The counterparty, an owner or a lessor signed that nothing is owed."""

    site: SiteId
    contract: Id
    on: date
    document: Hash


def decide_released(state: Committed, act: Act) -> tuple[Finding, ...]:
    """Refuse a release of what still runs."""
    body = CONTRACT_RELEASED.body_of(act)
    return tuple(may_release(state.file, body.contract, body.on))


CONTRACT_RECORDED = commitment("contract.recorded", ContractRecorded, decide_recorded)
CONTRACT_NOTICED = commitment("contract.noticed", ContractNoticed, decide_noticed)
CONTRACT_RELEASED = commitment("contract.released", ContractReleased, decide_released)
