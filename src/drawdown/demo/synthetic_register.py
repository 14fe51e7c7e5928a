"""A synthetic property register: invented lines that add up to the public totals of the example.

How many containers and vehicles there were is public; which ones is not. Each line says of itself
that it is synthetic, by its number and in its description. The same seed gives the same lines.
"""

from __future__ import annotations

import csv
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from drawdown.property.line import UN, Condition, Line, Sort
from drawdown.register.model import Register
from drawdown.register.site import CargoKind

LINES = 20_000
MARK = "(synthetic)"
CURRENCY = "USD"
COLUMNS = ("line", "sort", "owner", "site", "description", "quantity", "category", "serial",
           "condition", "purchase", "residual", "currency", "position", "custodian", "restriction",
           "container")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Ware:
    """A kind of thing that lines are invented of: what it is, and roughly what it cost."""

    name: str
    category: str
    sort: Sort
    custodian: str
    dollars: int
    pieces: int = 1
    """At most so many on one line."""


VEHICLES = (
    Ware("Light vehicle 4x4", "vehicle", Sort.ASSET, "transport", 32_000),
    Ware("Truck, 10 t", "vehicle", Sort.ASSET, "transport", 88_000),
    Ware("Water truck", "vehicle", Sort.ASSET, "transport", 95_000),
    Ware("Armoured personnel carrier", "armour", Sort.ASSET, "transport", 260_000),
    Ware("Ambulance", "vehicle", Sort.ASSET, "medical", 61_000),
)
WARES = (
    Ware("Generator 500 kVA", "power", Sort.ASSET, "engineering", 74_000),
    Ware("Generator 20 kVA", "power", Sort.ASSET, "engineering", 9_500, 3),
    Ware("Prefabricated building", "building", Sort.INFRASTRUCTURE, "engineering", 21_000, 2),
    Ware("Wastewater plant", "wastewater", Sort.INFRASTRUCTURE, "engineering", 130_000),
    Ware("Borehole pump", "water", Sort.INFRASTRUCTURE, "engineering", 12_000),
    Ware("Water tank 10 m3", "water", Sort.ASSET, "engineering", 2_100, 6),
    Ware("Radio VHF", "communications", Sort.ASSET, "field-technology", 1_900, 4),
    Ware("Satellite terminal", "communications", Sort.ASSET, "field-technology", 24_000),
    Ware("Laptop", "information", Sort.ASSET, "field-technology", 1_600, 1),
    Ware("Server rack", "information", Sort.ASSET, "field-technology", 17_000),
    Ware("Office furniture set", "furniture", Sort.STOCK, "general-services", 420, 40),
    Ware("Bed with mattress", "furniture", Sort.STOCK, "general-services", 130, 90),
    Ware("Tent", "accommodation", Sort.STOCK, "general-services", 1_100, 25),
    Ware("Air conditioner", "accommodation", Sort.STOCK, "engineering", 640, 30),
    Ware("Spare parts", "parts", Sort.STOCK, "transport", 85, 400),
    Ware("Tyres", "parts", Sort.STOCK, "transport", 210, 60),
    Ware("Lead-acid batteries", "batteries", Sort.HAZARDOUS, "engineering", 160, 40),
    Ware("Drums of used oil", "oil", Sort.HAZARDOUS, "engineering", 0, 30),
    Ware("Medical refrigerator", "medical", Sort.ASSET, "medical", 3_400),
)
CONDITIONS = (Condition.GOOD,) * 9 + (Condition.FAIR,) * 6 + (Condition.POOR,) * 3 + (
    Condition.UNSERVICEABLE, Condition.UNKNOWN,
)  # fmt: skip


def synthetic_lines(register: Register, *, seed: int, lines: int = LINES) -> Iterator[Line]:
    """Yield invented lines: every container and vehicle of the register's cargo, then contents.

    Raises `ValueError` for fewer lines than there are containers and vehicles.
    """
    chance = random.Random(seed)  # noqa: S311 -- a demonstration
    numbers = iter(range(1, lines + 1))
    boxes: dict[tuple[str, str], list[str]] = {}
    for cargo in sorted(register.cargo, key=lambda each: (each.site, each.owner, each.kind)):
        owner = UN if cargo.owner == "unoe" else f"unit:{cargo.site}"
        for _ in range(cargo.count):
            number = next(numbers, None)
            if number is None:
                raise ValueError(f"more containers and vehicles than {lines} lines")
            if cargo.kind is CargoKind.CONTAINER:
                box = f"SYNU{number:07d}"
                boxes.setdefault((cargo.site, owner), []).append(box)
                yield _container(number, cargo.site, owner, box)
            else:
                yield _of(chance.choice(VEHICLES), number, (cargo.site, owner, ""), chance)
    places = sorted(boxes)
    weights = [len(boxes[place]) for place in places]
    for number in numbers:
        site, owner = chance.choices(places, weights)[0]
        ware = chance.choice(WARES)
        loose = ware.sort is Sort.INFRASTRUCTURE
        box = "" if loose else chance.choice(boxes[site, owner])
        yield _of(ware, number, (site, owner, box), chance)


def write_table(lines: Iterator[Line], path: Path) -> int:
    """Write lines as the table that an enterprise system would give, and return how many."""
    count = 0
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        for line in lines:
            writer.writerow(_cells(line))
            count += 1
    return count


def _cells(line: Line) -> Sequence[object]:
    values = {name: getattr(line, name) for name in COLUMNS}
    for name in ("purchase", "residual"):
        minor = values[name]
        values[name] = "" if minor is None else f"{minor // 100}.{minor % 100:02d}"
    return [values[name] for name in COLUMNS]


def _container(number: int, site: str, owner: str, box: str) -> Line:
    return Line(
        line=f"SYN-{number:06d}",
        sort=_sort(Sort.ASSET, owner),
        owner=owner,
        site=site,
        description=f"Sea container 20 ft {MARK}",
        quantity=1,
        category="sea container",
        serial=box,
        condition=Condition.FAIR,
        purchase=280_000,
        residual=90_000,
        currency=CURRENCY,
        position="container yard",
        custodian="movement-control",
        container=box,
    )


def _of(ware: Ware, number: int, where: tuple[str, str, str], chance: random.Random) -> Line:
    """Return an invented line of a ware; one in eight has no value, as in any real register."""
    site, owner, box = where
    priced = chance.random() > 0.12 and ware.dollars > 0
    purchase = ware.dollars * chance.randint(80, 120)
    return Line(
        line=f"SYN-{number:06d}",
        sort=_sort(ware.sort, owner),
        owner=owner,
        site=site,
        description=f"{ware.name} {MARK}",
        quantity=chance.randint(1, ware.pieces),
        category=ware.category,
        serial=f"S{chance.randint(10**6, 10**7 - 1)}" if ware.sort is Sort.ASSET else "",
        condition=chance.choice(CONDITIONS),
        purchase=purchase if priced else None,
        residual=purchase * chance.randint(5, 60) // 100 if priced else None,
        currency=CURRENCY if priced else "",
        position=f"block {chance.choice('ABCDEF')}{chance.randint(1, 30)}",
        custodian=ware.custodian,
        restriction="end-user certificate" if ware.category == "armour" else "",
        container=box,
    )


def _sort(sort: Sort, owner: str) -> Sort:
    return sort if owner == UN else Sort.CONTINGENT
