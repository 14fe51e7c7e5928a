"""Names that may stand only once."""

from __future__ import annotations

from tests.register.edited import Edited


def test_it_refuses_a_site_that_stands_twice(mission: Edited) -> None:
    first = mission.at("sites.yaml", "- id: north-camp").removeprefix("sites.yaml:")
    second = mission.at("sites.yaml", "- id: river-post")
    mission.replace("sites.yaml", "- id: river-post", "- id: north-camp")
    [twice] = [finding for finding in mission.findings() if finding.code == "R401"]
    assert str(twice.place) == f"{second} [id]"
    assert twice.found == f"the site `north-camp` stands twice, first in line {first}"


def test_it_refuses_a_place_with_the_id_of_a_site(mission: Edited) -> None:
    mission.append("places.csv", "hub-town,Hub Town,11,20.5,town,XXN,EST,yes")
    site = mission.at("sites.yaml", "- id: hub-town")
    [finding] = mission.findings()
    assert finding.found == f"the place `hub-town` stands twice, first in {site} [id]"


def test_it_refuses_ids_that_stand_twice_in_a_table(mission: Edited) -> None:
    mission.append("legs.csv", "rd-hub-port,air,hub-town,port,600,,,,,,,,EST,yes,")
    mission.append("ports.csv", "port,1,1,2026-03-01,7,1,1,1,1,1,1,EST,yes")
    assert mission.found() == [
        mission.at("legs.csv", "rd-hub-port,air") + " [id] R401",
        mission.at("ports.csv", "port,1") + " [id] R401",
    ]


def test_it_refuses_sources_and_phases_that_stand_twice(mission: Edited) -> None:
    mission.append("sources.yaml", "- {id: STRENGTH, title: Another}")
    phase = "  - {id: first, name: First}"
    mission.append("mission.yaml", f"phases:\n{phase}\n{phase}")
    assert mission.found() == [
        mission.at("mission.yaml", "phases:") + " [phases] R401",
        mission.at("sources.yaml", "Another") + " [id] R401",
    ]


def test_it_refuses_an_alias_that_names_another_site(mission: Edited) -> None:
    mission.replace("sites.yaml", "aliases: [north] ", "aliases: [river-post] ")
    [finding] = mission.findings()
    assert str(finding.place) == mission.at("sites.yaml", "aliases:") + " [aliases]"
    assert finding.found == "the alias `river-post` already names `river-post`"


def test_it_refuses_to_count_the_same_thing_twice(mission: Edited) -> None:
    first = mission.at("people.csv", "river-post,troops").removeprefix("people.csv:")
    mission.append("people.csv", "river-post,troops,60,EST,yes,,")
    mission.append("cargo.csv", "river-post,coe,vehicle,1,6,EST,yes")
    mission.append("crews.csv", "eod,1,8,no,EST,yes,")
    mission.append("speeds.csv", "track,1,1,1,EST,yes")
    assert mission.found() == [
        mission.at("cargo.csv", "river-post,coe,vehicle,1,6") + " R410",
        mission.at("crews.csv", "legal_and_claims", "eod") + " R410",
        mission.at("people.csv", "hub-town", "river-post") + " R410",
        mission.at("speeds.csv", "track,1,1") + " R410",
    ]
    assert mission.findings()[2].found == f"river-post troops stands twice, first in line {first}"
