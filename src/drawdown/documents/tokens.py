"""Keys that stay inside a token: a card, a stick or a module that speaks PKCS#11."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pkcs11.exceptions import PKCS11Error
from pyhanko.config.pkcs11 import TokenCriteria
from pyhanko.sign.general import SigningError
from pyhanko.sign.pkcs11 import PKCS11Signer, open_pkcs11_session

from drawdown.documents.keys import BadKey, Identity


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """Where a key is: the library of its maker, the token, and the labels on it."""

    module: Path
    label: str
    key: str
    certificate: str | None = None
    """The label of the certificate; that of the key, if not said."""


@contextmanager
def token_identity(token: Token, pin: str) -> Iterator[Identity]:
    """Give the identity on a token while it is open; the key never leaves it.

    Raises `BadKey` for a module that cannot be loaded, a token or label that is not there, and a
    wrong PIN: three of those lock most tokens, so it is tried once.
    """
    if not token.module.exists():
        raise BadKey(f"no module for tokens at {token.module}")
    try:
        session = open_pkcs11_session(
            str(token.module), token_criteria=TokenCriteria(token.label), user_pin=pin
        )
    except (PKCS11Error, RuntimeError) as error:
        said = str(error) or type(error).__name__
        raise BadKey(f"the token does not open: {said}") from error
    try:
        signer = PKCS11Signer(
            session,
            cert_label=token.certificate or token.key,
            key_label=token.key,
            use_raw_mechanism=True,
        )
        if signer.signing_cert is None:
            raise BadKey(f"no certificate {token.certificate or token.key} on the token")
        yield Identity(signer)
    except (PKCS11Error, SigningError) as error:
        said = str(error) or type(error).__name__
        raise BadKey(f"the token does not sign: {said}") from error
    finally:
        session.close()
