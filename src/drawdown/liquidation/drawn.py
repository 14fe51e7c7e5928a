"""Open items drawn from other parts: one function for each, none of which types anything anew."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from drawdown.commitments.claim import Outcome
from drawdown.commitments.file import CommitmentFile
from drawdown.environment.file import EnvironmentFile
from drawdown.handover.file import SiteFile
from drawdown.handover.states import GIVEN_UP, LEFT_ALONE
from drawdown.liquidation.item import Amount, OpenItem
from drawdown.movement.file import ON_THE_ROAD, MovementFile, Status
from drawdown.property.files.file import DisposalFile, FileKind
from drawdown.property.files.tables import OVER
from drawdown.rules.closing import ClaimRule


def site_left_open(file: SiteFile) -> Iterator[OpenItem]:
    """Yield a site that is not given up. Parts follow their site."""
    if file.part is None and file.state not in GIVEN_UP | {LEFT_ALONE}:
        yield OpenItem(
            id=f"site/{file.site}",
            kind="site",
            title=f"{file.site}: {file.state}",
            site=file.site,
            opened=file.since,
            rule="closing rules, states",
            drawn=True,
        )


def obligations_of(file: SiteFile) -> Iterator[OpenItem]:
    """Yield what a receiver undertook: it binds on after the mission."""
    for each in file.obligations.values():
        yield OpenItem(
            id=f"undertaking/{file.site}/{each.id}",
            kind="undertaking",
            title=each.text,
            site=file.site,
            opened=file.signed_on,
            rule="undertaking of the receiver",
            drawn=True,
        )


def contracts_of(file: CommitmentFile, *, deadline: date) -> Iterator[OpenItem]:
    """Yield each contract and lease that nobody has released, with what is left to pay for it."""
    for each in file.contracts.values():
        if each.released_on is not None:
            continue
        left = each.overrun(deadline)
        rate = each.notice_given or deadline
        yield OpenItem(
            id=f"contract/{each.id}",
            kind="lease" if each.lease else "contract",
            title=f"{each.id} {each.counterparty}",
            site=file.site,
            opened=each.notice_given,
            due=each.last_charged_day(),
            rule="notice and minimum charge of the contract",
            amount=None if left is None else Amount(left, each.currency, rate),
            evidence=each.papers,
            drawn=True,
        )


def claims_of(file: CommitmentFile, *, rule: ClaimRule, mandate_end: date) -> Iterator[OpenItem]:
    """Yield each claim that nobody decided on, or that somebody who outlives the site has now.

    Its day is that of its own clock; a kind that no limit binds has none.
    """
    for each in file.claims.values():
        if each.outcome in (Outcome.SETTLED, Outcome.REJECTED):
            continue
        amount = None if each.amount is None else Amount(each.amount, each.currency, each.filed)
        yield OpenItem(
            id=f"claim/{each.id}",
            kind="claim",
            title=each.id,
            site=file.site,
            opened=each.filed,
            due=each.last_day(rule, mandate_end),
            rule="resolution 52/247, paragraphs 8 and 9",
            amount=amount,
            evidence=each.papers,
            drawn=True,
        )


def conditions_of(file: EnvironmentFile) -> Iterator[OpenItem]:
    """Yield each condition that the certificate of a site left."""
    paper = file.certificate
    for number, words in enumerate(paper.conditions if paper else (), start=1):
        yield OpenItem(
            id=f"condition/{'/'.join(filter(None, (file.site, file.part)))}/{number}",
            kind="condition",
            title=words,
            site=file.site,
            opened=paper.on if paper else None,
            rule="environmental clearance certificate",
            drawn=True,
        )


def asset_lines_of(site: str, lines: int, pieces: int) -> Iterator[OpenItem]:
    """Yield that lines of the account remain at a place of the mission."""
    if pieces:
        yield OpenItem(
            id=f"property/{site}",
            kind="asset_lines",
            title=f"{lines} lines, {pieces} pieces",
            site=site.removeprefix("site:") if site.startswith("site:") else "",
            rule="Financial Regulation 5.14",
            drawn=True,
        )


FILES: Mapping[FileKind, tuple[str, str]] = {
    FileKind.CASE: ("board_case", "rule 105.22; a decision is carried out with its proof"),
    FileKind.TRANCHE: ("board_case", "part of the disposal plan, approved as one"),
    FileKind.LOT: ("sale", "sale: listed, published, sold and collected"),
    FileKind.GIFT: ("donation", "Financial Regulation 5.14 (e); approval of the Assembly"),
    FileKind.DESTRUCTION: ("asset_lines", "destroyed before witnesses, with its record"),
}
"""The kind of item that a file of disposal is while it is open, and its rule."""
SETTLED = OVER | {"approved"}
"""States in which a tranche asks nobody for anything."""


def files_of(file: DisposalFile) -> Iterator[OpenItem]:
    """Yield a file of disposal that is not over: a case, a tranche, a sale, a gift."""
    if file.state in (SETTLED if file.kind is FileKind.TRANCHE else OVER):
        return
    kind, rule = FILES[file.kind]
    amount = None
    if file.amount is not None and file.currency:
        amount = Amount(file.amount, file.currency, file.opened)
    papers = dict.fromkeys(paper for step in file.steps for paper in step.papers.values())
    yield OpenItem(
        id=f"{file.kind}/{file.id}",
        kind=kind,
        title=": ".join(filter(None, (f"{file.kind} {file.id}", file.state, file.receiver))),
        site=file.site,
        opened=file.opened,
        due=file.due,
        rule=rule,
        amount=amount,
        evidence=tuple(papers),
        drawn=True,
    )


def movements_of(file: MovementFile) -> Iterator[OpenItem]:
    """Yield a movement that is on its way, or at its end and not all checked in.

    One that carried no property of the register, and arrived, leaves nothing to check in.
    """
    if file.status not in ON_THE_ROAD or (file.status is Status.ARRIVED and not _carries(file)):
        return
    boxes = len(file.missing_boxes if file.out else file.load.boxes)
    yield OpenItem(
        id=f"movement/{file.id}",
        kind="container",
        title=f"{file.load.origin} to {file.load.destination}: {file.status}, {boxes} containers",
        site=file.load.origin,
        opened=file.load.leaves.day,
        due=file.load.arrives,
        rule="what leaves is checked in; days at a port run until then",
        drawn=True,
    )


def _carries(file: MovementFile) -> bool:
    """Return whether lines or containers were loaded, or checked out."""
    parts = (file.load, file.out) if file.out else (file.load,)
    return any(part.lines or part.boxes for part in parts)
