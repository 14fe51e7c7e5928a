"""How a log asks its witnesses: over any transport, from the size that each has seen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from drawdown.ledger.checkpoint import parse_checkpoint
from drawdown.ledger.key import VerifyingKey
from drawdown.ledger.lines import parse_number
from drawdown.ledger.note import (
    BadNote,
    BadSignature,
    Note,
    Signature,
    parse_signatures,
    verify,
)
from drawdown.ledger.witnesses.witness import Answer, Request, print_request

Ask: TypeAlias = Callable[[bytes], Answer]
"""Sends a request to one witness and returns its answer; raises `OSError` when it cannot."""

Growth: TypeAlias = Callable[[int], tuple[bytes, ...]]
"""Gives the consistency path from an older size to that of the checkpoint."""

TRIES = 3
"""Another request may move a witness on between its answer and ours."""


@dataclass(frozen=True, slots=True)
class Collected:
    """The cosignatures that verify, and why there is none of the others."""

    signatures: tuple[Signature, ...]
    missing: Mapping[VerifyingKey, str]


def collect(
    note: Note, growth: Growth, *, witnesses: Mapping[VerifyingKey, Ask], last: int = 0
) -> Collected:
    """Ask every witness to cosign a checkpoint that the log has signed.

    `last` is a guess at the size they have seen; each corrects it. Holds no lock and stores
    nothing: `Log.cosigned` takes what comes back.
    """
    signatures: list[Signature] = []
    missing: dict[VerifyingKey, str] = {}
    for witness, ask in witnesses.items():
        try:
            signatures.append(_ask(note, growth, witness=witness, ask=ask, last=last))
        except (OSError, BadSignature, BadNote) as error:
            missing[witness] = str(error)
    return Collected(tuple(signatures), missing)


def _ask(note: Note, growth: Growth, *, witness: VerifyingKey, ask: Ask, last: int) -> Signature:
    """Return one witness's cosignature, or raise why there is none."""
    size = parse_checkpoint(note.text).size
    old = min(last, size)
    for _ in range(TRIES):
        answer = ask(print_request(Request(old, growth(old), note)))
        if answer.status == 200:
            return cosignature_in(answer.body, text=note.text, witness=witness)
        if answer.status != 409:
            raise BadSignature(f"{witness.name} answers {answer.status}: {answer.body.strip()}")
        try:
            old = parse_number(answer.body.removesuffix("\n"), what="the size it has seen")
        except ValueError as error:
            raise BadSignature(f"{witness.name} answers 409: {error}") from error
        if old > size:
            raise BadSignature(f"{witness.name} has seen {old} entries; this checkpoint has {size}")
    raise BadSignature(f"{witness.name} moves on with every request")


def cosignature_in(lines: str, *, text: str, witness: VerifyingKey) -> Signature:
    """Return the cosignature of a witness among the lines that it answered; ignore all others."""
    if not lines.endswith("\n"):
        raise BadNote("the answer does not end in a newline")
    found = [line for line in parse_signatures(lines) if line.by(witness)]
    verify(Note(text, tuple(found)), witness)
    return found[0]
