"""The liquidation by acts: its gate, open items from the first paper to a successor, its end."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from drawdown.ledger.act import Act, ActId, Actor, PersonId
from drawdown.ledger.kind import Catalogue
from drawdown.liquidation.acts import KINDS
from drawdown.liquidation.acts.state import Liquidating
from drawdown.liquidation.apply import apply
from drawdown.liquidation.close_out import close_outs
from drawdown.liquidation.file import LiquidationFile, register_of, residuals_of
from drawdown.liquidation.item import Amount, OpenItem
from drawdown.liquidation.kinds import item_kinds
from drawdown.liquidation.money import Step
from drawdown.people.reading import shipped_rights

PAPER = "ab" * 32
HEAD = "p-0001"
BEGIN: dict[str, Any] = {
    "head": HEAD,
    "exceptions": [{"site": "bamako", "reason": "liquidation site", "guard": PAPER}],
    **dict.fromkeys(("delegation", "team", "guard", "budget", "withdrawal"), PAPER),
}
DEBT: dict[str, Any] = {
    "item": "OBL-1",
    "kind": "obligation",
    "title": "Invoice for fuel",
    "due": "2024-06-30",
    "rule": "obligations are kept twelve months",
    "owner": "finance_legal",
    "successor": "Regional Service Centre Entebbe",
    "amount": 100_00,
    "currency": "USD",
    "rate_on": "2024-01-01",
    "document": PAPER,
}


class Mission:
    """A mission after its withdrawal, and what was refused."""

    def __init__(self, *drawn: OpenItem) -> None:
        self.file = LiquidationFile()
        self.drawn = {each.id: each for each in drawn}
        self.staying: tuple[str, ...] = ("bamako",)
        self.heads = frozenset({HEAD})
        self.told: list[Act] = []

    def tell(self, kind: str, /, on: str = "2024-01-01", **body: Any) -> list[str]:
        told = Act(
            act=ActId(str(uuid.uuid4())),
            actor=Actor(person=PersonId(HEAD), capacity="liquidation_head", delegation=None),
            kind=kind,
            mission="minusma",
            claimed=datetime(2026, 1, 1, tzinfo=UTC),
            recorded=datetime(2026, 1, 1, tzinfo=UTC),
            seen=0,
            body={"on": on} | body,
            evidence=(PAPER,),
        )
        state = Liquidating(
            self.file, self.drawn, date(2023, 12, 31), self.staying, heads=self.heads
        )
        found = Catalogue(KINDS).kind_of(told).decide(state, told)
        if not found:
            self.file = apply(self.file, told)
            self.told.append(told)
        return [finding.code for finding in found]

    @property
    def register(self) -> tuple[Any, ...]:
        return register_of(self.file, self.drawn.values())


def begun(*drawn: OpenItem) -> Mission:
    mission = Mission(*drawn)
    assert mission.tell("liquidation.begun", **BEGIN) == []
    return mission


def test_it_does_not_begin_before_the_day_after_withdrawal() -> None:
    assert Mission().tell("liquidation.begun", on="2023-12-31", **BEGIN) == ["Z101"]


def test_it_does_not_begin_while_a_site_is_neither_given_up_nor_excepted() -> None:
    assert Mission().tell("liquidation.begun", **BEGIN | {"exceptions": []}) == ["Z103"]


def test_it_excepts_no_site_that_is_given_up() -> None:
    mission = Mission()
    mission.staying = ()
    assert mission.tell("liquidation.begun", **BEGIN) == ["Z107"]


def test_it_does_not_begin_under_somebody_without_the_office() -> None:
    mission = Mission()
    mission.heads = frozenset()
    assert mission.tell("liquidation.begun", **BEGIN) == ["Z104"]


def test_it_does_not_begin_without_a_paper_on_the_guard_of_each_site_that_stays() -> None:
    unguarded = [{"site": "bamako", "reason": "liquidation site"}]
    assert Mission().tell("liquidation.begun", **BEGIN | {"exceptions": unguarded}) == ["Z108"]
    unknown = [unguarded[0] | {"guard": "cd" * 32}]
    assert Mission().tell("liquidation.begun", **BEGIN | {"exceptions": unknown}) == ["Z303"]
    passed = begun().file.begun
    assert passed is not None
    assert passed.guards == {"bamako": PAPER}


def test_it_begins_once() -> None:
    assert begun().tell("liquidation.begun", **BEGIN) == ["Z102"]


def test_the_ledger_holds_every_document_of_the_gate() -> None:
    assert Mission().tell("liquidation.begun", **BEGIN | {"guard": "cd" * 32}) == ["Z303"]


def test_nothing_is_opened_before_it_has_begun() -> None:
    assert Mission().tell("open_item.opened", **DEBT) == ["Z105"]


def test_an_item_is_opened_revised_and_paid() -> None:
    mission = begun()
    assert mission.tell("open_item.opened", **DEBT) == []
    assert mission.file.entries["OBL-1"].remaining == 100_00
    revised: dict[str, Any] = {"amount": 120_00, "currency": "USD", "rate_on": "2024-02-01"}
    more: dict[str, Any] = {"item": "OBL-1", "reason": "freight", "document": PAPER}
    assert mission.tell("open_item.revised", on="2024-02-01", **revised, **more) == []
    paid: dict[str, Any] = {"item": "OBL-1", "document": PAPER}
    assert mission.tell("open_item.settled", on="2024-03-01", paid=100_00, **paid) == ["Z207"]
    assert mission.tell("open_item.settled", on="2024-03-01", paid=120_00, **paid) == []
    assert mission.file.entries["OBL-1"].remaining == 0
    assert [each.step for each in mission.file.entries["OBL-1"].changes] == [
        *(Step.OPENED, Step.REVISED, Step.PAID),
    ]
    assert mission.register == ()
    assert mission.tell("open_item.settled", on="2024-03-02", paid=0, **paid) == ["Z204"]


def test_what_is_not_paid_is_dropped_with_a_reason() -> None:
    mission = begun()
    mission.tell("open_item.opened", **DEBT)
    body: dict[str, Any] = {
        "item": "OBL-1",
        "paid": 99_99,
        "reason": "rounded by the bank",
        "document": PAPER,
    }
    assert mission.tell("open_item.settled", **body) == []
    assert mission.file.entries["OBL-1"].remaining == 0


@pytest.mark.parametrize(
    ("change", "code"),
    [({"kind": "mystery"}, "Z203"), ({"currency": None}, "Z210"), ({"rate_on": None}, "Z209")],
)
def test_it_refuses_an_item_that_says_too_little(change: dict[str, Any], code: str) -> None:
    body = {name: value for name, value in (DEBT | change).items() if value is not None}
    assert begun().tell("open_item.opened", **body) == [code.replace("Z210", "Z209")]


def test_an_id_stands_once() -> None:
    drawn = OpenItem(id="claim/C-1", kind="claim", title="C-1", drawn=True)
    mission = begun(drawn)
    assert mission.tell("open_item.opened", **DEBT | {"item": "claim/C-1"}) == ["Z201"]


def test_a_drawn_item_is_assigned_here_and_settled_where_it_is_recorded() -> None:
    mission = begun(OpenItem(id="claim/C-1", kind="claim", title="C-1", drawn=True))
    assert mission.register[0].owner == "finance_legal"
    assigned: dict[str, Any] = {
        "item": "claim/C-1",
        "owner": "liquidation_head",
        "due": "2024-05-01",
    }
    assert mission.tell("open_item.assigned", **assigned) == []
    assert mission.register[0].owner == "liquidation_head"
    assert mission.register[0].due == date(2024, 5, 1)
    settled: dict[str, Any] = {"item": "claim/C-1", "document": PAPER}
    assert mission.tell("open_item.settled", **settled) == ["Z205"]
    mission.drawn = {}  # its own part settled it
    assert mission.register == ()


def test_a_successor_accepts_what_was_offered_to_them_and_nobody_else() -> None:
    mission = begun()
    mission.tell("open_item.opened", **DEBT)
    accepted: dict[str, Any] = {
        "item": "OBL-1",
        "by": "RSCE",
        "clock": "2024-12-31",
        "document": PAPER,
    }
    assert mission.tell("open_item.accepted", **accepted) == ["Z210"]
    offered: dict[str, Any] = {"item": "OBL-1", "to": "RSCE", "document": PAPER}
    assert mission.tell("open_item.transferred", **offered) == []
    assert mission.tell("open_item.accepted", **accepted | {"by": "GPSS"}) == ["Z212"]
    assert mission.tell("open_item.accepted", **accepted) == []
    assert mission.tell("open_item.accepted", **accepted) == ["Z211"]
    [held] = residuals_of(mission.register)
    assert (held.owner, held.due) == ("RSCE", date(2024, 12, 31))


def test_who_an_item_is_assigned_to_and_after_them_stays_until_another_is_named() -> None:
    mission = begun(OpenItem(id="claim/C-1", kind="claim", title="C-1", drawn=True))
    assigned: dict[str, Any] = {"item": "claim/C-1", "owner": "finance_legal", "due": "2024-05-01"}
    assert mission.tell("open_item.assigned", **assigned, successor="RSCE", person=HEAD) == []
    assert (mission.register[0].successor, mission.register[0].person) == ("RSCE", HEAD)
    assert mission.tell("open_item.assigned", **assigned | {"due": "2024-06-01"}) == []
    held = mission.register[0]
    assert (held.successor, held.person, held.due) == ("RSCE", "", date(2024, 6, 1))
    assert mission.tell("open_item.assigned", **assigned, successor="GPSS") == []
    assert mission.register[0].successor == "GPSS"


def test_an_item_keeps_its_papers_and_what_changed_of_its_money() -> None:
    mission = begun()
    mission.tell("open_item.opened", **DEBT)
    more: dict[str, Any] = {"item": "OBL-1", "reason": "freight", "document": PAPER}
    sum_: dict[str, Any] = {"amount": 120_00, "currency": "USD", "rate_on": "2024-02-01"}
    mission.tell("open_item.revised", on="2024-02-01", **sum_, **more)
    entry = mission.file.entries["OBL-1"]
    assert entry.item is not None
    assert entry.item.amount == Amount(120_00, "USD", date(2024, 2, 1))
    assert entry.item.evidence == (PAPER, PAPER)
    mission.tell("open_item.transferred", on="2024-02-02", item="OBL-1", to="RSCE", document=PAPER)
    care = mission.file.entries["OBL-1"].care
    assert (care.offered_to, care.offered_on, care.papers) == ("RSCE", date(2024, 2, 2), (PAPER,))
    paid = {"item": "OBL-1", "paid": 110_00, "reason": "rebate", "document": PAPER}
    assert mission.tell("open_item.settled", on="2024-03-01", **paid) == []
    entry = mission.file.entries["OBL-1"]
    assert [(each.step, each.minor, each.on) for each in entry.changes] == [
        (Step.OPENED, 100_00, date(2024, 1, 1)),
        (Step.REVISED, 20_00, date(2024, 2, 1)),
        (Step.PAID, 110_00, date(2024, 3, 1)),
        (Step.DROPPED, 10_00, date(2024, 3, 1)),
    ]
    assert {(each.item, each.currency) for each in entry.changes} == {("OBL-1", "USD")}
    assert entry.changes[0].act == str(mission.told[1].act)
    assert (entry.care.settled_on, entry.care.papers) == (date(2024, 3, 1), (PAPER, PAPER))


def test_an_item_without_a_sum_gets_one_by_its_first_revision() -> None:
    mission = begun()
    bare = {k: v for k, v in DEBT.items() if k not in ("amount", "currency", "rate_on")}
    kind = next(name for name in item_kinds() if name not in close_outs())
    assert mission.tell("open_item.opened", **bare | {"item": "X-1", "kind": kind}) == []
    assert not list(mission.file.entries["X-1"].changes)
    more: dict[str, Any] = {"item": "X-1", "reason": "invoice", "document": PAPER}
    sum_: dict[str, Any] = {"amount": 7, "currency": "EUR", "rate_on": "2024-02-01"}
    assert mission.tell("open_item.revised", **sum_, **more) == []
    [change] = list(mission.file.entries["X-1"].changes)
    assert (change.step, change.minor, change.currency) == (Step.OPENED, 7, "EUR")
    assert mission.file.entries["X-1"].remaining == 7
    assert mission.tell("open_item.opened", **bare | {"item": "X-2", "kind": kind}) == []
    assert mission.tell("open_item.settled", item="X-2", document=PAPER) == []
    assert mission.file.entries["X-2"].changes == ()


def test_the_gate_and_the_end_are_kept_as_they_were_told() -> None:
    mission = begun()
    passed = mission.file.begun
    assert passed is not None
    assert (passed.on, passed.head, passed.papers) == (date(2024, 1, 1), HEAD, (PAPER,) * 5)
    assert passed.exceptions == {"bamako": "liquidation site"}
    assert mission.tell("liquidation.closed", on="2024-11-15", document=PAPER) == []
    assert mission.file.closed_on == date(2024, 11, 15)
    other = replace(mission.told[0], kind="site.closed")
    with pytest.raises(ValueError, match=r"site\.closed says nothing of the liquidation"):
        apply(mission.file, other)


def test_it_does_not_end_while_an_item_is_open_that_nobody_accepted() -> None:
    mission = begun()
    mission.tell("open_item.opened", **DEBT)
    end: dict[str, Any] = {"on": "2024-11-15", "document": PAPER}
    assert mission.tell("liquidation.closed", **end) == ["Z301"]
    mission.tell("open_item.transferred", item="OBL-1", to="RSCE", document=PAPER)
    accepted: dict[str, Any] = {
        "item": "OBL-1",
        "by": "RSCE",
        "clock": "2024-12-31",
        "document": PAPER,
    }
    mission.tell("open_item.accepted", **accepted)
    assert mission.tell("liquidation.closed", **end) == []
    assert mission.tell("open_item.opened", **DEBT | {"item": "OBL-2"}) == ["Z106"]


def test_a_successor_settles_what_it_accepted_after_the_end() -> None:
    mission = begun()
    mission.tell("open_item.opened", **DEBT)
    mission.tell("open_item.transferred", item="OBL-1", to="RSCE", document=PAPER)
    accepted: dict[str, Any] = {"by": "RSCE", "clock": "2024-12-31", "document": PAPER}
    mission.tell("open_item.accepted", item="OBL-1", **accepted)
    mission.tell("liquidation.closed", on="2024-11-15", document=PAPER)
    paid: dict[str, Any] = {"item": "OBL-1", "paid": 100_00, "document": PAPER}
    assert mission.tell("open_item.settled", on="2024-12-20", **paid) == []
    assert residuals_of(mission.register) == ()


def test_after_the_end_a_residual_is_revised_and_goes_to_another_successor_with_a_reason() -> None:
    mission = begun()
    mission.tell("open_item.opened", **DEBT)
    offer: dict[str, Any] = {"item": "OBL-1", "document": PAPER}
    accept: dict[str, Any] = {"item": "OBL-1", "clock": "2024-12-31", "document": PAPER}
    mission.tell("open_item.transferred", to="RSCE", **offer)
    mission.tell("open_item.accepted", by="RSCE", **accept)
    mission.tell("liquidation.closed", on="2024-11-15", document=PAPER)
    sum_: dict[str, Any] = {"amount": 50_00, "currency": "USD", "rate_on": "2024-12-01"}
    assert mission.tell("open_item.revised", reason="credit note", **sum_, **offer) == []
    assert mission.file.entries["OBL-1"].remaining == 50_00
    assert mission.tell("open_item.transferred", to="GPSS", **offer) == ["Z213"]
    moved: dict[str, Any] = {"to": "GPSS", "reason": "it is a contract", **offer}
    assert mission.tell("open_item.transferred", **moved) == []
    assert residuals_of(mission.register)[0].owner == "RSCE"  # until the other accepts
    assert mission.tell("open_item.accepted", by="GPSS", **accept) == []
    assert residuals_of(mission.register)[0].owner == "GPSS"
    assert mission.tell("open_item.transferred", **moved) == ["Z211"]


def test_every_kind_of_item_falls_to_an_office_and_has_a_successor_and_a_source() -> None:
    offices = {role.id for role in shipped_rights().roles}
    for each in item_kinds().values():
        assert each.owner in offices
        assert each.successor
        assert each.source
        assert each.track in ("technical", "administrative")


def test_a_bank_account_is_closed_step_by_step() -> None:
    mission = begun()
    account = DEBT | {"item": "BANK-1", "kind": "bank_account", "title": "Account at a local bank"}
    account = {k: v for k, v in account.items() if k not in ("amount", "currency", "rate_on")}
    assert mission.tell("open_item.opened", **account) == []
    steps = [step.step for step in close_outs()["bank_account"]]
    told: dict[str, Any] = {"item": "BANK-1", "document": PAPER}
    assert mission.tell("open_item.settled", **told) == ["Z505"]
    for step in steps:
        others = [each for each in steps if each != step]
        assert mission.tell("open_item.settled", **told, checked=others) == ["Z505"], step
    assert mission.tell("open_item.settled", **told, checked=[*steps, "hope"]) == ["Z506"]
    assert mission.tell("open_item.settled", **told, checked=steps) == []


def test_what_has_no_list_takes_no_steps() -> None:
    mission = begun()
    assert mission.tell("open_item.opened", **DEBT) == []
    told: dict[str, Any] = {"item": "OBL-1", "document": PAPER, "paid": 100_00}
    assert mission.tell("open_item.settled", **told, checked=["reconciled"]) == ["Z506"]
    assert mission.tell("open_item.settled", **told) == []


def test_every_step_of_a_close_out_says_where_it_comes_from() -> None:
    for kind, steps in close_outs().items():
        assert kind in item_kinds()
        assert len({step.step for step in steps}) == len(steps)
        assert all(step.source and step.name and step.name_fr for step in steps)
    inferred = {step.step: step.inferred for step in close_outs()["bank_account"]}
    assert (inferred["reconciled"], inferred["uncleared"]) == (False, True)
