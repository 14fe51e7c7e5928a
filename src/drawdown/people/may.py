"""The one permission function: may this actor do that, may this person see it, and why not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from drawdown.core.findings import Finding, Place
from drawdown.ledger.act import Actor, PersonId
from drawdown.people import faults
from drawdown.people.holding import Amount, Delegation, Holding
from drawdown.people.rights import Bound, Needs, Right, Rights, Scope, Sight
from drawdown.people.standing import Standing

NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What somebody wants to do: an act of a kind, where, on whose work, and for how much."""

    kind: str
    mission: str
    sites: frozenset[str] = NOTHING
    """Empty for the whole mission."""
    subjects: frozenset[str] = NOTHING
    prepared_by: frozenset[PersonId] = frozenset()
    """Who prepared what is acted on, or is the one it favours."""
    amount: Amount | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What somebody wants to look at: a kind of information, and whose."""

    sight: Sight
    sites: frozenset[str] = NOTHING
    """Empty for the whole mission."""
    subjects: frozenset[str] = NOTHING


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether it may be done. Every reason against it is there, never only the first."""

    reasons: tuple[Finding, ...] = ()
    holding: str | None = None
    """The office or delegation that it is done under."""

    @property
    def allowed(self) -> bool:
        """Return whether nothing stands against it."""
        return not self.reasons


def may(rights: Rights, standing: Standing, actor: Actor, asked: Asked, *, at: datetime) -> Verdict:
    """Return whether an actor may do what is asked, at this moment."""
    if asked.mission != standing.mission:
        return _no(faults.OTHER_MISSION.at(_PLACE, mission=standing.mission))
    person = standing.persons.get(actor.person)
    if person is None:
        return _no(faults.NOBODY_KNOWN.at(_PLACE, person=actor.person))
    if not person.serves(at):
        return _no(faults.HAS_LEFT.at(_PLACE))
    holdings = _named(standing, actor, at)
    if not holdings:
        return _no(faults.NOT_HELD.at(_PLACE, role=actor.capacity))
    right = rights.right(actor.capacity, asked.kind)
    if right is None:
        others = ", ".join(role.id for role in rights.roles_that_may(asked.kind)) or "nobody"
        return _no(faults.NO_RIGHT.at(_PLACE, role=actor.capacity, kind=asked.kind, remedy=others))
    return _best(
        Verdict(tuple(_against(right, rights, holding, asked)), holding.id) for holding in holdings
    )


def sees(
    rights: Rights,
    standing: Standing,
    person: PersonId,
    look: Look,
    *,
    at: datetime,
) -> Verdict:
    """Return whether a person is shown some information, through anything that they hold."""
    verdicts = []
    for holding in standing.held_by(person, at):
        scope = rights.scope(holding.role, look.sight)
        if scope is None:
            reason = faults.NOT_SHOWN.at(_PLACE, role=holding.role, sight=look.sight)
        elif not _shown(rights, holding, scope, look):
            reason = faults.OUT_OF_BOUNDS.at(_PLACE, held=holding.bounds)
        else:
            return Verdict((), holding.id)
        verdicts.append(Verdict((reason,), holding.id))
    if not verdicts:
        return _no(faults.NOT_SHOWN.at(_PLACE, role="nobody", sight=look.sight))
    return _best(iter(verdicts))


def ways_to_act(
    rights: Rights, standing: Standing, person: PersonId, asked: Asked, *, at: datetime
) -> tuple[Actor, ...]:
    """Return how a person may do what is asked: own offices first, then delegations."""
    return tuple(
        actor
        for holding in standing.held_by(person, at)
        if may(rights, standing, actor := as_actor(holding), asked, at=at).allowed
    )


def as_actor(holding: Holding) -> Actor:
    """Return a person acting under what they hold."""
    delegation = holding.id if isinstance(holding, Delegation) else None
    return Actor(person=holding.person, capacity=holding.role, delegation=delegation)


def signs(rights: Rights, standing: Standing, person: PersonId, at: datetime) -> bool:
    """Return whether a person holds, at a moment, anything that signs: they need two factors."""
    held = (rights.role(holding.role) for holding in standing.held_by(person, at))
    return any(role is not None and role.signs for role in held)


_PLACE = Place("actor")


def _no(reason: Finding) -> Verdict:
    return Verdict((reason,))


def _best(verdicts: Iterator[Verdict]) -> Verdict:
    """Return the first that allows it, else the one with the fewest reasons against it."""
    return min(verdicts, key=lambda verdict: len(verdict.reasons))


def _named(standing: Standing, actor: Actor, at: datetime) -> tuple[Holding, ...]:
    """Return what the actor names: one delegation, or the offices of that capacity."""
    if actor.delegation is None:
        offices = standing.offices_of(actor.person, at)
        return tuple(office for office in offices if office.role == actor.capacity)
    held = standing.delegations.get(actor.delegation)
    if held is None or held.person != actor.person or held.role != actor.capacity:
        return ()
    return (held,) if held.active(at) else ()


def _against(right: Right, rights: Rights, holding: Holding, asked: Asked) -> Iterator[Finding]:
    """Yield every reason why what is held does not give this right here and now."""
    role = rights.role(holding.role)
    unnamed = role is not None and _names_nothing(role.bound, holding)
    if unnamed or not holding.bounds.covers(asked.sites, asked.subjects):
        yield faults.OUT_OF_BOUNDS.at(_PLACE, held=holding.bounds)
    if right.needs is Needs.DELEGATION and not isinstance(holding, Delegation):
        yield faults.NEEDS_DELEGATION.at(_PLACE)
    if not right.own_work and holding.person in asked.prepared_by:
        yield faults.OWN_WORK.at(_PLACE)
    if isinstance(holding, Delegation):
        yield from _against_delegation(right, holding, asked)


def _against_delegation(right: Right, delegation: Delegation, asked: Asked) -> Iterator[Finding]:
    """A delegation gives no more than its limits say, and not over its giver's own work."""
    if not right.own_work and delegation.given_by in asked.prepared_by:
        yield faults.OWN_WORK_OF_GIVER.at(_PLACE)
    limits = delegation.limits
    if limits.kinds is not None and asked.kind not in limits.kinds:
        yield faults.NOT_DELEGATED.at(_PLACE, kind=asked.kind)
    if limits.amount is None or not right.amounts:
        return
    if asked.amount is None:
        yield faults.AMOUNT_UNKNOWN.at(_PLACE)
    elif asked.amount.currency != limits.amount.currency:
        yield faults.OTHER_CURRENCY.at(
            _PLACE, limit=limits.amount.currency, amount=asked.amount.currency
        )
    elif asked.amount.minor > limits.amount.minor:
        yield faults.ABOVE_LIMIT.at(_PLACE, amount=asked.amount, limit=limits.amount)


def _names_nothing(bound: Bound, holding: Holding) -> bool:
    """Return whether a role that is held for something was given without naming it."""
    return (bound is Bound.SITES and holding.bounds.sites is None) or (
        bound is Bound.SUBJECTS and holding.bounds.subjects is None
    )


def _shown(rights: Rights, holding: Holding, scope: Scope, look: Look) -> bool:
    """Return whether what is held reaches what is looked at; `own` must be named by it."""
    role = rights.role(holding.role)
    if role is None or (scope is Scope.OWN and _names_nothing(role.bound, holding)):
        return False
    return holding.bounds.covers(look.sites, look.subjects)
