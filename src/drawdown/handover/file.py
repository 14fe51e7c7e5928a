"""The file of a site, or of one part of it: its state, the evidence given, the gates passed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from drawdown.handover.receiving import Check, Obligation, Receiver

FIRST_STATE = "operating"


class Origin(StrEnum):
    """Where a piece of evidence comes from."""

    ORIGINAL = "original"
    """Made when and where it says."""
    RECONSTRUCTED = "reconstructed"
    """Built afterwards, for a demonstration; marked wherever it is shown."""


@dataclass(frozen=True, slots=True)
class Given:
    """A document given as a piece of evidence: its hash, by whom, and on which day."""

    document: str
    by: str
    on: date
    origin: Origin = Origin.ORIGINAL


@dataclass(frozen=True, slots=True)
class Standing:
    """How a piece of evidence that follows from records stands: met or not, why, since when."""

    met: bool
    reason: str
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """That a gate was passed: by whom, on which day, under which version of the rules."""

    by: str
    on: date
    rules: str


@dataclass(frozen=True, slots=True)
class SiteFile:
    """What is known of the closure of a site or of a part of it (`part` is none for the whole)."""

    site: str
    part: str | None = None
    state: str = FIRST_STATE
    since: date | None = None
    given: Mapping[str, tuple[Given, ...]] = field(default_factory=dict)
    """By id of the evidence; the last one counts, the others stay."""
    records: Mapping[str, Standing] = field(default_factory=dict)
    """By id of the evidence: what other records say of it. Absent means that nothing is known."""
    passed: Mapping[str, Passage] = field(default_factory=dict)
    parts: Mapping[str, str] = field(default_factory=dict)
    """The state of each part, by its id."""
    receiver: Receiver | None = None
    obligations: Mapping[str, Obligation] = field(default_factory=dict)
    checks: tuple[Check, ...] = ()
    signed_on: date | None = None
    """The day on which the handover was signed."""
    opened: date | None = None
    """The first day the site can have been the mission's; it comes from the register."""

    @property
    def subject(self) -> str:
        """The subject of acts on this file."""
        return f"part:{self.site}/{self.part}" if self.part else f"site:{self.site}"

    def last(self, evidence: str) -> Given | None:
        """Return the document that counts as a piece of evidence."""
        documents = self.given.get(evidence, ())
        return documents[-1] if documents else None
