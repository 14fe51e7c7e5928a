"""Every rule of the page is checked, and each is seen to catch what breaks it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from drawdown.plan.check import DOCUMENT_RULES, RULES, violations
from tests.plan.check.mutation import Mutation
from tests.plan.check.mutations_of_cargo import CARGO_MUTATIONS
from tests.plan.check.mutations_of_journeys import JOURNEY_MUTATIONS
from tests.plan.check.mutations_of_money import MONEY_MUTATIONS
from tests.plan.check.mutations_of_people import PEOPLE_MUTATIONS
from tests.plan.check.mutations_of_tasks import TASK_MUTATIONS
from tests.plan.check.small_plan import plan

PAGE = Path(__file__).parents[3] / "docs" / "concepts" / "planning-model.md"

MUTATIONS = (
    *TASK_MUTATIONS,
    *CARGO_MUTATIONS,
    *JOURNEY_MUTATIONS,
    *PEOPLE_MUTATIONS,
    *MONEY_MUTATIONS,
)


def test_it_finds_nothing_in_a_correct_plan() -> None:
    assert violations(plan()) == ()


@pytest.mark.parametrize("mutation", MUTATIONS, ids=str)
def test_it_names_the_rule_that_a_change_breaks(mutation: Mutation) -> None:
    found = violations(mutation.change(plan()))
    assert {violation.rule for violation in found} == {mutation.rule} | mutation.also


def test_every_rule_is_seen_to_catch_something() -> None:
    assert {mutation.rule for mutation in MUTATIONS} == RULES.keys() | DOCUMENT_RULES.keys()


def test_it_checks_the_rules_of_the_page_and_no_others() -> None:
    page = PAGE.read_text(encoding="utf-8")
    named = re.findall(r"\*\*([a-z][a-z, -]*)\.\*\*", page)
    assert {name for names in named for name in names.split(", ")} == set(RULES)
