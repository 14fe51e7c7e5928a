"""How a statement stands: its drafts, its review, its embargo, its release, what it corrects."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from drawdown.progress.telling.words import Language
from drawdown.statements.draft import About


class Stage(StrEnum):
    """How far a statement has come."""

    DRAFT = "draft"
    RETURNED = "returned"
    REVIEWED = "reviewed"
    EMBARGOED = "embargoed"
    RELEASED = "released"
    CORRECTED = "corrected"
    """A later release takes its place."""


class Verdict(StrEnum):
    """What a review comes to."""

    APPROVED = "approved"
    RETURNED = "returned"


@dataclass(frozen=True, slots=True)
class Text:
    """The draft that counts in one language."""

    document: str
    by: str
    at: datetime
    explained: Mapping[str, str] = field(default_factory=dict)
    """Why a flag does not stand against its release, by the key of the flag."""


@dataclass(frozen=True, slots=True)
class Review:
    """What somebody else thought of the texts that stood then."""

    verdict: Verdict
    texts: frozenset[str]
    by: str
    at: datetime
    note: str = ""


@dataclass(frozen=True, slots=True)
class Release:
    """That the texts went out, in whose name, and what their plain text hashes to."""

    by: str
    at: datetime
    texts: Mapping[Language, str]
    """SHA-256 of the plain text by language."""


class OnItsWay:
    """What goes from its draft through the review of another person to its release."""

    __slots__ = ()

    @property
    def documents(self) -> frozenset[str]:
        """The hashes of what stands."""
        raise NotImplementedError

    def approved_by(self, review: Review | None) -> bool:
        """Return whether a review approves what stands now."""
        return (
            review is not None
            and review.verdict is Verdict.APPROVED
            and review.texts == self.documents
        )

    def stage_by(self, review: Review | None, *, waits: bool, out: bool, replaced: bool) -> Stage:
        """Return how far it has come."""
        if out:
            return Stage.CORRECTED if replaced else Stage.RELEASED
        if self.approved_by(review):
            return Stage.EMBARGOED if waits else Stage.REVIEWED
        returned = review is not None and review.texts == self.documents
        return Stage.RETURNED if returned else Stage.DRAFT


@dataclass(frozen=True, slots=True)
class StatementFile(OnItsWay):
    """All that is recorded of a statement."""

    id: str
    about: About
    texts: Mapping[Language, Text] = field(default_factory=dict)
    drafters: frozenset[str] = frozenset()
    """Everybody whose draft ever stood: none of them reviews it."""
    review: Review | None = None
    """The last one."""
    embargo: datetime | None = None
    release: Release | None = None
    corrects: str | None = None
    """The released statement whose place it takes."""
    corrected_by: str | None = None
    """The released statement that took its place."""

    @property
    def documents(self) -> frozenset[str]:
        """The hashes of the drafts that stand."""
        return frozenset(text.document for text in self.texts.values())

    @property
    def approved(self) -> bool:
        """Whether the texts as they stand were approved by somebody else."""
        return self.approved_by(self.review)

    def stage(self, now: datetime) -> Stage:
        """Return how far it has come."""
        waits = self.embargo is not None and now < self.embargo
        out, replaced = self.release is not None, self.corrected_by is not None
        return self.stage_by(self.review, waits=waits, out=out, replaced=replaced)
