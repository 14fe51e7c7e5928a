"""The closing rules that are shipped, and what a mission's own copy can get wrong."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from drawdown.core.findings import Refused
from drawdown.core.reading.files import Folder
from drawdown.rules.closing import ExitRule, PhotoRule, Rating
from drawdown.rules.closing_reading import SHIPPED, load_closing, read_closing
from drawdown.rules.pack_reading import CLOSING, packs_folder

RULES = load_closing()


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(packs_folder() / SHIPPED / CLOSING, tmp_path / "closing"))


def found(folder: Path) -> list[str]:
    read = Folder(folder)
    assert read_closing(read) is None
    return [f"{finding.place}: {finding.code}" for finding in read.findings]


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) >= 1, f"{old!r} is not in {path.name}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_every_shipped_rule_names_its_source() -> None:
    tables = (
        RULES.states,
        RULES.gates,
        RULES.requirements,
        RULES.evidence,
        RULES.transitions,
        RULES.accelerated,
        RULES.checklist,
    )
    for table in tables:
        assert all(rule.provenance_of().source for rule in table)


def test_all_seven_gates_ask_for_evidence() -> None:
    assert [gate.id for gate in RULES.gates] == ["G1", "G2", "G3", "G4", "G5", "G6", "G7"]
    assert all(RULES.of_gate(gate.id) for gate in RULES.gates)


def test_the_checklist_has_eighteen_lines() -> None:
    assert [line.id for line in RULES.checklist] == [f"E{n:02}" for n in range(1, 19)]


def test_the_shipped_matrix_has_the_four_bands_of_the_domain() -> None:
    bands = {
        score: RULES.risk.rate(likelihood, consequence)
        for likelihood in range(1, 6)
        for consequence in range(1, 6)
        for score in [likelihood * consequence]
    }
    for score, rating in bands.items():
        if score <= 4:
            assert rating is Rating.LOW
        elif score <= 9:
            assert rating is Rating.MEDIUM
        elif score <= 14:
            assert rating is Rating.HIGH
        else:
            assert rating is Rating.EXTREME


@pytest.mark.parametrize("pair", [(0, 3), (3, 6), (-1, 1)])
def test_a_score_off_the_matrix_is_refused(pair: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="not on the matrix"):
        RULES.risk.rate(*pair)


def test_a_hasty_exit_asks_for_all_its_steps_but_what_comes_after() -> None:
    way = RULES.transition("drawing_down", "closed_without_handover")
    assert way is not None
    asked = RULES.evidence_of(way)
    assert {"exit_decision", "destruction_list", "photo_sweep", "departure_report"} <= set(asked)
    assert "loss_notices" not in asked
    assert len(asked) == len(set(asked))


def test_a_state_that_does_not_exist_is_named_with_the_nearest(copy: Path) -> None:
    edit(copy / "transitions.csv", "operating,closure_ordered", "operating,closure_orderd")
    assert "transitions.csv: T809" in found(copy)


def test_a_gate_that_does_not_exist_is_found(copy: Path) -> None:
    edit(copy / "requirements.csv", "count_complete,G2", "count_complete,G9")
    assert "requirements.csv: T809" in found(copy)


def test_evidence_that_does_not_exist_is_found(copy: Path) -> None:
    edit(copy / "accelerated.csv", "destruction_list", "destruction_lists")
    assert "accelerated.csv: T809" in found(copy)


def test_a_state_that_nothing_leads_to_is_found(copy: Path) -> None:
    edit(copy / "transitions.csv", "post_check,file_sealed", "post_check,post_check")
    edit(
        copy / "transitions.csv",
        "returned_to_private_owner,file_sealed,G7",
        "signed_over,operating,G7",
    )
    edit(copy / "transitions.csv", "closed_without_handover,file_sealed", "operating,operating")
    assert "transitions.csv: T810" in found(copy)


def test_what_stands_twice_is_found(copy: Path) -> None:
    states = copy / "states.csv"
    states.write_text(states.read_text("utf-8") + states.read_text("utf-8").splitlines()[1] + "\n")
    assert "states.csv: R401" in found(copy)


@pytest.mark.parametrize(("likelihood", "consequence"), [(0, 1), (1, 0), (6, 1), (1, 6)])
def test_a_factor_outside_1_to_5_is_not_on_the_matrix(likelihood: int, consequence: int) -> None:
    with pytest.raises(ValueError, match="is not on the matrix"):
        RULES.risk.rate(likelihood, consequence)


def test_a_gate_asks_for_what_its_own_rows_name() -> None:
    for gate in RULES.gates:
        assert {rule.gate for rule in RULES.of_gate(gate.id)} == {gate.id}
    assert sum(len(RULES.of_gate(gate.id)) for gate in RULES.gates) == len(RULES.requirements)


def test_rules_stored_before_a_hasty_exit_was_one_of_them_ask_for_what_they_did() -> None:
    rule = ExitRule()
    assert (rule.hours, rule.witnesses, rule.photographs) == (72, 2, 1)


def test_rules_stored_before_two_photographs_were_compared_hold_them_sixty_metres_apart() -> None:
    assert PhotoRule(farthest_km=25).pair_metres == 60


def test_a_change_of_state_that_is_no_hasty_exit_asks_for_what_its_row_names() -> None:
    way = RULES.transition("signed_over", "post_check")
    assert way is not None
    assert RULES.evidence_of(way) == ("departure_report", "post_handover_check")


def test_a_state_without_a_place_in_the_chain_is_not_where_the_chain_begins(copy: Path) -> None:
    before = load_closing()
    last = max(before.states, key=lambda rule: rule.order or 0)
    edit(copy / "states.csv", f",main,{last.order},", ",main,,")
    read = Folder(copy)
    assert read_closing(read) is not None
    assert read.findings == []


def test_a_table_that_cannot_be_read_is_all_that_is_said(copy: Path) -> None:
    (copy / "states.csv").write_text("nonsense\n", encoding="utf-8")
    assert {place.partition(":")[0] for place in found(copy)} == {"states.csv"}


def test_damaged_rules_that_are_shipped_are_refused_with_what_is_wrong(
    copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(copy / "transitions.csv", "operating,closure_ordered", "operating,closure_orderd")
    shutil.copytree(copy, copy.parent / SHIPPED / CLOSING)
    monkeypatch.setattr("drawdown.rules.closing_reading.packs_folder", lambda: copy.parent)
    with pytest.raises(Refused) as refused:
        load_closing()
    assert "T809" in {finding.code for finding in refused.value.findings}
