"""Tokens of the programming interface: issued once, kept as a hash, bound to a person."""

from __future__ import annotations

import hashlib
import re
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from drawdown.ledger.act import PersonId
from drawdown.web.people.login.stamp import serves
from drawdown.web.people.models import Token, TokenScope

PREFIX = "drawdown_"
_BEARER = re.compile(r"Bearer (drawdown_[A-Za-z0-9_-]{43})")
SECRET_BYTES = 32
LONGEST = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class TokenUse:
    """A token in use: whose, and whether it may change anything."""

    person: PersonId
    scope: TokenScope

    @property
    def submits(self) -> bool:
        """Whether acts may be sent with it."""
        return self.scope is TokenScope.SUBMIT


def issue_token(person: PersonId, *, label: str, scope: TokenScope, at: datetime) -> str:
    """Make a token of a person and return its secret: nobody can read it again."""
    secret = PREFIX + secrets.token_urlsafe(SECRET_BYTES)
    Token.objects.create(
        secret=hash_of(secret),
        person=person,
        label=label,
        scope=scope,
        created_at=at,
        expires_at=at + LONGEST,
    )
    return secret


def revoke_token(person: PersonId, token: int, *, at: datetime) -> bool:
    """End a token of a person now; return whether there was one to end."""
    own = Token.objects.filter(pk=token, person=person, revoked_at=None)
    return own.update(revoked_at=at) == 1


def hash_of(secret: str) -> str:
    """Return what is kept of a secret. It is long and random, so one hash is enough."""
    return hashlib.sha256(secret.encode()).hexdigest()


def token_use(header: str, *, at: datetime) -> TokenUse | None:
    """Return whose token an `Authorization` header carries; nothing for one that counts no more."""
    found = _BEARER.fullmatch(header)
    if found is None:
        return None
    row = Token.objects.filter(secret=hash_of(found[1]), revoked_at=None, expires_at__gt=at).first()
    if row is None or not serves(row.person, since=row.created_at):
        return None
    Token.objects.filter(pk=row.pk).update(used_at=at)
    return TokenUse(PersonId(row.person), TokenScope(row.scope))
