"""The disposal rules that are shipped, and what a mission's own copy can get wrong."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from drawdown.core.findings import Refused
from drawdown.core.provenance import ESTIMATE, Source
from drawdown.core.reading.files import Folder
from drawdown.core.reading.parts import read_yaml_list
from drawdown.rules.disposal import GROUPS, DisposalRules, Effect, TurnIn
from drawdown.rules.disposal_reading import SHIPPED, load_disposal, read_disposal
from drawdown.rules.pack_reading import DISPOSAL, packs_folder

RULES = load_disposal()


def test_all_rules_from_1_to_22_are_there_with_sources_that_the_pack_lists() -> None:
    assert {int(rule.id[1:].rstrip("abc")) for rule in RULES.rules} == set(range(1, 23))
    listed = read_yaml_list(Folder(packs_folder() / SHIPPED), "sources.yaml", Source).records
    known = {placed.record.id for placed in listed} | {ESTIMATE}
    for record in (*RULES.rules, *RULES.groups):
        named = {name for mark in record.provenance.values() for name in mark.source}
        assert named, record
        assert named <= known, record


def test_the_groups_are_the_five_of_the_regulation() -> None:
    assert tuple(group.id for group in RULES.groups) == GROUPS
    assert {rule.group for rule in RULES.rules} - {None} == set(GROUPS)


def test_amounts_that_are_not_public_are_left_to_the_mission() -> None:
    assert RULES.no_tender_below is None
    assert RULES.bands == ()


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("R5,route", "R6,route", "R401"),
        ("R5,route", "R99x9,route", ""),
        ("condition=good ", "condition=nice ", ""),
        ("condition=good ", "weather=good ", ""),
        ("condition=good ", "method=sell ", "T809"),
        ("I,redeploy,,,Bound", "I,,,,Bound", "T809"),
    ],
)
def test_a_copy_that_cannot_be_right_is_refused_by_row(
    tmp_path: Path, old: str, new: str, code: str
) -> None:
    copy = Path(shutil.copytree(packs_folder() / SHIPPED / DISPOSAL, tmp_path / "disposal"))
    table = copy / "rules.csv"
    text = table.read_text(encoding="utf-8")
    assert text.count(old) == 1
    table.write_text(text.replace(old, new), encoding="utf-8")
    folder = Folder(copy)
    assert read_disposal(folder) is None
    assert any(code in each.code and each.place.row for each in folder.findings)


def test_a_range_may_be_one_number_but_not_fall() -> None:
    assert TurnIn(least=0.5, likely=0.5, most=0.5).likely == 0.5
    for least, likely, most in ((0.6, 0.5, 0.7), (0.4, 0.8, 0.7)):
        with pytest.raises(ValueError, match="not in order"):
            TurnIn(least=least, likely=likely, most=most)


def test_rules_are_found_by_their_effect() -> None:
    for effect in Effect:
        assert {rule.effect for rule in RULES.of(effect)} <= {effect}
    assert sorted(RULES.of(*Effect), key=RULES.rules.index) == list(RULES.rules)


def test_a_version_is_known_by_what_its_rules_say() -> None:
    assert RULES.digest == load_disposal().digest
    assert len(RULES.digest) == 64
    said = {name: getattr(RULES, name) for name in DisposalRules.model_fields}
    assert DisposalRules(**said).digest == RULES.digest
    assert DisposalRules(**said | {"version": "ours-1"}).digest != RULES.digest


def test_a_turn_in_is_kept_as_it_was_given() -> None:
    share = TurnIn.model_validate({"least": 0, "likely": 0.5, "most": 1})
    assert (share.least, share.likely, share.most) == (0, 0.5, 1)


@pytest.mark.parametrize(
    ("shares", "right"),
    [
        ("[0, 0, 0]", True),
        ("[0.5, 0.5, 0.5]", True),
        ("[1, 1, 1]", True),
        ("[0.4, 0.55, 1.0]", True),
        ("[-0.1, 0.5, 1]", False),
        ("[0.4, 0.55, 1.1]", False),
        ("[0.6, 0.55, 1]", False),
        ("[0.4, 1, 0.9]", False),
    ],
)
def test_the_shares_of_a_turn_in_rise_from_nothing_to_all(
    tmp_path: Path, shares: str, right: bool
) -> None:
    copy = Path(shutil.copytree(packs_folder() / SHIPPED / DISPOSAL, tmp_path / "disposal"))
    file = copy / "disposal.yaml"
    lines = file.read_text("utf-8").splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith("turn_in:"))
    lines[at] = f"turn_in: {shares}"
    file.write_text("\n".join(lines), encoding="utf-8")
    assert (read_disposal(Folder(copy)) is not None) is right


def test_a_rule_that_asks_which_route_was_taken_is_told_that_fact_alone(tmp_path: Path) -> None:
    copy = Path(shutil.copytree(packs_folder() / SHIPPED / DISPOSAL, tmp_path / "disposal"))
    table = copy / "rules.csv"
    text = table.read_text(encoding="utf-8")
    table.write_text(text.replace("condition=good ", "condition=good method=sell "), "utf-8")
    folder = Folder(copy)
    assert read_disposal(folder) is None
    assert ["`method`" in each.found for each in folder.findings] == [True]
    assert "condition" not in folder.findings[0].found


def test_damaged_rules_that_are_shipped_are_refused_with_what_is_wrong(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = Path(shutil.copytree(packs_folder(), tmp_path / "packs"))
    (copy / SHIPPED / DISPOSAL / "groups.csv").write_text("nonsense\n", encoding="utf-8")
    monkeypatch.setattr("drawdown.rules.disposal_reading.packs_folder", lambda: copy)
    with pytest.raises(Refused) as refused:
        load_disposal()
    assert {found.place.file for found in refused.value.findings} == {"disposal/groups.csv"}
