"""Sources exist, and nothing in a register was known only later."""

from __future__ import annotations

from tests.register.edited import Edited


def test_it_refuses_what_was_known_only_later(mission: Edited) -> None:
    mission.replace(
        "people.csv", "river-post,troops,60,EST,yes,", "river-post,troops,60,EST,yes,2026-01-02"
    )
    mission.replace("sites.yaml", "  lat: 10.10", "  lat: {value: 10.10, as_of: 2026-02-01}")
    [people, sites] = mission.findings()
    assert people.found == "known only on 2026-01-02, after the register's 2026-01-01"
    assert str(people.place) == mission.at("people.csv", "river-post")
    assert (
        str(sites.place)
        == mission.at("sites.yaml", "lat: {value: 10.10, as_of: 2026-02-01}") + " [lat]"
    )


def test_it_looks_into_records_inside_records(mission: Edited) -> None:
    unit = "{country: XXB, unit: infantry platoon, strength: 60}"
    mission.replace("sites.yaml", unit, f"{unit[:-1]}, as_of: 2026-02-01}}")
    assert mission.found() == [
        mission.at("sites.yaml", "id: river-post", "units:") + " [units] D603"
    ]


def test_a_resolution_is_known_when_it_is_adopted(mission: Edited) -> None:
    mission.replace("mission.yaml", "adopted: 2025-12-31", "adopted: 2026-01-31")
    assert mission.found() == [mission.at("mission.yaml", "resolutions:") + " [resolutions] D603"]


def test_history_may_be_known_later(mission: Edited) -> None:
    mission.write(
        "history/departures.csv", "reported,cumulative,as_of\n2026-03-01,100,2026-03-02\n"
    )
    assert mission.found() == []


def test_every_source_is_described(mission: Edited) -> None:
    mission.replace("people.csv", "hub-town,troops,500,STRENGTH", "hub-town,troops,500,STRENGHT")
    mission.write("history/events.yaml", "- {known: 2026-03-01, event: shut, source: NEWS}\n")
    assert mission.found() == [
        mission.at("history/events.yaml", "event: shut") + " R405",
        mission.at("people.csv", "hub-town") + " R405",
    ]


def test_what_another_source_says_has_a_source_too(mission: Edited) -> None:
    area = "lat: {value: 10.1, alternatives: [{value: 10.2, source: MAP}]}"
    mission.replace("sites.yaml", "lat: 10.10", area)
    assert mission.found() == [mission.at("sites.yaml", "id: river-post", "lat:") + " [lat] R405"]


def test_estimates_need_no_source_of_their_own(mission: Edited) -> None:
    mission.replace("sources.yaml", "- {id: EST, title: Estimate, tier: estimate}\n", "")
    assert mission.found() == []
