"""A plan of the small register, made by hand; the comments show the arithmetic."""

from __future__ import annotations

from functools import cache

from drawdown.plan.schedule import (
    Bound,
    CostPart,
    LeftBehind,
    LegUse,
    Load,
    Made,
    Movement,
    MovementKind,
    Plan,
    Purpose,
    SitePlan,
    TaskPlan,
)
from drawdown.register.site import Outcome, Owner
from tests.plan.check.small_register import TASKS, lines, register

# task: start-finish at post, north, mid, main
SCHEDULE = """
    T01  0-2    0-2    0-2    0-2
    T02  2-5    2-5    2-5    2-5
    T08  9-11   5-9    11-17  -       one team: north, post (4 x 0.4 = 2 days), mid (4 x 1.5 = 6)
    T10  -      5-10   5-10   5-10
    T17  12-14  9-12   17-22  22-25   one team; main 3 x 1.8 x 0.4 = 3 days
    T29  -      9-11   17-20  -
    T43  11-21  9-19   17-27  -       ten days for the first convoy
    T44  11-13  9-11   17-19  5-7
    T45  -      19-21  27-43  10-30
    T46  21-24  19-34  43-46  -
    T47  21-24  31-34  43-46  -
    T48  21-24  31-34  43-46  -
    T49  -      21-25  43-47  30-34
    T52  24-25  34-35  46-47  -
    T56  25-26  35-36  47-48  -
    T57  26-27  36-37  48-49  -
    T58  26-31  36-41  48-53  -
"""

CREWS = {words[0]: words[4] for words in lines(TASKS)}

# An escort has three days of turnaround; two of them are those of loading, if it loads.
# id purpose from-to legs depart-arrive people slots trucks@from-until escorts@from-until ask loads
CONVOYS = """
    post-lift  lift   post-mid  road-post@23-24  23-24 11 2  2@20-24 -       -  post:coe:1:1
    post-last  last   post-mid  road-post@26-27  26-27 10 1  -       -       21 post:coe:0:1
    north-lift lift   north-mid road-north@21-23 21-23 30 10 7@17-23 1@17-24 -  north:coe:9:5
    north-more lift   north-mid road-north@33-35 33-35 18 6  3@30-35 1@30-36 28 north:coe:0:5,north:unoe:2:0
    north-last last   north-mid road-north@36-38 36-38 12 2  -       1@35-41 31 north:coe:0:2
    mid-on     onward mid-main  road-mid@27-30   27-30 0  11 7@25-33 1@25-34 22 north:coe:9:5,post:coe:1:1
    mid-on-2   onward mid-main  road-mid@40-42   40-42 0  9  3@38-44 1@38-45 35 north:coe:0:7,post:coe:0:1,north:unoe:2:0
    mid-lift   lift   mid-main  road-mid@45-47   45-47 3  7  4@43-49 1@43-50 40 mid:coe:6:4
    mid-last   last   mid-main  road-mid@48-50   48-50 10 1  -       1@48-55 43 mid:coe:0:1
    main-on    onward main-sea  road-sea@37-39   37-39 0  9  7@35-41 -       32 north:coe:9:4,post:coe:1:0
    main-on-2  onward main-sea  road-sea@46-48   46-48 0  11 6@44-50 -       41 north:coe:0:8,north:unoe:2:0,main:unoe:4:0
    main-on-3  onward main-sea  road-sea@52-54   52-54 0  12 7@50-56 -       47 post:coe:0:2,mid:coe:6:5,main:coe:0:2
"""  # noqa: E501

# id purpose from to depart people aircraft
FLIGHTS = """
    north-staff staff   north mid  20 4  helicopter@mid
    mid-fly     shuttle mid   main 28 54 turboprop@main
    mid-fly-2   shuttle mid   main 38 54 turboprop@main
    mid-fly-3   shuttle mid   main 42 30 turboprop@main
    main-fly    home    main  home 29 76 charter@main
    main-fly-2  home    main  home 43 84 charter@main
    main-fly-3  home    main  home 51 17 charter@main
"""

COSTS = {
    # post 27 days x 100, north 37 x 200, mid 49 x 300, main 92 x 400
    "site_days": 2_700 + 7_400 + 14_700 + 36_800,
    # flights, the rotation, national staff of north and main, nine who stay; ten dollars a day
    "person_days": 10 * (76 * 29 + 84 * 43 + 17 * 51 + 5 * 9 + 2 * 37 + 5 * 92 + 9 * 92),
    # in the order of the table
    "escorts": 50 * (7 + 6 + 6 + 9 + 7 + 7 + 7),
    "trucks": 20 * (2 * 4 + 7 * 6 + 3 * 5 + 7 * 8 + 3 * 6 + 4 * 6 + 7 * 6 + 6 * 6 + 7 * 6),
    # kilometres x (trucks there and back at 0.50, self-driven vehicles at 0.25)
    "fuel": 90 * 2
    + 90 * 0.25
    + 80 * (7 + 0.50)
    + 80 * (3 + 0.50)
    + 80 * 0.50
    + 300 * (7 + 0.75)
    + 300 * (3 + 1.00)
    + 300 * (4 + 0.50)
    + 300 * 0.25
    + 400 * (7 + 0.25)
    + 400 * (6 + 0.50)
    + 400 * (7 + 0.50),
    "flights": 1_000 + 3 * 500 + 3 * 2_000,
    # 22 containers and 22 vehicles leave
    "sea_freight": 22 * 40 + 22 * 30,
    # a tenth of 17 containers of 100, half of 12 containers of 300 of which 45 % comes back
    "value_lost": 170 + 990,
    # one vehicle, 92 days
    "left_behind": 2 * 92,
    "late": 0,
}


