"""What is refused of a contingent's equipment, and what the register of losses holds."""

from __future__ import annotations

from typing import Any

from drawdown.contingent.file import Why
from drawdown.contingent.losses import unclaimed
from tests.contingent.acting import OTHER, PHOTO, UNIT, Yard


def test_a_report_keeps_what_the_register_had_beside_what_was_found() -> None:
    yard = Yard()
    assert yard.verify({"line": "C-1", "found": 5}, {"line": "C-2", "found": 1, "shown": PHOTO})
    assert yard.codes == ["U606"]
    (report,) = yard.file.verifications
    assert [(each.known, each.found) for each in report.found] == [(5, 5), (2, 1)]


def test_a_difference_or_damage_that_nothing_shows_is_refused() -> None:
    for line in ({"found": 4}, {"found": 6}, {"found": 5, "damaged": 1}):
        yard = Yard()
        assert not yard.verify({"line": "C-1", **line})
        assert yard.codes == ["U605"]


def test_more_damaged_than_found_is_refused() -> None:
    yard = Yard()
    assert not yard.verify({"line": "C-1", "found": 5, "damaged": 6, "shown": PHOTO})
    assert "U604" in yard.codes


def test_a_line_of_somebody_else_is_refused_in_reports_and_lists() -> None:
    yard = Yard()
    for line in ("S-1", "T-1"):
        assert not yard.verify({"line": line, "found": 3, "shown": PHOTO})
        assert "U602" in yard.codes
        assert not yard.list(line, 1)
        assert "U602" in yard.codes
    assert not yard.list("nothing", 1)
    assert "U602" in yard.codes


def test_an_act_about_other_subjects_is_refused_whatever_its_body_says() -> None:
    yard = Yard()
    for subjects in ((), (OTHER,), (OTHER, UNIT)):
        assert not yard.list("C-1", 1, subjects=subjects)
        assert yard.codes == ["U601"]


def test_a_list_says_what_nobody_verified_and_what_is_more_than_was_found() -> None:
    yard = Yard()
    assert yard.list("C-1", 5)
    assert yard.codes == ["U608"]
    assert yard.verify({"line": "C-1", "found": 4, "shown": PHOTO})
    assert yard.list("C-1", 5)
    assert yard.codes == ["U609"]
    assert yard.list("C-1", 4)
    assert yard.codes == []
    assert [piece.quantity for piece in yard.file.lists["LL-1"].lines] == [4]


def test_losses_are_what_the_account_and_the_reports_say() -> None:
    yard = Yard()
    yard.destroy("C-1", 2)
    yard.destroy("S-1", 1)
    damaged = {"line": "C-1", "found": 3, "damaged": 1, "shown": PHOTO}
    assert yard.verify(damaged)
    again = damaged | {"damaged": 2}
    assert yard.verify(again, report="VR-2", on="2023-11-20", occasion="periodic")
    found = [(loss.line, loss.why, loss.quantity) for loss in yard.state.losses]
    assert found == [
        ("C-1", Why.DESTROYED, 2),
        ("C-1", Why.DAMAGED, 1),
        ("C-1", Why.DAMAGED, 1),
    ]


def test_no_more_is_claimed_than_was_lost_until_a_claim_is_rejected() -> None:
    yard = Yard()
    yard.destroy("C-1", 2)
    assert not yard.claim("C-1", 3, "destroyed")
    assert not yard.claim("C-1", 1, "lost")
    assert yard.codes == ["U702"]
    assert yard.claim("C-1", 2, "destroyed", amount=100)
    assert unclaimed(yard.file, yard.state.losses) == {("C-1", Why.DESTROYED): 0}
    assert not yard.claim("C-1", 1, "destroyed", claim="CL-2")
    said: dict[str, Any] = {"claim": "CL-1", "on": "2023-12-20", "reason": "no report"}
    assert yard.take("loss.decided", outcome="rejected", **said)
    assert yard.claim("C-1", 1, "destroyed", claim="CL-2")


def test_a_claim_is_decided_once_and_an_accepted_one_names_its_sum() -> None:
    yard = Yard()
    yard.destroy("C-1", 1)
    assert yard.claim("C-1", 1, "destroyed")
    said: dict[str, Any] = {"claim": "CL-1", "on": "2023-12-20", "reason": "as filed"}
    assert not yard.take("loss.decided", outcome="accepted", **said)
    assert yard.codes == ["U705"]
    assert not yard.take("loss.decided", outcome="rejected", **{**said, "on": "2023-11-01"})
    assert yard.codes == ["U706"]
    assert yard.take("loss.decided", outcome="accepted", amount=5, **said)
    assert not yard.take("loss.decided", outcome="rejected", **said)
    assert yard.codes == ["U704"]
    assert not yard.take("loss.decided", outcome="rejected", **{**said, "claim": "CL-9"})
    assert yard.codes == ["U703"]
