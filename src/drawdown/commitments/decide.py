"""What an act on a contract or a claim is refused for: one function for each thing one can do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from drawdown.commitments import faults
from drawdown.commitments.claim import Claim, Outcome
from drawdown.commitments.contract import Contract
from drawdown.commitments.file import CommitmentFile
from drawdown.core.findings import Finding, Place
from drawdown.core.nearest import suggestion
from drawdown.rules.closing import ClaimRule


@dataclass(frozen=True, slots=True)
class Ruling:
    """A decision on a claim, as somebody wants to take it."""

    outcome: Outcome
    on: date
    agreed: int | None = None
    reason: str = ""
    exception: str = ""
    """Who made an exception to the last day, in words that name an office."""


def may_record(file: CommitmentFile, contract: Contract) -> Iterator[Finding]:
    """A contract has its own id."""
    if contract.id in file.contracts:
        yield faults.CONTRACT_TWICE.at(_place(file, contract.id), contract=contract.id)


def may_give_notice(file: CommitmentFile, contract: str) -> Iterator[Finding]:
    """Notice is given once, of a contract that still binds."""
    known = file.contracts.get(contract)
    if known is None:
        yield _no_such_contract(file, contract)
        return
    place = _place(file, contract)
    if known.notice_given is not None:
        yield faults.NOTICED_ALREADY.at(place, day=known.notice_given)
    if known.released_on is not None:
        yield faults.RELEASED_ALREADY.at(place, day=known.released_on)


def may_release(file: CommitmentFile, contract: str, on: date) -> Iterator[Finding]:
    """A contract is released once, when it has ended: after notice, or on the day agreed."""
    known = file.contracts.get(contract)
    if known is None:
        yield _no_such_contract(file, contract)
        return
    place = _place(file, contract)
    if known.released_on is not None:
        yield faults.RELEASED_ALREADY.at(place, day=known.released_on)
    last = known.last_charged_day()
    if last is None:
        yield faults.NO_NOTICE.at(place)
    elif on < last:
        yield faults.STILL_RUNS.at(place, last=last)


def may_file(
    file: CommitmentFile, claim: Claim, rule: ClaimRule, mandate_end: date
) -> Iterator[Finding]:
    """A claim has its own id and days in order. One made too late is kept, and marked."""
    place = _place(file, claim.id)
    if claim.id in file.claims:
        yield faults.CLAIM_TWICE.at(place, claim=claim.id)
    known = claim.discovered or claim.happened
    if known < claim.happened:
        yield faults.OUT_OF_ORDER.at(place, later=known, earlier=claim.happened)
    if claim.filed < known:
        yield faults.OUT_OF_ORDER.at(place, later=claim.filed, earlier=known)
    if not claim.in_time(rule, mandate_end):
        yield faults.OUT_OF_TIME.at(place, last=claim.last_day(rule, mandate_end))


def may_rule(
    file: CommitmentFile, claim: str, ruling: Ruling, rule: ClaimRule, *, mandate_end: date
) -> Iterator[Finding]:
    """A claim is decided once; a settlement names its sum, anything else its reason."""
    known = file.claims.get(claim)
    if known is None:
        nearest = suggestion(claim, file.claims)
        yield faults.NO_SUCH_CLAIM.at(_place(file, claim), claim=claim, nearest=nearest)
        return
    place = _place(file, claim)
    if known.decided is not None:
        yield faults.DECIDED_ALREADY.at(place, day=known.decided)
    if ruling.on < known.filed:
        yield faults.OUT_OF_ORDER.at(place, later=ruling.on, earlier=known.filed)
    if ruling.outcome is Outcome.SETTLED:
        if ruling.agreed is None:
            yield faults.SUM_MISSING.at(place)
        if not known.in_time(rule, mandate_end) and not ruling.exception:
            yield faults.NO_EXCEPTION.at(place, last=known.last_day(rule, mandate_end))
    elif not ruling.reason:
        yield faults.REASON_MISSING.at(place)


def _place(file: CommitmentFile, what: str) -> Place:
    return Place(file.subject, field=what)


def _no_such_contract(file: CommitmentFile, contract: str) -> Finding:
    nearest = suggestion(contract, file.contracts)
    return faults.NO_SUCH_CONTRACT.at(_place(file, contract), contract=contract, nearest=nearest)
