"""Whatever is imported, counted, decided, sold, given, destroyed or lost: the account balances.

It is asked after every act, refused ones too; at the end a rebuild gives the same rows.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drawdown.core.findings import Refused
from drawdown.property.acts.decide_list import OnConflict, OnMissing
from drawdown.property.balance import differences
from drawdown.property.posting import IN, OUT, Posting
from drawdown.property.statement import totals_of
from drawdown.web.acts import HANDLERS
from drawdown.web.property import models
from drawdown.web.property.actions.count import Counting, record
from drawdown.web.property.files import proposal_of
from drawdown.web.property.queries import out_of_balance, postings_of
from drawdown.web.records.rebuild import every_row, rebuild
from tests.web.conftest import BY_OPERATOR
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
ACTS = ("count", "sell", "give", "import_table", "destroy", "destroy_in_place")


@pytest.mark.slow
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
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
