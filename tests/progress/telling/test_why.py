"""The binding chain in words: the cause that matters, who holds the team, both languages."""

from __future__ import annotations

import string

import pytest

from drawdown.plan.schedule import Hold, HoldKind, Plan
from drawdown.progress.telling.why import why
from drawdown.progress.telling.words import PHRASES, Language
from tests.plan.check.small_plan import plan


def held(holds: dict[str, Hold]) -> Plan:
    """Return the small plan with what holds some tasks; the others begin by choice."""
    small = plan()
    tasks = tuple(
        task.model_copy(update={"held_by": holds.get(f"{task.site}/{task.task}")})
        for task in small.tasks
    )
    return small.model_copy(update={"tasks": tasks})


CHAIN = {
    "mid/T56": Hold(kind=HoldKind.TASK, ref="mid/T52"),
    "mid/T52": Hold(kind=HoldKind.TASK, ref="mid/T17"),
    "mid/T17": Hold(kind=HoldKind.TASK, ref="mid/T08"),
    "mid/T08": Hold(kind=HoldKind.CREW, ref="coe_verification"),
}


def test_it_says_where_the_team_is_until_when() -> None:
    found = why(held(CHAIN), "mid")
    assert found.headline == (
        "mid cannot sign before 17 August: T08 T08 waits for a team of kind coe verification, "
        "which is in post until 11 July"
    )


def test_it_says_the_same_in_french() -> None:
    found = why(held(CHAIN), "mid", Language.FRENCH)
    assert found.headline == (
        "mid ne peut pas signer avant le 17 août : T08 T08 attend une équipe de vérification du "
        "matériel des contingents, qui est à post jusqu’au 11 juillet"
    )


def test_the_chain_goes_on_where_the_team_was() -> None:
    steps = [(r.site, r.what.split()[0]) for r in why(held(CHAIN), "mid").reasons]
    assert steps == [
        ("mid", "T56"), ("mid", "T52"), ("mid", "T17"), ("mid", "T08"), ("post", "T08"),
    ]  # fmt: skip


def test_a_chain_without_a_gap_says_since_when() -> None:
    holds = {**CHAIN, "mid/T08": Hold(kind=HoldKind.START)}
    assert why(held(holds), "mid").headline.endswith("without a gap from 12 July on")


def test_holds_in_a_circle_come_to_an_end() -> None:
    holds = {**CHAIN, "mid/T08": Hold(kind=HoldKind.TASK, ref="mid/T56")}
    assert len(why(held(holds), "mid").reasons) == 4


def test_a_site_that_is_converted_ends_instead_of_signing() -> None:
    assert why(plan(), "main").headline.startswith("main cannot end before 21 August")


def test_it_does_not_know_another_site() -> None:
    with pytest.raises(KeyError):
        why(plan(), "nowhere")


@pytest.mark.parametrize("phrase", PHRASES)
def test_both_languages_name_the_same(phrase: str) -> None:
    english, french = (
        {name for _, name, _, _ in string.Formatter().parse(words) if name}
        for words in PHRASES[phrase]
    )
    assert english == french
