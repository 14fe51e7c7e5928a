"""A small closed mission as a ledger: some sixty acts, documents, names, witnesses, a new key.

The same seed gives the same bytes. All keys are made from the seed and worth nothing.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from random import Random
from typing import Any, BinaryIO
from uuid import UUID

from drawdown.ledger.act import ActId, Actor, PersonId, Submission, print_act
from drawdown.ledger.bundle.keys import Keys, rotation_note
from drawdown.ledger.bundle.make import Order, make_bundle
from drawdown.ledger.checkpoint import Checkpoint, sign_checkpoint
from drawdown.ledger.key import Algorithm, SigningKey
from drawdown.ledger.keyring import KeyRing, LogKey
from drawdown.ledger.merkle import Frontier, hash_leaf
from drawdown.ledger.note import Note, cosign, key_from_secret, print_note
from drawdown.ledger.personal import PersonalValue, conceal
from drawdown.ledger.tiles import WIDTH
from drawdown.ledger.witnesses.policy import Policy

MISSION = "smallmission"
ORIGIN = f"drawdown.example/{MISSION}"
FIRST_DAY = datetime(2023, 7, 3, 8, 0, tzinfo=UTC)
SITES = ("gao", "kidal", "menaka")
KINDS = (
    "site.surveyed",
    "asset.counted",
    "asset.disposed",
    "waste.removed",
    "lease.ended",
    "gate.passed",
    "convoy.left",
    "handover.signed",
)
WITNESSES = ("host", "headquarters", "camp")
NAMES = ("Aïssata Maïga", "Jean-Luc N’Diaye", "Ōno Keiko", "O'Brien, Pat", "محمد أغ")


@dataclass(frozen=True, slots=True)
class SmallLedger:
    """A ledger in memory: all that a bundle is made from, and the keys to sign it with."""

    acts: tuple[bytes, ...]
    documents: dict[str, bytes]
    values: dict[str, PersonalValue]
    keys: Keys
    signing: tuple[SigningKey, ...]
    """The keys of the log, in the order of their spans."""
    witnesses: tuple[SigningKey, ...]
    withheld: frozenset[str] = frozenset()
    made: datetime = FIRST_DAY

    def entries(self, start: int, stop: int) -> Iterable[bytes]:
        """Return the entries from one index up to another."""
        return self.acts[start:stop]

    def tile(self, level: int, index: int) -> bytes:
        """Return a tile of hashes."""
        span = WIDTH**level
        first = index * WIDTH * span
        nodes = range(first, min(first + WIDTH * span, len(self.acts) // span * span), span)
        return b"".join(self._root(at, at + span) for at in nodes)

    def _root(self, start: int, stop: int) -> bytes:
        return Frontier().extended(map(hash_leaf, self.acts[start:stop])).root

    def part(self, site: str) -> Iterator[int]:
        """Return the indexes of the acts of a site."""
        text = f'"sites":["{site}"]'.encode()
        return (index for index, act in enumerate(self.acts) if text in act)

    def document(self, digest: str) -> BinaryIO | None:
        """Return a document, opened; None where there is none, or it is withheld."""
        if digest not in self.documents or digest in self.withheld:
            return None
        return io.BytesIO(self.documents[digest])

    def personal(self, digest: str) -> PersonalValue | None:
        """Return a personal value."""
        return self.values.get(digest)

    @property
    def size(self) -> int:
        """How many acts there are."""
        return len(self.acts)

    @property
    def current(self) -> SigningKey:
        """The key of the log that signs now."""
        return self.signing[self.keys.place(self.size)]

    def checkpoint(self, *, cosigned: int = len(WITNESSES)) -> Note:
        """Return the checkpoint, signed, and cosigned by so many witnesses."""
        root = self._root(0, self.size)
        note = sign_checkpoint(Checkpoint(ORIGIN, self.size, root), self.current)
        at = self.made - timedelta(minutes=1)
        return note.with_signatures(
            cosign(note.text, witness, at=at + timedelta(seconds=number))
            for number, witness in enumerate(self.witnesses[:cosigned])
        )

    def bundle(self, *, site: str | None = None, checkpoint: Note | None = None) -> bytes:
        """Return the bundle of the whole ledger, or of one site's part."""
        out = io.BytesIO()
        order = Order(
            mission=MISSION,
            made=self.made,
            checkpoint=checkpoint or self.checkpoint(),
            keys=self.keys,
            site=site,
        )
        make_bundle(self, order, self.current, out=out)
        return out.getvalue()


