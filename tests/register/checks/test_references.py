"""Names that point at something."""

from __future__ import annotations

import pytest

from tests.register.edited import Edited


def test_people_cargo_and_rotations_are_at_a_site(mission: Edited) -> None:
    mission.append("people.csv", "noth-camp,unv,1,EST,yes,,")
    mission.append("cargo.csv", "noth-camp,unoe,vehicle,1,6,EST,yes")
    mission.append("rotations.csv", "noth-camp,0,2026-02-10,")
    assert mission.found() == [
        mission.at("cargo.csv", "noth-camp") + " [site] R402",
        mission.at("people.csv", "noth-camp") + " [site] R402",
        mission.at("rotations.csv", "noth-camp") + " [site] R402",
    ]
    assert {finding.remedy for finding in mission.findings()} == {
        "write `north-camp`, or remove it"
    }


def test_an_alias_is_no_id_but_is_understood(mission: Edited) -> None:
    mission.append("people.csv", "north,unv,1,EST,yes,,")
    [finding] = mission.findings()
    assert finding.found == "there is no site `north`"
    assert finding.remedy == "write `north-camp`"


def test_a_site_moves_to_a_hub(mission: Edited) -> None:
    mission.replace(
        "sites.yaml", "moves_to: hub-town             # where", "moves_to: river-post # where"
    )
    assert (
        mission.at("sites.yaml", "id: north-camp", "moves_to:") + " [moves_to] R407"
        in mission.found()
    )


def test_a_site_does_not_move_to_itself(mission: Edited) -> None:
    mission.replace(
        "sites.yaml", "moves_to: hub-town             # where", "moves_to: north-camp # where"
    )
    assert (
        mission.at("sites.yaml", "id: north-camp", "moves_to:") + " [moves_to] R412"
        in mission.found()
    )


def test_a_leg_leads_from_place_to_place(mission: Edited) -> None:
    mission.append("legs.csv", "a,air,hub-town,hub-tow,1,,,,,,,,EST,yes,")
    mission.append("legs.csv", "b,air,hub-town,hub-town,1,,,,,,,,EST,yes,")
    assert mission.found() == [
        mission.at("legs.csv", "a,air") + " [to] R403",
        mission.at("legs.csv", "b,air") + " [to] R412",
    ]


def test_only_an_air_leg_ends_at_home(mission: Edited) -> None:
    mission.append("legs.csv", "a,road,hub-town,home,1,paved,paved,low,1,40,1,,EST,yes,")
    mission.append("legs.csv", "b,air,home,hub-town,1,,,,,,,,EST,yes,")
    assert mission.found() == [
        mission.at("legs.csv", "a,road") + " [to] R413",
        mission.at("legs.csv", "b,air") + " [from] R413",
    ]


def test_aircraft_and_ports_are_somewhere(mission: Edited) -> None:
    mission.append("aircraft.csv", "plane,airport,1,1,1,0,no,1,EST,yes")
    mission.append("ports.csv", "harbour,1,1,2026-03-01,7,1,1,1,1,1,1,EST,yes")
    assert mission.found() == [
        mission.at("aircraft.csv", "plane") + " [base] R403",
        mission.at("ports.csv", "harbour") + " [id] R403",
    ]


def test_a_closure_is_of_a_leg(mission: Edited) -> None:
    mission.append("closures.csv", "rd-ferry,2026-03-01,2026-03-05,EST,yes,")
    [finding] = mission.findings()
    assert finding.found == "there is no leg `rd-ferry`"
    assert finding.remedy == "write `rd-ferry-hub`, or remove it"


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ("river-post,port,1,EST,yes", "[hub] R407"),
        ("hub-town,ferry,1,EST,yes", "[to] R408"),
        ("hub-town,hub-town,1,EST,yes", "[to] R412"),
    ],
)
def test_an_exit_leads_from_a_hub_to_a_hub_or_port(mission: Edited, row: str, found: str) -> None:
    mission.append("exits.csv", row)
    assert f"{mission.at('exits.csv', row)} {found}" in mission.found()


def test_a_site_belongs_to_a_phase_of_the_mission(mission: Edited) -> None:
    mission.append("mission.yaml", "phases: [{id: first, name: First, sites: [north]}]")
    mission.replace("sites.yaml", "  name: North Camp", "  name: North Camp\n  phase: fist")
    assert mission.found() == [
        mission.at("mission.yaml", "phases:") + " [phases] R402",
        mission.at("sites.yaml", "phase:") + " [phase] R406",
    ]


def test_the_history_names_sites_annexes_and_legs(mission: Edited) -> None:
    mission.write("history/sites.yaml", "- {site: north-camp, annex: garage}\n- {site: south}\n")
    mission.write(
        "history/events.yaml",
        "- {known: 2026-03-01, event: legs_closed, site: east, legs: [rd-north]}\n",
    )
    assert mission.found() == [
        mission.at("history/events.yaml", "legs_closed") + " [legs] R404",
        mission.at("history/events.yaml", "legs_closed") + " [site] R402",
        mission.at("history/sites.yaml", "garage") + " [annex] R411",
        mission.at("history/sites.yaml", "site: south") + " [site] R402",
    ]
