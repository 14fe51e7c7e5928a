"""What became of a look at a signed paper: a record with reasons, never one yes or no."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from drawdown.documents.reasons import Reason


class Result(StrEnum):
    """The verdict in one word."""

    VALID = "valid"
    INVALID = "invalid"
    INCOMPLETE = "incomplete"
    """Nothing is wrong, but a signature or a proof is missing."""


MISSING = frozenset({"no-signature", "ledger-not-asked"})
"""Reasons that say that something is missing, and none that something is wrong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """One signature: whose, in which capacity, and what holds of it."""

    field: str
    signer: str
    reason: str
    """What the signer declared: the capacity and, where there is one, the delegation."""
    claimed: datetime | None
    proved: datetime | None
    """The time that a time-stamp authority vouches for."""
    intact: bool
    valid: bool
    trusted: bool
    timely: bool
    certificate: str = ""
    """SHA-256 of the signer's certificate, as hexadecimal digits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """Where the ledger holds the hash of the file, and who witnessed that."""

    origin: str
    index: int
    size: int
    witnesses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The verdict on a file."""

    sha256: str
    signatures: tuple[Signed, ...]
    whole: bool
    """Whether the last signature or time-stamp covers the whole file."""
    complete: bool
    """Whether every field that was expected is signed."""
    recorded: Recorded | None
    reasons: tuple[Reason, ...]

    @property
    def result(self) -> Result:
        """Return the verdict by the rule: every signature valid, whole, and in the ledger."""
        return _result(self.reasons)

    @property
    def of_signatures(self) -> Result:
        """Return the verdict where there is no ledger to ask: weaker, and it says so."""
        return _result(tuple(each for each in self.reasons if each.code != "ledger-not-asked"))

    def as_json(self) -> dict[str, Any]:
        """Return the record for a machine."""
        signatures = []
        for each in self.signatures:
            one = asdict(each)
            for name in ("claimed", "proved"):
                one[name] = one[name].isoformat() if one[name] else None
            signatures.append(one)
        return {
            "complete": self.complete,
            "of_signatures": str(self.of_signatures),
            "reasons": [{"code": r.code, "en": r.words.en, "fr": r.words.fr} for r in self.reasons],
            "recorded": asdict(self.recorded) if self.recorded else None,
            "result": str(self.result),
            "sha256": self.sha256,
            "signatures": signatures,
            "whole": self.whole,
        }


def _result(reasons: tuple[Reason, ...]) -> Result:
    if any(each.code not in MISSING for each in reasons):
        return Result.INVALID
    return Result.INCOMPLETE if reasons else Result.VALID
