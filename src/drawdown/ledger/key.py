"""Keys of C2SP signed notes as text: the name, the algorithm, the key id, the key itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from hashlib import sha256

from drawdown.ledger.lines import check_name, parse_base64, print_base64

KEY_BYTES = 32
SIGNING = "PRIVATE+KEY"
"""How the text of a signing key begins, as Go's `note` package writes it."""

_KEY_ID = re.compile(r"[0-9a-f]{8}")


class BadKey(ValueError):
    """A text that is no key we can use; the message says why."""


class Algorithm(IntEnum):
    """The signature types of C2SP `signed-note` that are spoken here; others are ignored."""

    ED25519 = 0x01
    """A log's signature over the text of the note."""
    COSIGNATURE = 0x04
    """A witness's Ed25519 signature over the text and the time (`tlog-cosignature`)."""


@dataclass(frozen=True, slots=True)
class VerifyingKey:
    """The public half: it names itself by 32 bits of a hash over name, algorithm and key."""

    name: str
    algorithm: Algorithm
    public: bytes

    def __post_init__(self) -> None:
        try:
            check_name(self.name)
        except ValueError as error:
            raise BadKey(str(error)) from error
        if len(self.public) != KEY_BYTES:
            raise BadKey(f"a public key of {len(self.public)} bytes; Ed25519 has {KEY_BYTES}")

    @property
    def key_id(self) -> bytes:
        """The four bytes that tell this key from others of its name."""
        kind = bytes([self.algorithm])
        return sha256(self.name.encode() + b"\n" + kind + self.public).digest()[:4]

    def __str__(self) -> str:
        key = print_base64(bytes([self.algorithm]) + self.public)
        return f"{self.name}+{self.key_id.hex()}+{key}"


@dataclass(frozen=True, slots=True)
class SigningKey:
    """The secret half with its public one. It shows itself by its public half alone."""

    verifying: VerifyingKey
    secret: bytes

    def __post_init__(self) -> None:
        if len(self.secret) != KEY_BYTES:
            raise BadKey(f"a secret key of {len(self.secret)} bytes; Ed25519 has {KEY_BYTES}")

    def __repr__(self) -> str:
        return f"SigningKey({self.verifying})"

    def reveal(self) -> str:
        """Return the whole key as text, secret half included: for a file, never for a log."""
        key = print_base64(bytes([self.verifying.algorithm]) + self.secret)
        return f"{SIGNING}+{self.verifying.name}+{self.verifying.key_id.hex()}+{key}"


def parse_verifying_key(text: str) -> VerifyingKey:
    """Return the key of a C2SP vkey; refuse one whose id is not that of its name and key."""
    name, key_id, algorithm, public = _parts(text)
    key = VerifyingKey(name, algorithm, public)
    if key.key_id != key_id:
        raise BadKey(f"the key id {key_id.hex()} is not that of {name} and its key")
    return key


def split_signing_key(text: str) -> tuple[str, bytes, Algorithm, bytes]:
    """Return name, key id, algorithm and secret of a signing key's text, its id not yet checked."""
    if not text.startswith(f"{SIGNING}+"):
        raise BadKey(f"a signing key begins with {SIGNING}+")
    return _parts(text.removeprefix(f"{SIGNING}+"))


def _parts(text: str) -> tuple[str, bytes, Algorithm, bytes]:
    """Return name, key id, algorithm and key material; a `+` may stand in the base64 only."""
    name, first, rest = text.partition("+")
    key_id, second, material = rest.partition("+")
    if not (first and second):
        raise BadKey("a key has three parts, joined by plus: name, key id, key")
    if not _KEY_ID.fullmatch(key_id):
        raise BadKey("the key id is not eight lower-case hexadecimal digits")
    try:
        content = parse_base64(material, what="the key")
    except ValueError as error:
        raise BadKey(str(error)) from error
    if not content:
        raise BadKey("the key is empty")
    try:
        algorithm = Algorithm(content[0])
    except ValueError as error:
        raise BadKey(f"the algorithm 0x{content[0]:02x} is not spoken here") from error
    return name, bytes.fromhex(key_id), algorithm, content[1:]
