"""Mutations that break the rules of the road and the river."""

from __future__ import annotations

from datetime import date

from drawdown.plan.schedule import LegUse, MovementKind
from drawdown.register.model import Register
from drawdown.register.network import Threat
from tests.plan.check.mutation import (
    Change,
    breaks,
    movement,
    of_register,
    of_rules,
    register,
    with_copy,
)


def on(leg: str, enter: int, leave: int) -> tuple[LegUse, ...]:
    """Return the use of one leg."""
    return (LegUse(leg=leg, enter=enter, leave=leave),)


def shut(leg: str, first: date, last: date) -> Change:
    """Return the change of the register's one closure."""
    return of_register("closures", 0, leg=leg, first=first, last=last)


def of_clearance(kind: str, /, **updates: object) -> Change:
    """Return the change of the rule of one kind of clearance."""

    def edit(known: Register) -> Register:
        rules = tuple(
            rule.model_copy(update=updates) if rule.kind == kind else rule
            for rule in known.movement.clearances
        )
        movement = known.movement.model_copy(update={"clearances": rules})
        return known.model_copy(update={"movement": movement})

    return register(edit)


# 150 km at 60 a day: three days; no trucks, no escort on this river
BARGE = movement(
    "mid-on-2",
    kind=MovementKind.BARGE,
    legs=on("river-mid", 40, 43),
    arrive=43,
    trucks=0,
    trucks_from=0,
    trucks_until=0,
    escorts=0,
    escorts_from=0,
    escorts_until=0,
)

JOURNEY_MUTATIONS = (
    breaks("travel", "it arrives too early", movement("main-on", arrive=38), also="return-time"),
    breaks("travel", "it enters late", movement("mid-on", legs=on("road-mid", 28, 30))),
    breaks("travel", "it leaves a leg early", movement("mid-on", legs=on("road-mid", 27, 29))),
    breaks("travel", "no legs", movement("main-on", legs=()), also="slots return-time cost travel"),
    breaks(
        "travel",
        "another road",
        movement("main-on", legs=on("road-mid", 37, 39)),
        also="escorts cost",
    ),
    breaks(
        "travel",
        "nobody plans on the leg",
        of_register("legs", 3, departures_per_week=0),
        also="leg-capacity",
    ),
    breaks("travel", "a leg for display", of_register("legs", 3, display_only=True)),
    breaks(
        "travel",
        "a convoy on the river",
        BARGE,
        movement("mid-on-2", kind=MovementKind.CONVOY, trucks=3, trucks_from=38, trucks_until=46),
        also="trucks cost",
    ),
    breaks(
        "travel", "threat slows it", of_register("legs", 2, threat=Threat.HIGH), also="return-time"
    ),
    breaks(
        "travel",
        "rains slow it",
        of_rules("rains", last=date(2023, 8, 7)),
        also="return-time leg-open",
    ),
    breaks(
        "return-time",
        "trucks come up too late",
        movement("north-lift", trucks_from=18),
        also="cost",
    ),
    breaks(
        "return-time",
        "the escort comes up too late",
        movement("north-last", escorts_from=36),
        also="cost",
    ),
    breaks(
        "return-time",
        "trucks are free before they are back",
        movement("main-on", trucks_until=40),
        also="cost",
    ),
    breaks(
        "return-time", "the escort does not rest", movement("mid-on", escorts_until=33), also="cost"
    ),
    breaks(
        "collect", "trucks stay at the hub", movement("post-lift", trucks_until=25), also="cost"
    ),
    breaks(
        "collect",
        "the escort does not turn round",
        movement("north-lift", escorts_until=23),
        also="cost",
    ),
    breaks("send", "trucks come late to load", movement("mid-on", trucks_from=26), also="cost"),
    breaks(
        "send", "the escort comes late to load", movement("mid-on", escorts_from=26), also="cost"
    ),
    breaks(
        "leg-open", "shut on the way down", shut("road-north", date(2023, 8, 3), date(2023, 8, 3))
    ),
    breaks(
        "leg-open", "shut on the way up", shut("road-north", date(2023, 7, 18), date(2023, 7, 18))
    ),
    breaks("supplies", "they last a day", of_rules("convoys", supplies_days=1)),
    breaks("leg-open", "not open yet", of_register("legs", 3, open_from=date(2023, 8, 8))),
    breaks("leg-open", "open no more", of_register("legs", 3, open_to=date(2023, 8, 22))),
    breaks("leg-capacity", "two in a week", of_register("legs", 2, departures_per_week=1)),
    breaks(
        "leg-capacity",
        "too close on a threatened leg",
        of_rules("convoys", spacing_days_threatened_leg=4),
    ),
    breaks(
        "leg-capacity",
        "one barge train goes twice",
        BARGE,
        with_copy(
            "mid-on-2",
            depart=43,
            arrive=46,
            legs=on("river-mid", 43, 46),
            loads=(),
            slots=0,
            ask_by=38,
        ),
        also="cost",
    ),
    breaks(
        "escorts",
        "without the escort of its leg",
        movement("main-on", escorts=1),
        also="send return-time",
    ),
    breaks("escorts", "fewer units", of_rules("escorts", units=3)),
    breaks("escorts", "less of them on duty", of_rules("escorts", availability=0.49)),
    breaks("escorts", "fewer columns at once", of_rules("convoys", in_flight_max=0)),
    breaks("trucks", "a truck too few", movement("main-on", trucks=6), also="cost"),
    breaks("trucks", "fewer trucks", of_rules("trucks", contracted=9)),
    breaks("trucks", "fewer of them roadworthy", of_rules("trucks", availability=0.83)),
    breaks(
        "trucks",
        "fewer vehicles drive themselves",
        of_rules("trucks", self_drive_export=0.24),
        also="cost",
    ),
    breaks(
        "trucks",
        "a barge needs none",
        BARGE,
        movement("mid-on-2", trucks=3),
        also="cost return-time send",
    ),
    breaks("clearance", "none for a convoy", movement("mid-on", clearance=None)),
    breaks("clearance", "that of a convoy for a flight", movement("main-fly", clearance="convoy")),
    breaks("clearance", "asked for too late", movement("mid-on", ask_by=23)),
    breaks("clearance", "no day to ask for it", movement("mid-on", ask_by=None)),
    breaks("clearance", "none for the second lift", movement("north-more", clearance=None)),
    breaks(
        "clearance",
        "the window of the first one is over",
        movement("mid-lift", clearance="convoy_first", ask_by=17),
    ),
    breaks("clearance", "it holds for two days", of_clearance("convoy_first", validity_days=2)),
    breaks(
        "clearance",
        "before the plan begins",
        with_copy("main-fly-3", depart=2, arrive=2, ask_by=-1, people=0),
        also="cost",
    ),
)
"""What is wrong on the way."""
