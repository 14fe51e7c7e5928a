"""Dates in order, inside the plan."""

from __future__ import annotations

import pytest

from tests.register.edited import Edited


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        (
            "as_of: 2026-01-01",
            "as_of: 2026-01-02",
            "plan_start (2026-01-01) is before as_of (2026-01-02)",
        ),
        (
            "plan_start: 2026-01-01",
            "plan_start: 2026-07-01",
            "deadline (2026-06-30) is before plan_start (2026-07-01)",
        ),
        (
            "deadline: 2026-06-30",
            "deadline: 2026-07-02",
            "liquidation_start (2026-07-01) is before deadline (2026-07-02)",
        ),
        (
            "liquidation_end: 2026-12-31",
            "liquidation_end: 2026-06-30",
            "liquidation_end (2026-06-30) is before liquidation_start (2026-07-01)",
        ),
        (
            "liquidation_start: 2026-07-01",
            "liquidation_start: 2026-06-30",
            "liquidation_start (2026-06-30) is before the day after the deadline (2026-07-01)",
        ),
    ],
)
def test_the_dates_of_the_mission_follow_each_other(
    mission: Edited, old: str, new: str, found: str
) -> None:
    mission.replace("mission.yaml", old, new)
    assert [finding.found for finding in mission.findings() if finding.code == "D601"] == [found]


def test_a_plan_is_no_longer_than_five_years(mission: Edited) -> None:
    mission.replace("mission.yaml", "deadline: 2026-06-30", "deadline: 2036-06-30")
    mission.replace("mission.yaml", "liquidation_start: 2026-07-01", "liquidation_start: null")
    mission.replace("mission.yaml", "liquidation_end: 2026-12-31", "liquidation_end: 2036-12-31")
    assert mission.found() == [mission.at("mission.yaml", "deadline:") + " [deadline] D610"]


def test_a_phase_ends_after_it_begins(mission: Edited) -> None:
    mission.append(
        "mission.yaml",
        "phases:\n  - {id: one, name: One, start: 2026-03-01, planned_end: 2026-02-01}",
    )
    assert mission.found() == [mission.at("mission.yaml", "phases:") + " [phases] D601"]


def test_the_end_of_a_liquidation_is_known(mission: Edited) -> None:
    mission.replace("mission.yaml", "liquidation_end: 2026-12-31", "liquidation_end: null")
    assert mission.found() == [
        mission.at("mission.yaml", "liquidation_end:") + " [liquidation_end] D608"
    ]


def test_a_site_is_announced_for_a_day_of_the_plan(mission: Edited) -> None:
    late = "  region: South\n  planned_closing: 2026-08-01"
    early = "  region: North\n  planned_closing: 2025-08-01"
    mission.replace("sites.yaml", "  region: South", late)
    mission.replace("sites.yaml", "  region: North", early)
    assert mission.found() == [
        mission.at("sites.yaml", "planned_closing: 2025-08-01") + " [planned_closing] D602",
        mission.at("sites.yaml", "planned_closing: 2026-08-01") + " [planned_closing] D605",
    ]


def test_a_closure_ends_after_it_begins(mission: Edited) -> None:
    mission.append("closures.csv", "rd-hub-port,2026-03-02,2026-03-01,EST,yes,")
    assert mission.found() == [mission.at("closures.csv", "rd-hub-port") + " [to] D601"]


def test_a_closure_outside_the_plan_is_said(mission: Edited) -> None:
    mission.append("closures.csv", "rd-hub-port,2025-03-01,2025-03-02,EST,yes,")
    [finding] = mission.findings()
    assert finding.found == (
        "the closure (2025-03-01 to 2025-03-02) is outside the plan, 2026-01-01 to 2026-06-30"
    )


def test_a_road_closes_after_it_opens(mission: Edited) -> None:
    mission.column("legs.csv", "open_from", {"rd-north-river": "2026-05-01"})
    mission.column("legs.csv", "open_to", {"rd-north-river": "2026-04-01"})
    assert mission.found() == [mission.at("legs.csv", "rd-north-river") + " [open_to] D601"]


def test_the_rains_end_after_they_begin(mission: Edited) -> None:
    mission.replace("movement.yaml", "last: 2026-09-30", "last: 2026-05-30")
    assert mission.found() == [mission.at("movement.yaml", "rains:") + " [rains] D601"]


def test_a_vessel_calls_before_the_deadline(mission: Edited) -> None:
    mission.replace("ports.csv", "2026-02-15", "2026-07-15")
    assert mission.found() == [mission.at("ports.csv", "port") + " [first_call] D602"]


@pytest.mark.parametrize("day", ["2025-12-31", "2026-07-01"])
def test_a_rotation_is_inside_the_plan(mission: Edited, day: str) -> None:
    mission.replace("rotations.csv", "2026-02-10", day)
    assert mission.found() == [mission.at("rotations.csv", "hub-town") + " [departs] D609"]


def test_the_cap_on_releases_ends_inside_the_plan(mission: Edited) -> None:
    cap = "  minimum: 20\n  release_cap_share: 0.5\n  release_cap_date: 2026-07-02"
    mission.replace("movement.yaml", "  minimum: 20", cap)
    assert mission.found() == [mission.at("movement.yaml", "guard:") + " [guard] D602"]
