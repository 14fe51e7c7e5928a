"""What an accepted act makes of the environmental file of a site: pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from drawdown.environment.acts.assess import (
    ASSESSMENT_ANSWERED,
    ASSESSMENT_CLOSED,
    ASSESSMENT_OPENED,
    BASELINE_FILED,
    SITE_UNREACHABLE,
)
from drawdown.environment.acts.certify import CERTIFICATE_DECIDED
from drawdown.environment.acts.find import (
    FINDING_ACCEPTED,
    FINDING_RECORDED,
    REMEDY_DONE,
    REMEDY_PLANNED,
    REMEDY_VERIFIED,
)
from drawdown.environment.acts.pair import PHOTO_PAIRED
from drawdown.environment.acts.remove import (
    CONTAINER_LISTED,
    CONTAINER_PROVED,
    WASTE_RECEIVED,
    WASTE_SENT,
)
from drawdown.environment.acts.state import Closeout
from drawdown.environment.file import Assessment, Container, EnvironmentFile, Line
from drawdown.environment.finding import Finding, Remedy
from drawdown.ledger.act import Act


def apply(state: Closeout, act: Act) -> EnvironmentFile:
    """Return the file after an act that was decided on it; `KeyError` for another kind of act."""
    return APPLIERS[act.kind](state, act)


def _baseline(state: Closeout, act: Act) -> EnvironmentFile:
    return replace(state.file, baseline=BASELINE_FILED.body_of(act).to_baseline())


def _opened(state: Closeout, act: Act) -> EnvironmentFile:
    return replace(state.file, assessment=ASSESSMENT_OPENED.body_of(act).to_assessment())


def _answered(state: Closeout, act: Act) -> EnvironmentFile:
    body = ASSESSMENT_ANSWERED.body_of(act)
    walk = _walk(state.file)
    line = Line(body.answer, body.note or "", act.evidence)
    return replace(state.file, assessment=replace(walk, lines={**walk.lines, body.line: line}))


def _closed(state: Closeout, act: Act) -> EnvironmentFile:
    walk = replace(_walk(state.file), closed_on=ASSESSMENT_CLOSED.body_of(act).on)
    return replace(state.file, assessment=walk)


def _unreachable(state: Closeout, act: Act) -> EnvironmentFile:
    return replace(state.file, accessible=not SITE_UNREACHABLE.body_of(act).unreachable)


def _recorded(state: Closeout, act: Act) -> EnvironmentFile:
    return _with(state.file, FINDING_RECORDED.body_of(act).to_finding(state.rules))


def _planned(state: Closeout, act: Act) -> EnvironmentFile:
    body = REMEDY_PLANNED.body_of(act)
    return _with(state.file, replace(state.file.findings[body.finding], remedy=body.to_remedy()))


def _done(state: Closeout, act: Act) -> EnvironmentFile:
    body = REMEDY_DONE.body_of(act)
    finding = state.file.findings[body.finding]
    remedy = replace(_remedy(finding), done_by=act.actor.person, done_on=body.on)
    return _with(state.file, replace(finding, remedy=remedy))


def _verified(state: Closeout, act: Act) -> EnvironmentFile:
    body = REMEDY_VERIFIED.body_of(act)
    finding = state.file.findings[body.finding]
    after = body.after.to_score(state.rules)
    by = act.actor.person
    remedy = replace(_remedy(finding), verified_by=by, verified_on=body.on, after=after)
    return _with(state.file, replace(finding, remedy=remedy))


def _accepted(state: Closeout, act: Act) -> EnvironmentFile:
    body = FINDING_ACCEPTED.body_of(act)
    finding = state.file.findings[body.finding]
    paper = body.to_acceptance(act.actor.person)
    return _with(state.file, replace(finding, acceptances=(*finding.acceptances, paper)))


def _sent(state: Closeout, act: Act) -> EnvironmentFile:
    manifest = WASTE_SENT.body_of(act).to_manifest()
    return replace(state.file, manifests={**state.file.manifests, manifest.id: manifest})


def _received(state: Closeout, act: Act) -> EnvironmentFile:
    body = WASTE_RECEIVED.body_of(act)
    manifest = replace(state.file.manifests[body.manifest], receipt=body.to_receipt())
    return replace(state.file, manifests={**state.file.manifests, manifest.id: manifest})


def _listed(state: Closeout, act: Act) -> EnvironmentFile:
    name = CONTAINER_LISTED.body_of(act).container
    known = state.file.containers.get(name, Container(name))
    return replace(state.file, containers={**state.file.containers, name: known})


def _proved(state: Closeout, act: Act) -> EnvironmentFile:
    body = CONTAINER_PROVED.body_of(act)
    proof = Container(body.container, photo=body.photo, by=act.actor.person, on=body.on)
    return replace(state.file, containers={**state.file.containers, proof.id: proof})


def _paired(state: Closeout, act: Act) -> EnvironmentFile:
    pair = PHOTO_PAIRED.body_of(act).to_pair()
    return replace(state.file, pairs={**state.file.pairs, pair.id: pair})


def _certified(state: Closeout, act: Act) -> EnvironmentFile:
    decision = CERTIFICATE_DECIDED.body_of(act).to_certificate(act.actor.person)
    decision = replace(decision, rules=act.rules or "")
    return replace(state.file, certificates=(*state.file.certificates, decision))


def _with(file: EnvironmentFile, finding: Finding) -> EnvironmentFile:
    return replace(file, findings={**file.findings, finding.id: finding})


def _walk(file: EnvironmentFile) -> Assessment:
    if file.assessment is None:
        raise ValueError(f"no assessment of {file.site} is open")
    return file.assessment


def _remedy(finding: Finding) -> Remedy:
    if finding.remedy is None:
        raise ValueError(f"no remedy of {finding.id} is planned")
    return finding.remedy


APPLIERS: Mapping[str, Callable[[Closeout, Act], EnvironmentFile]] = {
    BASELINE_FILED.name: _baseline,
    ASSESSMENT_OPENED.name: _opened,
    ASSESSMENT_ANSWERED.name: _answered,
    ASSESSMENT_CLOSED.name: _closed,
    SITE_UNREACHABLE.name: _unreachable,
    FINDING_RECORDED.name: _recorded,
    REMEDY_PLANNED.name: _planned,
    REMEDY_DONE.name: _done,
    REMEDY_VERIFIED.name: _verified,
    FINDING_ACCEPTED.name: _accepted,
    WASTE_SENT.name: _sent,
    WASTE_RECEIVED.name: _received,
    CONTAINER_LISTED.name: _listed,
    CONTAINER_PROVED.name: _proved,
    PHOTO_PAIRED.name: _paired,
    CERTIFICATE_DECIDED.name: _certified,
}
