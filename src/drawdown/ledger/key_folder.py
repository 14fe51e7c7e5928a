"""The folder of signing keys: one file each, readable by its owner alone, named by the key's id.

No secret key is ever in the database. With a passphrase the secret is sealed; without one, whoever
reads the file can sign.
"""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from pathlib import Path

from drawdown.ledger.key import BadKey, SigningKey, VerifyingKey, parse_verifying_key
from drawdown.ledger.lines import parse_base64, print_base64
from drawdown.ledger.note import parse_signing_key, seal_key, unseal_key

SEALED = "drawdown-sealed-key/1"
OTHERS = stat.S_IRWXG | stat.S_IRWXO
MAX_BYTES = 10_000


class NoSuchKey(BadKey):
    """The folder does not hold the secret half of this key."""


@dataclass(frozen=True, slots=True)
class KeyFolder:
    """A folder of keys, and the passphrase that seals and opens them, if one is set."""

    root: Path
    passphrase: str | None = None

    def __repr__(self) -> str:
        return f"KeyFolder({str(self.root)!r})"

    def keep(self, key: SigningKey) -> Path:
        """Write a new key and return its path; a key that is there already is left as it is."""
        self.root.mkdir(mode=0o700, parents=True, exist_ok=True)
        place = self._place(key.verifying)
        temporary = place.with_suffix(".new")
        temporary.unlink(missing_ok=True)
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(self._print(key))
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(temporary, place)
        except FileExistsError:
            self.find(key.verifying)
        finally:
            temporary.unlink()
        return place

    def find(self, verifying: VerifyingKey) -> SigningKey:
        """Return the secret half of a key.

        Raises `NoSuchKey` where the folder does not hold it, `BadKey` where others may read the
        file, where it is sealed and the passphrase is missing or wrong, and where it is damaged.
        """
        place = self._place(verifying)
        try:
            with place.open("rb") as file:
                mode = os.fstat(file.fileno()).st_mode
                content = file.read(MAX_BYTES)
        except FileNotFoundError as error:
            raise NoSuchKey(f"{place} is missing: it holds the secret of {verifying}") from error
        if mode & OTHERS:
            raise BadKey(f"others may read {place}: chmod 600 it, and change the key")
        key = self._parse(content, place)
        if key.verifying != verifying:
            raise BadKey(f"{place} holds another key than {verifying}")
        return key

    def _place(self, key: VerifyingKey) -> Path:
        return self.root / f"{key.key_id.hex()}.key"

    def _print(self, key: SigningKey) -> bytes:
        if self.passphrase is None:
            return f"{key.reveal()}\n".encode()
        sealed = print_base64(seal_key(key, self.passphrase))
        return f"{SEALED}\n{key.verifying}\n{sealed}\n".encode()

    def _parse(self, content: bytes, place: Path) -> SigningKey:
        try:
            lines = content.decode("ascii", errors="replace").split("\n")
            if lines[0] != SEALED:
                return parse_signing_key(lines[0])
            verifying = parse_verifying_key(lines[1])
            sealed = parse_base64(lines[2], what="the sealed key")
        except (ValueError, IndexError) as error:
            raise BadKey(f"{place} is damaged: {error}") from error
        if self.passphrase is None:
            raise BadKey(f"{place} is sealed: set the passphrase")
        return unseal_key(verifying, sealed, self.passphrase)
