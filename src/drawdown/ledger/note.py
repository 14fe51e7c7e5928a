"""C2SP signed notes: a text and the signatures under it; the ledger's only cryptography."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from drawdown.ledger.key import (
    Algorithm,
    BadKey,
    SigningKey,
    VerifyingKey,
    split_signing_key,
)
from drawdown.ledger.lines import (
    MAX_NUMBER,
    check_name,
    parse_base64,
    parse_text,
    print_base64,
)

MAX_BYTES = 1_000_000
MAX_SIGNATURES = 100
"""C2SP asks for at least 16."""

SALT_BYTES = 16
NONCE_BYTES = 12
_SCRYPT_COST = 2**15
"""About 0.1 s and 32 MB for each guess at a passphrase."""

_ID_BYTES = 4
_TIME_BYTES = 8
_ED25519_BYTES = 64


class BadNote(ValueError):
    """The bytes are no signed note; the message says in which line and why."""


class BadSignature(ValueError):
    """A key that is known did not make the signature that bears its name, or signed nothing."""


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature line: who says to have signed, with which key, and the bytes."""

    name: str
    key_id: bytes
    value: bytes

    def __post_init__(self) -> None:
        check_name(self.name)
        if len(self.key_id) != _ID_BYTES or not self.value:
            raise ValueError("a signature is four bytes of key id and at least one more")

    def by(self, key: VerifyingKey) -> bool:
        """Return whether this line claims to be of that key."""
        return self.name == key.name and self.key_id == key.key_id

    def __str__(self) -> str:
        return f"— {self.name} {print_base64(self.key_id + self.value)}\n"


@dataclass(frozen=True, slots=True)
class Note:
    """A text and at least one signature, none of them trusted before it is verified."""

    text: str
    signatures: tuple[Signature, ...]

    def __post_init__(self) -> None:
        try:
            parse_text(self.text.encode(), max_bytes=MAX_BYTES)
        except ValueError as error:
            raise BadNote(f"the text: {error}") from error
        if not 1 <= len(self.signatures) <= MAX_SIGNATURES:
            raise BadNote(f"{len(self.signatures)} signatures; from 1 to {MAX_SIGNATURES} may be")

    def with_signatures(self, more: Iterable[Signature]) -> Note:
        """Return the note with these lines too; one that stands there already is not repeated."""
        return replace(self, signatures=tuple(dict.fromkeys((*self.signatures, *more))))


def parse_note(content: bytes) -> Note:
    """Return the note, its signatures unverified. Raises `BadNote`."""
    try:
        whole = parse_text(content, max_bytes=MAX_BYTES)
    except ValueError as error:
        raise BadNote(str(error)) from error
    split = whole.rfind("\n\n")
    if split < 0:
        raise BadNote("no blank line between text and signatures")
    text, lines = whole[: split + 1], whole[split + 2 :]
    return Note(text, parse_signatures(lines, first=text.count("\n") + 2))


def parse_signatures(lines: str, *, first: int = 1) -> tuple[Signature, ...]:
    """Return signature lines; `first` is the number of the first line, for the message."""
    found = []
    for number, line in enumerate(lines.split("\n")[:-1], first):
        try:
            found.append(_signature(line))
        except ValueError as error:
            raise BadNote(f"line {number}: {error}") from error
    return tuple(found)


def _signature(line: str) -> Signature:
    dash, name, encoded = (*line.split(" "), "", "")[:3]
    if dash != "—":
        raise ValueError("a signature begins with an em dash and a space")
    if line.count(" ") != 2:
        raise ValueError("a signature is an em dash, a name and base64, parted by one space")
    content = parse_base64(encoded, what="the signature")
    if len(content) <= _ID_BYTES:
        raise ValueError("the signature is shorter than a key id and one byte")
    return Signature(name, content[:_ID_BYTES], content[_ID_BYTES:])


def print_note(note: Note) -> bytes:
    """Return the bytes of a note: `print_note(parse_note(x)) == x`."""
    return f"{note.text}\n{''.join(map(str, note.signatures))}".encode()


def make_key(name: str, algorithm: Algorithm) -> SigningKey:
    """Return a new key from the operating system's randomness."""
    return _signing_key(name, algorithm, Ed25519PrivateKey.generate().private_bytes_raw())


def key_from_secret(name: str, algorithm: Algorithm, *, secret: bytes) -> SigningKey:
    """Return the key of a secret of 32 bytes: for small worlds that a seed makes."""
    return _signing_key(name, algorithm, secret)


def parse_signing_key(text: str) -> SigningKey:
    """Return the key of a signing key's text; refuse one whose id is not that of its key."""
    name, key_id, algorithm, secret = split_signing_key(text)
    key = _signing_key(name, algorithm, secret)
    if key.verifying.key_id != key_id:
        raise BadKey(f"the key id of {name} does not belong to its key")
    return key


