"""Gathers what a report is written from: the register, the plan, and the acts up to a position."""

from __future__ import annotations

from datetime import date

from drawdown.core.canonical import digest
from drawdown.ledger.checkpoint import parse_checkpoint
from drawdown.ledger.lines import print_base64
from drawdown.ledger.log import NothingSigned
from drawdown.progress.planned import works_of
from drawdown.progress.task import Reported
from drawdown.reports.figure import Evidence, EvidenceKind
from drawdown.reports.material import Adopted, Material, Position
from drawdown.reports.own import with_own
from drawdown.reports.replay import TOLD, Entry, Replay, replay, standings
from drawdown.statements.gather import Records
from drawdown.web.closing.queries import rules
from drawdown.web.legacy.queries import with_recorded
from drawdown.web.records import models
from drawdown.web.records.log import opened
from drawdown.web.register.models import Snapshot
from drawdown.web.register.queries import current_snapshot, history_of, register_of
from drawdown.web.reports.kept import root_at
from drawdown.web.reports.tallies import tallies_of
from drawdown.web.reports.templates_kept import pack_in_force, rules_in_force
from drawdown.web.statements.held import with_held
from drawdown.web.statements.own import own_in_force
from drawdown.web.works.queries import baseline_plan, current_plan, document_of


class NothingToReport(LookupError):
    """No register is loaded yet, or no entry of the ledger is signed."""


def position() -> Position:
    """Return where the last checkpoint of the ledger stands. Raises `NothingToReport`."""
    try:
        checkpoint = parse_checkpoint(opened().log.checkpoint().text)
    except NothingSigned as error:
        raise NothingToReport("the ledger has no checkpoint yet") from error
    return Position(checkpoint.origin, checkpoint.size, print_base64(checkpoint.root))


def position_at(size: int) -> Position:
    """Return an earlier position of the ledger. Raises `NothingToReport` where it is none."""
    root = root_at(size)
    if root is None:
        raise NothingToReport(f"the ledger has fewer than {size} entries, or {size} is none")
    return Position(opened().log.origin, size, root)


def material_of(as_of: date, where: Position) -> Material:
    """Return the records up to a day under a position. Raises `NothingToReport`."""
    snapshot = current_snapshot()
    if snapshot is None:
        raise NothingToReport("no register is loaded yet")
    register = register_of(snapshot)
    rows = models.Entry.objects.filter(kind__in=TOLD, index__lt=where.size).order_by("index")
    found = replay(
        (Entry(index, bytes(content)) for index, content in rows.values_list("index", "content")),
        as_of,
    )
    history = history_of(snapshot)
    material = Material(
        rules=rules_in_force(before=where.size),
        state_names={state.id: (state.name, state.name_fr) for state in rules().states},
        register=register,
        history=history,
        register_hash=snapshot.digest,
        history_hash=snapshot.history,
        as_of=as_of,
        position=where,
        standings=standings(register, found),
        clearances=tuple(found.asked.values()),
        adopted=_adopted(snapshot, found),
        tallies=tallies_of(as_of, where, last=last_day(where)),
    )
    told = with_recorded(history, before=where.size)
    own = own_in_force(before=where.size)
    on = as_of if material.tallies is not None else None
    return with_own(material, with_held(Records(register, told, own), on=on, before=where.size))


def _adopted(snapshot: Snapshot, found: Replay) -> Adopted | None:
    row = current_plan(snapshot)
    if row is None:
        return None
    plan, baseline = document_of(row), baseline_plan(snapshot)
    asked = works_of(plan, document_of(baseline) if baseline else None)
    works = tuple(
        work.told(found.reported.get((site, task), Reported()))
        for site, tasks in asked.items()
        for task, work in tasks.items()
    )
    return Adopted(plan, Evidence(EvidenceKind.PLAN, "", row.digest), works, found.told)


def last_day(where: Position | None = None) -> date:
    """Return the day of the last act that a report is told by, else that of the register."""
    claimed = models.Entry.objects.filter(kind__in=TOLD).order_by("-claimed")
    if where is not None:
        claimed = claimed.filter(index__lt=where.size)
    last = claimed.values_list("claimed", flat=True).first()
    if last is not None:
        return last.date()
    snapshot = current_snapshot()
    if snapshot is None:
        raise NothingToReport("no register is loaded yet")
    return register_of(snapshot).mission.as_of


def key_of(kind: str, language: str, as_of: date, where: Position) -> str:
    """Return what names the bytes of a report: nothing else goes into them."""
    snapshot = current_snapshot()
    row = current_plan(snapshot) if snapshot else None
    plan = row.digest if row else ""
    parts = (kind, language, as_of.isoformat(), where.root, str(where.size), plan)
    said = pack_in_force(before=where.size).digest
    return digest("\n".join((*parts, rules().digest, said)).encode())
