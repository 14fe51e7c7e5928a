"""Who signed a bundle and when: the log's key, the way to a key that is known, the witnesses."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from drawdown.ledger.bundle.keys import Keys, is_rotation, signed_by
from drawdown.ledger.bundle.verdict import SIGNED, WITNESSED, Findings
from drawdown.ledger.checkpoint import Checkpoint, cosignatures
from drawdown.ledger.key import Algorithm, VerifyingKey
from drawdown.ledger.merkle import EMPTY_ROOT
from drawdown.ledger.narrow import (
    is_strict_signature,
    narrow_checkpoint,
    narrow_key,
    narrow_note,
)
from drawdown.ledger.note import Note
from drawdown.ledger.times import parse_time

CLOCK_SKEW = timedelta(minutes=5)
"""How far clocks may stand apart before it is said: what Kerberos allows (RFC 4120)."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the one who checks knows from elsewhere than the bundle."""

    key: VerifyingKey | None = None
    witnesses: tuple[VerifyingKey, ...] = ()
    need: int = 0
    earlier: Checkpoint | None = None


def known_from(
    key: str | None = None,
    witnesses: Iterable[str] = (),
    need: int | None = None,
    checkpoint: bytes | None = None,
) -> Known:
    """Return what is known, from texts; most of the witnesses have to cosign unless `need` says.

    Raises `ValueError` for a key or a checkpoint that is none.
    """
    found = {each.public: each for each in (_witness(text) for text in witnesses)}
    enough = len(found) // 2 + 1 if need is None else need
    if found and not 1 <= enough <= len(found):
        raise ValueError(f"{enough} of {len(found)} witnesses cannot be")
    return Known(
        key=narrow_key(key, Algorithm.ED25519) if key is not None else None,
        witnesses=tuple(found.values()),
        need=enough,
        earlier=_earlier(checkpoint) if checkpoint is not None else None,
    )


def _earlier(content: bytes) -> Checkpoint:
    """Return a checkpoint: a signed note, or its lines alone as a certificate prints them."""
    signed = b"\n\n" in content
    return narrow_checkpoint(narrow_note(content).text if signed else content.decode("ascii"))


def _witness(text: str) -> VerifyingKey:
    return narrow_key(text, Algorithm.COSIGNATURE)


@dataclass(frozen=True, slots=True)
class Signed:
    """The signed parts of a bundle. A manifest's note that is unreadable or of another is None."""

    checkpoint: Checkpoint
    note: Note
    manifest_note: Note | None
    keys: Keys


def check_keys(
    keys: Keys, first: str | None, rotations: Sequence[tuple[int, str]], findings: Findings
) -> None:
    """Compare the keys of a whole ledger with those that its acts name."""
    opened, *later = keys.ring.log
    same = [(each.first, str(each.key)) for each in later] == list(rotations)
    if not same or first not in (None, str(opened.key)):
        findings.add("keys-differ", "keys.json")


def check_signed(signed: Signed, known: Known, findings: Findings) -> None:
    """Note who signed, and whether the key that did is the one known from elsewhere."""
    ring, place = signed.keys.ring, signed.keys.place(signed.checkpoint.size)
    log = ring.log
    key = log[place].key
    if not signed_by(signed.note, key):
        findings.add("checkpoint-unsigned", "checkpoint")
    if signed.manifest_note is None or not signed_by(signed.manifest_note, key):
        findings.add("manifest-unsigned", "manifest.note")
    lines = [*signed.note.signatures]
    lines += signed.manifest_note.signatures if signed.manifest_note else ()
    for at, each in enumerate(log):
        if at != place and any(line.by(each.key) for line in lines):
            findings.add("key-outside-span", each.key)
        note = signed.keys.notes.get(each.key)
        if note is not None and not is_rotation(log[at - 1].key, each, note):
            findings.add("rotation-wrong", each.key)
    keys = [*(each.key for each in log), *ring.policy.witnesses, *known.witnesses]
    for line in signed.note.signatures:
        if not any(line.by(each) for each in keys):
            findings.add("signer-unknown", line.name)
    if not findings.about(SIGNED):
        findings.add(_trust(signed.keys, place, known.key), key)


def _trust(keys: Keys, place: int, known: VerifyingKey | None) -> str:
    """Return what is known of the key that signed."""
    if known is None:
        return "key-from-bundle"
    log = keys.ring.log
    places = [at for at, each in enumerate(log) if each.key == known]
    if not places:
        return "key-other"
    first, last = sorted((places[0], place))
    proved = all(each.key in keys.notes for each in log[first + 1 : last + 1])
    return "key-given" if proved else "rotation-unproved"


@dataclass(frozen=True, slots=True)
class Witnessed:
    """When the witnesses that count cosigned, and how many were needed."""

    times: tuple[datetime, ...] = ()
    need: int = 0


def check_witnessed(signed: Signed, known: Known, findings: Findings) -> Witnessed:
    """Count the cosignatures of the witnesses known from elsewhere, else of the bundle's policy."""
    policy = signed.keys.ring.policy
    trusted = known.witnesses or policy.witnesses
    need = known.need if known.witnesses else policy.need
    publics = {each.public for each in trusted}
    others = tuple(each for each in policy.witnesses if each.public not in publics)
    lines = signed.note.signatures
    strict = {line.name + line.key_id.hex() for line in lines if is_strict_signature(line)}
    found = cosignatures(signed.note, (*trusted, *others))
    times = []
    for each in (*trusted, *others):
        valid = each in found.times and each.name + each.key_id.hex() in strict
        if not valid and any(line.by(each) for line in lines):
            findings.add("cosignature-invalid", each.name)
        elif valid and each in trusted:
            times.append(found.times[each])
    where = f"{len(times)}/{need}"
    if need == 0:
        findings.add("no-witness-policy")
    elif len(times) < need:
        findings.add("too-few-witnesses", where)
    elif not findings.about(WITNESSED):
        findings.add("cosigned" if known.witnesses else "witness-keys-from-bundle", where)
    return Witnessed(tuple(times), need)


def check_earlier(
    now: Checkpoint, earlier: Checkpoint, root_then: bytes | None, findings: Findings
) -> None:
    """Compare the history with a checkpoint known from elsewhere.

    `root_then` is the root that the entries had at that size, None where it is not known.
    """
    if earlier.size == now.size:
        root_then = now.root
    elif earlier.size == 0:
        root_then = EMPTY_ROOT
    if earlier.origin != now.origin:
        findings.add("earlier-other-origin", earlier.origin)
    elif earlier.size > now.size:
        findings.add("earlier-larger", earlier.size)
    elif root_then is None:
        findings.add("earlier-not-comparable", earlier.size)
    else:
        code = "earlier-agrees" if root_then == earlier.root else "earlier-differs"
        findings.add(code, earlier.size)


def check_times(witnessed: Witnessed, latest: str, latest_at: int, findings: Findings) -> None:
    """Note an act that says to be recorded after it was cosigned."""
    times = witnessed.times
    if not times:
        findings.add("no-cosignature-times")
    elif latest:
        recorded = parse_time(latest)
        in_time = sum(recorded - time <= CLOCK_SKEW for time in times)
        if in_time < min(witnessed.need, len(times)):
            findings.add("recorded-after-cosigned", latest_at)
