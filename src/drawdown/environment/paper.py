"""The clearance certificate as content: every field from a record, in two languages, none typed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from drawdown.core.canonical import canonical_bytes, digest
from drawdown.environment.file import Certificate, EnvironmentFile, Line
from drawdown.environment.finding import Finding
from drawdown.environment.waste import Manifest
from drawdown.rules.closing import ClosingRules

UNKNOWN = ("not recorded", "non consigné")


@dataclass(frozen=True, slots=True)
class Words:
    """The same statement in English and French; a name or a number is the same in both."""

    en: str
    fr: str


@dataclass(frozen=True, slots=True)
class PrintedField:
    """One field: its label and its lines. A field without lines says that nothing is recorded."""

    id: str
    label: Words
    lines: tuple[Words, ...]
    recorded: bool


@dataclass(frozen=True, slots=True)
class SiteFacts:
    """What the certificate takes from the register; unknown is none."""

    mission: str
    name: str
    code: str
    type: str
    opened: str | None = None
    left: date | None = None
    parcels: tuple[str, ...] = ()
    area_hectares: str | None = None
    peak_population: int | None = None
    staying: tuple[str, ...] = ()
    ammunition: str | None = None
    """Reference of the ammunition clearance."""


@dataclass(frozen=True, slots=True)
class Source:
    """Everything a field may be built from."""

    rules: ClosingRules
    file: EnvironmentFile
    facts: SiteFacts
    certificate: Certificate


def content_of(source: Source) -> tuple[PrintedField, ...]:
    """Return the certificate field by field, in the order of the rules.

    A field that the rules name and nobody knows how to build raises `KeyError`.
    """
    printed = []
    for rule in source.rules.certificate:
        lines = BUILDERS[rule.id](source)
        printed.append(
            PrintedField(
                id=rule.id,
                label=Words(rule.label, rule.label_fr),
                lines=lines or (Words(*UNKNOWN),),
                recorded=bool(lines),
            )
        )
    return tuple(printed)


def _same(*texts: str | None) -> tuple[Words, ...]:
    return tuple(Words(text, text) for text in texts if text)


def _number(source: Source) -> tuple[Words, ...]:
    version = len(source.file.certificates) + (source.certificate not in source.file.certificates)
    return _same(f"{source.certificate.number} / {version}")


def _position(source: Source) -> tuple[Words, ...]:
    here = source.file.position
    return _same(f"{here.lat:.4f}, {here.lon:.4f}") if here else ()


def _area(source: Source) -> tuple[Words, ...]:
    return _same(source.facts.area_hectares and f"{source.facts.area_hectares} ha")


def _occupied(source: Source) -> tuple[Words, ...]:
    if source.facts.opened is None:
        return ()
    left = source.facts.left.isoformat() if source.facts.left else "…"
    return _same(f"{source.facts.opened} – {left}")


def _type(source: Source) -> tuple[Words, ...]:
    peak = source.facts.peak_population
    kind = TYPES.get(source.facts.type, (source.facts.type, source.facts.type))
    words = kind if peak is None else tuple(f"{each}; {peak}" for each in kind)
    return (Words(*words),)


TYPES = {
    "TOB": ("temporary operating base", "base opérationnelle temporaire"),
    "camp": ("camp", "camp"),
    "super_camp": ("super camp", "supercamp"),
    "hq_logistics_base": ("headquarters and logistics base", "quartier général et base logistique"),
    "annex": ("annex", "annexe"),
}


def _baseline(source: Source) -> tuple[Words, ...]:
    baseline = source.file.baseline
    if baseline is None:
        return ()
    if baseline.rebuilt_from:
        return (
            Words(
                f"no survey at entry; rebuilt from {baseline.rebuilt_from} on {baseline.day}",
                f"pas d'étude à l'arrivée ; reconstitué à partir de {baseline.rebuilt_from}"
                f" le {baseline.day}",
            ),
        )
    return _same(f"{baseline.day} ({baseline.document[:16]})")


def _assessment(source: Source) -> tuple[Words, ...]:
    done = source.file.assessment
    if done is None:
        return ()
    closed = done.closed_on.isoformat() if done.closed_on else "…"
    host = len(done.host_experts)
    return (
        Words(
            f"{done.reference}, {done.opened_on} to {closed}; "
            f"{len(done.team)} of the mission, {host} of the host",
            f"{done.reference}, du {done.opened_on} au {closed} ; "
            f"{len(done.team)} de la mission, {host} de l'hôte",
        ),
    )


ANSWERS = {
    "passed": ("in order", "conforme"),
    "failed": ("not in order", "non conforme"),
    "absent": ("nothing of the kind", "sans objet"),
}


def _checklist(source: Source) -> tuple[Words, ...]:
    lines: Mapping[str, Line] = source.file.assessment.lines if source.file.assessment else {}
    found = []
    for rule in source.rules.checklist:
        if (line := lines.get(rule.id)) is not None:
            en, fr = ANSWERS[line.answer]
            found.append(Words(f"{rule.id} {rule.area}: {en}", f"{rule.id} {rule.area_fr} : {fr}"))
    return tuple(found)


def _finding(finding: Finding) -> Words:
    before, after = finding.score.rating, finding.rating
    return Words(
        f"{finding.id} ({finding.line}): {finding.text}; {before} before, {after} after",
        f"{finding.id} ({finding.line}) : {finding.text} ; {RATINGS[before]} avant,"
        f" {RATINGS[after]} après",
    )


RATINGS = {
    "none": "nul",
    "low": "faible",
    "medium": "moyen",
    "high": "élevé",
    "extreme": "extrême",
}


def _findings(source: Source) -> tuple[Words, ...]:
    return tuple(_finding(finding) for finding in source.file.findings.values())


def _samples(source: Source) -> tuple[Words, ...]:
    samples = {sample for f in source.file.findings.values() for sample in f.samples}
    return _same(*sorted(samples))


def _waste(source: Source) -> tuple[Words, ...]:
    return tuple(_manifest(manifest) for manifest in source.file.manifests.values())


def _manifest(manifest: Manifest) -> Words:
    taken = (
        f"{manifest.receipt.kg} kg, {manifest.receipt.certificate[:16]}"
        if manifest.receipt
        else "…"
    )
    text = f"{manifest.id} {manifest.stream}: {manifest.kg} kg → {manifest.receiver}: {taken}"
    return Words(text, text)


def _conditions(source: Source) -> tuple[Words, ...]:
    accepted = [f.id for f in source.file.findings.values() if f.accepted]
    both = tuple(
        Words(
            f"{name}: accepted by the mission and the receiver",
            f"{name} : accepté par la mission et le destinataire",
        )
        for name in accepted
    )
    return (*_same(*source.certificate.conditions), *both)


def _photos(source: Source) -> tuple[Words, ...]:
    photos = {photo for finding in source.file.findings.values() for photo in finding.photos}
    photos |= {c.photo for c in source.file.containers.values() if c.photo}
    if not photos:
        return ()
    return _same(f"{len(photos)}: {digest(canonical_bytes(sorted(photos)))}")


def _limits(source: Source) -> tuple[Words, ...]:
    if source.file.accessible:
        text = Words(
            "Covers what was visible and sampled on the days of the assessment.",
            "Porte sur ce qui était visible et prélevé aux jours de l'évaluation.",
        )
    else:
        text = Words(
            "The site could not be visited; nothing is certified.",
            "Le site n'a pu être visité ; rien n'est certifié.",
        )
    return (text, *_same(source.certificate.reason))


def _signatures(source: Source) -> tuple[Words, ...]:
    by = source.certificate
    return (
        Words(f"prepared by {by.prepared_by}", f"préparé par {by.prepared_by}"),
        Words(f"issued by {by.issued_by} on {by.on}", f"délivré par {by.issued_by} le {by.on}"),
    )


STATUSES = {
    "issued": ("issued", "délivré"),
    "issued_with_conditions": ("issued with conditions", "délivré sous conditions"),
    "refused": ("refused", "refusé"),
    "not_issued_not_accessible": (
        "not issued: the site was not accessible",
        "non délivré : site inaccessible",
    ),
}

BUILDERS: Mapping[str, Callable[[Source], tuple[Words, ...]]] = {
    "number": _number,
    "mission": lambda source: _same(source.facts.mission),
    "site": lambda source: _same(f"{source.facts.name} ({source.facts.code})"),
    "parcels": lambda source: _same(*source.facts.parcels),
    "position": _position,
    "area": _area,
    "occupied": _occupied,
    "type": _type,
    "baseline": _baseline,
    "assessment": _assessment,
    "checklist": _checklist,
    "findings": _findings,
    "samples": _samples,
    "waste": _waste,
    "ammunition": lambda source: _same(source.facts.ammunition),
    "conditions": _conditions,
    "staying": lambda source: _same(*source.facts.staying),
    "photos": _photos,
    "limits": _limits,
    "signatures": _signatures,
    "status": lambda source: (Words(*STATUSES[source.certificate.status]),),
}
