"""A small mission of people: four offices, a delegation, a contingent and a host."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from drawdown.ledger.act import Act, ActId, Actor, PersonId
from drawdown.people.acts.state import State
from drawdown.people.holding import Bounds, Delegation, Limits, Office
from drawdown.people.reading import shipped_rights
from drawdown.people.standing import Person, Standing

RIGHTS = shipped_rights()
MISSION = "small"
SITES = frozenset({"nord", "sud"})
NOW = datetime(2023, 7, 3, 9, 0, tzinfo=UTC)
BEGIN, END = date(2023, 7, 1), date(2023, 12, 31)
ADA, BEN, CAM, DIA, EVE, FAY, GUS = (
    PersonId(f"p-{letter * 4}") for letter in ("a", "b", "c", "d", "e", "f", "0")
)


def act_id(number: int) -> str:
    """Return the id of the act with this number."""
    return f"00000000-0000-4000-8000-{number:012d}"


def office(number: int, person: PersonId, role: str, **more: Any) -> Office:
    """Return an office for the second half of 2023, of the whole mission unless told otherwise."""
    given: dict[str, Any] = {"bounds": Bounds(), "since": BEGIN, "until": END} | more
    return Office(id=act_id(number), person=person, role=role, **given)


def delegation(number: int, person: PersonId, role: str, **more: Any) -> Delegation:
    """Return a delegation by the director for the second half of 2023."""
    given: dict[str, Any] = {"bounds": Bounds(), "since": BEGIN, "until": END, "given_by": BEN}
    return Delegation(id=act_id(number), person=person, role=role, **(given | more))


def standing(*held: Office | Delegation) -> Standing:
    """Return the standing in which these persons hold this, and seven are enrolled."""
    known = (ADA, BEN, CAM, DIA, EVE, FAY, GUS)
    return Standing(
        mission=MISSION,
        persons={person: Person(person, "0" * 64, "1" * 64) for person in known},
        offices={each.id: each for each in held if isinstance(each, Office)},
        delegations={each.id: each for each in held if isinstance(each, Delegation)},
    )


NORD = Bounds(frozenset({"nord"}))

USUAL = standing(
    office(1, ADA, "administrator"),
    office(2, BEN, "director_mission_support"),
    office(3, CAM, "drawdown_cell_chief"),
    office(4, DIA, "host_representative", bounds=NORD),
    office(5, EVE, "head_of_office", bounds=NORD),
    office(6, FAY, "contingent", bounds=Bounds(subjects=frozenset({"unit:egy"}))),
    delegation(
        7, GUS, "director_mission_support", limits=Limits(kinds=frozenset({"plan.approved"}))
    ),
)


def state(of: Standing = USUAL) -> State:
    """Return the state that decisions are taken on."""
    return State(of, RIGHTS, SITES)


def act(kind: str, body: dict[str, Any], *, by: str = ADA, number: int = 99) -> Act:
    """Return an act of a person, done now."""
    return Act(
        act=ActId(act_id(number)),
        actor=Actor(person=PersonId(by), capacity="administrator", delegation=None),
        kind=kind,
        mission=MISSION,
        claimed=NOW,
        recorded=NOW,
        seen=0,
        body=body,
        subjects=(f"person:{body['person']}" if "person" in body else f"act:{body['act']}",),
        sites=tuple(body.get("sites", ())),
    )


def codes(findings: Any) -> list[str]:
    """Return the codes of findings, in their order."""
    return [finding.code for finding in findings]
