"""Checks of the database, the ledger, and what hangs on it: they change nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from django.apps import apps
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django_tasks_db.models import DBTaskResult

from drawdown.core.findings import Finding, Place
from drawdown.documents.content import DamagedDocument, NoSuchDocument
from drawdown.ledger.key import BadKey
from drawdown.ledger.store import DamagedLog
from drawdown.people.rights import ADMINISTRATOR
from drawdown.web.acts import HANDLERS
from drawdown.web.doctor import faults
from drawdown.web.doctor.installation import Check, Installation
from drawdown.web.records.append_only import TABLES
from drawdown.web.records.keys import signing_key
from drawdown.web.records.log import NotOpen, last_recorded, opened
from drawdown.web.records.models import Entry
from drawdown.web.records.rebuild import acts_in_order, as_at, check_columns, every_row
from drawdown.web.records.state import ledger_state
from drawdown.web.store import documents

WAITING = timedelta(minutes=10)
MOST = 20
"""Findings of one kind that are worth reading."""
GUARDS = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'",
}
LEDGER = Place("the ledger")


def database(at: Installation) -> Iterator[Finding]:
    """Find a database that is not there, does not answer, or is damaged."""
    place = Place(at.environment.database_label())
    if connection.vendor == "sqlite" and not Path(connection.settings_dict["NAME"]).exists():
        yield faults.NO_DATABASE.at(place)
        return
    try:
        connection.ensure_connection()
        if connection.vendor == "sqlite":
            with connection.cursor() as cursor:
                said = cursor.execute("PRAGMA quick_check(1)").fetchone()[0]
            if said != "ok":
                yield faults.DAMAGED_FILE.at(place, reason=said)
    except DatabaseError as error:
        fault = faults.DAMAGED_FILE if "not a database" in str(error) else faults.UNREACHABLE
        yield fault.at(place, reason=_line(error))


def tables(at: Installation) -> Iterator[Finding]:
    """Find tables of another version than this one."""
    place = Place(at.environment.database_label())
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if plan:
        first = f"{plan[0][0].app_label} {plan[0][0].name}"
        yield faults.OLDER_TABLES.at(place, number=len(plan), first=first)
    ours = {config.label for config in apps.get_app_configs()}
    known = executor.loader.disk_migrations
    other = sorted(
        " ".join(key)
        for key in executor.loader.applied_migrations
        if key[0] in ours and key not in known and key not in executor.loader.replacements
    )
    if other:
        yield faults.NEWER_TABLES.at(place, first=other[0])


def guards(at: Installation) -> Iterator[Finding]:
    """Find a trigger missing by which the database refuses to change an entry."""
    with connection.cursor() as cursor:
        cursor.execute(GUARDS[connection.vendor])
        there = {row[0] for row in cursor.fetchall()}
    events = ("update", "delete", *(["truncate"] if connection.vendor == "postgresql" else []))
    for name in (f"{table}_no_{event}" for table in TABLES for event in events):
        if name not in there:
            yield faults.NO_GUARD.at(Place(at.environment.database_label()), name=name)


def worker(at: Installation) -> Iterator[Finding]:
    """Find jobs that nobody takes up."""
    waiting = DBTaskResult.objects.ready().filter(enqueued_at__lt=at.now - WAITING)
    first = waiting.order_by("enqueued_at").values_list("enqueued_at", flat=True).first()
    if first is not None:
        yield faults.NO_WORKER.at(
            Place("the worker"), number=waiting.count(), since=f"{first:%Y-%m-%d %H:%M}"
        )


def ledger(at: Installation) -> Iterator[Finding]:
    """Find a ledger whose entries do not lead to the root that was signed, or not opened."""
    try:
        opened().log.audit()
        check_columns()
    except NotOpen:
        yield faults.NO_LEDGER.at(LEDGER)
    except (DamagedLog, ValueError) as error:
        yield faults.DAMAGED_LEDGER.at(LEDGER, reason=_line(error))


def time_of_the_last_act(at: Installation) -> Iterator[Finding]:
    """Find a clock that is behind what was recorded already."""
    last = last_recorded()
    if last is not None and last > at.now + timedelta(minutes=5):
        yield faults.CLOCK_BEHIND.at(
            Place("the clock"),
            now=f"{at.now:%Y-%m-%d %H:%M}",
            what="the last act",
            other=f"{last:%Y-%m-%d %H:%M}",
        )


def keys(at: Installation) -> Iterator[Finding]:
    """Find the secret of a key of the log missing, damaged, or readable by others."""
    if not Entry.objects.exists():
        return
    ring = opened().log.ring.log
    for key in ring:
        try:
            signing_key(key.key)
        except BadKey as error:
            fault = faults.NO_KEY if key is ring[-1] else faults.NO_OLD_KEY
            yield fault.at(Place("keys"), reason=error)


def evidence(at: Installation) -> Iterator[Finding]:
    """Find documents that acts name missing from the store, or with other bytes."""
    seen = set[str]()
    wrong = 0
    for entry, act in acts_in_order():
        for name in act.evidence:
            if name in seen:
                continue
            seen.add(name)
            try:
                documents().get(name)
                continue
            except NoSuchDocument:
                fault = faults.NO_DOCUMENT
            except DamagedDocument:
                fault = faults.DAMAGED_DOCUMENT
            wrong += 1
            if wrong <= MOST:
                yield fault.at(Place("documents"), digest=name, entry=entry)


def cosignatures(at: Installation) -> Iterator[Finding]:
    """Find too few cosignatures on the last checkpoint."""
    if not Entry.objects.exists():
        return
    state = ledger_state()
    if state.cosignatures < state.needed and not state.witnesses_wrong:
        yield faults.FEW_COSIGNATURES.at(LEDGER, found=state.cosignatures, need=state.needed)


def administrators(at: Installation) -> Iterator[Finding]:
    """Find a mission in which nobody can let anybody in."""
    if not at.is_set_up:
        return
    holding = apps.get_model("people", "Holding").objects.filter(role=ADMINISTRATOR, ended_at=None)
    account = apps.get_model("people", "Account").objects
    if not account.filter(person__in=holding.values("person_id")).exists():
        person = holding.values_list("person_id", flat=True).first() or "PERSON"
        yield faults.NO_ADMINISTRATOR.at(Place("people"), person=person)


def rows(at: Installation) -> Iterator[Finding]:
    """Find tables that hold other rows than the acts give. Others cannot write meanwhile."""
    if not Entry.objects.exists():
        return
    before = every_row()
    with as_at(HANDLERS, Entry.objects.count(), int):
        after = every_row()
    for table, given in after.items():
        if given != before[table]:
            yield faults.OTHER_ROWS.at(Place(at.environment.database_label()), table=table)


REACHED: tuple[Check, ...] = (database, tables)
"""What has to be in order before the others can look."""
QUICK: tuple[Check, ...] = (
    guards,
    worker,
    time_of_the_last_act,
    keys,
    cosignatures,
    administrators,
)
WHOLE: tuple[Check, ...] = (ledger, evidence, rows)
"""What takes time with the size of the mission; each stands on the one before."""


def _line(error: Exception) -> str:
    return str(error).strip().partition("\n")[0] or type(error).__name__
