"""Mutations that break the rules of people and aircraft."""

from __future__ import annotations

from datetime import date

from drawdown.plan.schedule import MovementKind, Purpose
from tests.plan.check.mutation import (
    breaks,
    movement,
    of_register,
    of_rules,
    site,
    task,
    with_copy,
    without,
)

NO_HELICOPTER = of_register("legs", 5, display_only=True)

PEOPLE_MUTATIONS = (
    breaks(
        "people-complete",
        "one person too few is lifted",
        movement("north-more", people=17),
        also="",
    ),
    breaks("people-complete", "one of the guard stays", movement("north-last", people=11)),
    breaks(
        "people-complete",
        "non-essential people ride though an aircraft serves the site",
        without("north-staff"),
        movement("north-lift", people=34),
        also="cost",
    ),
    breaks(
        "people-complete",
        "people fly who are not there",
        movement("main-fly", depart=20, arrive=20, ask_by=17),
        also="guard cost task-length",
    ),
    breaks("people-complete", "people ride with an onward convoy", movement("mid-on", people=1)),
    breaks(
        "people-complete",
        "somebody stays at a hub",
        movement("main-fly", people=75),
        also="feasible cost",
    ),
    breaks(
        "people-complete",
        "the first lift leaves non-essential people behind",
        NO_HELICOPTER,
        without("north-staff"),
        movement("north-lift", people=2),
        movement("north-more", people=50),
        also="task-length cost",
    ),
    breaks(
        "people-complete",
        "home from a camp",
        movement("north-staff", purpose=Purpose.HOME, destination="home"),
        also="seats cost",
    ),
    breaks(
        "people-complete",
        "a shuttle to a camp",
        movement("mid-fly", destination="north"),
        also="seats guard",
    ),
    breaks("people-ready", "non-essential people fly before T45", task("north/T45", start=21)),
    breaks(
        "people-ready",
        "non-essential people ride before T45",
        NO_HELICOPTER,
        without("north-staff"),
        movement("north-lift", people=34),
        task("north/T45", start=22, finish=22),
        task("north/T49", start=22, finish=26),
        also="cost",
    ),
    breaks(
        "people-ready",
        "the main body of a hub flies before its clearance",
        task("mid/T44", start=37, finish=39),
        also="task-length",
    ),
    breaks(
        "people-ready",
        "people are still there when a hub is swept",
        task("mid/T52", start=44, finish=45),
        also="task-order lift-ready",
    ),
    breaks(
        "people-ready",
        "people come to a hub that is swept",
        with_copy(
            "mid-fly-3",
            site="main",
            origin="main",
            destination="mid",
            depart=47,
            arrive=47,
            ask_by=44,
            people=1,
        ),
        also="seats people-complete cost",
    ),
    breaks("guard", "the guard leaves before the rear party", site("north", guard_until=35)),
    breaks("guard", "a convoy comes after the guard left", site("main", guard_until=50)),
    breaks("guard", "the guard flies with the others", site("main", guard_until=52)),
    breaks("release-cap", "too many at first", of_rules("guard", release_cap_share=0.44)),
    breaks(
        "release-cap",
        "too many before a later date",
        of_rules("guard", release_cap_date=date(2023, 8, 14)),
    ),
    breaks("seats", "more people than seats", of_register("aircraft", 1, seats=59)),
    breaks("seats", "flights are cancelled", of_rules("flights", completion=0.89)),
    breaks(
        "seats",
        "two flights in a week",
        with_copy("main-fly-2", depart=44, arrive=44, ask_by=41, people=0),
        also="cost",
    ),
    breaks("seats", "no runway", of_register("sites", 2, runway_m=1100)),
    breaks("seats", "nobody knows the runway", of_register("sites", 2, runway_m=None)),
    breaks(
        "seats",
        "a helicopter from elsewhere",
        of_register("aircraft", 0, base="main"),
        movement("north-staff", aircraft="helicopter@main"),
        also="task-length people-complete",
    ),
    breaks(
        "seats",
        "a charter flies at home",
        movement("mid-fly", aircraft="charter@main"),
        also="cost",
    ),
    breaks("seats", "it arrives another day", movement("mid-fly", arrive=29)),
    breaks(
        "seats", "a flight without an aircraft", movement("mid-fly", aircraft=None), also="cost"
    ),
    breaks(
        "seats",
        "from a site that has ended",
        with_copy("north-staff", depart=37, arrive=37, ask_by=34, people=0),
        also="cost",
    ),
    breaks(
        "seats",
        "to a site that has ended",
        with_copy("mid-fly", depart=49, arrive=49, ask_by=46, people=0),
        also="cost",
    ),
    breaks("rotation", "it is left out", without("rotation"), also="feasible cost"),
    breaks("rotation", "another day", movement("rotation", depart=10, arrive=10), also="cost"),
    breaks("rotation", "other people", movement("rotation", people=4), also="feasible cost"),
    breaks(
        "rotation",
        "one that nobody planned",
        with_copy("rotation", kind=MovementKind.ROTATION, people=1, depart=3),
        also="cost",
    ),
)
"""What is wrong with how people leave."""
