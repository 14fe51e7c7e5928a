"""The environmental file of a site as its page shows it: findings, photographs, checks, waste."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from drawdown.environment.file import Container, EnvironmentFile, Pair
from drawdown.environment.finding import Finding, Position
from drawdown.environment.photos import distance_km, position_of
from drawdown.environment.standings import unsettled_because
from drawdown.rules.closing import CheckRule, ClosingRules, Rating
from drawdown.web.closing.documents.photos import photos_among
from drawdown.web.closing.phrases.spoken import spoken
from drawdown.web.closing.words import ANSWERS, MEDIA, RATINGS, said
from drawdown.web.ui.names import named


@dataclass(frozen=True, slots=True)
class Photo:
    """A photograph with what it says of itself; unknown is none."""

    sha256: str
    words: str
    position: str
    at: datetime | None
    km: float | None
    far: bool


@dataclass(frozen=True, slots=True)
class FindingLine:
    """One finding in words."""

    finding: Finding
    area: str
    medium: str
    rating: Rating
    rating_words: str
    found_words: str
    """As it was found, where that differs."""
    stands: str
    """What it still blocks; empty for nothing."""
    owner: str
    position: str
    photos: tuple[Photo, ...]


@dataclass(frozen=True, slots=True)
class PairLine:
    """The same place twice."""

    pair: Pair
    before: Photo
    after: Photo
    area: str


@dataclass(frozen=True, slots=True)
class CheckLine:
    """One line of the checklist and its answer; none while it is open."""

    rule: CheckRule
    area: str
    check: str
    asked: str
    """The evidence that it asks for."""
    answer: str
    failed: bool
    note: str
    evidence: tuple[str, ...]


def finding_lines(
    rules: ClosingRules, file: EnvironmentFile, names: Mapping[str, str]
) -> list[FindingLine]:
    """Return the findings, the gravest first."""
    areas = {rule.id: said(rule.area, rule.area_fr) for rule in rules.checklist}
    order = list(Rating)
    found = sorted(file.findings.values(), key=lambda each: (-order.index(each.rating), each.id))
    return [_finding(rules, file, each, areas, names) for each in found]


def _finding(
    rules: ClosingRules,
    file: EnvironmentFile,
    finding: Finding,
    areas: Mapping[str, str],
    names: Mapping[str, str],
) -> FindingLine:
    remedy = finding.remedy
    changed = finding.rating != finding.score.rating
    return FindingLine(
        finding=finding,
        area=areas.get(finding.line, finding.line),
        medium=named(MEDIA, finding.medium),
        rating=finding.rating,
        rating_words=named(RATINGS, finding.rating),
        found_words=named(RATINGS, finding.score.rating) if changed else "",
        stands=spoken(unsettled_because(rules, finding)),
        owner=names.get(remedy.owner, remedy.owner) if remedy else "",
        position=position_words(finding.position),
        photos=photos_of(rules, file, finding.photos, finding.id),
    )


def photos_of(
    rules: ClosingRules, file: EnvironmentFile, hashes: Iterable[str], words: str
) -> tuple[Photo, ...]:
    """Return those of some documents that are photographs."""
    return tuple(
        Photo(
            sha256=sha256,
            words=words,
            position=position_words(position_of(taken)),
            at=taken.at,
            km=(km := distance_km(file.position, taken)),
            far=km is not None and km > rules.photos.farthest_km,
        )
        for sha256, taken in photos_among(hashes).items()
    )


def pair_lines(rules: ClosingRules, file: EnvironmentFile) -> list[PairLine]:
    """Return the pairs of photographs."""
    areas = {rule.id: said(rule.area, rule.area_fr) for rule in rules.checklist}
    found = []
    for pair in file.pairs.values():
        before = photos_of(rules, file, [pair.before], _("before: %(spot)s") % {"spot": pair.spot})
        after = photos_of(rules, file, [pair.after], _("after: %(spot)s") % {"spot": pair.spot})
        if before and after:
            found.append(PairLine(pair, before[0], after[0], areas.get(pair.line, pair.line)))
    return found


def check_lines(rules: ClosingRules, file: EnvironmentFile) -> list[CheckLine]:
    """Return the whole checklist, answered or not."""
    lines = file.assessment.lines if file.assessment else {}
    found = []
    for rule in rules.checklist:
        line = lines.get(rule.id)
        found.append(
            CheckLine(
                rule=rule,
                area=said(rule.area, rule.area_fr),
                check=said(rule.check, rule.check_fr),
                asked=said(rule.evidence, rule.evidence_fr or rule.evidence),
                answer=named(ANSWERS, line.answer) if line else "",
                failed=line is not None and line.answer == "failed",
                note=spoken(line.note) if line else "",
                evidence=line.evidence if line else (),
            )
        )
    return found


def matrix(
    rules: ClosingRules, file: EnvironmentFile
) -> list[tuple[int, list[tuple[Rating, int]]]]:
    """Return likelihood by consequence, 5 down to 1: the rating of each cell, and its findings."""
    now = [
        each.remedy.after
        if each.remedy and each.remedy.verified_on and each.remedy.after
        else each.score
        for each in file.findings.values()
    ]
    counts = {(score.likelihood, score.consequence): 0 for score in now}
    for score in now:
        counts[score.likelihood, score.consequence] += 1
    return [
        (
            likelihood,
            [
                (rules.risk.rate(likelihood, consequence), counts.get((likelihood, consequence), 0))
                for consequence in range(1, 6)
            ],
        )
        for likelihood in range(5, 0, -1)
    ]


def position_words(position: Position | None) -> str:
    """Return a position as it is written; empty for none."""
    return f"{position.lat:.5f}, {position.lon:.5f}" if position is not None else ""


def containers_of(file: EnvironmentFile) -> list[tuple[Container, date | None]]:
    """Return the containers that stay, those without proof first."""
    found = sorted(file.containers.values(), key=lambda each: (each.proved, each.id))
    return [(each, each.on) for each in found]
