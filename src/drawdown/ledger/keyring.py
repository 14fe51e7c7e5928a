"""The public keys of a log: which of its keys signed which sizes, and the policy of witnesses."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from drawdown.core.canonical import canonical_bytes
from drawdown.core.strict_json import BadJson, parse
from drawdown.ledger.key import Algorithm, BadKey, VerifyingKey, parse_verifying_key
from drawdown.ledger.witnesses.policy import NOBODY, Policy


@dataclass(frozen=True, slots=True)
class LogKey:
    """A key of the log, and the first size whose checkpoint it signs."""

    first: int
    key: VerifyingKey


@dataclass(frozen=True, slots=True)
class KeyRing:
    """Every key that a log ever signed with, in order, and whose cosignatures count."""

    log: tuple[LogKey, ...]
    policy: Policy = NOBODY

    def __post_init__(self) -> None:
        firsts = [each.first for each in self.log]
        if not firsts or firsts[0] != 0:
            raise BadKey("the first key of a log signs from size 0 on")
        if firsts != sorted(set(firsts)):
            raise BadKey("the keys of a log stand in the order of the sizes they sign")
        keys = [each.key for each in self.log] + list(self.policy.witnesses)
        if len({key.public for key in keys}) < len(keys):
            raise BadKey("a key stands twice")
        for each in self.log:
            if each.key.algorithm is not Algorithm.ED25519:
                raise BadKey(f"the key of {each.key.name} is a witness's, not a log's")

    def key_at(self, size: int) -> VerifyingKey:
        """Return the key that signs the checkpoint of a size."""
        return [each.key for each in self.log if each.first <= size][-1]

    def rotated(self, *, by: int, key: VerifyingKey) -> KeyRing:
        """Return the ring after the act at index `by` that names a new key.

        The checkpoint of size `by + 1` holds that act and is still signed with the old key; the
        new key signs every larger one.
        """
        return replace(self, log=(*self.log, LogKey(by + 2, key)))


def print_keys(ring: KeyRing) -> bytes:
    """Return the ring as canonical JSON (docs/formats/keys.md)."""
    return canonical_bytes(
        {
            "log": [{"from": each.first, "vkey": str(each.key)} for each in ring.log],
            "policy": {
                "need": ring.policy.need,
                "witnesses": [str(witness) for witness in ring.policy.witnesses],
            },
        }
    )


def parse_keys(content: bytes) -> KeyRing:
    """Return the ring: `print_keys(parse_keys(x)) == x`. Raises `BadKey`."""
    try:
        document = parse(content, max_bytes=1_000_000, max_depth=4)
        ring = _ring(document)
        same = print_keys(ring) == content
    except BadKey:
        raise
    except (BadJson, KeyError, TypeError, ValueError) as error:
        raise BadKey(f"this is no list of keys: {error}") from error
    if not same:
        raise BadKey("the keys are not canonical JSON, or tell more than keys")
    return ring


def _ring(document: Any) -> KeyRing:
    policy = document["policy"]
    return KeyRing(
        log=tuple(
            LogKey(int(each["from"]), parse_verifying_key(each["vkey"])) for each in document["log"]
        ),
        policy=Policy(
            need=int(policy["need"]),
            witnesses=tuple(parse_verifying_key(each) for each in policy["witnesses"]),
        ),
    )
