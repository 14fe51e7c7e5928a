"""A figure of a report: its value, and all that says where the value comes from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from drawdown.core.canonical import canonical_bytes, digest

Value = int | date | str | None
"""Unknown is none, never zero. A text is the id of a state."""


class EvidenceKind(StrEnum):
    """What a figure rests on."""

    SOURCE = "source"
    """A public source, as the register or the history of the mission cites it."""
    ACT = "act"
    """An entry of the ledger."""
    DOCUMENT = "document"
    PLAN = "plan"
    REGISTER = "register"
    """The register itself, where it cites nobody."""


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """One thing that a figure rests on; the hash is that of the bytes that say it."""

    kind: EvidenceKind
    name: str
    sha256: str
    """Of a source: the hash of the document of the mission that cites it."""


@dataclass(frozen=True, slots=True)
class Otherwise:
    """What others reported instead."""

    value: str
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One figure. `about` is how it is rounded, `subject` what in particular it speaks of."""

    rule: str
    value: Value
    as_of: date
    evidence: tuple[Evidence, ...] = ()
    subject: str = ""
    estimated: bool = False
    reconstructed: bool = False
    about: str = ""
    currency: str = ""
    otherwise: tuple[Otherwise, ...] = ()

    def __post_init__(self) -> None:
        if self.value is not None and not self.evidence:
            raise ValueError(f"the figure {self.rule} has a value and no evidence")

    @property
    def evidence_hash(self) -> str:
        """The hash of everything that it rests on, in canonical order."""
        return digest(
            canonical_bytes([[e.kind.value, e.name, e.sha256] for e in sorted(self.evidence)])
        )


def derived(
    rule: str, value: Value, parts: tuple[Figure, ...], *, as_of: date, about: str = ""
) -> Figure:
    """Return a figure calculated from others: it rests on all that they rest on."""
    return Figure(
        rule=rule,
        value=value,
        as_of=as_of,
        about=about,
        evidence=tuple(sorted({e for part in parts for e in part.evidence})),
        estimated=any(part.estimated for part in parts),
        reconstructed=any(part.reconstructed for part in parts),
    )
