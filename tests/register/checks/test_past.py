"""The history beside the plan."""

from __future__ import annotations

from tests.register.edited import Edited


def test_the_last_people_leave_after_the_handover(mission: Edited) -> None:
    mission.write(
        "history/sites.yaml",
        "- site: river-post\n  handover: 2026-03-02\n  last_departure: 2026-03-01\n",
    )
    assert mission.found() == [
        mission.at("history/sites.yaml", "last_departure:") + " [last_departure] D606"
    ]


def test_a_site_may_have_closed_without_a_handover(mission: Edited) -> None:
    mission.write(
        "history/sites.yaml",
        "- site: river-post\n  handover: {value: null, note: nobody came}\n"
        "  last_departure: 2026-03-01\n  taken_by: an armed group\n",
    )
    assert mission.found() == []


def test_a_movement_ends_after_it_begins(mission: Edited) -> None:
    mission.write(
        "history/movements.yaml",
        "- {id: mv-1, mode: road, kind: withdrawal, first: 2026-03-02, last: 2026-03-01,"
        " origin: a, destination: b}\n",
    )
    assert mission.found() == [mission.at("history/movements.yaml", "mv-1") + " [last] D601"]


def test_the_number_of_those_who_left_never_falls(mission: Edited) -> None:
    mission.write(
        "history/departures.csv",
        "reported,cumulative,scope\n2026-03-01,100,\n2026-03-02,30,police\n2026-03-05,,\n2026-03-09,90,\n",
    )
    [finding] = mission.findings()
    assert (
        str(finding.place) == mission.at("history/departures.csv", "2026-03-09") + " [cumulative]"
    )
    assert finding.found == "90 people had left, fewer than the 100 of 2026-03-01"
