"""Collect cosignatures of the last checkpoint, over HTTP or by files on a stick."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from drawdown.ledger.checkpoint import parse_checkpoint
from drawdown.ledger.note import BadSignature, Note, Signature
from drawdown.ledger.witnesses.cosigning import Collected, collect, cosignature_in
from drawdown.ledger.witnesses.witness import Request, print_request
from drawdown.web.records.guard import recording
from drawdown.web.records.log import lock
from drawdown.web.records.witnesses import Standing, standing, witnessed, witnesses


@dataclass(frozen=True, slots=True)
class Asked:
    """The size of the checkpoint, who has cosigned it, and why others have not."""

    size: int
    standing: Standing
    missing: tuple[tuple[str, str], ...] = ()


def ask_witnesses() -> Asked:
    """Ask every witness that has an address; keep what verifies. No lock is held meanwhile."""
    log = witnessed().log
    note = log.checkpoint()
    collected: Collected = collect(note, log.prove_growth, witnesses=dict(witnesses().asks))
    missing = tuple((key.name, why) for key, why in collected.missing.items())
    return _kept(note.text, collected.signatures, missing)


def request_for(seen: int) -> bytes:
    """Return the request for a witness that has seen so many entries.

    Raises `ValueError` for more entries than the checkpoint covers.
    """
    log = witnessed().log
    note = log.checkpoint()
    size = parse_checkpoint(note.text).size
    if not 0 <= seen <= size:
        raise ValueError(f"the checkpoint covers {size} entries; nobody has seen {seen}")
    return print_request(Request(seen, log.prove_growth(seen), note))


def take_answer(answer: str) -> Asked:
    """Keep the cosignature of a witness's answer. Raises `BadSignature` where it is none."""
    log = witnessed().log
    note = log.checkpoint()
    reasons = ["the mission names no witnesses"]
    for witness in log.ring.policy.witnesses:
        try:
            line = cosignature_in(answer, text=note.text, witness=witness)
        except ValueError as error:
            reasons.append(str(error))
        else:
            return _kept(note.text, [line], ())
    size = parse_checkpoint(note.text).size
    raise BadSignature(
        f"no cosignature of the checkpoint of {size} entries by a witness of this mission"
        f" ({reasons[-1]}); where acts were recorded since, make a new request"
    )


def _kept(
    text: str,
    signatures: list[Signature] | tuple[Signature, ...],
    missing: tuple[tuple[str, str], ...],
) -> Asked:
    """Store cosignatures with their checkpoint, under the lock of the log."""
    with transaction.atomic(), recording():
        lock()
        log = witnessed().log
        note: Note = log.cosigned(text, signatures)
    size = parse_checkpoint(text).size
    return Asked(size, standing(note, log.ring.policy), missing)
