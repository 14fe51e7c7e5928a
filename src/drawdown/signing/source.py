"""Everything a pack is built from: records of every kind, and nothing that anybody typed for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from drawdown.commitments.file import CommitmentFile
from drawdown.documents.paper import Field, Language, Words
from drawdown.environment.file import EnvironmentFile
from drawdown.environment.paper import SiteFacts
from drawdown.handover.file import Given, Origin, SiteFile
from drawdown.leaving.file import ExitFile
from drawdown.property.line import Line
from drawdown.register.mission import Mission
from drawdown.register.site import Site
from drawdown.rules.closing import ClosingRules
from drawdown.signing.file import PackFile


@dataclass(frozen=True, slots=True)
class Kept:
    """What is known of a document of the store: its title, its form, its pages."""

    title: str
    form: str
    media: str
    pages: int | None = None
    """None for what has no pages."""

    @property
    def shown(self) -> bool:
        """Whether a paper can show it: a document of pages that open, or a picture."""
        return self.pages is not None or self.media.startswith("image/")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The records of one site or part on one day, and the checkpoint they stood under."""

    rules: ClosingRules
    mission: Mission
    site: Site
    file: SiteFile
    environment: EnvironmentFile
    facts: SiteFacts
    commitments: CommitmentFile
    exit: ExitFile
    pack: PackFile
    items: tuple[Line, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    """Names of persons by id, as they stand beside the ledger."""
    photographs: frozenset[str] = frozenset()
    """Documents of the store that are photographs."""
    instructions: Mapping[str, Kept] = field(default_factory=dict)
    """Running instructions by their SHA-256, so far as the store has them."""
    checkpoint: tuple[str, ...] = ()
    made: datetime
    governing: Language = Language.FRENCH

    @property
    def place(self) -> str:
        """The name of the site, and of its part where the pack is of one."""
        parts = {annex.id: annex.name for annex in self.site.annexes}
        part = self.file.part
        return f"{self.site.name} – {parts.get(part, part)}" if part else self.site.name

    @property
    def version(self) -> int:
        """The number that the pack built from this has."""
        return len(self.pack.versions) + 1

    @property
    def reconstructed(self) -> bool:
        """Whether any evidence under it was built afterwards."""
        given = (each for documents in self.file.given.values() for each in documents)
        return any(each.origin is Origin.RECONSTRUCTED for each in given)

    def named(self, person: str | None) -> str | None:
        """Return the name of a person, or the id where the name was erased."""
        return None if person is None else self.names.get(person, person)


def same(*texts: str | None) -> tuple[Words, ...]:
    """Return lines that read alike in both languages, without the empty ones."""
    return tuple(Words.same(text) for text in texts if text)


def day(on: date | None) -> tuple[Words, ...]:
    """Return a day as a line; nothing for none."""
    return same(on.isoformat() if on else None)


def evidence_field(source: Source, evidence: str) -> Field:
    """Return a piece of evidence as a field: the document's hash and day, marked if rebuilt."""
    given = source.file.last(evidence)
    label = evidence_words(source.rules, evidence)
    if given is None:
        return Field(label)
    return Field(label, (given_line(given),), given.origin is Origin.RECONSTRUCTED)


def given_line(given: Given) -> Words:
    """Return the day of a document and the beginning of its hash."""
    return Words.same(f"{given.on.isoformat()} · SHA-256 {given.document[:16]}")


def evidence_words(rules: ClosingRules, evidence: str) -> Words:
    """Return what a piece of evidence is called; raises `KeyError` where no rule asks for it."""
    for asked in rules.requirements:
        if asked.id == evidence:
            return Words(asked.evidence, asked.evidence_fr)
    for rule in rules.evidence:
        if rule.id == evidence:
            return Words(rule.name, rule.name_fr)
    raise KeyError(evidence)
