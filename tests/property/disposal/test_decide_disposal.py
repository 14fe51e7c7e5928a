"""A decision on a line is taken only as the rules come to it from its facts."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from drawdown.ledger.act import Act, ActId, Actor, PersonId
from drawdown.property.acts.decide_disposal import Judged, decide
from drawdown.property.disposal.judge import judge
from drawdown.property.line import Condition, Line, Sort
from tests.property.disposal.test_judge import PLAIN, RULES

LINE = Line(
    line="1", sort=Sort.ASSET, owner="un", site="gao", description="Pump", quantity=1,
    condition=Condition.GOOD,
)  # fmt: skip


VERDICT = judge(RULES, PLAIN | {"wanted": "yes"})
NOON = datetime(2023, 10, 3, 12, tzinfo=UTC)


def act(body: dict[str, Any]) -> Act:
    return Act(
        act=ActId("0f8fad5b-d9cb-469f-a165-70867728950e"),
        actor=Actor(person=PersonId("p-1"), capacity="property_chief", delegation=None),
        kind="disposal.decided",
        mission="minusma",
        claimed=NOON,
        recorded=NOON,
        seen=0,
        body=body,
        sites=("gao",),
    )


def codes(state: Judged = Judged(RULES, {"1": LINE}), **changed: Any) -> list[str]:  # noqa: B008 -- frozen
    body = {"site": "gao", "on": "2023-10-03", "lines": ["1"], "rules": RULES.digest,
            "rule": "R7", "group": "III", "method": "sell_agency",
            "facts": PLAIN | {"wanted": "yes"}, "duties": list(VERDICT.duties),
            "needs": list(VERDICT.needs)}  # fmt: skip
    return [each.code for each in decide(state, act(body | changed))]


def test_what_the_rules_come_to_is_taken() -> None:
    assert codes() == []


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"rules": "0" * 64}, "Q401"),
        ({"facts": PLAIN | {"wanted": "perhaps"}}, "Q402"),
        ({"facts": PLAIN | {"weather": "no"}}, "Q402"),
        ({"facts": PLAIN | {"condition": "poor"}}, "Q403"),
        ({"facts": {"owner": "un", "condition": "good"}}, "Q404"),
        ({"facts": PLAIN | {"lost": "yes"}}, "Q405"),
        ({"facts": PLAIN | {"armoured": "yes"}}, "Q406"),
        ({"facts": PLAIN}, "Q407"),
        ({"group": "IV"}, "Q407"),
        ({"method": "gift"}, "Q407"),
        ({"needs": []}, "Q409"),
        ({"facts": PLAIN | {"ship_pays": "yes"}}, "Q408"),
        ({"shipping": {"currency": "USD", "freight": 1, "refurbishment": 1}}, "Q408"),
        ({"lines": ["1", "9"]}, "Q101"),
        ({"site": "kidal"}, "Q513"),
    ],
)
def test_anything_else_is_refused_by_its_reason(changed: dict[str, Any], code: str) -> None:
    assert codes(**changed) == [code]


def test_a_line_that_nobody_knows_is_not_decided() -> None:
    assert codes(Judged(RULES)) == ["Q101"]
