"""Whether a site has somebody to receive it, able to sign, to guard and to run it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from drawdown.core.findings import Finding, Place
from drawdown.handover.faults import (
    CHECK_TOO_EARLY,
    NO_SUCH_CHECK,
    NOT_CIVILIAN,
    NOTHING_SIGNED,
    OBLIGATION_TWICE,
    SIGNATORY_WITHOUT_CAPACITY,
)
from drawdown.handover.file import SiteFile, Standing
from drawdown.handover.receiving import Obligation, Receiver
from drawdown.handover.states import GIVEN_UP
from drawdown.rules.closing import AfterRule, ClosingRules


def may_name(file: SiteFile, receiver: Receiver) -> Iterator[Finding]:
    """A receiver is a civilian authority, and a signatory signs in a capacity."""
    place = Place(file.subject, field="receiver")
    if not receiver.civilian:
        yield NOT_CIVILIAN.at(place, authority=receiver.authority)
    if receiver.signatory is not None and not receiver.signatory_capacity:
        yield SIGNATORY_WITHOUT_CAPACITY.at(place)


def may_undertake(
    file: SiteFile, known: Mapping[str, Obligation], obligation: Obligation
) -> Iterator[Finding]:
    """An obligation has its own id."""
    if obligation.id in known:
        place = Place(file.subject, field="obligations")
        yield OBLIGATION_TWICE.at(place, id=obligation.id)


@dataclass(frozen=True, slots=True)
class Look:
    """A check that the rules ask for: when it is due, and whether somebody has looked."""

    rule: AfterRule
    due: date | None
    """None while the site is still the mission's."""
    done: date | None

    def overdue(self, today: date) -> bool:
        """Return whether somebody should have looked by now and has not."""
        return self.done is None and self.due is not None and today > self.due


def looks_at(rules: ClosingRules, file: SiteFile) -> tuple[Look, ...]:
    """Return every check that the rules ask for after the handover, in order."""
    done = {check.after: check.on for check in file.checks}
    signed = file.signed_on
    return tuple(
        Look(rule, signed + timedelta(rule.after) if signed else None, done.get(rule.after))
        for rule in rules.checks
    )


def looked_after(rules: ClosingRules, file: SiteFile) -> Mapping[str, Standing]:
    """Return how the record of each check stands, by the id of its evidence."""
    found = {}
    for look in looks_at(rules, file):
        due = f"due on {look.due}" if look.due else "the site is not handed over"
        reason = f"looked at on {look.done}" if look.done else due
        since = look.done or look.due
        found[look.rule.evidence] = Standing(look.done is not None, reason, since)
    return found


def may_check(
    rules: ClosingRules, file: SiteFile, *, signed_on: date | None, on: date, after: int
) -> Iterator[Finding]:
    """A check that the rules ask for looks at a site that was given up, not before its day."""
    place = Place(file.subject, field=f"D+{after}")
    days = [rule.after for rule in rules.checks]
    if days and after not in days:
        asked = ", ".join(str(each) for each in days)
        yield NO_SUCH_CHECK.at(place, days=after, known=asked)
    if file.state not in GIVEN_UP or signed_on is None:
        yield NOTHING_SIGNED.at(place)
    elif on < signed_on + timedelta(days=after):
        yield CHECK_TOO_EARLY.at(place, day=on, first=signed_on + timedelta(days=after))


def readiness(receiver: Receiver | None) -> Mapping[str, Standing]:
    """Return how each record of gate G5 stands, by the id of the evidence."""
    if receiver is None:
        nobody = Standing(met=False, reason="no receiver is named")
        return {"civilian_authority": nobody, "receiver_signatory": nobody, "custodian": nobody}
    signs = receiver.signatory is not None and bool(receiver.signatory_capacity)
    guards = receiver.custodian is not None
    return {
        "civilian_authority": Standing(
            met=receiver.civilian,
            reason=receiver.authority if receiver.civilian else "it is not a civilian authority",
        ),
        "receiver_signatory": Standing(
            met=signs,
            reason=receiver.signatory_capacity or "" if signs else "nobody is named to sign",
        ),
        "custodian": Standing(
            met=guards, reason="named" if guards else "nobody is named to keep the site"
        ),
    }


def gaps(receiver: Receiver | None) -> tuple[str, ...]:
    """Return what puts the survival of a site at risk, though no gate asks for it."""
    if receiver is None:
        return ("no receiver",)
    running = receiver.running
    found = {
        "no day of occupation": receiver.occupation is None,
        "no use is named": receiver.use is None,
        "nobody is trained to run the plants": not running.operators_trained,
        "fuel for a day is not known": running.fuel_litres_a_day is None,
    }
    return tuple(text for text, missing in found.items() if missing)
