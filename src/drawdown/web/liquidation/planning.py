"""The two tracks from the records: what they are planned on, what is done, what is late."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from drawdown.commitments.claim import add_months
from drawdown.handover.states import GIVEN_UP, LEFT_ALONE
from drawdown.liquidation.file import LiquidationFile, register_of
from drawdown.liquidation.lateness import Tracked, tracked, unsettled
from drawdown.liquidation.tracks import (
    Ground,
    dates_from,
    earliest,
    first_dates,
    key_of,
    preds_of,
)
from drawdown.web.closing.queries import register, rules, stored_commitments
from drawdown.web.liquidation.queries import drawn_items, liquidation_file, site_files, staying
from drawdown.web.liquidation.tables_kept import tables_in_force

NOTICE, SIGNED = "L13", "L18"
A_YEAR = timedelta(365)
"""How long a liquidation lasts where no end is set, or the one that was set came before it."""


@dataclass(frozen=True, slots=True)
class Tracks:
    """Every task of both tracks as it stands, and how good its dates are."""

    ground: Ground
    tasks: tuple[Tracked, ...]
    bound: date
    """No number of teams brings the last task before this day."""

    @property
    def late(self) -> tuple[Tracked, ...]:
        """Tasks that are overdue, or will end after the end."""
        return tuple(each for each in self.tasks if each.late)


def tracks_on(today: date) -> Tracks:
    """Return both tracks on a day; before the gate, as they would be planned now."""
    file = liquidation_file()
    ground = ground_of(file)
    done = done_of(file, ground)
    first = first_dates(ground)
    now = first if today <= ground.begins else dates_from(ground, first, done, today)
    found = tracked(first, now, done, today=today, ends=ground.ends)
    return Tracks(ground, found, earliest(ground))


def ground_of(file: LiquidationFile) -> Ground:
    """Return what the liquidation is planned on: its sites, its days, what contracts say."""
    whole, begun = register(), file.begun
    mission = whole.mission
    sites = tuple(begun.exceptions) if begun else staying()
    begins = begun.on if begun else mission.liquidation_start or mission.deadline + timedelta(1)
    planned = mission.liquidation_end
    until: dict[str, date] = {}
    for site in sites:
        days = [
            last
            for each in stored_commitments(site).contracts.values()
            if each.released_on is None and (last := each.last_charged_day()) is not None
        ]
        if days:
            until[key_of(NOTICE, site)] = max(days)
    return Ground(
        register=whole,
        begins=begins,
        ends=planned if planned and planned > begins else begins + A_YEAR,
        sites=sites,
        claims_last=add_months(mission.deadline, rules().claims.months_from_mandate_end),
        until=until,
        network=tables_in_force().network,
    )


def done_of(file: LiquidationFile, ground: Ground) -> Mapping[str, date]:
    """Return the day of each task that is done: by an act, by the signature of a site."""
    gone = GIVEN_UP | {LEFT_ALONE}
    signed = {
        key_of(SIGNED, each.site): each.signed_on or each.since
        for each in site_files()
        if each.state in gone
    }
    known = {key: day for key, day in signed.items() if day is not None}
    return {**_before(known, ground, file), **known, **file.done}


def _before(signed: Mapping[str, date], ground: Ground, file: LiquidationFile) -> dict[str, date]:
    """Return what a site cannot have been signed over without, but for what is still open there."""
    open_items, found = register_of(file, drawn_items().values()), dict[str, date]()
    tasks = ground.network.tasks

    def mark(key: str, day: date) -> None:
        name, _, place = key.partition("/")
        for pred in preds_of(tasks[name], place, ground):
            task = tasks[pred.partition("/")[0]]
            if pred not in found and not any(unsettled(task, place, open_items)):
                found[pred] = day
            if pred in found:
                mark(pred, day)

    for key, day in signed.items():
        if key.partition("/")[2] in ground.sites:
            mark(key, day)
    return found
