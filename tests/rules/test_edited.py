"""A rule is edited as text: it takes the source of the edit, and nobody breaks the rules by it."""

from __future__ import annotations

import pytest

from drawdown.core.findings import Refused
from drawdown.rules.closing import ClosingRules, Rating
from drawdown.rules.closing_reading import load_closing
from drawdown.rules.differences import differences
from drawdown.rules.edited import Edit, edited, next_version, source_of, tables_of

RULES = load_closing()


def change(table: str, row: int, **values: str) -> ClosingRules:
    said = {name.rstrip("_"): value for name, value in values.items()}
    return edited(RULES, Edit(table, row, said, source="our directive 7", version="4.1"))


def test_a_value_that_changes_takes_the_source_of_the_edit_and_the_others_keep_theirs() -> None:
    after = change("exit", 0, witnesses="3", hours="72")
    assert (after.exit.witnesses, after.exit.hours) == (3, 72)
    assert after.exit.provenance_of("witnesses").source == ("our directive 7",)
    assert after.exit.provenance_of("hours") == RULES.exit.provenance_of("hours")
    assert {each.field for each in differences(RULES, after)} == {
        "version", "witnesses", "source of witnesses",
    }  # fmt: skip


def test_every_rule_written_as_text_and_read_again_is_the_same() -> None:
    for table, rows in tables_of(RULES).items():
        for number, row in enumerate(rows):
            after = edited(RULES, Edit(table, number, row, source="s", version=RULES.version))
            assert after == RULES, (table, number)


def test_bands_and_lists_are_edited_as_words() -> None:
    after = change("risk", 0, bands="low 1, medium 4, high 9, extreme 15", blocks="high extreme")
    assert after.risk.bands[Rating.MEDIUM] == 4
    assert after.risk.blocks == ("high", "extreme")
    gates = change("transitions", 0, gates="G1, G2")
    assert gates.transitions[0].gates == ("G1", "G2")


@pytest.mark.parametrize(
    ("table", "values"),
    [
        ("exit", {"witnesses": "two"}),
        ("exit", {"hours": "0"}),
        ("risk", {"bands": "low"}),
        ("transitions", {"gates": "G8"}),
        ("requirements", {"task": "seven"}),
        ("transitions", {"requires": "a_paper_nobody_knows"}),
    ],
)
def test_what_nobody_can_follow_is_refused(table: str, values: dict[str, str]) -> None:
    with pytest.raises(Refused):
        change(table, 0, **values)


def test_what_a_rule_is_known_by_stays() -> None:
    assert change("gates", 0, id="G9").gates[0].id == "G1"
    assert change("transitions", 0, from_="kidal", to="x").transitions == RULES.transitions


def test_a_version_follows_the_one_before() -> None:
    assert (next_version("4"), next_version("4.9"), next_version("4-ours")) == (
        "4.1", "4.10", "4-ours.1",
    )  # fmt: skip


def test_a_value_of_an_edit_is_sourced_and_not_an_estimate_unless_it_says_so() -> None:
    said = {"witnesses": "3"}
    plain = edited(RULES, Edit("exit", 0, said, source="s", version="4.1"))
    guess = edited(RULES, Edit("exit", 0, said, source="s", version="4.1", inferred=True))
    assert not plain.exit.provenance_of("witnesses").inferred
    assert guess.exit.provenance_of("witnesses").inferred


def test_what_an_edit_is_refused_for_names_the_last_field() -> None:
    with pytest.raises(Refused) as no:
        change("exit", 0, witnesses="two")
    assert no.value.findings[0].place.field == "witnesses"
    assert no.value.findings[0].found.count("witnesses") == 1


def test_where_a_rule_comes_from_is_said_in_words() -> None:
    assert source_of(RULES, "gates", 0) == " ".join(RULES.gates[0].provenance_of("*").source)
    assert source_of(RULES, "exit", 0) == " ".join(RULES.exit.provenance_of("*").source)
    assert source_of(RULES, "gates", 0)


def test_a_rule_is_shown_as_words_by_the_names_of_its_table_without_its_sources() -> None:
    tables = tables_of(RULES)
    assert tables["risk"][0]["bands"] == "low 1, medium 5, high 10, extreme 15"
    assert tables["exit"][0] == {"hours": "72", "witnesses": "2", "photographs": "1"}
    assert {"from", "to"} <= set(tables["transitions"][0])
    assert {row["gates"] for row in tables["transitions"]} >= {"", "G1"}
    assert not [
        name for rows in tables.values() for row in rows for name in row if name == "provenance"
    ]


@pytest.mark.parametrize("words", ["low", "low 1; high 2", "1, 2"])
def test_bands_that_are_no_pairs_are_said_to_be_wrong(words: str) -> None:
    with pytest.raises(Refused) as no:
        change("risk", 0, bands=words)
    assert no.value.findings[0].place.field == "bands"


def test_a_rule_is_edited_by_the_names_of_its_table_alone() -> None:
    """What the file calls `from` is no other name of it: neither changes what the rule is."""
    for name in ("from", "from_"):
        edit = Edit("transitions", 0, {name: "kidal"}, source="s", version="4.1")
        assert edited(RULES, edit).transitions == RULES.transitions


def test_the_first_of_two_wrong_values_is_the_one_that_is_said() -> None:
    with pytest.raises(Refused) as no:
        change("exit", 0, witnesses="two", hours="0")
    assert [found.place.field for found in no.value.findings] == ["hours"]


def test_a_value_that_was_not_given_is_given_and_a_text_is_emptied() -> None:
    row = next(number for number, line in enumerate(RULES.checklist) if line.speaks_of is None)
    assert change("checklist", row, speaks_of="post_handover_check").checklist[row].speaks_of
    assert change("checklist", 0, evidence_fr="").checklist[0].evidence_fr == ""
