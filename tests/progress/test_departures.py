"""Who and what has left by each day, and what was really reported."""

from __future__ import annotations

from datetime import date
from typing import Any

from drawdown.progress import departures
from drawdown.register.history import History
from drawdown.register.site import Category
from tests.web.small_plan import PLANNED_MOVEMENTS, small_plan


def flight(name: str, day: int, people: int, **changes: Any) -> dict[str, Any]:
    return {
        "id": name,
        "kind": "flight",
        "purpose": "home",
        "site": "sud",
        "origin": "sud",
        "destination": "home",
        "depart": day,
        "arrive": day,
        "people": people,
        **changes,
    }


FLIGHTS = (
    flight("f2", 45, 100),
    flight("f1", 10, 60),
    flight("f3", 45, 40),
    flight("r1", 20, 7, kind="rotation", purpose="home"),
    flight("s1", 12, 5, purpose="shuttle", destination="nord"),
)


def test_people_have_left_when_they_leave_the_country() -> None:
    plan = small_plan(movements=(*PLANNED_MOVEMENTS, *FLIGHTS))
    found = departures.people(plan, History())
    assert found.planned == (
        (date(2023, 7, 1), 0),
        (date(2023, 7, 11), 60),
        (date(2023, 7, 21), 67),
        (date(2023, 8, 15), 207),
    )
    assert found.total == 212
    assert found.by(date(2023, 8, 14)) == 67
    assert found.by(date(2023, 8, 15)) == 207
    assert found.by(date(2023, 6, 1)) == 0


def test_national_staff_and_those_who_stay_on_do_not_leave() -> None:
    plan = small_plan()
    register = plan.register_
    people = (
        *register.people,
        register.people[1].model_copy(update={"category": Category.NATIONAL_STAFF, "count": 90}),
    )
    sites = (
        register.sites[0],
        register.sites[1].model_copy(update={"guard_after_deadline": 10, "team_after_deadline": 2}),
    )
    changed = register.model_copy(update={"people": people, "sites": sites})
    found = departures.people(plan.model_copy(update={"register_": changed}), History())
    assert found.total == 212 - 12


def test_what_was_reported_stands_beside_it() -> None:
    history = History.model_validate(
        {
            "departures": (
                {"reported": date(2023, 8, 4), "cumulative": 675},
                {"reported": date(2023, 8, 9), "cumulative": None},
            )
        }
    )
    assert departures.people(small_plan(), history).reported == ((date(2023, 8, 4), 675),)


def test_containers_leave_their_site_once() -> None:
    found = departures.containers_off_site(small_plan())
    assert found.planned == (
        (date(2023, 7, 1), 0),
        (date(2023, 7, 26), 45),
        (date(2023, 8, 12), 45),
    )
    assert found.total == 50


def test_containers_count_at_a_port_when_they_arrive() -> None:
    plan = small_plan()
    ports = ({"id": "port", "yard_teu": 100},)
    register = plan.register_.model_validate(plan.register_.model_dump() | {"ports": ports})
    found = departures.containers_at_port(plan.model_copy(update={"register_": register}))
    assert found.planned[-1] == (date(2023, 8, 4), 45)
