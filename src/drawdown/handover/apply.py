"""What an accepted act makes of the file of a site: pure, so that rows can be made again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from drawdown.handover.acts.evidence import EVIDENCE_GIVEN
from drawdown.handover.acts.gate import GATE_PASSED
from drawdown.handover.acts.move import SITE_MOVED
from drawdown.handover.acts.part import PART_OPENED
from drawdown.handover.acts.receive import (
    OBLIGATION_SEEN,
    OBLIGATION_UNDERTAKEN,
    RECEIVER_NAMED,
    SITE_CHECKED,
)
from drawdown.handover.file import FIRST_STATE, Given, Passage, SiteFile
from drawdown.handover.receiving import Check
from drawdown.handover.states import GIVEN_UP
from drawdown.ledger.act import Act


def apply(file: SiteFile, act: Act) -> SiteFile:
    """Return the file after an act that was decided on it; `KeyError` for another kind of act."""
    return APPLIERS[act.kind](file, act)


def _moved(file: SiteFile, act: Act) -> SiteFile:
    body = SITE_MOVED.body_of(act)
    signed = body.on if body.to in GIVEN_UP and file.signed_on is None else file.signed_on
    return replace(file, state=body.to, since=body.on, signed_on=signed)


def _given(file: SiteFile, act: Act) -> SiteFile:
    body = EVIDENCE_GIVEN.body_of(act)
    given = Given(document=body.document, by=act.actor.person, on=body.on, origin=body.origin)
    earlier = file.given.get(body.evidence, ())
    return replace(file, given={**file.given, body.evidence: (*earlier, given)})


def _passed(file: SiteFile, act: Act) -> SiteFile:
    body = GATE_PASSED.body_of(act)
    passage = Passage(by=act.actor.person, on=body.on, rules=act.rules or "")
    return replace(file, passed={**file.passed, body.gate: passage})


def _part(file: SiteFile, act: Act) -> SiteFile:
    body = PART_OPENED.body_of(act)
    return replace(file, parts={**file.parts, body.part: FIRST_STATE})


def _named(file: SiteFile, act: Act) -> SiteFile:
    return replace(file, receiver=RECEIVER_NAMED.body_of(act).to_receiver())


def _undertaken(file: SiteFile, act: Act) -> SiteFile:
    obligation = OBLIGATION_UNDERTAKEN.body_of(act).to_obligation()
    return replace(file, obligations={**file.obligations, obligation.id: obligation})


def _seen(file: SiteFile, act: Act) -> SiteFile:
    body = OBLIGATION_SEEN.body_of(act)
    known = file.obligations[body.obligation]
    seen = replace(known, kept=body.kept, seen_on=body.on, evidence=act.evidence)
    return replace(file, obligations={**file.obligations, seen.id: seen})


def _checked(file: SiteFile, act: Act) -> SiteFile:
    body = SITE_CHECKED.body_of(act)
    check = Check(
        after=body.after,
        on=body.on,
        in_use=body.in_use,
        looted=body.looted,
        damaged=body.damaged,
        findings=body.findings,
        evidence=act.evidence,
    )
    return replace(file, checks=(*file.checks, check))


APPLIERS: Mapping[str, Callable[[SiteFile, Act], SiteFile]] = {
    SITE_MOVED.name: _moved,
    EVIDENCE_GIVEN.name: _given,
    GATE_PASSED.name: _passed,
    PART_OPENED.name: _part,
    RECEIVER_NAMED.name: _named,
    OBLIGATION_UNDERTAKEN.name: _undertaken,
    OBLIGATION_SEEN.name: _seen,
    SITE_CHECKED.name: _checked,
}
