"""What an environmental record is refused for: one function for each thing one can record."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from drawdown.core.findings import Finding as Fault
from drawdown.core.findings import Place
from drawdown.core.geo import great_circle_km
from drawdown.core.nearest import suggestion
from drawdown.environment import faults
from drawdown.environment.file import Answer, Assessment, Baseline, EnvironmentFile, Line
from drawdown.environment.finding import Acceptance, Finding, Remedy, Score
from drawdown.environment.waste import Manifest, Receipt
from drawdown.rules.closing import ClosingRules


def may_file_baseline(file: EnvironmentFile, baseline: Baseline) -> Iterator[Fault]:
    """A site has one baseline, not from before it was opened unless rebuilt."""
    place = Place(file.subject, field="baseline")
    if file.baseline is not None:
        yield faults.BASELINE_TWICE.at(place, day=file.baseline.day)
    yield from _not_before_opening(file, baseline.day, place)


def may_open_assessment(file: EnvironmentFile, assessment: Assessment) -> Iterator[Fault]:
    """One assessment at a time; that no expert of the host took part is said."""
    place = Place(file.subject, field="assessment")
    if file.assessment is not None and file.assessment.closed_on is None:
        yield faults.ASSESSMENT_OPEN.at(place, day=file.assessment.opened_on)
    if not assessment.host_experts:
        yield faults.NO_HOST_EXPERT.at(place)
    yield from _not_before_opening(file, assessment.opened_on, place)


def may_answer(
    rules: ClosingRules, file: EnvironmentFile, line: str, answer: Line
) -> Iterator[Fault]:
    """A line that exists is answered during an assessment; that it passed is proved."""
    place = Place(file.subject, field=line)
    if file.assessment is None or file.assessment.closed_on is not None:
        yield faults.NO_ASSESSMENT.at(place)
    rule = next((rule for rule in rules.checklist if rule.id == line), None)
    if rule is None:
        known = [rule.id for rule in rules.checklist]
        yield faults.NO_SUCH_LINE.at(place, line=line, nearest=suggestion(line, known))
    elif answer.answer is Answer.PASSED and not answer.evidence:
        yield faults.LINE_UNPROVED.at(place, line=line, evidence=rule.evidence)


def may_close_assessment(rules: ClosingRules, file: EnvironmentFile) -> Iterator[Fault]:
    """An assessment is closed when every line of the checklist is answered."""
    place = Place(file.subject, field="assessment")
    if file.assessment is None or file.assessment.closed_on is not None:
        yield faults.NO_ASSESSMENT.at(place)
        return
    lines = [rule.id for rule in rules.checklist if rule.id not in file.assessment.lines]
    if lines:
        yield faults.LINES_OPEN.at(place, lines=" ".join(lines))


def may_record_finding(
    rules: ClosingRules, file: EnvironmentFile, finding: Finding
) -> Iterator[Fault]:
    """A finding belongs to an assessment, a line of the checklist and a place on the site."""
    place = Place(file.subject, field=finding.id)
    if file.assessment is None:
        yield faults.NO_ASSESSMENT.at(place)
    if finding.id in file.findings:
        yield faults.FINDING_TWICE.at(place, finding=finding.id)
    known = [rule.id for rule in rules.checklist]
    if finding.line not in known:
        nearest = suggestion(finding.line, known)
        yield faults.NO_SUCH_LINE.at(place, line=finding.line, nearest=nearest)
    yield from _on_the_matrix(finding.score, place)
    if finding.position is None:
        yield faults.NO_POSITION.at(place)
    elif file.position is not None:
        here, there = file.position, finding.position
        km = great_circle_km(here.lat, here.lon, there.lat, there.lon)
        if km > rules.photos.farthest_km:
            yield faults.FAR_AWAY.at(place, km=round(km))
    yield from _not_before_opening(file, finding.found_on, place)


def may_plan_remedy(file: EnvironmentFile, finding: str, remedy: Remedy) -> Iterator[Fault]:
    """A remedy is for a finding that is there and not verified yet, and is due after it."""
    place = Place(file.subject, field=finding)
    found = file.findings.get(finding)
    if found is None:
        nearest = suggestion(finding, file.findings)
        yield faults.NO_SUCH_FINDING.at(place, finding=finding, nearest=nearest)
    elif found.remedy is not None and found.remedy.verified_on is not None:
        yield faults.SETTLED.at(place, finding=finding)
    elif remedy.due < found.found_on:
        yield faults.BEFORE_OPENING.at(place, day=remedy.due, opened=found.found_on)


def may_finish_remedy(file: EnvironmentFile, finding: str) -> Iterator[Fault]:
    """Work was planned before it is done, and is done once."""
    place = Place(file.subject, field=finding)
    found = file.findings.get(finding)
    if found is None:
        nearest = suggestion(finding, file.findings)
        yield faults.NO_SUCH_FINDING.at(place, finding=finding, nearest=nearest)
    elif found.remedy is None:
        yield faults.NOT_PLANNED.at(place, finding=finding)
    elif found.remedy.done_on is not None:
        yield faults.SETTLED.at(place, finding=finding)


def may_verify_remedy(
    rules: ClosingRules, file: EnvironmentFile, finding: str, *, by: str, after: Score
) -> Iterator[Fault]:
    """What was done is verified by somebody else, and no longer blocks."""
    place = Place(file.subject, field=finding)
    found = file.findings.get(finding)
    if found is None:
        nearest = suggestion(finding, file.findings)
        yield faults.NO_SUCH_FINDING.at(place, finding=finding, nearest=nearest)
        return
    remedy = found.remedy
    if remedy is None or remedy.done_on is None:
        yield faults.NOT_DONE.at(place, finding=finding)
        return
    if remedy.verified_on is not None:
        yield faults.SETTLED.at(place, finding=finding)
    if by in {remedy.done_by, remedy.owner}:
        yield faults.OWN_WORK.at(place, person=by)
    yield from _on_the_matrix(after, place)
    if after.rating in rules.risk.blocks:
        yield faults.NO_RATING_LEFT.at(place, rating=after.rating)


def may_accept(
    rules: ClosingRules, file: EnvironmentFile, finding: str, acceptance: Acceptance
) -> Iterator[Fault]:
    """What remains may be accepted in writing, unless its rating blocks the certificate."""
    place = Place(file.subject, field=finding)
    found = file.findings.get(finding)
    if found is None:
        nearest = suggestion(finding, file.findings)
        yield faults.NO_SUCH_FINDING.at(place, finding=finding, nearest=nearest)
        return
    if found.rating in rules.risk.blocks:
        yield faults.ACCEPTANCE_OF_EXTREME.at(place)
    if acceptance.side in {accepted.side for accepted in found.acceptances}:
        yield faults.SETTLED.at(place, finding=finding)


def may_send_waste(
    rules: ClosingRules, file: EnvironmentFile, manifest: Manifest
) -> Iterator[Fault]:
    """A manifest has its own id, a day on which the site existed, and a line that there is."""
    place = Place(file.subject, field=manifest.id)
    if manifest.id in file.manifests:
        yield faults.MANIFEST_TWICE.at(place, manifest=manifest.id)
    known = [rule.id for rule in rules.checklist]
    if manifest.line and manifest.line not in known:
        nearest = suggestion(manifest.line, known)
        yield faults.NO_SUCH_LINE.at(place, line=manifest.line, nearest=nearest)
    yield from _not_before_opening(file, manifest.left_on, place)


def may_receive_waste(file: EnvironmentFile, manifest: str, receipt: Receipt) -> Iterator[Fault]:
    """A manifest is closed once, with a certificate; a difference in weight is explained."""
    place = Place(file.subject, field=manifest)
    sent = file.manifests.get(manifest)
    if sent is None:
        nearest = suggestion(manifest, file.manifests)
        yield faults.NO_SUCH_MANIFEST.at(place, manifest=manifest, nearest=nearest)
        return
    if sent.receipt is not None:
        yield faults.MANIFEST_CLOSED.at(place, manifest=manifest)
    if receipt.kg != sent.kg and not receipt.difference_reason:
        yield faults.WEIGHT_DIFFERS.at(
            place, received=receipt.kg, sent=sent.kg, difference=sent.kg - receipt.kg
        )
    if not receipt.certificate:
        yield faults.NO_CERTIFICATE.at(place)
    if receipt.on < sent.left_on:
        yield faults.BEFORE_OPENING.at(place, day=receipt.on, opened=sent.left_on)


def may_prove_empty(file: EnvironmentFile, container: str, photo: str) -> Iterator[Fault]:
    """A container is proved empty once, with a photograph of its inside."""
    place = Place(file.subject, field=container)
    known = file.containers.get(container)
    if known is not None and known.on is not None:
        yield faults.CONTAINER_PROVED.at(place, container=container, day=known.on)
    if not photo:
        yield faults.NO_PHOTO.at(place, container=container)


def _on_the_matrix(score: Score, place: Place) -> Iterator[Fault]:
    if not (1 <= score.likelihood <= 5 and 1 <= score.consequence <= 5):
        yield faults.OFF_THE_MATRIX.at(
            place, likelihood=score.likelihood, consequence=score.consequence
        )


def _not_before_opening(file: EnvironmentFile, day: date, place: Place) -> Iterator[Fault]:
    if file.opened is not None and day < file.opened:
        yield faults.BEFORE_OPENING.at(place, day=day, opened=file.opened)
