"""Every check of a register, run where the parts that it looks at are whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

from drawdown.core.findings import Finding
from drawdown.register.checks import (
    dates,
    identities,
    knowledge,
    lots,
    means,
    past,
    references,
    roads,
    sums,
)
from drawdown.register.draft import Draft


@dataclass(frozen=True, slots=True)
class Check:
    """A rule, and the parts without which it would find what is not wrong."""

    rule: Callable[[Draft], Iterator[Finding]]
    needs: tuple[str, ...] = ()


_MAP = ("sites", "waypoints")
_ROADS = ("mission", "sites", "hubs", "exits", "ports", "legs", "closures")

CHECKS = (
    Check(identities.ids_are_unique),
    Check(identities.aliases_name_one_site),
    Check(identities.rows_are_unique),
    Check(references.sites_exist, ("sites",)),
    Check(references.ends_of_legs_exist, _MAP),
    Check(references.bases_and_ports_exist, _MAP),
    Check(references.legs_exist, ("legs",)),
    Check(references.exits_lead_somewhere, ("sites", "hubs", "ports")),
    Check(references.phases_exist, ("mission",)),
    Check(references.annexes_exist, ("sites",)),
    Check(roads.sites_have_a_hub, ("hubs",)),
    Check(roads.sites_reach_their_hub, _ROADS),
    Check(roads.hubs_reach_their_exits, _ROADS),
    Check(roads.hubs_lead_to_a_port, ("hubs", "exits", "ports")),
    Check(roads.legs_are_complete),
    Check(roads.roads_are_long_enough),
    Check(roads.speeds_are_known, ("speeds",)),
    Check(means.crews_are_there, ("crews",)),
    Check(means.clearances_are_there, ("clearances",)),
    Check(means.ports_can_take_cargo, ("exits",)),
    Check(means.everybody_can_fly_home, ("sites", "people", "legs", "exits", "aircraft")),
    Check(means.aircraft_have_runways, ("sites", "legs")),
    Check(means.prices_are_there),
    Check(means.work_scales_with_every_site),
    Check(dates.mission_dates_are_in_order),
    Check(dates.liquidation_has_an_end),
    Check(dates.announced_dates_fit),
    Check(dates.route_dates_are_in_order),
    Check(dates.calls_and_rotations_fit),
    Check(knowledge.nothing_is_known_later),
    Check(knowledge.sources_exist, ("sources",)),
    Check(sums.exits_share_out_all, ("exits",)),
    Check(lots.ways_share_out_all, ("dispositions",)),
    Check(lots.every_lot_goes_somewhere, ("dispositions",)),
    Check(lots.open_ways_are_known, ("disposals",)),
    Check(lots.approvals_hold_a_task),
    Check(sums.those_who_stay_are_there, ("people",)),
    Check(sums.rotations_are_there, ("sites", "people")),
    Check(sums.units_fit_into_their_site, ("people",)),
    Check(sums.every_site_is_counted, ("people", "cargo")),
    Check(sums.rows_agree_with_totals, ("people", "cargo")),
    Check(sums.release_cap_is_whole),
    Check(past.people_leave_after_the_handover),
    Check(past.movements_end_after_they_begin),
    Check(past.departures_never_fall),
)


MOST_OF_A_KIND = 200
"""Findings of one check that are shown: more of a kind say nothing new."""


def check_draft(draft: Draft) -> list[Finding]:
    """Return what all checks find, the first of each check."""
    return [
        finding
        for check in CHECKS
        if draft.whole.issuperset(check.needs)
        for finding in islice(check.rule(draft), MOST_OF_A_KIND)
    ]
