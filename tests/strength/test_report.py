"""Reports of strength add up: the categories to their groups, the groups to what was published."""

from __future__ import annotations

import uuid
from datetime import UTC, date, datetime
from typing import Any

import pytest

from drawdown.ledger.act import Act, ActId, Actor, PersonId
from drawdown.strength.acts.report import STRENGTH_REPORTED, Reported
from drawdown.strength.categories import Group, categories
from drawdown.strength.report import Measure, Report

PUBLISHED = {
    "staff_officers": 97,
    "contingents": 2583,
    "individual_police": 184,
    "formed_police": 412,
    "international": 81,
    "un_volunteers": 10,
}
"""Who had left MINUSMA, as reported on 27 September 2023."""
BODY: dict[str, Any] = {
    "on": "2023-09-27", "measure": "departed", "counts": PUBLISHED, "total": 3367, "whole": True,
}  # fmt: skip


def codes(state: Reported | None = None, /, **more: Any) -> list[str]:
    at = datetime(2023, 12, 31, tzinfo=UTC)
    body = {name: value for name, value in {**BODY, **more}.items() if value is not None}
    act = Act(
        act=ActId(str(uuid.UUID(int=1))),
        actor=Actor(person=PersonId("p-0001"), capacity="human_resources", delegation=None),
        kind=STRENGTH_REPORTED.name, mission="minusma", claimed=at, recorded=at, seen=0,
        body=body, evidence=(), rules=None,
    )  # fmt: skip
    return [each.code for each in STRENGTH_REPORTED.decide(state or Reported(), act)]


def test_the_published_numbers_add_up() -> None:
    report = Report(date(2023, 9, 27), Measure.DEPARTED, counts=PUBLISHED, total=3367, whole=True)
    assert report.of_group(Group.UNIFORMED) == 97 + 2583 + 184 + 412 == 3276
    assert report.of_group(Group.CIVILIAN) == 81 + 10
    assert report.sum == 3276 + 81 + 10 == 3367
    assert codes() == []


def test_every_category_has_its_source_and_both_names() -> None:
    assert all(each.source and each.text and each.text_fr for each in categories())
    assert len({each.id for each in categories()}) == len(categories())


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"total": 3366}, "S803"),
        ({"total": 3368}, "S802"),
        ({"counts": {"soldiers": 1}, "whole": False}, "S801"),
        ({"counts": {}, "total": None, "whole": False}, "S804"),
        ({"site": "nowhere"}, "S806"),
        ({"on": "2024-02-01"}, "S807"),
    ],
)
def test_what_cannot_be_is_refused(more: dict[str, Any], code: str) -> None:
    assert codes(**more) == [code]


def test_a_day_is_reported_once_and_who_left_does_not_come_back() -> None:
    known = Report(date(2023, 9, 27), Measure.DEPARTED, total=3367)
    later = Report(date(2023, 9, 20), Measure.DEPARTED, total=4000)
    assert codes(Reported((known,))) == ["S805"]
    assert codes(Reported((later,))) == ["S808"]


def test_a_part_of_the_categories_may_be_less_than_the_total() -> None:
    assert codes(counts={"contingents": 10}, whole=False) == []
    assert Report(date(2023, 9, 27), Measure.PRESENT, counts={"contingents": 10}).reported is None
