"""The one door: an act is permitted, decided, appended, projected and signed for, or refused."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NoReturn
from uuid import UUID

from django.db import IntegrityError, transaction

from drawdown.core.findings import Finding, Place, Refused, errors
from drawdown.ledger.act import Act, Submission, print_act, print_submission
from drawdown.ledger.act_reading import parse_act
from drawdown.ledger.acts import faults
from drawdown.ledger.acts.refused import refusal_of
from drawdown.ledger.personal import PersonalValue
from drawdown.ledger.times import to_the_second
from drawdown.web.records import models, personal
from drawdown.web.records.guard import recording
from drawdown.web.records.handler import Handler
from drawdown.web.records.handlers import REFUSED
from drawdown.web.records.keys import signing_key
from drawdown.web.records.log import Opened, last_recorded, lock, opened
from drawdown.web.records.permission import Permission, Request
from drawdown.web.records.points import reach
from drawdown.web.records.receipt import Receipt
from drawdown.web.store import documents


class RefusedAct(Refused):
    """The act is not accepted, and the ledger says so; carries every finding."""


class Conflict(RefusedAct):
    """The id is that of another act: this one is kept as a document, for a person to settle."""


@dataclass(frozen=True, slots=True)
class _No:
    """What speaks against a submission. `kept` for a conflict."""

    findings: tuple[Finding, ...]
    kept: bool = False


def perform(
    handler: Handler[Any],
    submission: Submission,
    *,
    at: datetime,
    permission: Permission,
    values: Iterable[PersonalValue] = (),
) -> Receipt:
    """Record an act and return its receipt; the same act again gets its receipt again.

    Raises `BadAct` for what is malformed and `Stranger` for an author nobody knows: neither is
    recorded. Raises `RefusedAct` for what a right or a decision speaks against, and `Conflict` for
    another act under a known id: both are, so a caller with a transaction of its own catches them
    inside it.
    """
    handler.kind.body_of(submission)
    sending = _Sending(handler, submission, at, permission, tuple(values))
    try:
        answer = sending.recorded()
    except IntegrityError:
        if not models.Entry.objects.filter(act=UUID(submission.act)).exists():
            raise
        answer = sending.recorded()  # it came in by another way in the same moment
    reach("committed")
    if isinstance(answer, Receipt):
        return answer
    raise (Conflict if answer.kept else RefusedAct)(answer.findings)


def turn_away(
    submission: Submission,
    findings: Iterable[Finding],
    *,
    at: datetime,
    permission: Permission,
) -> NoReturn:
    """Record that something was sent which cannot become an act, and raise `RefusedAct`.

    Such is a document of a wrong form: it is stored nowhere, and the refusal holds its hash alone.
    Raises `Stranger` for an author nobody knows, which is not recorded.
    """
    no = _No(tuple(findings))
    _Sending(REFUSED, submission, at, permission, ()).turned_away(no)
    raise RefusedAct(no.findings)


@dataclass(frozen=True, slots=True)
class _Sending:
    """A submission on its way through the door."""

    handler: Handler[Any]
    submission: Submission
    at: datetime
    permission: Permission
    values: tuple[PersonalValue, ...]

    def recorded(self) -> Receipt | _No:
        """Take the log's lock, record the act or its refusal, and commit."""
        with transaction.atomic():
            with recording():
                lock()
            reach("locked")
            ledger = opened()
            earlier = models.Entry.objects.filter(act=UUID(self.submission.act)).first()
            if earlier is not None:
                return self._again(ledger, earlier)
            act = self.submission.accepted(_now(self.at))
            found = self._against(ledger, act)
            reach("decided")
            if errors(found):
                return self._refused(ledger, _No(tuple(found)))
            personal.keep(self.values)
            return append(ledger, self.handler, act)

    def turned_away(self, no: _No) -> None:
        """Take the log's lock and record the refusal."""
        with transaction.atomic():
            with recording():
                lock()
            list(self._permitted(None))
            self._refused(opened(), no)

    def _against(self, ledger: Opened, act: Act) -> list[Finding]:
        """Return what the door, the rights and the decision say; the last only after the others."""
        found = list(_door_faults(ledger, self.submission))
        found += personal.value_faults(self.submission, self.values)
        if found:
            list(self._permitted(None))
            return found
        state = self.handler.load(self.submission)
        found = list(self._permitted(state))
        return found or list(self.handler.kind.decide(state, act))

    def _permitted(self, state: Any) -> Iterable[Finding]:
        prepared_by = (
            frozenset() if state is None else self.handler.prepared_by(state, self.submission)
        )
        amount = None if state is None else self.handler.amount(state, self.submission)
        return self.permission(
            Request(submission=self.submission, prepared_by=prepared_by, at=self.at, amount=amount)
        )

    def _again(self, ledger: Opened, earlier: models.Entry) -> Receipt | _No:
        """The same act gets its receipt; another under its id is kept for a person."""
        act = parse_act(bytes(earlier.content))
        if act.digest == self.submission.digest:
            return Receipt(act, ledger.log.prove(earlier.index), new=False)
        list(self._permitted(None))
        documents().put(print_submission(self.submission))
        finding = faults.CONFLICT.at(Place("act", field="act"))
        return self._refused(ledger, _No((finding,), kept=True))

    def _refused(self, ledger: Opened, no: _No) -> _No:
        """Record the refusal, once for each submission."""
        refusal = refusal_of(
            self.submission,
            [finding.code for finding in no.findings],
            at=to_the_second(self.at),
            seen=ledger.log.size,
            kept=no.kept,
        )
        if not models.Entry.objects.filter(act=UUID(refusal.act)).exists():
            append(ledger, REFUSED, refusal.accepted(_now(self.at)))
        return no


def append(ledger: Opened, handler: Handler[Any], act: Act) -> Receipt:
    """Append a decided act, write its rows, sign the checkpoint. The caller holds the lock."""
    log = ledger.log
    with recording():
        index = log.append([print_act(act)])
        reach("appended")
        handler.project(act, index)
        reach("projected")
        log.sign(signing_key(log.ring.key_at(index + 1)))
    reach("signed")
    return Receipt(act, log.prove(index), new=True)


def _door_faults(ledger: Opened, submission: Submission) -> Iterable[Finding]:
    """What any act must keep: its mission, what its author can have seen, its evidence."""
    if submission.mission != ledger.mission:
        yield faults.OTHER_MISSION.at(Place("act", field="mission"), mission=ledger.mission)
    if submission.seen > (size := ledger.log.size):
        place = Place("act", field="seen")
        yield faults.SEEN_TOO_MUCH.at(place, seen=submission.seen, size=size)
    store = documents()
    for sha256 in submission.evidence:
        if sha256 not in store:
            yield faults.EVIDENCE_MISSING.at(Place("act", field="evidence"), sha256=sha256)


def _now(at: datetime) -> datetime:
    """Return the time to record: never before that of the last entry."""
    last = last_recorded()
    now = to_the_second(at)
    return now if last is None else max(now, last)
