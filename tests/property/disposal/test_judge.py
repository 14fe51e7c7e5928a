"""The first rule that fits decides; what is not known is asked for, never guessed."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawdown.property.disposal.facts import facts_of
from drawdown.property.disposal.judge import judge
from drawdown.property.disposal.worth import Shipping, Worth, authority_of, worth_of
from drawdown.property.line import Condition, Line, Sort
from drawdown.rules.disposal import FACTS, Band, Effect, Method
from drawdown.rules.disposal_reading import load_disposal

RULES = load_disposal()
WHOLE = st.fixed_dictionaries({name: st.sampled_from(values) for name, values in FACTS.items()})
SOME = st.fixed_dictionaries(
    {}, optional={name: st.sampled_from(values) for name, values in FACTS.items()}
)
PLAIN = {name: "no" for name, values in FACTS.items() if values == ("yes", "no")} | {
    "owner": "un",
    "condition": "good",
    "standard": "yes",
}


@pytest.mark.parametrize(
    ("facts", "rule", "group", "method"),
    [
        ({"owner": "contributor"}, "R1", None, "owner_decides"),
        ({"owner": "contributor", "sensitive": "yes"}, "R2", None, "owner_removes"),
        ({"restricted": "yes", "required": "yes"}, "R4a", "I", "redeploy"),
        ({"restricted": "yes", "wanted": "yes"}, "R4b", "IV", "destroy"),
        ({"must_destroy": "yes", "wanted": "yes"}, "R13a", "IV", "destroy"),
        ({"required": "yes", "ship_pays": "yes", "needed": "yes"}, "R5", "I", "redeploy"),
        ({"required": "yes", "needed": "yes", "wanted": "yes"}, "R6", "II", "transfer"),
        ({"wanted": "yes"}, "R7", "III", "sell_agency"),
        ({"installed": "yes", "sets_back": "yes"}, "R8a", "V", "compensation"),
        ({"installed": "yes", "sets_back": "yes", "free": "yes"}, "R8b", "V", "gift"),
        ({"destroy_cheaper": "yes"}, "R13b", "IV", "destroy"),
        ({"gift_advised": "yes"}, "R10", "IV", "gift"),
        ({"condition": "poor"}, "R11a", "IV", "sell"),
        ({}, "R11b", "IV", "sell"),
        ({"armoured": "yes", "wanted": "yes", "destroy_cheaper": "yes"}, "R13b", "IV", "destroy"),
    ],
)
def test_each_route_has_its_case(
    facts: dict[str, str], rule: str, group: str | None, method: str
) -> None:
    verdict = judge(RULES, PLAIN | facts)
    assert (verdict.rule, verdict.group, verdict.method) == (rule, group, method)


@pytest.mark.parametrize(
    ("facts", "duty", "need"),
    [
        (
            {"installed": "yes", "sets_back": "yes", "free": "yes", "receiver": "government"},
            "R9",
            "assembly_approval",
        ),
        ({"gift_advised": "yes", "liquidation": "yes"}, "R9b", "assembly_approval"),
        ({"low_value": "yes"}, "R12", None),
        ({"must_destroy": "yes"}, "R13", "witnesses"),
        ({}, "R15", "authority"),
        ({}, "R16", "execution_task"),
        ({"wanted": "yes"}, "R17", "deidentification"),
        ({"in_country": "yes"}, "R18", "customs_settled"),
        ({"looks_military": "yes"}, "R19", "viewing_exclusion"),
        ({"must_destroy": "yes", "forced": "yes"}, "R20", "head_of_mission_authority"),
        ({"needed": "yes"}, "R21", "regrouping"),
        ({"bulk": "yes"}, "R22", None),
    ],
)
def test_each_duty_has_its_case(facts: dict[str, str], duty: str, need: str | None) -> None:
    verdict = judge(RULES, PLAIN | facts)
    assert duty in verdict.duties
    assert need is None or need in verdict.needs


def test_what_was_lost_waits_for_the_review_body() -> None:
    verdict = judge(RULES, PLAIN | {"lost": "yes"})
    assert (verdict.rule, verdict.held, verdict.method) == ("R14", True, None)
    assert judge(RULES, PLAIN | {"lost": "yes", "reviewed": "yes"}).method is Method.SELL


def test_armour_that_nothing_else_takes_has_no_route() -> None:
    verdict = judge(RULES, PLAIN | {"armoured": "yes"})
    assert (verdict.rule, verdict.method, verdict.asks) == ("", None, ())


@given(WHOLE)
def test_armour_of_the_organization_is_never_sold_or_given(facts: dict[str, str]) -> None:
    verdict = judge(RULES, facts | {"owner": "un", "armoured": "yes"})
    assert verdict.method not in {"sell", "sell_agency", "compensation", "gift"}


@given(WHOLE)
def test_with_every_answer_a_line_is_decided_held_or_barred(facts: dict[str, str]) -> None:
    verdict = judge(RULES, facts)
    assert not verdict.asks
    assert not verdict.perhaps
    assert (verdict.method is not None) or verdict.held or facts["armoured"] == "yes"


@given(WHOLE)
def test_equipment_of_contingents_is_in_no_group(facts: dict[str, str]) -> None:
    verdict = judge(RULES, facts | {"owner": "contributor"})
    assert verdict.group is None or facts["restricted"] == "yes"


@given(SOME)
def test_the_facts_used_alone_lead_to_the_same_route(facts: dict[str, str]) -> None:
    verdict = judge(RULES, facts)
    again = judge(RULES, dict(verdict.used))
    assert (again.rule, again.method, again.asks) == (verdict.rule, verdict.method, verdict.asks)


@given(SOME, WHOLE)
def test_another_answer_never_changes_what_was_decided(
    facts: dict[str, str], more: dict[str, str]
) -> None:
    verdict = judge(RULES, facts)
    later = judge(RULES, more | facts)
    if verdict.method is not None or verdict.held:
        assert (later.rule, later.group, later.method) == (
            verdict.rule,
            verdict.group,
            verdict.method,
        )
        assert set(verdict.duties) <= set(later.duties)


@given(WHOLE)
def test_no_rule_before_the_one_that_decides_fits(facts: dict[str, str]) -> None:
    """The rules are read again here, in a plainer way."""
    barred: set[str] = set()
    for rule in RULES.rules:
        tests = [test.split("=") for test in rule.when]
        if rule.effect is Effect.DUTY or rule.method in barred:
            continue
        if all(facts[name] in values.split("|") for name, values in tests):
            if rule.effect is not Effect.BAR:
                assert judge(RULES, facts).rule == rule.id
                return
            barred |= set(rule.bars)
    assert judge(RULES, facts).method is None


def line(**changed: Any) -> Line:
    values = {"line": "1", "sort": Sort.ASSET, "owner": "un", "site": "gao", "quantity": 1}
    return Line(**{**values, "description": "Generator", **changed})


def test_a_line_answers_only_what_it_says() -> None:
    assert facts_of(line(), RULES) == {"owner": "un"}
    assert facts_of(line(condition=Condition.POOR, restriction="EUC 7"), RULES) == {
        "owner": "un",
        "condition": "poor",
        "restricted": "yes",
    }
    dear = line(purchase=150_000, currency="USD")
    assert facts_of(dear, RULES)["bulk"] == "no"
    assert "bulk" not in facts_of(line(purchase=149_999, currency="USD"), RULES)
    assert "bulk" not in facts_of(line(purchase=150_000, currency="EUR"), RULES)


def test_shipping_pays_below_the_residual_value_and_is_unknown_without_it() -> None:
    worth = line(residual=100_000, currency="USD")
    assert worth_of(worth, Shipping("USD", 60_000, 39_999), RULES).pays is True
    assert worth_of(worth, Shipping("USD", 60_000, 40_000), RULES).pays is False
    assert worth_of(worth, Shipping("EUR", 1, 1), RULES) == Worth(2, None)
    assert worth_of(worth, Shipping("USD", 1, None), RULES).pays is None
    assert worth_of(line(), Shipping("USD", 1, 1), RULES).pays is None


def test_the_narrowest_band_decides_and_no_band_is_no_authority() -> None:
    worth = line(residual=100_000, currency="USD")
    assert authority_of(worth, RULES) is None
    bands = (Band(authority="headquarters"), Band(authority="head_of_entity", up_to=100_000))
    ours = RULES.model_copy(update={"bands": bands})
    assert authority_of(worth, ours) == "head_of_entity"
    assert authority_of(line(residual=100_001, currency="USD"), ours) == "headquarters"
    assert authority_of(line(), ours) is None
