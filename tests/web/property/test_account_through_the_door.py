"""Whatever is imported, counted, decided, sold, given, destroyed or lost: the account balances.

It is asked after every act, refused ones too; at the end a rebuild gives the same rows.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drawdown.core.findings import Refused
from drawdown.ledger.act import Actor, PersonId
from drawdown.movement.file import HOME
from drawdown.movement.go_list import shipped
from drawdown.property.acts.decide_list import OnConflict, OnMissing
from drawdown.property.balance import differences
from drawdown.property.posting import IN, OUT, Posting
from drawdown.property.statement import totals_of
from drawdown.web.acts import HANDLERS
from drawdown.web.closing.actions.report import BY_KIND as EXITS
from drawdown.web.closing.actions.report import report
from drawdown.web.movement.actions.record import BY_KIND as MOVES
from drawdown.web.movement.actions.record import record as record_movement
from drawdown.web.property import models
from drawdown.web.property.actions.count import Counting, record
from drawdown.web.property.files import proposal_of
from drawdown.web.property.queries import out_of_balance, postings_of
from drawdown.web.records.rebuild import every_row, rebuild
from drawdown.web.records.sending import Sender
from drawdown.web.store import documents
from tests.web.closing.photographs import photograph
from tests.web.conftest import BY_OPERATOR, NOW
from tests.web.property.test_disposal import NO, ON, decide
from tests.web.property.test_files import begin, paper, step, strip
from tests.web.property.test_import import apply, sites, table

__all__ = ["sites"]
LINES = ("1", "2", "3", "4")
PIECES = st.integers(0, 6)
TWO = ("p-aaaa", "p-bbbb")
METHODS: dict[str, dict[str, str]] = {
    "lot": {},
    "gift": {"gift_advised": "yes"},
    "destruction": {"must_destroy": "yes"},
}


def sent_by(person: str, capacity: str) -> Sender:
    """Return somebody in an office, whom nothing forbids: rights have tests of their own."""
    return Sender(
        Actor(person=PersonId(person), capacity=capacity, delegation=None), lambda _request: (), NOW
    )


class World:
    """One mission with two sites; every method is something that people do."""

    def __init__(self, sites: tuple[str, str], folder: Path, draw: Callable[[Any], Any]) -> None:
        self.sites, self.folder, self.draw, self.number = sites, folder, draw, 0

    def name(self) -> str:
        """Return a number that no file has."""
        self.number += 1
        return f"n-{self.number}"

    def site(self) -> str:
        """Return one of the sites."""
        return str(self.draw(st.sampled_from(self.sites)))

    def import_table(self) -> None:
        """A table of the enterprise system says how things are."""
        rows = self.draw(st.dictionaries(st.sampled_from(LINES), PIECES, min_size=1))
        listed = [(line, f"Thing {line}", self.site(), n) for line, n in rows.items()]
        conflicts = self.draw(st.sampled_from(OnConflict))
        missing = self.draw(st.sampled_from(OnMissing))
        apply(table(self.folder, *listed), conflicts=conflicts, missing=missing)

    def count(self) -> None:
        """A site is counted, and variances are accepted as lost, found or moved."""
        site, count = self.site(), self.name()
        known = sorted(set(models.Item.objects.values_list("line", flat=True)))
        if not known:
            return
        seen = {line: self.draw(PIECES) for line in known if self.draw(st.booleans())}
        said = {"count": count, "site": site, "on": ON}
        taken = tuple({"line": line, "pieces": n} for line, n in seen.items())
        self.say("count.opened", said)
        if not taken:
            return
        self.say("count.taken", said | {"seen": taken})
        for row in list(models.Sighting.objects.filter(count=count)):
            if row.expected != row.counted:
                lines = {"lines": (row.line,)}
                more = {"cause": "lost", "words": "a storm"}
                self.say("variance.explained", said | lines | more)
                other = next(name for name in self.sites if name != site)
                how = {"other": other} if self.number % 3 == 0 else {"case": self.name()}
                self.say("variance.settled", said | lines | {"decision": "accepted"} | how)

    def sell(self) -> None:
        """A lot is sold."""
        self.dispose("lot")

    def give(self) -> None:
        """A gift is approved, and title passes."""
        self.dispose("gift")

    def destroy(self) -> None:
        """Lines are destroyed as decided."""
        self.dispose("destruction")

    def dispose(self, kind: str) -> None:
        """Lines of a site are decided, approved, and leave as a lot, a gift or destroyed."""
        site, tranche, file = self.site(), self.name(), self.name()
        here = models.Item.objects.filter(site=site, quantity__gt=0)
        free = here.filter(decision=None)
        line = free.values_list("line", flat=True).first()
        if line is None:
            return
        decide(site, NO | METHODS[kind] | {"condition": "poor"})
        there = here.filter(line=line).get().quantity
        pieces = self.draw(st.integers(1, there))
        count = {"count": self.name(), "site": site, "on": ON}
        self.say("count.opened", count)
        exact = tuple({"line": row.line, "pieces": row.quantity} for row in here)
        self.say("count.taken", count | {"seen": exact})
        with suppress(Refused):
            step("tranche.proposed", site, file=tranche, sums=proposal_of(tranche, site).sums)
            step("tranche.decided", site, file=tranche, papers=paper("approval"))
        if kind == "lot":
            begin("lot.listed", site, {line: pieces}, file=file)
            step("lot.published", site, file=file, papers=paper("lot_list"))
            strip(site, line)
            step("lot.sold", site, file=file, papers=paper("contract"))
        elif kind == "gift":
            begin("gift.offered", site, {line: pieces}, file=file)
            step("gift.approved", site, file=file, papers=paper("resolution"))
            strip(site, line)
            step("gift.passed", site, file=file, papers=paper("receipt", "review_advice"))
        else:
            begin("destruction.ordered", site, {line: pieces}, file=file)
            papers = paper("record", "environmental_route")
            step("destruction.done", site, file=file, papers=papers, witnesses=TWO)

    def destroy_in_place(self) -> None:
        """What cannot be moved is destroyed, whatever was decided."""
        site, file = self.site(), self.name()
        row = models.Item.objects.filter(site=site, quantity__gt=0).first()
        if row is None:
            return
        papers = paper("authority", "destruction_list")
        pieces = {row.line: self.draw(st.integers(1, 8))}
        begin("destruction.ordered", site, pieces, file=file, forced=True, papers=papers)
        papers = paper("record", "environmental_route", "review_advice")
        step("destruction.done", site, file=file, papers=papers, witnesses=TWO)

    def destroy_in_haste(self) -> None:
        """A site is left in haste, and a thing there destroyed, more or less than is known."""
        site, item = self.site(), models.Item.objects.filter(quantity__gt=0).first()
        if item is None:
            return
        paper_, photo = documents().put(b"a,b\n1,2\n"), documents().put(photograph())
        ordered = {"departs_on": ON, "departs_hour": 23, "reason": "r", "document": paper_,
                   "notified": ["host"]}  # fmt: skip
        self.exit("exit.ordered", site, ordered)
        listed = {"item": item.line, "owner": "unoe", "what": "w", "reason": "r", "method": "m",
                  "quantity": self.draw(st.none() | st.integers(1, 8))}  # fmt: skip
        self.exit("destruction.listed", site, {k: v for k, v in listed.items() if v is not None})
        signed = {"items": [item.line], "document": paper_, "safety_check": paper_}
        self.exit("destruction.authorised", site, signed)
        self.exit(
            "item.destroyed",
            site,
            {"item": item.line, "witnesses": list(TWO), "photos": [photo]},
            by=sent_by("p-0002", "force"),
        )

    def exit(self, kind: str, site: str, said: dict[str, Any], by: Sender | None = None) -> None:
        """Send an act of a hasty exit and look at the account."""
        body = EXITS[kind].kind.body.model_validate_json(
            json.dumps({"site": site, "on": ON, **said}, default=str)
        )
        papers = [v for v in said.values() if isinstance(v, str) and len(v) == 64]
        papers += said.get("photos", [])
        report(kind, body, papers, by=by or sent_by("p-0001", "head_of_mission"))
        check_balance()

    def move(self) -> None:
        """Pieces go to another site or home; some are lost, more or fewer come than left."""
        site, name = self.site(), self.name()
        row = models.Item.objects.filter(site=site, quantity__gt=0).first()
        if row is None:
            return
        other = next(each for each in self.sites if each != site)
        end = self.draw(st.sampled_from((other, HOME)))
        sent = {"lines": [{"line": row.line, "quantity": self.draw(st.integers(1, row.quantity))}]}
        paper_ = documents().put(b"a,b\n3,4\n")
        load = {"mode": "convoy", "origin": site, "destination": end, "leaves_on": ON, **sent}
        self.drive("movement.loaded", name, load)
        go = {"on": ON, "go": "at_risk", "rules": shipped().digest, "answers": {}, "reason": "r"}
        self.drive("movement.decided", name, go)
        self.drive("movement.departed", name, {"on": ON, "document": paper_, **sent})
        if self.draw(st.booleans()):
            fell = {"kind": "attack", "what": "burnt", "document": paper_}
            lost = [{"line": row.line, "quantity": 1}]
            self.drive("movement.befallen", name, {"on": ON, **fell, "lost": lost})
        came = [{"line": row.line, "quantity": self.draw(st.integers(0, 7))}]
        receipt = {"on": ON, "document": paper_, "discrepancy": paper_, "lines": came}
        self.drive("movement.received", name, receipt, by=sent_by("p-0003", "property_chief"))
        with suppress(Refused):
            gone = {"on": ON, "reason": "never came", "document": paper_}
            self.drive("short.settled", name, gone, by=sent_by("p-0003", "property_chief"))

    def drive(
        self, kind: str, movement: str, said: dict[str, Any], by: Sender | None = None
    ) -> None:
        """Send an act on a movement and look at the account."""
        body = MOVES[kind].kind.body.model_validate_json(
            json.dumps({"movement": movement, **said}, default=str)
        )
        papers = {v for k, v in said.items() if k in ("document", "discrepancy")}
        record_movement(kind, body, papers, by=by or sent_by("p-0001", "head_of_mission"))
        check_balance()

    def say(self, kind: str, said: dict[str, Any]) -> None:
        """Send an act on a count and look at the account."""
        record(Counting(kind, said), by=BY_OPERATOR)
        check_balance()


def check_balance() -> None:
    """Assert that each line's rows are what was posted, and that each owner's sums close."""
    assert list(out_of_balance()) == []
    journal: list[Posting] = []
    for line in sorted(set(models.Item.objects.values_list("line", flat=True))):
        rows = models.Item.objects.filter(line=line)
        held = {(line, row.place): row.quantity for row in rows if row.quantity}
        postings = postings_of(line)
        assert differences(held, postings) == ()
        assert all(row.quantity >= 0 for row in rows)
        journal += postings
    for total in totals_of(journal).values():
        assert total.came.keys() <= IN
        assert total.went.keys() <= OUT
        assert total.was_there == sum(total.went.values()) + total.remains
    remains = sum(row.quantity for row in models.Item.objects.all())
    assert remains == sum(total.remains for total in totals_of(journal).values())


WAYS: set[str] = set()
"""How pieces went in any of the worlds."""
ACTS = ("count", "sell", "give", "import_table", "destroy", "destroy_in_place", "move", "move",
        "destroy_in_haste")  # fmt: skip


@pytest.mark.slow
@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_the_account_balances_after_every_act_and_a_rebuild_agrees(
    sites: tuple[str, str], tmp_path: Path, data: st.DataObject
) -> None:
    with transaction.atomic():
        world = World(sites, tmp_path, data.draw)
        world.import_table()
        for act in data.draw(st.lists(st.sampled_from(ACTS), min_size=4, max_size=8)):
            with suppress(Refused):
                getattr(world, act)()
            check_balance()
        WAYS.update(models.Posting.objects.values_list("way", flat=True))
        before = every_row()
        rebuild(HANDLERS)
        assert every_row() == before
        transaction.set_rollback(True)


@pytest.mark.slow
def test_pieces_went_by_most_ways_that_are_tried() -> None:
    """Not by all: which worlds are drawn is chance. Each way has tests of its own."""
    if not WAYS:
        pytest.skip("the worlds were not walked")
    assert len({"sold", "given", "destroyed", "lost", "found", "moved"} & WAYS) >= 4, WAYS
