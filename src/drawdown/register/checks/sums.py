"""Sums: shares make a whole, nobody stays who is not there, rows agree with reported totals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from fractions import Fraction

from drawdown.core.catalogue import (
    GUARD_TOO_LARGE,
    NOBODY,
    RELEASE_CAP,
    ROTATION_TOO_LARGE,
    SHARES,
    STAYS_AT_CLOSED,
    STRENGTH_DIFFERS,
    TEAM_TOO_LARGE,
    TOTAL_DIFFERS,
)
from drawdown.core.findings import Finding, Place
from drawdown.register.draft import Draft
from drawdown.register.layout import FILE_OF
from drawdown.register.site import UNIFORMED, CargoKind, Category, Outcome

STAYING = frozenset(
    {
        Category.STAFF_OFFICERS,
        Category.INDIVIDUAL_POLICE,
        Category.INTERNATIONAL_STAFF,
        Category.UNV,
    }
)
"""Categories of which a liquidation team is made."""


def exact_sum(shares: Iterable[float]) -> Fraction:
    """Return the sum of shares as they are written, without the rounding of binary fractions."""
    return sum((Fraction(repr(share)) for share in shares), Fraction(0))


def exits_share_out_all(draft: Draft) -> Iterator[Finding]:
    """The exits of a hub share out all of what it sends."""
    exits: dict[str, list[float]] = {}
    for way in draft.exits:
        exits.setdefault(way.record.hub, []).append(way.record.share)
    for hub, shares in exits.items():
        place = next(p.at("share") for p in draft.exits if p.record.hub == hub)
        yield from _whole(f"the exits of {hub}", shares, place)


def _whole(what: str, shares: list[float], place: Place) -> Iterator[Finding]:
    total = exact_sum(shares)
    if total != 1:
        yield SHARES.at(place, what=what, sum=f"{float(total):g}")


def those_who_stay_are_there(draft: Draft) -> Iterator[Finding]:
    """Who stays at a liquidation site is one of its people; at a closed site nobody stays."""
    heads = Counter[tuple[str, Category]]()
    for row in draft.people:
        heads[row.record.site, row.record.category] += row.record.count
    for placed in draft.sites:
        site = placed.record
        guard, team = site.guard_after_deadline, site.team_after_deadline
        troops = heads[site.id, Category.TROOPS]
        people = sum(heads[site.id, category] for category in STAYING)
        if site.outcome is Outcome.CLOSE and guard + team:
            place = placed.at("guard_after_deadline" if guard else "team_after_deadline")
            yield STAYS_AT_CLOSED.at(place, people=guard + team, site=site.id)
        elif guard > troops:
            place = placed.at("guard_after_deadline")
            yield GUARD_TOO_LARGE.at(place, guard=guard, site=site.id, troops=troops)
        elif team > people:
            place = placed.at("team_after_deadline")
            yield TEAM_TOO_LARGE.at(place, team=team, site=site.id, people=people)


def rotations_are_there(draft: Draft) -> Iterator[Finding]:
    """No more people rotate out of a site than it has in uniform."""
    uniformed = in_uniform(draft)
    rotating = Counter[str]()
    for placed in draft.rotations:
        site = placed.record.site
        rotating[site] += placed.record.people
        if rotating[site] > uniformed[site]:
            facts = {"people": rotating[site], "uniformed": uniformed[site]}
            yield ROTATION_TOO_LARGE.at(placed.at("people"), site=site, **facts)


def units_fit_into_their_site(draft: Draft) -> Iterator[Finding]:
    """The units of a site are not stronger than its people in uniform."""
    uniformed = in_uniform(draft)
    for placed in draft.sites:
        strength = sum(unit.strength or 0 for unit in placed.record.units)
        if strength > uniformed[placed.record.id]:
            facts = {"strength": strength, "uniformed": uniformed[placed.record.id]}
            yield STRENGTH_DIFFERS.at(placed.at("units"), site=placed.record.id, **facts)


def every_site_is_counted(draft: Draft) -> Iterator[Finding]:
    """A site without people or cargo says so: unknown is not zero."""
    people = {p.record.site for p in draft.people}
    cargo = {p.record.site for p in draft.cargo}
    for placed in draft.sites:
        for known, what, name in ((people, "people", "people"), (cargo, "cargo", "cargo")):
            if placed.record.id not in known:
                place = Place(FILE_OF[name])
                yield NOBODY.at(place, site=placed.record.id, what=what)


def rows_agree_with_totals(draft: Draft) -> Iterator[Finding]:
    """The rows of all sites add up to what the mission reports as a whole."""
    totals = draft.mission.record.reported_totals if draft.mission else None
    if totals is None or draft.mission is None:
        return
    uniformed = sum(in_uniform(draft).values())
    everybody = sum(p.record.count for p in draft.people)
    pieces = Counter[CargoKind]()
    for row in draft.cargo:
        pieces[row.record.kind] += row.record.count
    sums = {
        "uniformed": uniformed,
        "civilian": everybody - uniformed,
        "containers": pieces[CargoKind.CONTAINER],
        "vehicles": pieces[CargoKind.VEHICLE],
    }
    for what, found in sums.items():
        reported = getattr(totals, what)
        if reported is not None and reported != found:
            place = draft.mission.at("reported_totals")
            yield TOTAL_DIFFERS.at(place, what=what, sum=found, reported=reported)


def release_cap_is_whole(draft: Draft) -> Iterator[Finding]:
    """The cap on early releases has both a date and a share, or neither."""
    if draft.movement is None:
        return
    guard = draft.movement.record.guard
    given = {
        "release_cap_date": guard.release_cap_date,
        "release_cap_share": guard.release_cap_share,
    }
    there = [name for name, value in given.items() if value is not None]
    if len(there) == 1:
        [missing] = given.keys() - there
        yield RELEASE_CAP.at(draft.movement.at("guard"), given=there[0], missing=missing)


def in_uniform(draft: Draft) -> Counter[str]:
    """Return the people in uniform at each site."""
    found = Counter[str]()
    for row in draft.people:
        if row.record.category in UNIFORMED:
            found[row.record.site] += row.record.count
    return found
