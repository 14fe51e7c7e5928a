"""Whether a clearance certificate may be issued, and with what it may not."""

from __future__ import annotations

from collections.abc import Iterator

from drawdown.core.findings import Finding as Fault
from drawdown.core.findings import Place
from drawdown.environment.faults import CERTIFICATE_BLOCKED, NOT_VISITED, OWN_WORK
from drawdown.environment.file import Certificate, EnvironmentFile, Status
from drawdown.environment.standings import (
    assessment_done,
    containers_empty,
    findings_settled,
    waste_accounted,
)
from drawdown.rules.closing import ClosingRules


def may_certify(
    rules: ClosingRules, file: EnvironmentFile, certificate: Certificate
) -> Iterator[Fault]:
    """Yield what keeps a decision on the certificate from being taken.

    A refusal, and the statement that the site could not be visited, need no clean file.
    """
    place = Place(file.subject, field="certificate")
    if certificate.prepared_by == certificate.issued_by:
        yield OWN_WORK.at(place, person=certificate.issued_by)
    if certificate.status is Status.REFUSED and not certificate.reason:
        yield CERTIFICATE_BLOCKED.at(place, reason="a refusal gives its reason", remedy="write it")
    if certificate.status is Status.ISSUED_WITH_CONDITIONS and not certificate.conditions:
        yield CERTIFICATE_BLOCKED.at(place, reason="no condition is named", remedy="name them")
    if certificate.status not in {Status.ISSUED, Status.ISSUED_WITH_CONDITIONS}:
        return
    if not file.accessible:
        yield NOT_VISITED.at(place)
    checks = (
        assessment_done(rules, file),
        findings_settled(rules, file),
        waste_accounted(rules, file),
        containers_empty(rules, file),
    )
    for standing in checks:
        if not standing.met:
            yield CERTIFICATE_BLOCKED.at(
                place, reason=standing.reason, remedy="complete the file, or refuse the certificate"
            )
    unsettled = [f.id for f in file.findings.values() if f.accepted]
    if unsettled and certificate.status is Status.ISSUED:
        yield CERTIFICATE_BLOCKED.at(
            place,
            reason="accepted, not remedied: " + " ".join(unsettled),
            remedy="issue it with conditions that name them",
        )
