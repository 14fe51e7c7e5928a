"""Verified, listed, manifested, arrived: each line meets the next record, and differences show."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from drawdown.contingent.file import Found, LoadList, Occasion, UnitFile, Verification
from drawdown.contingent.reconcile import Row, Step, rows
from drawdown.movement.file import (
    In,
    Load,
    Mode,
    Moment,
    MovementFile,
    Out,
    Piece,
    Settled,
    Status,
)

DAY, UNIT = date(2023, 10, 31), "unit:tcd"
REPORT, LIST, OUT, IN, SHORT, PHOTO = "r", "l", "o", "i", "s", "p"


def verified(known: int, found: int, damaged: int = 0) -> Verification:
    line = Found("C-1", known, found, damaged, shown=PHOTO)
    return Verification("VR-1", UNIT, Occasion.REPATRIATION, DAY, "kidal", (line,), REPORT, "p-1")


def listed(quantity: int, movement: str = "mv-1") -> dict[str, LoadList]:
    pieces = (Piece("C-1", quantity),)
    return {"LL-1": LoadList("LL-1", UNIT, DAY, "kidal", pieces, LIST, "p-1", movement)}


def moved(sent: int, came: int | None, *, settled: int | None = None) -> MovementFile:
    load = Load(Mode.CONVOY, "kidal", "gao", Moment(DAY))
    out = Out(Moment(DAY), "p-1", OUT, (Piece("C-1", sent),) if sent else ())
    receipt = None if came is None else In(
        Moment(DAY), "p-2", "gao", IN, (Piece("C-1", came),), discrepancy=SHORT
    )  # fmt: skip
    lost = Settled(DAY, "p-2", SHORT, "lost", (Piece("C-1", settled),)) if settled else None
    status = Status.CHECKED_IN if lost or came == sent else Status.ARRIVED
    return MovementFile("mv-1", load, status, out=out, settled=lost,
                        receipts=(receipt,) if receipt else ())  # fmt: skip


def one(file: UnitFile, *moves: MovementFile) -> Row:
    (row,) = rows(file, ["C-1"], moves)
    return row


def gaps(row: Row) -> dict[Step, tuple[int, tuple[str, ...]]]:
    return {gap.step: (gap.pieces, gap.shown) for gap in row.gaps}


def test_what_agrees_from_report_to_arrival_has_no_difference() -> None:
    row = one(UnitFile(UNIT, (verified(5, 5),), listed(5)), moved(5, 5))
    assert (row.known, row.verified, row.listed, row.manifested, row.arrived) == (5, 5, 5, 5, 5)
    assert row.gaps == ()


def test_each_step_names_its_difference_with_what_shows_it() -> None:
    file = UnitFile(UNIT, (verified(6, 5, 1),), listed(4))
    row = one(file, moved(3, 1, settled=2))
    assert gaps(row) == {
        Step.VERIFIED: (-1, (PHOTO, REPORT)),
        Step.LISTED: (-1, (LIST,)),
        Step.MANIFESTED: (-1, (OUT,)),
        Step.ARRIVED: (-2, (SHORT, IN)),
        Step.DAMAGED: (1, (PHOTO, REPORT)),
    }
    assert row.lost == 2


def test_more_that_arrives_than_left_is_surplus() -> None:
    assert gaps(one(UnitFile(UNIT), moved(3, 4))) == {Step.ARRIVED: (1, (SHORT, IN))}


def test_what_nobody_recorded_is_none_and_makes_no_difference() -> None:
    row = one(UnitFile(UNIT, (verified(5, 5),)))
    assert (row.listed, row.manifested, row.arrived, row.gaps) == (None, None, None, ())


def test_what_is_on_its_way_is_not_short() -> None:
    row = one(UnitFile(UNIT, (), listed(3)), moved(3, None))
    assert (row.arrived, row.waiting, row.gaps) == (None, 3, ())
    row = one(UnitFile(UNIT, (), listed(3)), moved(3, 2))
    assert (row.arrived, row.waiting, row.gaps) == (2, 1, ())


def test_a_listed_line_that_its_movement_did_not_take_is_short() -> None:
    row = one(UnitFile(UNIT, (), listed(3)), moved(0, None))
    assert gaps(row) == {Step.MANIFESTED: (-3, (OUT,))}


def test_other_peoples_lines_of_a_movement_stay_out() -> None:
    assert rows(UnitFile(UNIT), [], [moved(3, 3)]) == []


NUMBERS = st.integers(0, 5)


@given(NUMBERS, NUMBERS, NUMBERS, NUMBERS, NUMBERS)
def test_differences_add_up_to_what_is_missing_in_the_end(
    known: int, found: int, on_list: int, sent: int, came: int
) -> None:
    """From the register to the arrival nothing gets lost between two steps."""
    file = UnitFile(UNIT, (verified(known, found),), listed(on_list))
    row = one(file, moved(sent, came))
    through = sum(gap.pieces for gap in row.gaps if gap.step is not Step.DAMAGED)
    assert known + through == came + row.waiting
