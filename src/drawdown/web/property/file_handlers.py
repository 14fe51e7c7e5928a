"""The handlers of the files of disposal: what a step is decided on, and who prepared it."""

from __future__ import annotations

from typing import Any

from drawdown.ledger.act import Submission
from drawdown.people.holding import Amount
from drawdown.property.account import Account
from drawdown.property.acts.enter_bands import BANDS_ENTERED
from drawdown.property.acts.files import KIND_OF, KINDS
from drawdown.property.acts.strip import LINES_DEIDENTIFIED
from drawdown.property.acts.tranche import (
    TRANCHE_DECIDED,
    TRANCHE_PROPOSED,
    TRANCHE_RETURNED,
    Proposal,
)
from drawdown.property.files.decide import Filing
from drawdown.property.files.file import FileKind
from drawdown.property.files.tables import BY_ACT
from drawdown.web.property import disposal_project, files_project
from drawdown.web.property.counts import account_of
from drawdown.web.property.files import filing_of, officers_of_tranche, proposal_of
from drawdown.web.records.handler import Handler

NOT_BY_ITS_AUTHORS = frozenset({"case.decided", "destruction.done", "gift.approved"})


def _filing(submission: Submission) -> Filing:
    body = KIND_OF[submission.kind].body_of(submission)
    lines = [each.line for each in getattr(body, "lines", ())]
    return filing_of(BY_ACT[submission.kind].kind, body.file, body.site, lines)


def _proposal(submission: Submission) -> Proposal:
    return proposal_of(submission.body["file"], submission.body["site"])


def _tranche(submission: Submission) -> Filing:
    name, site = submission.body["file"], submission.body["site"]
    return filing_of(FileKind.TRANCHE, name, site)


def _accounted(submission: Submission) -> Account:
    return account_of(LINES_DEIDENTIFIED.body_of(submission).lines)


def _authors(state: Filing, _: Submission) -> frozenset[str]:
    """Whoever took the steps before does not take the one that judges them."""
    return state.file.authors if state.file else frozenset()


def _officers(state: Filing, submission: Submission) -> frozenset[str]:
    """Whoever decided on a line of a tranche, or put it forward, does not approve it."""
    return _authors(state, submission) | officers_of_tranche(submission.body["file"])


def _amount(state: Filing, _: Submission) -> Amount | None:
    """What counts against a delegation is the most valuable piece (rule R15)."""
    return Amount(*state.worth) if state.worth else None


def _handler(kind: Any) -> Handler[Any]:
    write = files_project.file_stepped if BY_ACT[kind.name].states else files_project.file_begun
    if kind.name in NOT_BY_ITS_AUTHORS:
        return Handler(kind, _filing, write, _authors)
    return Handler(kind, _filing, write)


FILES: tuple[Handler[Any], ...] = (
    *(_handler(kind) for kind in KINDS),
    Handler(TRANCHE_PROPOSED, _proposal, files_project.tranche_proposed),
    Handler(TRANCHE_DECIDED, _tranche, files_project.tranche_decided, _officers, _amount),
    Handler(TRANCHE_RETURNED, _tranche, files_project.tranche_decided),
    Handler(LINES_DEIDENTIFIED, _accounted, files_project.lines_deidentified),
    Handler(BANDS_ENTERED, lambda _: None, disposal_project.bands_entered),
)
