"""`report.drafted`: the files of a report are kept, as they were made at a position of the ledger.

A draft may correct a released report: that one stays as it is, and is shown as replaced once this
one is released.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated

from pydantic import Field

from drawdown.core.findings import Finding, Place
from drawdown.core.provenance import Frozen
from drawdown.ledger.act import Act
from drawdown.ledger.acts.values import Sha256
from drawdown.ledger.kind import Kind
from drawdown.progress.telling.words import Language
from drawdown.reports.acts.state import ReportDesk, ReportId, frozen
from drawdown.reports.faults import (
    FILE_TWICE,
    NO_SUCH_POSITION,
    NO_TEMPLATE,
    NOT_KEPT,
    OTHER_REPORT,
)
from drawdown.reports.file import Form, Subject
from drawdown.statements.acts.state import Reason, named
from drawdown.statements.faults import (
    CORRECTED_ALREADY,
    NO_REASON,
    NOT_RELEASED,
    OTHER_CORRECTION,
)


class KeptFile(Frozen):
    """One file of a report, by its hash."""

    language: Language
    form: Form
    document: Sha256

    @property
    def name(self) -> str:
        """What it is called beside the others: `en.pdf`."""
        return f"{self.language.value}.{self.form.value}"


class Replaces(Frozen):
    """The released report whose place it takes, and what was wrong with it."""

    report: ReportId
    reason: Reason


class ReportDrafted(Frozen):
    """The files as they stand from now on: those of an earlier draft stand no more."""

    report: ReportId
    kind: Annotated[str, Field(max_length=60)]
    as_of: date
    size: Annotated[int, Field(ge=1)]
    root: Annotated[str, Field(max_length=60)]
    files: Annotated[tuple[KeptFile, ...], Field(min_length=1, max_length=8)]
    replaces: Replaces | None = None

    @property
    def subject(self) -> Subject:
        """Which report it is."""
        return Subject(self.kind, self.as_of)


def decide(state: ReportDesk, act: Act) -> tuple[Finding, ...]:
    """Refuse files that are not kept, a position that is none, and what is released."""
    body = REPORT_DRAFTED.body_of(act)
    found = [*named(act, *(file.document for file in body.files))]
    found += _file_faults(state, body)
    if state.root is None or state.root != body.root:
        found.append(NO_SUCH_POSITION.at(Place("act", field="root"), size=body.size))
    if state.file is not None:
        found += frozen(state.file)
    found += _subject_faults(state, body)
    return (*found, *_correction_faults(state, body))


def _file_faults(state: ReportDesk, body: ReportDrafted) -> Iterator[Finding]:
    place, seen = Place("act", field="files"), set[str]()
    for file in body.files:
        if file.name in seen:
            yield FILE_TWICE.at(place, name=file.name)
        if file.document not in state.kept:
            yield NOT_KEPT.at(place, name=file.name, digest=file.document[:16])
        seen.add(file.name)


def _subject_faults(state: ReportDesk, body: ReportDrafted) -> Iterator[Finding]:
    if body.kind not in state.templates:
        known = ", ".join(sorted(state.templates))
        yield NO_TEMPLATE.at(Place("act", field="kind"), kind=body.kind, known=known)
    for other in (state.file, state.corrected):
        if other is not None and other.subject != body.subject:
            said = {"held": _said(other.subject), "named": _said(body.subject)}
            yield OTHER_REPORT.at(Place("act", field="report"), report=other.id, **said)


def _said(subject: Subject) -> str:
    return f"{subject.kind} of {subject.as_of}"


def _correction_faults(state: ReportDesk, body: ReportDrafted) -> Iterator[Finding]:
    place = Place("act", field="replaces")
    asked = body.replaces.report if body.replaces else None
    if state.file is not None and state.file.corrects != asked:
        held, other = (each or "nothing" for each in (state.file.corrects, asked))
        yield OTHER_CORRECTION.at(place, statement=state.file.id, held=held, named=other)
    if body.replaces is None:
        return
    before = state.corrected
    if before is None or before.release is None:
        yield NOT_RELEASED.at(place, statement=body.replaces.report)
    elif before.corrected_by is not None:
        yield CORRECTED_ALREADY.at(place, statement=before.id, by=before.corrected_by)
    if not body.replaces.reason.strip():
        yield NO_REASON.at(place)


REPORT_DRAFTED = Kind("report.drafted", ReportDrafted, decide)
