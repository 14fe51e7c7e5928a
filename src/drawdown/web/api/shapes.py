"""What the programming interface takes and answers, as its description shows it."""

from __future__ import annotations

from typing import Annotated, Any

from ninja import Schema
from pydantic import ConfigDict, Field

from drawdown.core.findings import Finding


class PersonalIn(Schema):
    """A personal value that the act names by its digest."""

    model_config = ConfigDict(extra="forbid")

    salt: str = Field(pattern=r"^[0-9a-f]{32}$")
    value: str = Field(min_length=1, max_length=2000)


class ActIn(Schema):
    """A submission (docs/formats/act.md), and the personal values that it names."""

    model_config = ConfigDict(extra="forbid")

    submission: dict[str, Any]
    values: list[PersonalIn] = Field(default_factory=list, max_length=100)


class ReceiptOut(Schema):
    """Where the act stands; its proof under the checkpoint, as C2SP `tlog-proof` writes it."""

    act: str
    index: int
    recorded: str
    new: bool
    """False for an act that was there already: sent again, it is the same act."""
    proof: str
    checkpoint: str


class FindingOut(Schema):
    """One thing that is wrong: what was found, and what to do about it."""

    code: str
    severity: str
    place: str
    found: str
    remedy: str

    @classmethod
    def of(cls, finding: Finding) -> FindingOut:
        """Return a finding as it is answered."""
        return cls(
            code=finding.code,
            severity=finding.severity.value,
            place=str(finding.place),
            found=finding.found,
            remedy=finding.remedy,
        )


class Problem(Schema):
    """Why nothing was done."""

    problem: str
    findings: list[FindingOut] = Field(default_factory=list)


Name = Annotated[str, Field(max_length=60, pattern=r"^[a-z0-9_.-]*$")]


class EntriesAsked(Schema):
    """Which entries: from an index on, of one site, of one kind, by one person."""

    start: int = Field(0, ge=0, le=2**53 - 1)
    site: Name = ""
    kind: Name = ""
    person: Name = ""


class EntryOut(Schema):
    """An entry of the ledger: its index and the act, as it is recorded."""

    index: int
    act: dict[str, Any]


class EntriesOut(Schema):
    """Entries in their order. `next` is where to go on; null at the end."""

    size: int
    entries: list[EntryOut]
    next: int | None


class StoredOut(Schema):
    """A document in the store: name it in the evidence of an act."""

    sha256: str
    size: int
    form: str
