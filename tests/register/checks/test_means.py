"""What a plan takes for granted."""

from __future__ import annotations

import pytest

from tests.register.edited import Edited


def test_somebody_has_every_crew_that_a_task_needs(mission: Edited) -> None:
    mission.replace("crews.csv", "eod,1,8", "eod,0,8")
    [finding] = mission.findings()
    assert str(finding.place) == "crews.csv"
    assert finding.found == "the task T29 needs a crew of kind `eod`"


def test_the_clearances_of_every_plan_are_described(mission: Edited) -> None:
    mission.replace("clearances.csv", "convoy_first,14", "convoy_frist,14")
    assert [finding.found for finding in mission.findings()] == [
        "the clearance `convoy_first` is missing"
    ]


@pytest.mark.parametrize(
    ("written", "missing"),
    [
        ("port,,160,2026-02-15,14,10,80,60,4", "yard_teu"),
        ("port,200,160,2026-02-15,14,0,80,60,4", "calls"),
        ("port,200,160,,,10,,60,", "first_call, call_every_days, teu_per_call, cutoff_days"),
    ],
)
def test_it_refuses_a_port_without_capacity(mission: Edited, written: str, missing: str) -> None:
    mission.replace("ports.csv", "port,200,160,2026-02-15,14,10,80,60,4", written)
    [finding] = mission.findings()
    assert finding.found == f"the port `port` is an exit and has no {missing}"


def test_a_port_that_nobody_plans_on_may_be_unknown(mission: Edited) -> None:
    mission.append("places.csv", "lagoon,Lagoon,6.1,21.4,sea port,XXP,EST,yes")
    mission.append("ports.csv", "lagoon,,,,,,,,,,,EST,yes")
    assert mission.found() == []


def test_everybody_can_fly_home(mission: Edited) -> None:
    mission.replace("aircraft.csv", "charter,hub-town,140,6,1", "charter,hub-town,140,6,0")
    assert mission.found() == [
        mission.at("sites.yaml", "- id: north-camp") + " [id] N517",
        mission.at("sites.yaml", "- id: river-post") + " [id] N517",
        mission.at("sites.yaml", "- id: hub-town") + " [id] N517",
    ]


def test_an_aircraft_is_based_where_it_can_land(mission: Edited) -> None:
    mission.replace("sites.yaml", "runway_m: 2400", "runway_m: 1900")
    [finding] = mission.findings()
    assert finding.found == "charter is based at `hub-town`, whose runway is only 1900 m"


def test_an_aircraft_that_flies_home_has_a_leg_home(mission: Edited) -> None:
    mission.append("aircraft.csv", "charter,river-post,140,6,1,0,yes,1,EST,yes")
    assert mission.found() == [mission.at("aircraft.csv", "charter,river-post") + " [base] N518"]


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("super_camp: 50000", "annex: 50000", "a day of a super_camp"),
        (
            "sea_freight: {container: 4200, vehicle: 3600}",
            "sea_freight: {container: 4200}",
            "a vehicle at sea",
        ),
        ("  unoe_vehicle: 31000", "  unoe_vehicles: 31000", "unoe_vehicle"),
        ("  destroy: 0\n", "", "what destroy brings back"),
    ],
)
def test_everything_has_a_price(mission: Edited, old: str, new: str, what: str) -> None:
    mission.replace("costs.yaml", old, new)
    assert [finding.found for finding in mission.findings()] == [f"there is no price for {what}"]


def test_prices_are_in_the_currency_of_the_mission(mission: Edited) -> None:
    mission.replace("costs.yaml", "currency: USD", "currency: EUR")
    assert mission.found() == [mission.at("costs.yaml", "currency:") + " [currency] N514"]


def test_the_pack_scales_with_every_type_of_site(mission: Edited) -> None:
    mission.write("rules/tasks.csv", mission.shipped_rules("tasks.csv"))
    pack = mission.shipped_rules("pack.yaml").replace("      TOB: 0.4\n", "")
    assert mission.write("rules/pack.yaml", pack).found() == [
        mission.at("sites.yaml", "id: river-post", "type:") + " [type] T806"
    ]
