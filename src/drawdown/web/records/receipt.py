"""What the author of an act gets: where it stands in the ledger, and the proof that it does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from drawdown.ledger.act import Act
from drawdown.ledger.note import print_note
from drawdown.ledger.proof import Proof, print_proof


@dataclass(frozen=True, slots=True)
class Receipt:
    """The act as it is recorded, and its proof under a signed checkpoint.

    `new` is false when the act was in the ledger already: sent again, it is the same act.
    """

    act: Act
    proof: Proof
    new: bool

    @property
    def index(self) -> int:
        """Where the act stands, counted from 0."""
        return self.proof.index

    def to_json(self) -> dict[str, Any]:
        """Return the receipt as the API answers it: proof and checkpoint as C2SP writes them."""
        return {
            "act": self.act.act,
            "index": self.index,
            "recorded": self.act.recorded.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "new": self.new,
            "proof": print_proof(self.proof).decode(),
            "checkpoint": print_note(self.proof.checkpoint).decode(),
        }
