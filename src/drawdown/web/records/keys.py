"""The secret keys of the log: files beside the database, never in it, readable by one account."""

from __future__ import annotations

from django.conf import settings

from drawdown.ledger.key import Algorithm, SigningKey, VerifyingKey
from drawdown.ledger.key_folder import KeyFolder
from drawdown.ledger.note import make_key


def key_folder() -> KeyFolder:
    """Return the folder of the keys under the configured home, with the passphrase for them."""
    surroundings = settings.ENVIRONMENT
    return KeyFolder(surroundings.home / "keys", surroundings.key_passphrase)


def new_key(origin: str) -> SigningKey:
    """Make a key for a log of this name and keep it; it is on the disk when this returns."""
    key = make_key(origin, Algorithm.ED25519)
    key_folder().keep(key)
    return key


def signing_key(public: VerifyingKey) -> SigningKey:
    """Return the secret half of a key of the log. Raises `BadKey` where it cannot be had."""
    return key_folder().find(public)
