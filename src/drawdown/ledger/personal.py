"""Personal values: an act holds a salted digest, and the value beside it can be erased."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from drawdown.core.canonical import canonical_bytes, digest
from drawdown.core.provenance import Frozen

FORMAT = "drawdown-personal/1"
SALT_BYTES = 16
_SALT = re.compile(r"[0-9a-f]{32}")


class Personal(Frozen):
    """What a body holds in place of a name, a telephone number or a signature's owner."""

    personal: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    """SHA-256 over format, salt and value."""


@dataclass(frozen=True, slots=True)
class PersonalValue:
    """A value and the salt that keeps others from guessing it; stored beside the ledger."""

    salt: str
    value: str

    def __post_init__(self) -> None:
        if not _SALT.fullmatch(self.salt):
            raise ValueError("a salt is 32 lower-case hexadecimal digits")

    @property
    def digest(self) -> str:
        """The digest that stands for it in acts."""
        return digest(canonical_bytes([FORMAT, self.salt, self.value]))

    @property
    def mark(self) -> Personal:
        """What a body says in its place."""
        return Personal(personal=self.digest)


def conceal(value: str, *, salt: bytes) -> PersonalValue:
    """Return the value with a salt of 16 random bytes, which no other value may share."""
    if len(salt) != SALT_BYTES:
        raise ValueError(f"a salt of {len(salt)} bytes; it has {SALT_BYTES}")
    return PersonalValue(salt=salt.hex(), value=value)
