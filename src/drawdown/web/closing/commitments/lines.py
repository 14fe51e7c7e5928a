"""Contracts, leases and claims of a site as lines: their clocks, and what they cost."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from babel.numbers import format_currency, get_currency_precision

from drawdown.commitments.claim import LIMITED, Claim, add_months
from drawdown.commitments.contract import Contract
from drawdown.rules.closing import ClaimRule
from drawdown.web.closing.commitments.asks import CLAIMS, OUTCOMES
from drawdown.web.ui.formats import UNKNOWN, locale
from drawdown.web.ui.names import named


@dataclass(frozen=True, slots=True)
class Leaving:
    """The day on which a site is left, and whether that is done or only planned."""

    on: date
    done: bool


@dataclass(frozen=True, slots=True)
class ContractLine:
    """One contract or lease. Unknown is none."""

    contract: Contract
    latest_notice: date | None
    """The last day on which notice still ends the charges when the site is left."""
    days_left: int | None
    """Days from today to that day; below 0 once it is past."""
    last_charged: date | None
    minimum: str
    day_charge: str
    overrun: str
    """What is paid for days after the site is left."""
    paid_after: bool
    """Whether anything is."""

    @property
    def waits_for_notice(self) -> bool:
        """Whether notice can still be given and was not."""
        return self.contract.notice_given is None and self.contract.released_on is None


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """One claim, and the last day for it."""

    claim: Claim
    kind: str
    outcome: str
    discovery_ends: date | None
    """So many months after it was discovered; none for a claim without that limit."""
    last_day: date | None
    days_left: int | None
    in_time: bool
    amount: str
    agreed: str


def contract_lines(
    contracts: Iterable[Contract], leaving: Leaving | None, today: date
) -> list[ContractLine]:
    """Return contracts and leases, those that bind first, by the day on which notice is due."""
    lines = [_contract(each, leaving, today) for each in contracts]
    return sorted(
        lines,
        key=lambda line: (
            line.contract.released_on is not None,
            line.latest_notice or date.max,
            line.contract.id,
        ),
    )


def _contract(contract: Contract, leaving: Leaving | None, today: date) -> ContractLine:
    latest = contract.latest_notice(leaving.on) if leaving else None
    overrun = contract.overrun(leaving.on) if leaving else None
    return ContractLine(
        contract=contract,
        latest_notice=latest,
        days_left=(latest - today).days if latest else None,
        last_charged=contract.last_charged_day(),
        minimum=amount(contract.minimum_charge, contract.currency),
        day_charge=amount(contract.day_charge, contract.currency),
        overrun=amount(overrun, contract.currency),
        paid_after=bool(overrun),
    )


def claim_lines(
    claims: Iterable[Claim], rule: ClaimRule, mandate_end: date, today: date
) -> list[ClaimLine]:
    """Return claims, the open ones first, in the order in which they were made."""
    lines = [_claim(each, rule, mandate_end, today) for each in claims]
    return sorted(lines, key=lambda line: (not line.claim.open, line.claim.filed, line.claim.id))


def _claim(claim: Claim, rule: ClaimRule, mandate_end: date, today: date) -> ClaimLine:
    last = claim.last_day(rule, mandate_end)
    from_discovery = add_months(claim.discovered or claim.happened, rule.months_from_discovery)
    return ClaimLine(
        claim=claim,
        kind=named(CLAIMS, claim.kind),
        outcome=named(OUTCOMES, claim.outcome) if claim.outcome else "",
        discovery_ends=from_discovery if claim.kind in LIMITED else None,
        last_day=last,
        days_left=(last - today).days if last else None,
        in_time=claim.in_time(rule, mandate_end),
        amount=amount(claim.amount, claim.currency),
        agreed=amount(claim.agreed, claim.currency),
    )


def amount(minor: int | None, currency: str) -> str:
    """Return an amount with the fractions that its currency has; a dash for an unknown one."""
    if minor is None:
        return UNKNOWN
    whole = Decimal(minor).scaleb(-get_currency_precision(currency))
    return format_currency(whole, currency, locale=locale(), format=_pattern())


def _pattern() -> str:
    """Return the pattern of an amount, with the code of the currency: other signs are shared."""
    return "#,##0.00\xa0¤¤" if locale().language == "fr" else "¤¤\xa0#,##0.00"
