"""The headline figures: one function for each definition of the pack."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from drawdown.progress.clearance import Answer
from drawdown.progress.departures import containers_off_site
from drawdown.register.history import Departures, Event, PastMovement
from drawdown.register.site import CargoKind
from drawdown.reports.figure import Evidence, EvidenceKind, Figure, derived
from drawdown.reports.incidents import lines_of
from drawdown.reports.material import Material, Spell

TURNED = {"more_than": "fewer_than", "nearly": "", "about": "about", "": ""}
"""How the rest is rounded when what is taken from it is; `nearly` leaves a little more than it."""

Count = Callable[[Material], Figure]


def figure(material: Material, rule: str) -> Figure:
    """Return a headline figure; raises `KeyError` for one that nothing counts."""
    return COUNTS[rule](material)


def last_departures(material: Material) -> Departures | None:
    """Return the last figure of people who left that was published by the day."""
    known = [
        one
        for one in material.history.departures
        if one.reported <= material.as_of and one.scope is None and one.cumulative is not None
    ]
    return max(known, key=lambda one: one.reported, default=None)


def withdrawals(material: Material) -> tuple[PastMovement, ...]:
    """Return the withdrawal movements completed by the day, in the order of their days."""
    done = [
        one
        for one in material.history.movements
        if one.kind == "withdrawal"
        and one.status == "completed"
        and one.last is not None
        and one.last <= material.as_of
    ]
    return tuple(sorted(done, key=lambda one: (one.last or material.as_of, one.id)))


def refusals(material: Material) -> tuple[Event, ...]:
    """Return the events by the day that somebody refused something with, or that shut a way."""
    return tuple(
        one
        for one in material.history.events
        if one.known <= material.as_of and one.event in material.rules.by_event
    )


def spells(material: Material, *, parts: bool = False) -> tuple[Spell, ...]:
    """Return the state of every site on the day, or of every part."""
    found = [
        standing.on(material.as_of)
        for standing in material.standings
        if (standing.part is not None) == parts
    ]
    return tuple(spell for spell in found if spell is not None)


def is_closed(material: Material, state: str) -> bool:
    """Return whether a site in a state counts as closed."""
    rule = material.rules.by_state.get(state)
    return rule is not None and rule.closed


def is_signed(material: Material, state: str) -> bool:
    """Return whether a site in a state was signed over."""
    rule = material.rules.by_state.get(state)
    return rule is not None and rule.signed


def _register(material: Material) -> Evidence:
    return Evidence(EvidenceKind.REGISTER, "", material.register_hash)


def _of_spells(
    material: Material, rule: str, counts: Callable[[str], bool], *, parts: bool = False
) -> Figure:
    """Count states. Without any state recorded nothing is known, which is not zero."""
    known = spells(material, parts=parts)
    if not known:
        return material.unknown(rule)
    held = [spell for spell in known if counts(spell.state)]
    return Figure(
        rule=rule,
        value=len(held),
        as_of=material.as_of,
        evidence=tuple(sorted({e for spell in held or known for e in spell.evidence})),
        estimated=any(spell.estimated for spell in held),
        reconstructed=any(spell.reconstructed for spell in held),
    )


def _sites_closed(material: Material) -> Figure:
    return _of_spells(material, "sites-closed", lambda s: is_closed(material, s))


def _sites_signed(material: Material) -> Figure:
    return _of_spells(material, "sites-signed", lambda s: is_signed(material, s))


def _sites_unsigned(material: Material) -> Figure:
    return _of_spells(
        material,
        "sites-unsigned",
        lambda s: is_closed(material, s) and not is_signed(material, s),
    )


def _parts_signed(material: Material) -> Figure:
    return _of_spells(material, "parts-signed", lambda s: is_signed(material, s), parts=True)


def _sites_all(material: Material) -> Figure:
    count = len(material.register.sites)
    return Figure(
        rule="sites-all", value=count, as_of=material.as_of, evidence=(_register(material),)
    )


def _sites_open(material: Material) -> Figure:
    whole, closed = _sites_all(material), _sites_closed(material)
    if closed.value is None:
        return material.unknown("sites-open")
    rest = len(material.register.sites) - int(str(closed.value))
    return derived("sites-open", rest, (whole, closed), as_of=material.as_of)


def _people_departed(material: Material) -> Figure:
    last = last_departures(material)
    if last is None:
        return material.unknown("people-departed")
    about = last.about.value if last.about else ""
    known = material.told("people-departed", last.cumulative, last, "cumulative")
    return replace(known, about=about)


def _people_all(material: Material) -> Figure:
    last = last_departures(material)
    if last is None or last.basis is None:
        return material.unknown("people-all")
    return material.told("people-all", last.basis, last, "basis")


def _people_there(material: Material) -> Figure:
    gone, whole = _people_departed(material), _people_all(material)
    if gone.value is None or whole.value is None:
        return material.unknown("people-there")
    rest = int(str(whole.value)) - int(str(gone.value))
    parts = (whole, gone)
    return derived(
        "people-there", rest, parts, as_of=material.as_of, about=TURNED.get(gone.about, "")
    )


def _convoys(material: Material) -> Figure:
    done = withdrawals(material)
    if not done:
        return material.unknown("convoys")
    evidence = {e for one in done for e in material.evidence_of(one, "status", "last")}
    return Figure(
        rule="convoys",
        value=len(done),
        as_of=material.as_of,
        evidence=tuple(sorted(evidence)),
        estimated=any(one.estimated("last") or one.estimated("status") for one in done),
    )


def _incident_lines(material: Material) -> Figure:
    lines = lines_of(material)
    if not lines:
        return material.unknown("incident-lines")
    evidence = {e for line in lines for e in material.evidence_of(line.movement, "incidents")}
    return Figure(
        rule="incident-lines",
        value=len(lines),
        as_of=material.as_of,
        evidence=tuple(sorted(evidence)),
    )


def _refusals(material: Material) -> Figure:
    rules = material.rules.by_event
    told = [one for one in refusals(material) if rules[one.event].refusal]
    asked = [
        one
        for one in material.clearances
        if one.request.status in (Answer.REFUSED, Answer.WITHDRAWN)
    ]
    if not told and not material.clearances:
        return material.unknown("refusals")
    evidence = {e for one in told for e in material.evidence_of(one, "event")}
    evidence |= {e for one in asked or material.clearances for e in one.evidence}
    return Figure(
        rule="refusals",
        value=len(told) + len(asked),
        as_of=material.as_of,
        evidence=tuple(sorted(evidence)),
        estimated=any(one.estimated("event") for one in told),
    )


def _requests(material: Material) -> Figure:
    return _of_requests(material, "requests", lambda _: True)


def _requests_open(material: Material) -> Figure:
    return _of_requests(material, "requests-open", lambda status: status is Answer.ASKED)


def _of_requests(material: Material, rule: str, counts: Callable[[Answer], bool]) -> Figure:
    if not material.clearances:
        return material.unknown(rule)
    return Figure(
        rule=rule,
        value=sum(1 for one in material.clearances if counts(one.request.status)),
        as_of=material.as_of,
        evidence=tuple(sorted({e for one in material.clearances for e in one.evidence})),
    )


def _deadline_days(material: Material) -> Figure:
    days = (material.register.mission.deadline - material.as_of).days
    return derived("deadline-days", days, (_deadline(material),), as_of=material.as_of)


def _deadline(material: Material) -> Figure:
    mission = material.register.mission
    return material.told("deadline", mission.deadline, mission, "deadline")


def _liquidation_start(material: Material) -> Figure:
    mission = material.register.mission
    if mission.liquidation_start is None:
        return material.unknown("liquidation-start")
    start = mission.liquidation_start
    return material.told("liquidation-start", start, mission, "liquidation_start")


def _containers(material: Material) -> Figure:
    held = [c for c in material.register.cargo if c.kind is CargoKind.CONTAINER]
    if not held:
        return material.unknown("containers")
    evidence = {e for one in held for e in material.evidence_of(one, "count")}
    return Figure(
        rule="containers",
        value=sum(one.count for one in held),
        as_of=material.as_of,
        evidence=tuple(sorted(evidence)),
        estimated=any(one.estimated("count") for one in held),
    )


def _containers_planned(material: Material) -> Figure:
    adopted = material.adopted
    if adopted is None:
        return material.unknown("containers-planned")
    return Figure(
        rule="containers-planned",
        value=containers_off_site(adopted.plan).by(material.as_of),
        as_of=material.as_of,
        evidence=(adopted.evidence,),
        estimated=True,
    )


def _containers_counted(material: Material) -> Figure:
    return _moved(material, "containers-counted", "containers")


def _vehicles_counted(material: Material) -> Figure:
    return _moved(material, "vehicles-counted", "vehicles")


def _moved(material: Material, rule: str, what: str) -> Figure:
    held = getattr(material.tallies, what) if material.tallies else None
    if held is None:
        return material.unknown(rule)
    return Figure(
        rule=rule,
        value=held.count,
        as_of=material.as_of,
        evidence=held.evidence,
        reconstructed=held.reconstructed,
    )


def _legacy_items(material: Material) -> Figure:
    return _of_legacy(material, "legacy-items", funded=False)


def _legacy_funded(material: Material) -> Figure:
    return _of_legacy(material, "legacy-funded", funded=True)


def _of_legacy(material: Material, rule: str, *, funded: bool) -> Figure:
    items = material.history.legacy
    if not items:
        return material.unknown(rule)
    held = [one for one in items if one.donor is not None or not funded]
    evidence = {e for one in items for e in material.evidence_of(one, "what")}
    return Figure(
        rule=rule, value=len(held), as_of=material.as_of, evidence=tuple(sorted(evidence))
    )


COUNTS: Mapping[str, Count] = {
    "sites-closed": _sites_closed,
    "sites-all": _sites_all,
    "sites-signed": _sites_signed,
    "sites-unsigned": _sites_unsigned,
    "sites-open": _sites_open,
    "parts-signed": _parts_signed,
    "people-departed": _people_departed,
    "people-all": _people_all,
    "people-there": _people_there,
    "convoys": _convoys,
    "incident-lines": _incident_lines,
    "refusals": _refusals,
    "requests": _requests,
    "requests-open": _requests_open,
    "deadline-days": _deadline_days,
    "deadline": _deadline,
    "liquidation-start": _liquidation_start,
    "containers": _containers,
    "containers-planned": _containers_planned,
    "containers-counted": _containers_counted,
    "vehicles-counted": _vehicles_counted,
    "legacy-items": _legacy_items,
    "legacy-funded": _legacy_funded,
}
