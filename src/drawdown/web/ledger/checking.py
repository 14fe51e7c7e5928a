"""An act checked while its page is made: the stored bytes, the path, the signatures, in words."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from drawdown.ledger.checkpoint import open_checkpoint
from drawdown.ledger.log import Log
from drawdown.ledger.merkle import hash_leaf
from drawdown.ledger.note import print_note
from drawdown.ledger.paths import check_inclusion
from drawdown.ledger.proof import Proof
from drawdown.ledger.store import DamagedLog


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that was looked at, and whether it holds."""

    holds: bool
    words: str


@dataclass(frozen=True, slots=True)
class Checked:
    """The proof of an act and what came of checking it."""

    leaf: str
    path: tuple[str, ...]
    checkpoint: str
    size: int
    steps: tuple[Step, ...]

    @property
    def holds(self) -> bool:
        """Whether everything holds."""
        return all(step.holds for step in self.steps)


def check_act(log: Log, index: int, content: bytes) -> Checked:
    """Return the proof of an entry, checked from the bytes that are shown."""
    proof = log.prove(index)
    leaf = hash_leaf(content)
    steps = [*_place_of(log, proof, leaf), *_witnesses(log, proof)]
    return Checked(
        leaf=leaf.hex(),
        path=tuple(each.hex() for each in proof.path),
        checkpoint=print_note(proof.checkpoint).decode(),
        size=log.store.head().signed.size,
        steps=tuple(steps),
    )


def _place_of(log: Log, proof: Proof, leaf: bytes) -> list[Step]:
    """The checkpoint is signed by the log's key, and the path leads from the act to its root."""
    size = log.store.head().signed.size
    key = log.ring.key_at(size)
    try:
        checkpoint = open_checkpoint(proof.checkpoint, origin=log.origin, keys=[key])
    except (ValueError, DamagedLog) as error:
        return [Step(holds=False, words=_("The checkpoint is not signed: %s") % error)]
    signed = _("The checkpoint of %(size)s entries is signed with the key %(key)s.") % {
        "size": checkpoint.size,
        "key": key.key_id.hex(),
    }
    try:
        check_inclusion(
            leaf, proof.index, size=checkpoint.size, path=proof.path, root=checkpoint.root
        )
    except ValueError as error:
        wrong = _("The act is not under this checkpoint: %s") % error
        return [Step(holds=True, words=signed), Step(holds=False, words=wrong)]
    number = len(proof.path)
    leads = ngettext(
        "Its bytes, hashed again just now, lead by %(number)s step to the root that was signed.",
        "Its bytes, hashed again just now, lead by %(number)s steps to the root that was signed.",
        number,
    ) % {"number": number}
    return [Step(holds=True, words=signed), Step(holds=True, words=leads)]


def _witnesses(log: Log, proof: Proof) -> list[Step]:
    """Whose cosignatures the policy asks for, where it asks for any."""
    if not log.ring.policy.need:
        return []
    try:
        found = log.ring.policy.check(proof.checkpoint)
    except ValueError as error:
        return [Step(holds=False, words=_("Not yet witnessed: %s") % error)]
    names = ", ".join(witness.name for witness in found.times)
    return [Step(holds=True, words=_("Cosigned by %s.") % names)]
