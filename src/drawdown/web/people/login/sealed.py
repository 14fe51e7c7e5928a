"""Secrets that must be readable again, such as the seed of a code generator, sealed at rest."""

from __future__ import annotations

import base64
import hashlib

from cryptography.fernet import Fernet
from django.conf import settings

PURPOSE = b"drawdown: secrets of the second factor\n"


def seal(text: str) -> str:
    """Return a text that only this installation can read again: its key is not in the database."""
    return _box().encrypt(text.encode()).decode("ascii")


def unseal(sealed: str) -> str:
    """Return the text; raise `InvalidToken` when it was changed, or sealed elsewhere."""
    return _box().decrypt(sealed.encode("ascii")).decode()


def _box() -> Fernet:
    key = hashlib.sha256(PURPOSE + settings.SECRET_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))
