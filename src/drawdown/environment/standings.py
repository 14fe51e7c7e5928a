"""What the environmental file says of each piece of evidence that gate G4 takes from records."""

from __future__ import annotations

from collections.abc import Mapping

from drawdown.environment.file import EnvironmentFile, Status
from drawdown.environment.finding import Finding
from drawdown.environment.waste import balances
from drawdown.handover.file import Standing
from drawdown.rules.closing import ClosingRules


def standings(rules: ClosingRules, file: EnvironmentFile) -> Mapping[str, Standing]:
    """Return how each record of gate G4 stands, by the id of the evidence."""
    return {
        "assessment_done": assessment_done(rules, file),
        "findings_settled": findings_settled(rules, file),
        "waste_accounted": waste_accounted(file),
        "containers_empty": containers_empty(file),
        "clearance_certificate": clearance_certificate(file),
    }


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


def waste_accounted(file: EnvironmentFile) -> Standing:
    """Every manifest is closed by its final receiver, and every kilogram accounted for."""
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
    streams = len(balances(file.manifests.values()))
    return Standing(met=True, reason=f"{len(file.manifests)} manifests of {streams} streams")


def containers_empty(file: EnvironmentFile) -> Standing:
    """Every container that stays was opened, and photographed empty."""
    unproved = sorted(c.id for c in file.containers.values() if not c.proved)
    if unproved:
        first = " ".join(unproved[:5])
        return Standing(met=False, reason=f"{len(unproved)} not proved empty: {first}")
    if file.assessment is None:
        return Standing(met=False, reason="nobody has listed the containers yet")
    return Standing(met=True, reason=f"{len(file.containers)} containers")


def clearance_certificate(file: EnvironmentFile) -> Standing:
    """A certificate is issued, with or without conditions."""
    stands = file.certificate
    if stands is None:
        return Standing(met=False, reason="no certificate was asked for")
    met = stands.status in {Status.ISSUED, Status.ISSUED_WITH_CONDITIONS}
    return Standing(met=met, reason=f"{stands.number}: {stands.status}", since=stands.on)
