"""Each number of the MINUSMA example is the public fact or the estimate that it was made from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple

import pytest

from drawdown.core.provenance import Record
from drawdown.register.history import History
from drawdown.register.model import Register
from drawdown.register.site import CargoKind, Owner

Facts = dict[str, Any]


class Said(NamedTuple):
    """A value, the sources that give it, and whether it is an estimate."""

    value: object
    sources: frozenset[str]
    inferred: bool


def sources_of(fact: Facts) -> frozenset[str]:
    """Return the ids of the sources of a public fact."""
    found = fact["source"]
    return frozenset(one["id"] for one in (found if isinstance(found, list) else [found]))


def fact(given: Facts) -> Said:
    """Return a public fact."""
    return Said(given["value"], sources_of(given), bool(given.get("inferred", False)))


def kept(record: Record, field: str) -> Said:
    """Return what the example says in a field."""
    mark = record.provenance_of(field)
    return Said(getattr(record, field), frozenset(mark.source), mark.inferred)


def at(facts: Facts, *keys: str) -> Any:
    """Return what stands under keys, or nothing."""
    found: Any = facts
    for key in keys:
        found = found.get(key) if found else None
    return found


def by(rows: Iterable[Facts], key: str) -> dict[str, Facts]:
    """Return rows by one of their fields."""
    return {row[key]: row for row in rows}


SITE = {
    "type": ("type",),
    "region": ("region",),
    "cercle": ("cercle",),
    "pcode_adm1": ("pcode_adm1",),
    "pcode_adm2": ("pcode_adm2",),
    "lat": ("position", "lat"),
    "lon": ("position", "lon"),
    "opened": ("opened",),
    "area_ha": ("area_ha",),
}
HISTORY = {
    "announced": ("planned_closing",),
    "handover": ("handover",),
    "last_departure": ("last_departure",),
    "circumstances": ("circumstances",),
    "receiver_capacity": ("counterpart", "title"),
    "receiver_name": ("counterpart", "name"),
    "signatory_capacity": ("signatory", "role"),
    "signatory_name": ("signatory", "name"),
    "witnesses": ("witnesses",),
    "documents": ("documents_signed",),
}
WHEN = {"announced", "handover", "last_departure", "circumstances"}
"""What is on record of a site for which nobody signed."""


@pytest.mark.parametrize("field", SITE)
def test_sites_are_as_the_sources_say(register: Register, facts: Facts, field: str) -> None:
    public = by(facts["sites"]["sites"], "id")
    assert [site.id for site in register.sites] == list(public)
    for site in register.sites:
        given = at(public[site.id], *SITE[field])
        if given is None:
            assert getattr(site, field) is None, site.id
        else:
            assert kept(site, field) == fact(given), site.id


@pytest.mark.parametrize("field", HISTORY)
def test_sites_closed_as_the_sources_say(history: History, facts: Facts, field: str) -> None:
    public = by(facts["sites"]["sites"], "id")
    closed = {past.site: past for past in history.sites if past.annex is None}
    assert closed.keys() == public.keys()
    for site, past in closed.items():
        given = at(public[site], *HISTORY[field])
        value = getattr(past, field)
        signed = past.handover is not None or field in WHEN
        if given is None or not given["value"] or not signed:
            assert not value, site
        else:
            found = kept(past, field)
            assert (list(value) if isinstance(value, tuple) else value) == given["value"], site
            assert found.sources == sources_of(given), site
            assert found.inferred or not fact(given).inferred, site


def test_units_are_as_the_sources_say(register: Register, facts: Facts) -> None:
    public = by(facts["sites"]["sites"], "id")
    for site in register.sites:
        given = {
            (unit["country"], unit["unit"]): unit
            for unit in public[site.id]["contingents"]
            if unit["strength"] is not None
        }
        for unit in site.units:
            said = given[unit.country, unit.unit]
            guessed = said.get("inferred", "strength" in said.get("inferred_fields", ()))
            assert kept(unit, "strength") == Said(said["strength"], sources_of(said), guessed)
        assert len(site.units) == len(given), site.id


def test_the_strength_of_each_site_is_shared_out_as_assumed(
    register: Register, facts: Facts
) -> None:
    assumed = by(facts["assumptions"]["people_by_site"]["rows"], "site")
    found = {(person.site, person.category.value): person.count for person in register.people}
    assert found == {
        (site, category): row[category]
        for site, row in assumed.items()
        for category in row
        if category not in {"site", "inferred"} and row[category]
    }
    assert all(person.estimated() for person in register.people)


def test_the_cargo_of_each_site_is_split_as_assumed(register: Register, facts: Facts) -> None:
    assumed = by(facts["assumptions"]["split_by_site"]["rows"], "site")
    total = by(facts["cargo"]["planning_allocation"]["rows"], "site")
    found = {(lot.site, lot.kind, lot.owner): lot for lot in register.cargo}
    for site, row in assumed.items():
        for kind in CargoKind:
            for owner in Owner:
                count = row[f"{kind.value}s_{owner.value}"]
                assert found[site, kind, owner].count == count
        lots = [lot for lot in register.cargo if lot.site == site]
        assert sum(lot.tonnes or 0 for lot in lots) == total[site]["tonnes"]
    assert len(found) == len(register.cargo) == 13 * 4
    assert all(lot.estimated() for lot in register.cargo)


@pytest.mark.parametrize(
    ("name", "file", "keys"),
    [
        ("uniformed", "mission", ("headcount_start", "uniformed")),
        ("civilian", "mission", ("headcount_start", "civilian_total")),
        ("containers", "cargo", ("totals", "containers")),
        ("vehicles", "cargo", ("totals", "vehicles")),
    ],
)
def test_the_totals_are_what_the_council_was_told(
    register: Register, facts: Facts, name: str, file: str, keys: tuple[str, ...]
) -> None:
    totals = register.mission.reported_totals
    assert totals is not None
    given = at(facts[file], *keys)
    assert kept(totals, name) == fact(given)
    others = [one.value for one in totals.provenance_of(name).alternatives]
    assert others == [one["value"] for one in given.get("alternatives", [])]


@pytest.mark.parametrize(
    ("field", "key"),
    [
        ("plan_start", "drawdown_start"),
        ("deadline", "withdrawal_deadline"),
        ("liquidation_start", "liquidation_start"),
    ],
)
def test_the_dates_are_those_of_the_resolution(
    register: Register, facts: Facts, field: str, key: str
) -> None:
    assert kept(register.mission, field) == fact(facts["mission"]["mandate"][key])


def test_roads_lead_where_they_lead_and_are_as_long(register: Register, facts: Facts) -> None:
    legs = {leg.id: leg for leg in register.legs}
    public = [*facts["routes"]["road_legs"], *facts["routes"]["air_legs"]]
    missing = facts["assumptions"]["legs_missing_in_routes"]
    assert legs.keys() == {leg["id"] for leg in [*public, *missing]}
    for given in public:
        leg = legs[given["id"]]
        assert (leg.origin, leg.destination) == (given["from"], given["to"]), leg.id
        assert leg.distance_km == given["distance_km"], leg.id
        mark = leg.provenance_of("distance_km")
        guessed = given.get("inferred", "distance_km" in given["inferred_fields"])
        assert mark.inferred is bool(guessed), leg.id
        if not guessed:
            assert set(mark.source) == sources_of(given), leg.id
    for given in missing:
        assert legs[given["id"]].distance_km == given["distance_km"]
        assert legs[given["id"]].estimated("distance_km"), given["id"]


def test_what_a_road_can_take_is_as_assumed(register: Register, facts: Facts) -> None:
    legs = {leg.id: leg for leg in register.legs}
    for given in facts["assumptions"]["road_legs"]["rows"]:
        leg = legs[given["leg"]]
        assert leg.road_class == given["class"], leg.id
        assert leg.threat == given["threat"], leg.id
        for field in ("departures_per_week", "convoy_slots", "escort_units"):
            assert kept(leg, field).value == given[field], leg.id
            assert leg.estimated(field), leg.id
    shown = {leg.id for leg in register.legs if leg.display_only and leg.mode == "road"}
    through = facts["assumptions"]["through_legs"]
    assert shown == {*through["value"], *through["stands_alone"]}


RAISED = {("property_count", "number")}
"""Where the example takes another value of the assumed range; its note says why."""


@pytest.mark.parametrize("kind", ["crews", "clearances"])
def test_means_are_as_assumed(register: Register, facts: Facts, kind: str) -> None:
    records = register.crews if kind == "crews" else register.movement.clearances
    assumed = by(facts["assumptions"][kind], "kind")
    assert {record.kind for record in records} == assumed.keys()
    for record in records:
        given = assumed[record.kind]
        for field in record.model_dump(exclude={"provenance", "held_throughout"}):
            value = getattr(record, field)
            if (record.kind, field) in RAISED:
                assert given["low"] <= value <= given["high"]
                continue
            assert (dict(value) if isinstance(given[field], dict) else value) == given[field]
        assert record.estimated()


def test_departures_were_reported_so(history: History, facts: Facts) -> None:
    given = facts["personnel_timeline"]["timeline"]
    assert [(d.reported, d.cumulative, d.basis) for d in history.departures] == [
        (row["date"], row["cumulative_departed"], row["basis"]) for row in given
    ]
    for past, row in zip(history.departures, given, strict=True):
        assert set(past.provenance_of().source) == sources_of(row)


def test_movements_were_reported_so(history: History, facts: Facts) -> None:
    given = by(facts["movements"]["movements"], "id")
    assert [past.id for past in history.movements] == list(given)
    for past in history.movements:
        row = given[past.id]
        found = (past.first, past.last, past.origin, past.vehicles, past.people, past.distance_km)
        keys = ("date_start", "date_end", "from", "vehicles", "people", "distance_km")
        assert found == tuple(row[key] for key in keys), past.id
        assert set(past.provenance_of().source) == sources_of(row), past.id


def test_events_became_known_on_their_day(history: History, facts: Facts) -> None:
    assert [(e.known, e.event, e.site, list(e.legs)) for e in history.events] == [
        (row["date"], row["event"], row.get("site"), row.get("legs", []))
        for row in facts["assumptions"]["known_later"]
    ]


def test_sources_are_named_as_they_are(register: Register, facts: Facts) -> None:
    public = by(facts["sources"]["sources"], "id")
    for source in register.sources:
        if source.id != "EST":
            given = public[source.id]
            assert (source.title, source.url) == (given["title"], given["url"])


def test_no_unmarked_number_is_without_its_source(register: Register, facts: Facts) -> None:
    given = {pair for part in facts.values() for pair in pairs(part, frozenset())}
    for record in (*register.sites, *(u for s in register.sites for u in s.units),
                   *register.people, *register.legs, *register.rotations):  # fmt: skip
        for field in record.model_fields_set - {"provenance"}:
            value, sources, inferred = kept(record, field)
            number = isinstance(value, int | float | date) and not isinstance(value, bool)
            if number and not inferred:
                assert any((value, source) in given for source in sources), (record, field)


def pairs(part: Any, sources: frozenset[str]) -> Iterator[tuple[object, str]]:
    """Yield each value of the public facts with each source that gives it."""
    if isinstance(part, dict):
        inside = sources_of(part) if isinstance(part.get("source"), dict | list) else sources
        for key, value in part.items():
            if key != "source":
                yield from pairs(value, inside)
    elif isinstance(part, list):
        for item in part:
            yield from pairs(item, sources)
    elif part is not None:
        yield from ((part, source) for source in sources)
