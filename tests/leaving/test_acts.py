"""A hasty exit: nothing is destroyed without its order, its list, its authority and its proof."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drawdown.core.findings import errors
from drawdown.handover.file import SiteFile
from drawdown.handover.states import Step, may_change, may_give
from drawdown.leaving.file import Fate
from drawdown.leaving.standings import standings
from tests.handover.acting import day
from tests.handover.files import RULES, with_document
from tests.leaving.acting import HEAD, PAPER, PEOPLE, Exit


@pytest.fixture
def ordered() -> Exit:
    exit_ = Exit()
    assert exit_.order()
    return exit_


def test_a_thing_is_listed_authorised_destroyed_and_its_owner_told(ordered: Exit) -> None:
    assert ordered.list(quantity=3, value=125_000)
    assert ordered.authorise()
    assert ordered.destroy()
    assert ordered.leave(people=120, vehicles=30, supply_days=6, air_cover=False)
    told = {"items": ["TK-1"], "case": "WO-1", "document": PAPER}
    assert ordered.take("loss.notified", "director_mission_support", **told)
    item = ordered.file.items["TK-1"]
    assert (item.fate, item.quantity, item.value, item.case) == (Fate.DESTROYED, 3, 125_000, "WO-1")
    assert all(standing.met for standing in standings(ordered.file).values())


def test_without_an_order_the_ordinary_gates_apply() -> None:
    exit_ = Exit()
    for attempt in (exit_.list, exit_.authorise, exit_.destroy, exit_.leave):
        assert not attempt()
        assert "X102" in exit_.codes
    assert not exit_.take("exit.called_off", HEAD, reason="none was ordered")


def test_only_the_head_of_mission_orders_and_authorises(ordered: Exit) -> None:
    fresh = Exit()
    said = {"departs_on": "2023-10-31", "departs_hour": 6, "reason": "none", "document": PAPER}
    assert not fresh.take("exit.ordered", "director_mission_support", **said)
    assert "H105" in fresh.codes
    ordered.list()
    assert not ordered.authorise(capacity="director_mission_support")
    assert "H105" in ordered.codes


def test_one_order_at_a_time_and_a_slow_one_is_marked(ordered: Exit) -> None:
    assert not ordered.order()
    assert "X101" in ordered.codes
    slow = Exit()
    assert slow.order(departs_on="2023-12-15", notified=["host"])
    assert slow.codes == ["X105", "X106"]
    assert not Exit().order(departs_on="2023-10-27")


def test_a_contingent_is_named_and_told_before_its_things_are_destroyed(ordered: Exit) -> None:
    assert not ordered.list(owner="coe")
    assert ordered.codes == ["X203"]
    assert ordered.list(owner="coe", contributor="the contributor of the battalion")
    assert not ordered.authorise()
    assert ordered.codes == ["X204"]
    assert ordered.authorise(owner_notice=PAPER)


def test_what_is_not_listed_or_not_authorised_is_not_destroyed(ordered: Exit) -> None:
    assert not ordered.destroy()
    assert ordered.codes == ["X202"]
    ordered.list()
    assert not ordered.destroy()
    assert ordered.codes == ["X301"]
    ordered.authorise(on="2023-10-29")
    assert not ordered.destroy(on="2023-10-28")
    assert ordered.codes == ["X307"]


def test_a_destruction_has_two_witnesses_who_are_others_and_a_photograph(ordered: Exit) -> None:
    ordered.list()
    ordered.authorise()
    assert not ordered.destroy(witnesses=["p-0004"])
    assert ordered.codes == ["X303"]
    assert not ordered.destroy(witnesses=["p-0004", "p-0004"])
    assert ordered.codes == ["X303"]
    assert not ordered.destroy(witnesses=["p-0004", "p-0005", PEOPLE[HEAD]])
    assert ordered.codes == ["X304"]
    assert not ordered.destroy(photos=[])
    assert ordered.codes == ["X305"]
    assert not ordered.destroy(photos=[PAPER])
    assert ordered.codes == ["X306"]
    assert ordered.destroy()
    assert not ordered.destroy()
    assert ordered.codes == ["X302"]


def test_calling_an_exit_off_ends_every_authority_that_was_not_used(ordered: Exit) -> None:
    ordered.list("TK-1")
    ordered.list("TK-2")
    ordered.authorise("TK-1", "TK-2")
    ordered.destroy("TK-1")
    assert ordered.take("exit.called_off", HEAD, reason="a way is open")
    assert not ordered.destroy("TK-2")
    assert ordered.order()
    assert not ordered.destroy("TK-2")
    assert ordered.codes == ["X301"]
    assert ordered.file.items["TK-1"].fate is Fate.DESTROYED


def test_nobody_leaves_while_the_fate_of_a_listed_thing_is_open(ordered: Exit) -> None:
    ordered.list()
    assert not ordered.leave()
    assert ordered.codes == ["X401"]
    assert ordered.take("item.spared", "force", item="TK-1", fate="left", reason="no time")
    assert not ordered.take("item.spared", "force", item="TK-1", fate="carried", reason="late")
    assert ordered.leave()
    assert ordered.file.departure is not None
    assert ordered.file.departure.people is None, "what nobody counted is unknown, never nothing"
    assert not standings(ordered.file)["loss_notices"].met
    assert not ordered.leave()


def test_an_order_passes_no_gate_and_its_records_cannot_be_handed_in(ordered: Exit) -> None:
    ordered.leave()
    file = SiteFile("kidal", state="environment_cleared", records=standings(ordered.file))
    step = Step(to="pre_inspected", on=ordered.file.departure.on, capacity="head_of_office")  # type: ignore[union-attr]
    assert "H103" in {f.code for f in may_change(RULES, file, step)}
    for evidence, owner in (("exit_decision", HEAD), ("destruction_list", HEAD)):
        assert "H302" in {f.code for f in may_give(RULES, file, evidence, owner)}


def test_a_site_is_left_without_a_handover_only_by_the_whole_procedure(ordered: Exit) -> None:
    papers = ("refused_clearances", "load_priorities", "wipe_records", "photo_sweep",
              "departure_report")  # fmt: skip
    site = with_document(SiteFile("kidal", state="drawing_down"), *papers)
    step = Step(to="closed_without_handover", on=ordered.file.order.on, capacity=HEAD)  # type: ignore[union-attr]
    before = replace(site, records=standings(ordered.file))
    assert errors(tuple(may_change(RULES, before, step)))
    ordered.leave()
    after = replace(site, records=standings(ordered.file))
    assert not errors(tuple(may_change(RULES, after, step)))


MOVES = st.sampled_from(
    ["order", "list", "authorise", "destroy", "leave", "exit.called_off", "item.spared"]
)


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.tuples(MOVES, st.sampled_from(["TK-1", "TK-2"]), st.integers(0, 5)), max_size=25)
)
def test_whatever_is_tried_in_any_order_everything_destroyed_has_its_proof(
    moves: list[tuple[str, str, int]],
) -> None:
    exit_, orders = Exit(), 0
    for move, item, on in moves:
        here = {"on": day(100 + on)}
        match move:
            case "order":
                orders += exit_.order(on=day(100), departs_on=day(103))
            case "exit.called_off":
                exit_.take(move, HEAD, reason="calm", **here)
            case "item.spared":
                exit_.take(move, "force", item=item, fate="carried", reason="room", **here)
            case "leave":
                exit_.leave(**here)
            case _:
                getattr(exit_, move)(item, **here)
        for kept in exit_.file.of_fate(Fate.DESTROYED):
            assert orders
            assert kept.authority is not None
            assert kept.fate_on is not None
            assert kept.fate_on >= kept.authority.on
            assert len(set(kept.witnesses) - {kept.authority.by, kept.fate_by}) >= 2
            assert kept.photos
        if exit_.file.departure is not None:
            assert not exit_.file.of_fate(Fate.LISTED, Fate.AUTHORISED)
