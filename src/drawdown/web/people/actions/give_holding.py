"""Give a person an office in their own right, or a delegation of somebody else's."""

from __future__ import annotations

from drawdown.ledger.act import ActId
from drawdown.people.acts import give_capacity, give_delegation
from drawdown.people.acts.bodies import Reach
from drawdown.people.acts.give_capacity import CapacityGiven
from drawdown.people.acts.give_delegation import DelegationGiven
from drawdown.web.acts import PEOPLE
from drawdown.web.records.sending import About, Sender, send


def give_office(body: CapacityGiven, *, by: Sender) -> ActId:
    """Record an office; its id is that of the act."""
    handler = PEOPLE[give_capacity.KIND.name]
    return send(handler, body, _about(body), by=by).act.act


def delegate(body: DelegationGiven, *, by: Sender) -> ActId:
    """Record a delegation; its id is that of the act."""
    handler = PEOPLE[give_delegation.KIND.name]
    return send(handler, body, _about(body), by=by).act.act


def _about(body: Reach) -> About:
    return About(subjects=[f"person:{body.person}"], sites=body.sites or ())
