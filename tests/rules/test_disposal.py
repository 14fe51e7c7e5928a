"""The disposal rules that are shipped, and what a mission's own copy can get wrong."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from drawdown.core.provenance import ESTIMATE, Source
from drawdown.core.reading.files import Folder
from drawdown.core.reading.parts import read_yaml_list
from drawdown.rules.disposal import GROUPS, Effect, TurnIn
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