def span(text: str) -> tuple[int, int]:
    """Return the two days of `first-last`."""
    first, last = text.split("-")
    return int(first), int(last)


def tasks() -> tuple[TaskPlan, ...]:
    """Return the tasks of the schedule."""
    found = []
    for name, *spans in lines(SCHEDULE):
        for site, text in zip(("post", "north", "mid", "main"), spans, strict=False):
            if text != "-":
                start, finish = span(text)
                crew = None if CREWS[name] == "-" else CREWS[name]
                found.append(TaskPlan(site=site, task=name, start=start, finish=finish, crew=crew))
    return tuple(found)


def bound_means(text: str) -> tuple[int, int, int]:
    """Return the number and the days of `number@from-until`."""
    if text == "-":
        return 0, 0, 0
    number, days = text.split("@")
    return int(number), *span(days)


def load(text: str) -> Load:
    """Return the load of `site:owner:containers:vehicles`."""
    site, owner, teu, vehicles = text.split(":")
    return Load(site=site, owner=Owner(owner), teu=int(teu), vehicles=int(vehicles))


def convoy(words: list[str]) -> Movement:
    """Return the convoy of one line of the table."""
    name, purpose, way, leg, days, people, slots, trucks, escorts, ask, loads = words
    origin, destination = way.split("-")
    depart, arrive = span(days)
    leg_name, on_leg = leg.split("@")
    enter, leave = span(on_leg)
    truck_number, trucks_from, trucks_until = bound_means(trucks)
    units, escorts_from, escorts_until = bound_means(escorts)
    return Movement(
        id=name,
        kind=MovementKind.CONVOY,
        purpose=Purpose(purpose),
        site=origin,
        origin=origin,
        destination=destination,
        depart=depart,
        arrive=arrive,
        legs=(LegUse(leg=leg_name, enter=enter, leave=leave),),
        loads=tuple(load(text) for text in loads.split(",")),
        people=int(people),
        slots=int(slots),
        trucks=truck_number,
        trucks_from=trucks_from,
        trucks_until=trucks_until,
        escorts=units,
        escorts_from=escorts_from,
        escorts_until=escorts_until,
        clearance=None if ask == "-" else "convoy",
        ask_by=None if ask == "-" else int(ask),
    )


def flight(words: list[str]) -> Movement:
    """Return the flight of one line of the table, asked for three days before."""
    name, purpose, origin, destination, depart, people, aircraft = words
    return Movement(
        id=name,
        kind=MovementKind.FLIGHT,
        purpose=Purpose(purpose),
        site=origin,
        origin=origin,
        destination=destination,
        depart=int(depart),
        arrive=int(depart),
        people=int(people),
        aircraft=aircraft,
        clearance="flight",
        ask_by=int(depart) - 3,
    )


def rotation() -> Movement:
    """Return the rotation of the register: 10 July is day 9."""
    return Movement(
        id="rotation",
        kind=MovementKind.ROTATION,
        purpose=Purpose.HOME,
        site="main",
        origin="main",
        destination="home",
        depart=9,
        arrive=9,
        people=5,
    )


def sites() -> tuple[SitePlan, ...]:
    """Return how each site ends; the last escorted convoy reaches main on day 50."""
    close, convert = Outcome.CLOSE, Outcome.CONVERT
    return (
        SitePlan(site="post", outcome=close, signed=26, ended=27, guard_until=26),
        SitePlan(site="north", outcome=close, signed=36, ended=37, guard_until=36),
        SitePlan(site="mid", outcome=close, signed=48, ended=49, guard_until=48),
        SitePlan(site="main", outcome=convert, ended=52, guard_until=51),
    )


@cache
def plan() -> Plan:
    """Return the plan; every limit of the register that matters is reached and none is passed."""
    fixed = {"sea_freight", "value_lost"}
    return Plan(
        register_=register(),
        register_hash=register().content_hash(),
        made=Made(version="0", strategy="by hand", seed=0, seconds=0, rounds=0),
        feasible=True,
        sites=sites(),
        tasks=tasks(),
        movements=(
            *(convoy(words) for words in lines(CONVOYS)),
            *(flight(words) for words in lines(FLIGHTS)),
            rotation(),
        ),
        left_behind=(LeftBehind(at="main", site="main", owner=Owner.COE, vehicles=1),),
        costs=tuple(
            CostPart(
                name=name, cents=round(100 * dollars), fixed=name in fixed, penalty=name == "late"
            )
            for name, dollars in COSTS.items()
        ),
        bound=Bound(cents=50_000_00, method="by hand"),
    )