def _signing_key(name: str, algorithm: Algorithm, secret: bytes) -> SigningKey:
    try:
        public = Ed25519PrivateKey.from_private_bytes(secret).public_key().public_bytes_raw()
    except ValueError as error:
        raise BadKey(str(error)) from error
    return SigningKey(VerifyingKey(name, algorithm, public), secret)


def sign(text: str, key: SigningKey) -> Signature:
    """Return a log's signature over a text."""
    if key.verifying.algorithm is not Algorithm.ED25519:
        raise BadKey(f"{key.verifying.name} is a witness's key: it cosigns, with a time")
    return _signature_of(key, _ed25519(key, text.encode()))


def cosign(text: str, key: SigningKey, *, at: datetime) -> Signature:
    """Return a witness's signature over the text of a checkpoint and a time, to the second."""
    if key.verifying.algorithm is not Algorithm.COSIGNATURE:
        raise BadKey(f"{key.verifying.name} is a log's key: it signs, without a time")
    seconds = int(at.timestamp())
    if not 0 < seconds <= MAX_NUMBER:
        raise ValueError("a cosignature's time lies after 1 January 1970")
    value = _ed25519(key, _cosigned(text, seconds))
    return _signature_of(key, seconds.to_bytes(_TIME_BYTES) + value)


def verify(note: Note, key: VerifyingKey) -> datetime | None:
    """Return when a witness signed, None for a log's signature, which has no time.

    Raises `BadSignature` when there is no signature of this key, or one that it did not make: a
    note with a false signature of a known key is refused whole, as C2SP asks.
    """
    lines = [line for line in note.signatures if line.by(key)]
    if not lines:
        raise BadSignature(f"no signature of {key.name}+{key.key_id.hex()}")
    times = [_verified(note.text, line, key) for line in lines]
    return times[0]


def _verified(text: str, line: Signature, key: VerifyingKey) -> datetime | None:
    """Return the time that one line gives, if it is one of the key's."""
    if key.algorithm is Algorithm.ED25519:
        seconds, message, value = None, text.encode(), line.value
    else:
        seconds = int.from_bytes(line.value[:_TIME_BYTES])
        message, value = _cosigned(text, seconds), line.value[_TIME_BYTES:]
    if not ed25519_verifies(key.public, value, message):
        raise BadSignature(f"the signature of {key.name}+{key.key_id.hex()} does not verify")
    if seconds is None:
        return None
    try:
        return datetime.fromtimestamp(seconds, UTC)
    except (OverflowError, ValueError, OSError) as error:
        raise BadSignature(f"{key.name} signed at second {seconds}, in no year we know") from error


def ed25519_verifies(public: bytes, signature: bytes, message: bytes) -> bool:
    """Return whether the signature is this public key's over the message (RFC 8032)."""
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return len(signature) == _ED25519_BYTES


def _ed25519(key: SigningKey, message: bytes) -> bytes:
    return Ed25519PrivateKey.from_private_bytes(key.secret).sign(message)


def _signature_of(key: SigningKey, value: bytes) -> Signature:
    return Signature(key.verifying.name, key.verifying.key_id, value)


def _cosigned(text: str, seconds: int) -> bytes:
    """Return the message of a cosignature (`tlog-cosignature`, Ed25519 signed message)."""
    return f"cosignature/v1\ntime {seconds}\n{text}".encode()


def seal_key(key: SigningKey, passphrase: str) -> bytes:
    """Return the secret half under a passphrase: salt, nonce, and what AES-256-GCM makes of it."""
    salt, nonce = os.urandom(SALT_BYTES), os.urandom(NONCE_BYTES)
    cipher = AESGCM(_derived(passphrase, salt))
    return salt + nonce + cipher.encrypt(nonce, key.secret, str(key.verifying).encode())


def unseal_key(verifying: VerifyingKey, sealed: bytes, passphrase: str) -> SigningKey:
    """Return the key that was sealed; raise `BadKey` for another passphrase or changed bytes."""
    salt, rest = sealed[:SALT_BYTES], sealed[SALT_BYTES:]
    nonce, content = rest[:NONCE_BYTES], rest[NONCE_BYTES:]
    try:
        secret = AESGCM(_derived(passphrase, salt)).decrypt(nonce, content, str(verifying).encode())
    except (InvalidTag, ValueError) as error:
        raise BadKey(f"the passphrase does not open the key of {verifying.name}") from error
    key = _signing_key(verifying.name, verifying.algorithm, secret)
    if key.verifying != verifying:
        raise BadKey(f"the sealed key is not that of {verifying}")
    return key


def _derived(passphrase: str, salt: bytes) -> bytes:
    return hashlib.scrypt(
        passphrase.encode(), salt=salt, n=_SCRYPT_COST, r=8, p=1, maxmem=2**26, dklen=32
    )
