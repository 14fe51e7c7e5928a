"""A last day, a check-out list and a decision on separation: what each is refused for."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from drawdown.core.findings import errors
from drawdown.ledger.act import Act, ActId, Actor, PersonId
from drawdown.ledger.kind import Catalogue
from drawdown.people.reading import shipped_rights
from drawdown.staff.acts import KINDS
from drawdown.staff.acts.leave import Leaving
from drawdown.staff.apply import apply
from drawdown.staff.check_out import shipped_list
from drawdown.staff.file import LeaverFile, Owned

CATALOGUE = Catalogue(KINDS)
PERSON, DAY = "p-0009", date(2023, 12, 1)
MARK = {"personal": "a" * 64}


class Desk:
    """One person's file, taken act by act."""

    def __init__(self, *owned: Owned) -> None:
        self.state = Leaving(LeaverFile(PERSON), owned)
        self.codes: list[str] = []

    def take(self, kind: str, capacity: str = "human_resources", by: str = "p-0001",
             subject: str = PERSON, **body: Any) -> bool:  # fmt: skip
        at = datetime(2023, 12, 31, 12, tzinfo=UTC)
        act = Act(
            act=ActId(str(uuid.UUID(int=1))),
            actor=Actor(person=PersonId(by), capacity=capacity, delegation=None),
            kind=kind, mission="small", claimed=at, recorded=at, seen=0,
            body={"person": PERSON, **body}, subjects=(f"person:{subject}",), rules=None,
        )  # fmt: skip
        found = CATALOGUE.kind_of(act).decide(self.state, act)
        self.codes = [finding.code for finding in found]
        if errors(found):
            return False
        self.state = replace(self.state, file=apply(self.state.file, act))
        return True

    def last_day(self, day: date = DAY, **more: Any) -> bool:
        return self.take("last_day.set", last_day=day.isoformat(), **more)

    def settle(self, item: str, capacity: str, **more: Any) -> bool:
        said = {"item": item, "on": "2023-12-01", "applies": True}
        return self.take("check_out.settled", capacity, **{**said, **more})


@given(st.dates(), st.lists(st.dates(), max_size=4))
def test_nobody_leaves_before_the_last_task_that_they_own(day: date, due: list[date]) -> None:
    desk = Desk(*(Owned("nord", f"T{n:02d}", each) for n, each in enumerate(due)))
    late = sum(each > day for each in due)
    assert desk.last_day(day) == (late == 0)
    assert desk.codes == ["W501"] * late


def test_a_task_that_was_given_to_somebody_else_holds_nobody() -> None:
    desk = Desk(Owned("nord", "T17", date(2023, 12, 5)))
    assert not desk.last_day()
    desk.state = replace(desk.state, owned=())
    assert desk.last_day()
    assert desk.state.file.last_day == DAY


def test_each_item_has_an_office_and_only_that_one_settles_it_once() -> None:
    roles = shipped_rights().role_ids
    for item in shipped_list().items:
        assert item.owner in roles
        desk = Desk()
        assert desk.last_day()
        other = next(role for role in roles if role != item.owner)
        assert not desk.settle(item.id, other)
        assert desk.codes == ["W507"]
        assert desk.settle(item.id, item.owner)
        assert not desk.settle(item.id, item.owner)
        assert desk.codes == ["W506"]
        assert item not in desk.state.file.open(shipped_list())


def test_nothing_is_settled_without_a_last_day_and_nobody_settles_their_own() -> None:
    desk = Desk()
    assert not desk.settle("money", "finance_legal")
    assert desk.codes == ["W508"]
    desk.last_day()
    assert not desk.settle("money", "finance_legal", by=PERSON)
    assert desk.codes == ["W509"]
    assert not desk.settle("money", "finance_legal", applies=False)
    assert desk.codes == ["W510"]
    assert not desk.settle("no_such", "finance_legal")
    assert desk.codes == ["W505"]


def test_a_decision_on_separation_holds_no_outcome_in_the_ledger() -> None:
    desk = Desk()
    said: dict[str, Any] = {"on": "2023-12-01", "criteria": "C/12", "pool": "drivers of the region",
            "pool_size": 9, "outcome": MARK, "grounds": MARK}  # fmt: skip
    assert desk.take("separation.decided", **said)
    (decided,) = desk.state.file.separations
    assert decided.outcome == "a" * 64
    assert not desk.take("separation.decided", by=PERSON, **said)
    assert desk.codes == ["W509"]
    assert not desk.take("separation.decided", subject="p-0008", **said)
    assert desk.codes == ["W504"]


def test_of_nobody_and_of_whoever_has_left_nothing_is_recorded() -> None:
    desk = Desk()
    desk.state = replace(desk.state, known=False)
    assert not desk.last_day()
    assert desk.codes == ["W502"]
    desk.state = replace(desk.state, known=True, left=True)
    assert not desk.last_day()
    assert desk.codes == ["W503"]
