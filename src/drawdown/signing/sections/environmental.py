"""The environmental report and the clearance certificate, field by field as the rules ask."""

from __future__ import annotations

from drawdown.documents.paper import Block, Field, Fields, Photo, Photos, Section, Text, Words
from drawdown.environment.paper import Source as CertificateSource
from drawdown.environment.paper import content_of
from drawdown.signing.case import UNVISITED, case_of
from drawdown.signing.source import Source, evidence_field

TITLE = Words(
    "Environmental report and clearance certificate",
    "Rapport environnemental et certificat de conformité",
)

NO_VISIT = Words(
    "Environment: no certificate without a visit",
    "Environnement : pas de certificat sans visite",
)


def section(source: Source) -> Section:
    """Return the certificate; one that nobody decided on is said to be missing.

    Of a site that nobody visited it is no certificate, and bears no number of one.
    """
    decided, visited = source.environment.certificate, case_of(source) not in UNVISITED
    title = TITLE if visited else NO_VISIT
    blocks: list[Block] = []
    if visited:
        blocks.append(Fields((evidence_field(source, "environmental_report"),)))
    if decided is None:
        blocks.append(
            Text(
                Words(
                    "Nobody has decided on a clearance certificate.",
                    "Nul n'a statué sur un certificat de conformité.",
                )
            )
        )
        return Section(title, tuple(blocks), own_page=visited)
    certificate = CertificateSource(source.rules, source.environment, source.facts, decided)
    fields = tuple(
        Field(
            Words(each.label.en, each.label.fr),
            tuple(Words(_named(source, line.en), _named(source, line.fr)) for line in each.lines)
            if each.recorded
            else (),
            source.reconstructed and each.id in REBUILT,
        )
        for each in content_of(certificate)
        if visited or each.id not in OF_A_CERTIFICATE
    )
    blocks.append(Fields(fields))
    if shown := _photographs(source):
        blocks.append(Photos(shown))
    return Section(title, tuple(blocks), own_page=visited)


OF_A_CERTIFICATE = frozenset({"number", "mission", "site", "coordinates"})
"""What a certificate opens with; the first page of a record of departure has the rest."""
REBUILT = frozenset({"assessment", "checklist", "ammunition", "status", "findings", "waste"})
"""Fields that rest on evidence which may be reconstructed."""


def _named(source: Source, text: str) -> str:
    """Write the names of persons where a line has their ids."""
    for person, name in source.names.items():
        text = text.replace(person, name)
    return text


def _photographs(source: Source) -> tuple[Photo, ...]:
    return tuple(
        Photo(sha256, Words.same(f"{finding.id}: {finding.text}"))
        for finding in source.environment.findings.values()
        for sha256 in finding.photos
        if sha256 in source.photographs
    )
