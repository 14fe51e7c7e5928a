"""The difference of two sets of rules names every rule that changed, and no other."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from drawdown.rules.closing import Rating
from drawdown.rules.closing_reading import load_closing
from drawdown.rules.differences import Change, differences

RULES = load_closing()
TABLES = ("states", "gates", "requirements", "evidence", "transitions", "accelerated",
          "checklist", "certificate", "checks")  # fmt: skip


def test_the_same_rules_differ_in_nothing() -> None:
    assert differences(RULES, RULES) == ()


def test_a_changed_field_is_named_with_both_of_its_values() -> None:
    gates = (RULES.gates[0].model_copy(update={"name": "Authority and team"}), *RULES.gates[1:])
    other = RULES.model_copy(update={"gates": gates, "version": "ours"})
    version, name = differences(RULES, other)
    assert (version.table, version.field, version.after) == ("head", "version", "ours")
    assert (name.table, name.rule, name.field) == ("gates", "G1", "name")
    assert (name.before, name.after) == ("Authority to close", "Authority and team")


def test_another_bound_of_the_risk_matrix_is_seen() -> None:
    exit_ = RULES.exit.model_copy(update={"witnesses": 3})
    [found] = differences(RULES, RULES.model_copy(update={"exit": exit_}))
    assert (found.table, found.field, found.before, found.after) == ("exit", "witnesses", "2", "3")


def test_another_source_is_a_difference_too() -> None:
    known = {"*": RULES.gates[0].provenance_of().model_copy(update={"source": ("GUIDE",)})}
    gate = RULES.gates[0].model_copy(update={"provenance": known})
    found = differences(RULES, RULES.model_copy(update={"gates": (gate, *RULES.gates[1:])}))
    assert any("GUIDE" in each.after for each in found)


@given(st.sampled_from(TABLES), st.data())
def test_a_rule_that_is_taken_out_is_the_only_one_that_is_gone(
    table: str, data: st.DataObject
) -> None:
    rows = getattr(RULES, table)
    out = data.draw(st.integers(min_value=0, max_value=len(rows) - 1))
    fewer = RULES.model_copy(update={table: rows[:out] + rows[out + 1 :]})
    [gone] = differences(RULES, fewer)
    assert (gone.table, gone.change) == (table, Change.REMOVED)
    [back] = differences(fewer, RULES)
    assert (back.rule, back.change) == (gone.rule, Change.ADDED)


def test_a_rule_that_is_gone_is_told_in_words() -> None:
    [gone] = differences(RULES, RULES.model_copy(update={"gates": RULES.gates[1:]}))
    assert "name: Authority to close" in gone.before


def test_lists_and_bands_are_told_in_words() -> None:
    row = RULES.transitions[0].model_copy(update={"requires": ("one", "two")})
    other = RULES.model_copy(update={"transitions": (row, *RULES.transitions[1:])})
    [found] = differences(RULES, other)
    assert (found.field, found.after) == ("requires", "one two")
    bands = {**RULES.risk.bands, Rating.MEDIUM: 4}
    risk = RULES.risk.model_copy(update={"bands": bands})
    [found] = differences(RULES, RULES.model_copy(update={"risk": risk}))
    assert (found.field, "medium 4" in found.after) == ("bands", True)
