"""The environmental file of a site: everything the certificate is built from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from drawdown.environment.finding import Finding, Position
from drawdown.environment.waste import Manifest


class Answer(StrEnum):
    """How a line of the checklist came out."""

    PASSED = "passed"
    FAILED = "failed"
    ABSENT = "absent"
    """Nothing of the kind stands on the site."""


@dataclass(frozen=True, slots=True)
class Baseline:
    """The environmental baseline (EBS): a survey on file, or one rebuilt from other records."""

    day: date
    document: str
    rebuilt_from: str = ""
    """What it was rebuilt from, in words; empty for a survey made at entry."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the checklist, answered."""

    answer: Answer
    note: str = ""
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Assessment:
    """The close-out assessment (ECOA): who walked, when, and the checklist line by line."""

    reference: str
    opened_on: date
    team: tuple[str, ...]
    host_experts: tuple[str, ...] = ()
    lines: Mapping[str, Line] = field(default_factory=dict)
    closed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Container:
    """A container that stays, proved empty by a photograph of its inside."""

    id: str
    photo: str = ""
    by: str = ""
    on: date | None = None

    @property
    def proved(self) -> bool:
        """Whether there is proof that it is empty."""
        return self.on is not None


@dataclass(frozen=True, slots=True)
class Pair:
    """Two photographs of one place, before the mission used it and after it left."""

    id: str
    spot: str
    before: str
    after: str
    line: str = ""
    """The line of the checklist that it answers; empty for none."""
    reason: str = ""
    """Why a position is missing or far; empty where nothing needed one."""


class Status(StrEnum):
    """What became of the clearance certificate."""

    ISSUED = "issued"
    ISSUED_WITH_CONDITIONS = "issued_with_conditions"
    REFUSED = "refused"
    NOT_ISSUED_NOT_ACCESSIBLE = "not_issued_not_accessible"


@dataclass(frozen=True, slots=True)
class Certificate:
    """A decision on the clearance certificate; a later one replaces it and says so."""

    number: str
    status: Status
    on: date
    prepared_by: str
    issued_by: str
    conditions: tuple[str, ...] = ()
    reason: str = ""
    rules: str = ""
    """The digest of the rules it was decided under."""


@dataclass(frozen=True, slots=True)
class EnvironmentFile:
    """What is known of the environment of a site or of a part of it."""

    site: str
    part: str | None = None
    opened: date | None = None
    position: Position | None = None
    accessible: bool = True
    baseline: Baseline | None = None
    assessment: Assessment | None = None
    findings: Mapping[str, Finding] = field(default_factory=dict)
    manifests: Mapping[str, Manifest] = field(default_factory=dict)
    containers: Mapping[str, Container] = field(default_factory=dict)
    pairs: Mapping[str, Pair] = field(default_factory=dict)
    certificates: tuple[Certificate, ...] = ()

    @property
    def subject(self) -> str:
        """The subject of acts on this file."""
        return f"part:{self.site}/{self.part}" if self.part else f"site:{self.site}"

    @property
    def certificate(self) -> Certificate | None:
        """The decision that stands."""
        return self.certificates[-1] if self.certificates else None
