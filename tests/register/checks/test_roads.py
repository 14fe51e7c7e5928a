"""The ways out."""

from __future__ import annotations

import pytest

from tests.register.edited import Edited

LEGS = {
    "rd-north-hub": "rd-north-hub,road,north-camp,hub-town,190,track,track,medium,2",
}


def shut(mission: Edited, leg: str) -> Edited:
    """Take all departures off a leg."""
    return mission.replace("legs.csv", LEGS[leg], f"{LEGS[leg][:-1]}0")


def test_it_refuses_a_site_on_no_road(mission: Edited) -> None:
    [finding] = shut(mission, "rd-north-hub").findings()
    assert (
        str(finding.place)
        == mission.at("sites.yaml", "id: north-camp", "moves_to:") + " [moves_to]"
    )
    assert finding.found == "no planned road or river leads from `north-camp` to `hub-town`"


def test_it_refuses_a_hub_on_no_road(mission: Edited) -> None:
    mission.replace("legs.csv", "rd-hub-port,road", "rd-hub-port,air")
    assert mission.found() == [mission.at("exits.csv", "hub-town") + " [to] N501"]


def test_a_leg_for_display_carries_nobody(mission: Edited) -> None:
    mission.column("legs.csv", "display_only", {"rd-north-hub": "yes"})
    assert mission.found() == [
        mission.at("sites.yaml", "id: north-camp", "moves_to:") + " [moves_to] N501"
    ]


def test_a_road_that_is_shut_on_every_day_carries_nobody(mission: Edited) -> None:
    mission.append("closures.csv", "rd-north-hub,2025-12-01,2026-03-31,EST,yes,")
    mission.append("closures.csv", "rd-north-hub,2026-04-01,2026-07-31,EST,yes,")
    assert mission.found() == [
        mission.at("legs.csv", "rd-north-hub") + " D604",
        mission.at("sites.yaml", "id: north-camp", "moves_to:") + " [moves_to] N501",
    ]


def test_a_road_that_is_open_on_one_day_is_open(mission: Edited) -> None:
    mission.append("closures.csv", "rd-north-hub,2025-12-01,2026-03-31,EST,yes,")
    mission.append("closures.csv", "rd-north-hub,2026-04-02,2026-07-31,EST,yes,")
    assert mission.found() == []


def test_a_road_may_open_late(mission: Edited) -> None:
    mission.column("legs.csv", "open_from", {"rd-north-hub": "2026-06-30"})
    assert mission.found() == []


def test_a_road_that_opens_after_the_plan_carries_nobody(mission: Edited) -> None:
    mission.column("legs.csv", "open_from", {"rd-north-hub": "2026-07-01"})
    assert mission.found() == [
        mission.at("legs.csv", "rd-north-hub") + " D604",
        mission.at("sites.yaml", "id: north-camp", "moves_to:") + " [moves_to] N501",
    ]


def test_a_river_serves_where_there_is_no_road(mission: Edited) -> None:
    shut(mission, "rd-north-hub")
    mission.append("legs.csv", "rv-north,river,north-camp,hub-town,200,,,low,,40,1,,EST,yes,")
    mission.column("legs.csv", "trains", {"rv-north": "2"})
    mission.column("legs.csv", "cycle_days", {"rv-north": "9"})
    assert mission.found() == [mission.at("legs.csv", "rv-north") + " [road_class] N506"]
    assert mission.append("speeds.csv", "river,60,60,40,EST,yes").found() == []


def test_a_way_does_not_change_between_road_and_river(mission: Edited) -> None:
    mission.replace("legs.csv", "rd-ferry-hub,road", "rd-ferry-hub,river")
    mission.column("legs.csv", "trains", {"rd-ferry-hub": "2"})
    mission.column("legs.csv", "cycle_days", {"rd-ferry-hub": "9"})
    mission.append("speeds.csv", "river,60,60,40,EST,yes")
    assert mission.found() == [
        mission.at("sites.yaml", "id: river-post", "moves_to:") + " [moves_to] N501"
    ]


def test_a_site_that_closes_has_a_hub(mission: Edited) -> None:
    mission.replace("sites.yaml", "  moves_to: hub-town             # where its", "  # where its")
    assert mission.found() == [mission.at("sites.yaml", "- id: north-camp") + " N502"]


def test_a_site_that_is_converted_is_a_hub(mission: Edited) -> None:
    mission.replace(
        "sites.yaml",
        "  outcome: close\n  region: South",
        "  outcome: convert_to_liquidation_site\n  region: South",
    )
    assert mission.found() == [
        mission.at("sites.yaml", "outcome: convert_to_liquidation_site") + " [outcome] N515"
    ]


def test_a_hub_has_an_exit(mission: Edited) -> None:
    mission.append("hubs.csv", "river-post,1,1,1,1,1,EST,yes")
    assert mission.found() == [mission.at("hubs.csv", "river-post") + " [site] N503"]


def test_hubs_lead_to_a_port_in_the_end(mission: Edited) -> None:
    mission.append("hubs.csv", "river-post,1,1,1,1,1,EST,yes")
    mission.append("exits.csv", "river-post,hub-town,1,EST,yes")
    assert mission.found() == []
    mission.replace("exits.csv", "hub-town,port,1", "hub-town,river-post,1")
    [finding] = mission.findings()
    assert str(finding.place) == mission.at("exits.csv", "hub-town") + " [hub]"
    assert finding.found == "the hubs hub-town, river-post send everything to each other"


@pytest.mark.parametrize(
    ("given", "taken", "field"),
    [
        ("190,track,track,medium,2,40,1", ",track,track,medium,2,40,1", "distance_km"),
        ("190,track,track,medium,2,40,1", "190,track,,medium,2,40,1", "road_class"),
        ("190,track,track,medium,2,40,1", "190,track,track,medium,2,,1", "convoy_slots"),
        ("190,track,track,medium,2,40,1", "190,track,track,medium,2,40,", "escort_units"),
    ],
)
def test_a_leg_that_is_planned_on_is_complete(
    mission: Edited, given: str, taken: str, field: str
) -> None:
    mission.replace("legs.csv", given, taken)
    assert mission.found() == [f"{mission.at('legs.csv', 'rd-north-hub')} [{field}] N508"]


def test_unknown_departures_and_threats_are_said(mission: Edited) -> None:
    mission.replace("legs.csv", "track,track,high,0,20,1", "track,track,high,,20,1")
    mission.replace("legs.csv", "laterite,laterite,low,3", "laterite,laterite,,3")
    assert mission.found() == [
        mission.at("legs.csv", "rd-ferry-hub") + " [threat] N510",
        mission.at("legs.csv", "rd-north-river") + " [departures_per_week] N509",
    ]


def test_a_road_is_no_shorter_than_the_straight_line(mission: Edited) -> None:
    mission.replace("legs.csv", "hub-town,port,650", "hub-town,port,530")
    [finding] = mission.findings()
    assert str(finding.place) == mission.at("legs.csv", "rd-hub-port") + " [distance_km]"
    assert finding.found == "530 km by road; the straight line is 537 km"


def test_every_class_of_road_has_a_speed(mission: Edited) -> None:
    mission.replace("speeds.csv", "laterite,150", "gravel,150")
    assert mission.found() == [
        mission.at("legs.csv", "rd-river-ferry") + " [road_class] N506",
        mission.at("legs.csv", "rd-ferry-hub") + " [road_class] N506",
    ]
