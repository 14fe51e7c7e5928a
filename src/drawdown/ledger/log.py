"""The log: append, sign after reading back, prove, audit; pure over the store it is given."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from drawdown.ledger import growth
from drawdown.ledger.checkpoint import Checkpoint, open_checkpoint, sign_checkpoint
from drawdown.ledger.key import BadKey, SigningKey
from drawdown.ledger.keyring import KeyRing
from drawdown.ledger.note import BadSignature, Note, Signature, parse_note, print_note, verify
from drawdown.ledger.paths import consistency_path, inclusion_path
from drawdown.ledger.proof import Proof
from drawdown.ledger.reading_back import nodes_of, read_new, read_older, read_whole
from drawdown.ledger.store import DamagedLog, Head, Store
from drawdown.ledger.tiles import WIDTH


class NothingSigned(LookupError):
    """The log has no checkpoint yet."""


@dataclass(frozen=True, slots=True)
class Log:
    """A log of this origin, kept in this store, signed with the keys of this ring."""

    origin: str
    store: Store
    ring: KeyRing

    @property
    def size(self) -> int:
        """The number of entries, signed or not."""
        return self.store.head().size

    def append(self, entries: Sequence[bytes]) -> int:
        """Append entries, in bulk as cheaply as may be; return the index of the first."""
        return growth.append(self.store, entries)

    def sign(self, key: SigningKey) -> Note:
        """Sign a checkpoint of all entries, after reading back what the last one did not cover.

        Also reads back one older bundle in turn. Raises `DamagedLog` and signs nothing where the
        stored bytes are not those that were recorded, `BadKey` for a key whose turn it is not.
        """
        head = self.store.head()
        if key.verifying != self.ring.key_at(head.size):
            raise BadKey(f"{key.verifying} does not sign the checkpoint of size {head.size}")
        self._check_signed(head)
        read_new(self.store, head.signed, head.grown)
        if bundles := -(-head.size // WIDTH):
            read_older(self.store, head.turn % bundles, head.grown)
        checkpoint = Checkpoint(self.origin, head.size, head.grown.root)
        note = sign_checkpoint(checkpoint, key)
        if head.signed == head.grown and head.checkpoint:
            note = parse_note(head.checkpoint)
        self.store.put_head(
            replace(head, signed=head.grown, checkpoint=print_note(note), turn=head.turn + 1)
        )
        return note

    def checkpoint(self) -> Note:
        """Return the last checkpoint's note; raise `NothingSigned` before the first."""
        if not (content := self.store.head().checkpoint):
            raise NothingSigned(f"{self.origin} has signed no checkpoint yet")
        return parse_note(content)

    def cosigned(self, text: str, signatures: Iterable[Signature]) -> Note:
        """Add cosignatures of the policy's witnesses to the last checkpoint and return it.

        Signatures of others are left out. Raises `BadSignature` for a false one, and when the
        checkpoint that was cosigned is no longer the last.
        """
        head = self.store.head()
        note = self.checkpoint()
        if note.text != text:
            raise BadSignature("another checkpoint has been signed since the witnesses were asked")
        known = self.ring.policy.witnesses
        signatures = [line for line in signatures if any(line.by(key) for key in known)]
        for witness in known:
            if any(line.by(witness) for line in signatures):
                verify(Note(text, tuple(signatures)), witness)
        replaced = [line for line in note.signatures if not _of_one(line, signatures)]
        note = replace(note, signatures=(*replaced, *signatures))
        self.store.put_head(replace(head, checkpoint=print_note(note)))
        return note

    def prove(self, index: int) -> Proof:
        """Return the proof of an entry under the last checkpoint."""
        note = self.checkpoint()
        size = self.store.head().signed.size
        return Proof(index, inclusion_path(index, size, nodes_of(self.store)), note)

    def prove_growth(self, old: int) -> tuple[bytes, ...]:
        """Return the path that shows the last checkpoint to continue the tree of size `old`."""
        return consistency_path(old, self.store.head().signed.size, nodes_of(self.store))

    def audit(self) -> Checkpoint:
        """Recompute everything from the stored entries; return the checkpoint it agrees with.

        Raises `DamagedLog` at the first disagreement. Takes time in proportion to the log.
        """
        head = self.store.head()
        checkpoint = self._check_signed(head)
        if read_whole(self.store, head.size) != head.grown:
            raise DamagedLog("the entries no longer lead to the root of the log")
        if checkpoint is None:
            raise NothingSigned(f"{self.origin} has signed no checkpoint yet")
        read_new(self.store, head.signed, head.grown)
        return checkpoint

    def _check_signed(self, head: Head) -> Checkpoint | None:
        """Return the last checkpoint, if its signature holds and names the tree kept with it."""
        if not head.checkpoint:
            if head.signed.size:
                raise DamagedLog("the last checkpoint is missing")
            return None
        key = self.ring.key_at(head.signed.size)
        try:
            checkpoint = open_checkpoint(
                parse_note(head.checkpoint), origin=self.origin, keys=[key]
            )
        except ValueError as error:
            raise DamagedLog(f"the last checkpoint is not ours: {error}") from error
        if (checkpoint.size, checkpoint.root) != (head.signed.size, head.signed.root):
            raise DamagedLog("the tree kept with the last checkpoint is not the one it names")
        return checkpoint


def _of_one(line: Signature, others: Iterable[Signature]) -> bool:
    return any((line.name, line.key_id) == (other.name, other.key_id) for other in others)
