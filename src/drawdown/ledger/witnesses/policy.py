"""Whose word is enough: the witnesses that are known and how many of them have to cosign."""

from __future__ import annotations

from dataclasses import dataclass

from drawdown.ledger.checkpoint import Cosigned, cosignatures
from drawdown.ledger.key import Algorithm, VerifyingKey
from drawdown.ledger.note import Note


class NotWitnessed(ValueError):
    """Fewer witnesses cosigned than the policy asks for; the message says which are missing."""


@dataclass(frozen=True, slots=True)
class Policy:
    """`need` of these witnesses: for a mission, 2 of host authority, headquarters and camp."""

    need: int = 0
    witnesses: tuple[VerifyingKey, ...] = ()

    def __post_init__(self) -> None:
        if not 0 <= self.need <= len(self.witnesses):
            raise ValueError(f"{self.need} of {len(self.witnesses)} witnesses cannot be")
        if len({witness.public for witness in self.witnesses}) < len(self.witnesses):
            raise ValueError("two witnesses with one key are one witness")
        for witness in self.witnesses:
            if witness.algorithm is not Algorithm.COSIGNATURE:
                raise ValueError(f"the key of {witness.name} signs as a log, not as a witness")

    def check(self, note: Note) -> Cosigned:
        """Return who cosigned a checkpoint; raise `NotWitnessed` when they are too few."""
        found = cosignatures(note, self.witnesses)
        if len(found.times) < self.need:
            missing = [witness.name for witness in self.witnesses if witness not in found.times]
            raise NotWitnessed(
                f"{len(found.times)} of {self.need} cosignatures; none of {', '.join(missing)}"
            )
        return found


NOBODY = Policy()
"""The policy of a log that no witness is known for."""
