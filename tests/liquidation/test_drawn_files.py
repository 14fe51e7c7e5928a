"""Open items that files of disposal and movements leave, drawn and never typed again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from drawdown.commitments.claim import Claim, ClaimKind
from drawdown.commitments.file import CommitmentFile
from drawdown.liquidation.drawn import claims_of, files_of, movements_of
from drawdown.movement.file import Box, Load, Mode, Moment, MovementFile, Status
from drawdown.property.files.file import DisposalFile, FileKind
from drawdown.rules.closing_reading import load_closing

DAY = date(2024, 2, 1)


def file(kind: FileKind, state: str) -> DisposalFile:
    return DisposalFile(kind, "F-1", "gao", state, DAY, amount=5, currency="USD")


@pytest.mark.parametrize(
    ("kind", "state", "found"),
    [
        (FileKind.CASE, "opened", "board_case"),
        (FileKind.CASE, "decided", "board_case"),
        (FileKind.CASE, "executed", None),
        (FileKind.TRANCHE, "proposed", "board_case"),
        (FileKind.TRANCHE, "approved", None),
        (FileKind.LOT, "published", "sale"),
        (FileKind.LOT, "sold", None),
        (FileKind.GIFT, "offered", "donation"),
        (FileKind.GIFT, "approved", "donation"),
        (FileKind.GIFT, "refused", "donation"),
        (FileKind.GIFT, "passed", None),
        (FileKind.GIFT, "retrieved", None),
        (FileKind.DESTRUCTION, "ordered", "asset_lines"),
        (FileKind.DESTRUCTION, "done", None),
    ],
)
def test_a_file_is_open_until_it_is_over(kind: FileKind, state: str, found: str | None) -> None:
    items = list(files_of(file(kind, state)))
    assert [item.kind for item in items] == ([found] if found else [])
    for item in items:
        assert (item.id, item.site, item.opened) == (f"{kind}/F-1", "gao", DAY)
        assert item.drawn
        assert item.amount is not None


@pytest.mark.parametrize(
    ("kind", "due"), [(ClaimKind.THIRD_PARTY_PROPERTY, date(2024, 8, 1)), (ClaimKind.STAFF, None)]
)
def test_a_claim_carries_the_day_of_its_own_clock(kind: ClaimKind, due: date | None) -> None:
    claim = Claim("C-1", "gao", kind, happened=DAY, discovered=None, filed=date(2024, 3, 1))
    file = CommitmentFile("gao", claims={"C-1": claim})
    rule = load_closing().claims
    [item] = claims_of(file, rule=rule, mandate_end=date(2023, 12, 31))
    assert item.due == due


def test_a_movement_is_open_from_its_departure_until_all_is_checked_in() -> None:
    box = Box("MINU 1234567")
    load = Load(Mode.CONVOY, "gao", "bamako", Moment(DAY), arrives=date(2024, 2, 9), boxes=(box,))
    there = MovementFile("mv-1", load)
    found = {
        status: [item.id for item in movements_of(replace(there, status=status))]
        for status in Status
    }
    opened = {status for status, items in found.items() if items}
    assert opened == {Status.UNDER_WAY, Status.ARRIVED}
    assert next(movements_of(replace(there, status=Status.ARRIVED))).due == date(2024, 2, 9)
    people = replace(there, load=replace(load, boxes=()))
    assert list(movements_of(replace(people, status=Status.UNDER_WAY)))
    assert not list(movements_of(replace(people, status=Status.ARRIVED)))  # nothing to check in
