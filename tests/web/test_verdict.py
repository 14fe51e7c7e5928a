"""One sentence says whether everything ends in time; the reasons say why it does not."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils import translation

from drawdown.web.works.index import PlanIndex
from drawdown.web.works.plan.verdict import Verdict, verdict_of
from tests.web.small_plan import PLANNED_MOVEMENTS, small_plan

NORD = {"site": "nord", "outcome": "close", "signed": 39, "ended": 43, "guard_until": 42}
SUD = {"site": "sud", "outcome": "convert_to_liquidation_site", "ended": 50, "guard_until": 62}
HOME = {
    "id": "home-001",
    "kind": "flight",
    "purpose": "home",
    "site": "sud",
    "origin": "sud",
    "destination": "home",
    "depart": 70,
    "arrive": 70,
    "people": 1200,
}


def late(site: dict[str, Any], days: int) -> dict[str, Any]:
    """Return the end of a site, so many days after the deadline."""
    return site | {"ended": 62 + days, "late_days": days}


def verdict(**changes: Any) -> Verdict:
    """Return the verdict on the small plan with some of its fields changed."""
    return verdict_of(PlanIndex(small_plan(**changes)))


def test_a_plan_that_holds_has_a_last_site_and_no_reasons() -> None:
    found = verdict()
    assert found.in_time
    assert found.words == "Every site ends in time; the last is Sud, on 19 August 2023."
    assert found.reasons == ()


def test_one_late_site_is_named() -> None:
    found = verdict(feasible=False, sites=(late(NORD, 10), SUD))
    assert not found.in_time
    assert found.words == "1 of 2 sites ends after the deadline: Nord, 10 days late."


def test_of_several_late_sites_the_last_is_named() -> None:
    words = verdict(feasible=False, sites=(late(NORD, 10), late(SUD, 1))).words
    assert words == "2 of 2 sites end after the deadline; the last is Nord, 10 days late."


def test_people_alone_may_be_late() -> None:
    found = verdict(
        feasible=False,
        movements=(*PLANNED_MOVEMENTS, HOME),
        obstacles=({"kind": "seats", "text": "raw"},),
    )
    assert found.words.startswith("Every site ends in time, but not everybody")
    assert found.reasons == (
        "1,200 people leave the country after the deadline, for want of seats or held by the guard",
    )


def test_what_is_not_known_stays_in_the_words_of_the_plan() -> None:
    obstacles = ({"kind": "hub", "site": "sud", "text": "the yard of sud is full"},)
    assert verdict(feasible=False, obstacles=obstacles).reasons == ("the yard of sud is full",)


@pytest.mark.parametrize(("count", "first", "rest"), [(0, 0, 0), (4, 4, 0), (6, 4, 2)])
def test_a_few_reasons_stand_open_and_the_others_unfold(count: int, first: int, rest: int) -> None:
    obstacles = tuple({"kind": "leg", "text": f"reason {each}"} for each in range(count))
    found = verdict(feasible=not count, obstacles=obstacles)
    assert (len(found.first), len(found.rest)) == (first, rest)
    assert (*found.first, *found.rest) == found.reasons


def test_it_is_said_in_french_too() -> None:
    with translation.override("fr"):
        words = verdict(feasible=False, sites=(late(NORD, 10), SUD)).words
    assert words == "1 site sur 2 dépasse l’échéance\u00a0: Nord, avec 10\u00a0jours de retard."
