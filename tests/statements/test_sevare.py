"""What was made public of the closure in Sévaré on 8 December 2023, fact by fact."""

from __future__ import annotations

import pytest

from drawdown.progress.telling.words import Language
from drawdown.statements.fact import Fact
from drawdown.statements.gather import Records, facts
from drawdown.statements.write import Statement, write

SITE = "mopti-sevare"
PUBLIC = (
    Fact("dateline", {"site": SITE, "on": "2023-12-08"}),
    Fact(
        "closed",
        {"on": "2023-12-08", "site": SITE, "type": "super_camp", "region": "Mopti"},
    ),
    Fact("rank", {"nth": "10", "of": "13", "phase": "2"}),
    Fact("signed_host", {"name": "Abass Dembélé", "capacity": "Governor of Mopti Region"}),
    Fact(
        "signed_mission",
        {
            "name": "Jens Kristensen",
            "capacity": "Acting Head of MINUSMA Regional Office, Mopti",
        },
    ),
    Fact(
        "covered",
        {
            "documents": (
                "state of the camp (fully operational)",
                "compliance with UN environmental regulations",
                "other related matters",
            )
        },
    ),
    Fact(
        "attended",
        {
            "people": (
                "Atul Khare, Under-Secretary-General for Operational Support",
                "El-Ghassim Wane, SRSG",
            )
        },
    ),
    Fact("last_people", {"site": SITE, "on": "2023-12-08"}),
    Fact("legacy", {"item": "stabilisation", "date": "2019"}),
    Fact("legacy", {"item": "peace-agreements"}),
    Fact("legacy", {"item": "projects"}),
    Fact("legacy", {"item": "offices"}),
    Fact("legacy", {"item": "training"}),
    Fact("withdrawal", {"on": "2023-12-31"}),
    Fact("liquidation", {"on": "2024-01-01"}),
)


@pytest.fixture(params=list(Language))
def statement(minusma: Records, request: pytest.FixtureRequest) -> Statement:
    return write(minusma, facts(minusma, SITE), request.param)


@pytest.mark.parametrize("fact", PUBLIC, ids=lambda fact: fact.kind)
def test_each_public_fact_is_said(statement: Statement, fact: Fact) -> None:
    assert fact in statement.facts


def test_the_bridges_are_told_with_what_they_cost_and_who_paid(statement: Statement) -> None:
    bridges = {
        str(fact.values["item"]): (fact.values["amount"], fact.values["donor"])
        for fact in statement.facts
        if str(fact.values.get("item")).endswith("-bridge")
    }
    assert bridges == {
        "songho-bridge": ("142000000", "SWE"),
        "yawakanda-bridge": ("198000000", "DNK"),
    }


def test_nothing_is_said_without_a_source(statement: Statement) -> None:
    assert [fact.kind for fact in statement.facts if not fact.sources] == []


def test_no_estimate_is_said(statement: Statement) -> None:
    assert all("EST" not in fact.sources for fact in statement.facts)


def test_nothing_is_left_without_words(statement: Statement) -> None:
    assert statement.unsaid == ()


def test_what_another_source_says_is_kept_beside_the_day(statement: Statement) -> None:
    closed = next(fact for fact in statement.facts if fact.kind == "closed")
    assert {(other.value, other.sources) for other in closed.alternatives} >= {
        ("2023-12-09", ("DPA-SEV",))
    }
