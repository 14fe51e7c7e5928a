"""Random movements, sound or not: the account balances after every act that is accepted."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from drawdown.movement.file import Status
from drawdown.property.balance import differences
from drawdown.property.posting import IN, OUT
from tests.movement.acting import PHOTO, STORE, THERE, Yard

PIECES = st.lists(
    st.fixed_dictionaries({"line": st.sampled_from(sorted(STORE)), "quantity": st.integers(0, 6)}),
    max_size=3,
    unique_by=lambda piece: piece["line"],
)
STEPS = st.lists(
    st.tuples(
        st.sampled_from(("load", "go", "depart", "befall", "arrive", "receive", "settle")),
        st.sampled_from(("mv-1", "mv-2", "mv-3")),
        st.sampled_from(("gao", "bamako", "kidal", "home")),
        PIECES,
    ),
    max_size=40,
)


def step(yard: Yard, verb: str, movement: str, place: str, pieces: list[Any]) -> bool:
    """Return whether the step was accepted."""
    known = movement in yard.files
    origin = "gao" if place == "kidal" else "kidal"
    match verb:
        case "load":
            return yard.load(
                movement=movement, origin=origin, destination=place, lines=pieces, boxes=[]
            )
        case "go":
            reason: dict[str, Any] = {
                "capacity": "head_of_mission",
                "reason": "a test",
                "answers": {},
            }
            return known and yard.go("at_risk", movement=movement, **reason)
        case "depart":
            return yard.depart(movement=movement, lines=pieces, boxes=[])
        case "befall":
            said: dict[str, Any] = {
                "kind": "attack",
                "what": "burnt",
                "lost": pieces,
                "document": PHOTO,
            }
            return yard.take("movement.befallen", movement=movement, on="2023-11-01", **said)
        case "arrive":
            return yard.take("movement.arrived", movement=movement, on="2023-11-07")
        case "receive":
            where: dict[str, Any] = {"place": place, "discrepancy": PHOTO, "seals": []}
            return yard.receive(movement=movement, lines=pieces, by=THERE, **where)
        case _:
            why: dict[str, Any] = {"reason": "never came", "document": PHOTO}
            return yard.take("short.settled", movement=movement, on="2023-11-09", **why)


@settings(max_examples=150, deadline=None)
@given(STEPS)
def test_the_account_balances_after_every_act(steps: list[tuple[str, str, str, list[Any]]]) -> None:
    yard = Yard()
    for verb, movement, place, pieces in steps:
        before, count = yard.account, len(yard.postings)
        if not step(yard, verb, movement, place, pieces):
            assert (yard.account, len(yard.postings)) == (before, count)
            continue
        assert differences(yard.account.held, yard.postings) == ()
        for line in STORE:
            mine = [posting for posting in yard.postings if posting.line == line]
            came = sum(posting.quantity for posting in mine if posting.way in IN)
            went = sum(posting.quantity for posting in mine if posting.way in OUT)
            assert came - went == yard.account.remains(line)
        for file in yard.files.values():
            on_the_way = [key for key in yard.account.held if key[1] == file.way]
            open_ = file.status in (Status.UNDER_WAY, Status.ARRIVED)
            assert open_ or not on_the_way
