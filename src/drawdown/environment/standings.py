"""What the environmental file says of each piece of evidence of gate G4.

A line of the checklist that failed says that something is there. Until what it found is settled,
the evidence that the rules have it speak of does not stand, whatever paper was given for it.
"""

from __future__ import annotations

from collections.abc import Mapping

from drawdown.environment.file import Answer, EnvironmentFile, Status
from drawdown.environment.finding import Finding
from drawdown.environment.waste import balances
from drawdown.handover.file import Standing
from drawdown.rules.closing import ClosingRules

WASTE, CONTAINERS = "waste_accounted", "containers_empty"


def standings(rules: ClosingRules, file: EnvironmentFile) -> Mapping[str, Standing]:
    """Return how each piece of evidence stands; a document only where lines speak of it."""
    found = {
        "assessment_done": assessment_done(rules, file),
        "findings_settled": findings_settled(rules, file),
        WASTE: waste_accounted(rules, file),
        CONTAINERS: containers_empty(rules, file),
        "clearance_certificate": clearance_certificate(file),
    }
    spoken_of = dict.fromkeys(rule.speaks_of for rule in rules.checklist if rule.speaks_of)
    heard = {name: what_lines_say(rules, file, name) for name in spoken_of if name not in found}
    return found | {name: standing for name, standing in heard.items() if standing is not None}


def what_lines_say(rules: ClosingRules, file: EnvironmentFile, evidence: str) -> Standing | None:
    """Return what the lines that speak of a document say; none while one of them has no answer."""
    asked = [rule.id for rule in rules.checklist if rule.speaks_of == evidence]
    walk = file.assessment
    if walk is None or not set(asked) <= set(walk.lines):
        return None
    if failed := unsettled_lines(rules, file, evidence):
        return Standing(
            met=False, reason="failed, and not settled: " + " ".join(failed), since=walk.opened_on
        )
    return Standing(met=True, reason="looked at: " + " ".join(asked), since=walk.closed_on)


def failed_lines(rules: ClosingRules, file: EnvironmentFile, evidence: str = "") -> list[str]:
    """Return the lines that failed, in their order: all, or those that speak of some evidence."""
    answered = file.assessment.lines if file.assessment else {}
    return [
        rule.id
        for rule in rules.checklist
        if rule.id in answered
        and answered[rule.id].answer is Answer.FAILED
        and evidence in ("", rule.speaks_of)
    ]


def unsettled_lines(rules: ClosingRules, file: EnvironmentFile, evidence: str) -> list[str]:
    """Return the failed lines without findings, or with one neither remedied nor accepted."""
    settled = {finding.line for finding in file.findings.values()} - {
        finding.line
        for finding in file.findings.values()
        if not finding.accepted and (finding.remedy is None or finding.remedy.verified_on is None)
    }
    return [line for line in failed_lines(rules, file, evidence) if line not in settled]


def assessment_done(rules: ClosingRules, file: EnvironmentFile) -> Standing:
    """Every line of the checklist is answered and the assessment closed."""
    done = file.assessment
    if done is None:
        return Standing(met=False, reason="no assessment was opened")
    open_lines = [rule.id for rule in rules.checklist if rule.id not in done.lines]
    if open_lines:
        return Standing(
            met=False, reason="not answered: " + " ".join(open_lines), since=done.opened_on
        )
    if done.closed_on is None:
        return Standing(met=False, reason="the assessment is not closed", since=done.opened_on)
    return Standing(met=True, reason=f"assessment {done.reference}", since=done.closed_on)


def findings_settled(rules: ClosingRules, file: EnvironmentFile) -> Standing:
    """No finding blocks the certificate, and what needs settling or an owner has it."""
    unsettled = [why for f in file.findings.values() if (why := unsettled_because(rules, f))]
    if unsettled:
        since = min(finding.found_on for finding in file.findings.values())
        return Standing(met=False, reason="; ".join(unsettled), since=since)
    if file.assessment is None:
        return Standing(met=False, reason="nobody has looked yet")
    found = {finding.line for finding in file.findings.values()}
    if bare := [line for line in failed_lines(rules, file) if line not in found]:
        return Standing(
            met=False,
            reason="failed, and no finding says why: " + " ".join(bare),
            since=file.assessment.opened_on,
        )
    return Standing(met=True, reason=f"{len(file.findings)} findings, all settled")


def unsettled_because(rules: ClosingRules, finding: Finding) -> str:
    """Return why a finding still stands in the way; empty when it does not."""
    rating = finding.rating
    if rating in rules.risk.blocks:
        return f"{finding.id} is {rating}"
    if rating in rules.risk.needs_settling and not finding.accepted:
        return f"{finding.id} is {rating}, neither remedied nor accepted by both sides"
    if rating in rules.risk.needs_owner and not finding.has_owner:
        return f"{finding.id} is {rating} and has no owner and day"
    return ""


def waste_accounted(rules: ClosingRules, file: EnvironmentFile) -> Standing:
    """Waste that was found left by manifest, its receiver has it, every kilogram accounted for."""
    open_ones = [manifest for manifest in file.manifests.values() if manifest.receipt is None]
    if open_ones:
        names = " ".join(manifest.id for manifest in open_ones)
        since = min(manifest.left_on for manifest in open_ones)
        return Standing(met=False, reason=f"on the way: {names}", since=since)
    unexplained = [
        manifest.id
        for manifest in file.manifests.values()
        if manifest.difference_kg and manifest.receipt and not manifest.receipt.difference_reason
    ]
    if unexplained:
        return Standing(met=False, reason="weights differ: " + " ".join(unexplained))
    if file.assessment is None:
        return Standing(met=False, reason="nobody has looked for waste yet")
    gone = {manifest.line for manifest in file.manifests.values()}
    if bare := [line for line in failed_lines(rules, file, WASTE) if line not in gone]:
        return Standing(
            met=False,
            reason="waste was found, and no manifest carries it away: " + " ".join(bare),
            since=file.assessment.opened_on,
        )
    streams = len(balances(file.manifests.values()))
    return Standing(met=True, reason=f"{len(file.manifests)} manifests of {streams} streams")


def containers_empty(rules: ClosingRules, file: EnvironmentFile) -> Standing:
    """Every container that stays was opened, and photographed empty; no waste lies about."""
    unproved = sorted(c.id for c in file.containers.values() if not c.proved)
    if unproved:
        first = " ".join(unproved[:5])
        return Standing(met=False, reason=f"{len(unproved)} not proved empty: {first}")
    if file.assessment is None:
        return Standing(met=False, reason="nobody has listed the containers yet")
    if failed := unsettled_lines(rules, file, CONTAINERS):
        return Standing(
            met=False,
            reason="failed, and not settled: " + " ".join(failed),
            since=file.assessment.opened_on,
        )
    return Standing(met=True, reason=f"{len(file.containers)} containers")


def clearance_certificate(file: EnvironmentFile) -> Standing:
    """A certificate is issued, with or without conditions."""
    stands = file.certificate
    if stands is None:
        return Standing(met=False, reason="no certificate was asked for")
    met = stands.status in {Status.ISSUED, Status.ISSUED_WITH_CONDITIONS}
    return Standing(met=met, reason=f"{stands.number}: {stands.status}", since=stands.on)
