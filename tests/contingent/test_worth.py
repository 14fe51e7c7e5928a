"""What a claim is worth by the register: an unknown value is never zero."""

from __future__ import annotations

from drawdown.contingent.file import Claimed, Why
from drawdown.contingent.worth import Worth, worth_of


def test_pieces_are_priced_by_currency_and_the_unknown_counted_apart() -> None:
    lines = (
        Claimed("A", Why.LOST, 3),
        Claimed("B", Why.DAMAGED, 2),
        Claimed("C", Why.DESTROYED, 1),
        Claimed("D", Why.LOST, 4),
    )
    values = {"A": (1_000, "USD"), "B": (250, "USD"), "C": (0, "EUR")}
    assert worth_of(lines, values) == Worth({"USD": 3_500, "EUR": 0}, 6, 4, 2)
    assert worth_of(lines, {}) == Worth({}, 0, 10, 0)
