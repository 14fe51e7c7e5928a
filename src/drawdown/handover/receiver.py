"""Whether a site has somebody to receive it, able to sign, to guard and to run it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from drawdown.core.findings import Finding, Place
from drawdown.handover.faults import (
    CHECK_TOO_EARLY,
    NOT_CIVILIAN,
    NOTHING_SIGNED,
    OBLIGATION_TWICE,
    SIGNATORY_WITHOUT_CAPACITY,
)
from drawdown.handover.file import SiteFile, Standing
from drawdown.handover.receiving import Obligation, Receiver
from drawdown.handover.states import GIVEN_UP


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


def may_check(file: SiteFile, *, signed_on: date | None, on: date, after: int) -> Iterator[Finding]:
    """A check at D+`after` looks at a site that was given up, not before that day."""
    place = Place(file.subject, field=f"D+{after}")
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
