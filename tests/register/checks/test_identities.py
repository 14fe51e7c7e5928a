"""Names that may stand only once."""

from __future__ import annotations

from tests.register.edited import Edited


def test_it_refuses_a_site_that_stands_twice(mission: Edited) -> None:
    mission.replace("sites.yaml", "- id: river-post", "- id: north-camp")
    assert "sites.yaml:20 [id] R401" in mission.found()
    assert any(
        finding.found == "the site `north-camp` stands twice, first in line 5"
        for finding in mission.findings()
    )


def test_it_refuses_a_place_with_the_id_of_a_site(mission: Edited) -> None:
    mission.append("places.csv", "hub-town,Hub Town,11,20.5,town,XXN,EST,yes")
    [finding] = mission.findings()
    assert finding.found == "the place `hub-town` stands twice, first in sites.yaml:35 [id]"


def test_it_refuses_ids_that_stand_twice_in_a_table(mission: Edited) -> None:
    mission.append("legs.csv", "rd-hub-port,air,hub-town,port,600,,,,,,,,EST,yes,")
    mission.append("ports.csv", "port,1,1,2026-03-01,7,1,1,1,1,1,1,EST,yes")
    assert mission.found() == ["legs.csv:9 [id] R401", "ports.csv:3 [id] R401"]


def test_it_refuses_sources_and_phases_that_stand_twice(mission: Edited) -> None:
    mission.append("sources.yaml", "- {id: STRENGTH, title: Another}")
    phase = "  - {id: first, name: First}"
    mission.append("mission.yaml", f"phases:\n{phase}\n{phase}")
    assert mission.found() == ["mission.yaml:21 [phases] R401", "sources.yaml:4 [id] R401"]


def test_it_refuses_an_alias_that_names_another_site(mission: Edited) -> None:
    mission.replace("sites.yaml", "aliases: [north] ", "aliases: [river-post] ")
    [finding] = mission.findings()
    assert str(finding.place) == "sites.yaml:7 [aliases]"
    assert finding.found == "the alias `river-post` already names `river-post`"


def test_it_refuses_to_count_the_same_thing_twice(mission: Edited) -> None:
    mission.append("people.csv", "river-post,troops,60,EST,yes,,")
    mission.append("cargo.csv", "river-post,coe,vehicle,1,6,EST,yes")
    mission.append("crews.csv", "eod,1,8,no,EST,yes,")
    mission.append("speeds.csv", "track,1,1,1,EST,yes")
    assert mission.found() == [
        "cargo.csv:12 R410",
        "crews.csv:16 R410",
        "people.csv:10 R410",
        "speeds.csv:5 R410",
    ]
    assert mission.findings()[2].found == "river-post troops stands twice, first in line 5"