@dataclass(slots=True)
class _Writing:
    """A ledger while it is written."""

    chance: Random
    acts: list[bytes] = field(default_factory=list)
    documents: dict[str, bytes] = field(default_factory=dict)
    values: dict[str, PersonalValue] = field(default_factory=dict)
    clock: datetime = FIRST_DAY

    def act(self, kind: str, body: dict[str, Any], **more: Any) -> None:
        """Append an act a while after the one before."""
        self.clock += timedelta(seconds=self.chance.randrange(60, 7200))
        actor = Actor(
            person=PersonId(f"p-{self.chance.randrange(16**4):04x}"),
            capacity=self.chance.choice(("camp_manager", "closing_officer", "property_officer")),
            delegation=self.chance.choice((None, self.uuid())),
        )
        submission = Submission(
            act=ActId(self.uuid()),
            actor=actor,
            kind=kind,
            mission=MISSION,
            claimed=self.clock - timedelta(minutes=self.chance.randrange(60)),
            seen=len(self.acts),
            body=body,
            **more,
        )
        self.acts.append(print_act(submission.accepted(self.clock)))

    def uuid(self) -> str:
        """Return an id as an author would make it."""
        return str(UUID(int=self.chance.getrandbits(128), version=4))

    def document(self) -> str:
        """Keep a document and return its hash."""
        content = self.chance.randbytes(self.chance.choice((0, 1, 40, 700)))
        digest = sha256(content).hexdigest()
        self.documents[digest] = content
        return digest

    def person(self) -> dict[str, str]:
        """Keep a name and return what stands for it."""
        value = conceal(self.chance.choice(NAMES), salt=self.chance.randbytes(16))
        self.values[value.digest] = value
        return {"personal": value.digest}

    def something(self) -> None:
        """Append an act of some kind."""
        kind, site = self.chance.choice(KINDS), self.chance.choice(SITES)
        body: dict[str, Any] = {
            "amount": f"{self.chance.randrange(10**6)}.{self.chance.randrange(100):02d}",
            "count": self.chance.randrange(-5, 10**6),
            "note": self.chance.choice(
                ("", "clé n° 7 rendue", "two “old” pumps\n", "😀 \t\\", "\x7f")
            ),
        }
        if kind == "handover.signed":
            body |= {"host": self.person(), "mission": self.person(), "list": self.document()}
        evidence = {self.document() for _ in range(self.chance.choice((0, 0, 1, 2)))}
        everywhere = self.chance.random() < 0.15
        self.act(
            kind,
            body,
            subjects=(f"site:{site}",),
            sites=() if everywhere else (site,),
            evidence=tuple(sorted(evidence)),
            rules=self.chance.choice((None, sha256(b"rules").hexdigest())),
        )


def small_ledger(seed: int = 1, *, size: int = 60, rotated: bool = True) -> SmallLedger:
    """Return the ledger of a seed; its key changes at two thirds, when there is room for that."""
    chance = Random(seed)  # noqa: S311 - a small world, not a secret
    key, following, *witnesses = (
        key_from_secret(name, algorithm, secret=chance.randbytes(32))
        for name, algorithm in (
            (ORIGIN, Algorithm.ED25519),
            (ORIGIN, Algorithm.ED25519),
            *((f"witness.example/{name}", Algorithm.COSIGNATURE) for name in WITNESSES),
        )
    )
    policy = Policy(2, tuple(witness.verifying for witness in witnesses))
    keys = Keys(KeyRing((LogKey(0, key.verifying),), policy))
    writing = _Writing(chance)
    turn = size * 2 // 3 if rotated and size >= 3 else size
    for index in range(size):
        if index == turn:
            ring = keys.ring.rotated(by=turn, key=following.verifying)
            note = rotation_note(key, following, first=turn + 2)
            keys = Keys(ring, {following.verifying: note})
            old, new = str(key.verifying), str(following.verifying)
            writing.act("ledger.key_rotated", {"new": new, "old": old, "why": "routine"})
        elif index == 0:
            writing.act("ledger.opened", {"key": str(key.verifying), "origin": ORIGIN})
        else:
            writing.something()
    digests = sorted(writing.documents)
    return SmallLedger(
        acts=tuple(writing.acts),
        documents=writing.documents,
        values=writing.values,
        keys=keys,
        signing=(key, following),
        witnesses=tuple(witnesses),
        withheld=frozenset(digests[:1]),
        made=writing.clock + timedelta(hours=1),
    )


def with_acts(ledger: SmallLedger, acts: Iterable[bytes]) -> SmallLedger:
    """Return the same ledger with other acts: what its administrator could write."""
    return replace(ledger, acts=tuple(acts))


def print_checkpoint_note(ledger: SmallLedger) -> bytes:
    """Return the ledger's checkpoint as the file that an auditor keeps."""
    return print_note(ledger.checkpoint())
