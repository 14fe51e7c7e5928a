"""Invitations: a link that lets its person choose a password, once and within some days."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta

from allauth.account.models import EmailAddress
from django.conf import settings
from django.db import transaction

from drawdown.web.people.login.stamp import serves
from drawdown.web.people.login.tokens import SECRET_BYTES, hash_of
from drawdown.web.people.models import Account, Invitation

VALID = timedelta(days=7)
HERE = "http://localhost:8000"
"""Where `drawdown serve` is on its own machine, unless `PORT` says otherwise."""


def address_of(secret: str) -> str:
    """Return the whole address of an invitation, for whoever made it on the machine."""
    hosts = settings.ENVIRONMENT.hosts
    return f"{f'https://{hosts[0]}' if hosts else HERE}/invitation/{secret}"


def invite(person: str, email: str, *, at: datetime) -> str:
    """Make an invitation and return its secret, which nobody can read again.

    Earlier invitations of the person end. Whoever has an account keeps it until the new
    invitation is used.
    """
    secret = secrets.token_urlsafe(SECRET_BYTES)
    with transaction.atomic():
        Invitation.objects.filter(person=person, used_at=None).delete()
        Invitation.objects.create(
            secret=hash_of(secret), person=person, email=email, expires_at=at + VALID
        )
    return secret


def open_invitation(secret: str, *, at: datetime) -> Invitation | None:
    """Return the invitation that a secret opens; nothing for one used, over, or of one who left."""
    found = Invitation.objects.filter(
        secret=hash_of(secret), used_at=None, expires_at__gt=at
    ).first()
    return found if found is not None and serves(found.person, since=at) else None


def accept(invitation: Invitation, password: str, *, at: datetime) -> Account | None:
    """Make the account, or give it a new password without its second factors; once only."""
    with transaction.atomic():
        unused = Invitation.objects.filter(pk=invitation.pk, used_at=None)
        if not unused.update(used_at=at):
            return None
        Account.objects.filter(person=invitation.person).delete()
        account = Account(person=invitation.person, email=invitation.email.lower(), made_at=at)
        account.set_password(password)
        account.save()
        EmailAddress.objects.create(user=account, email=account.email, verified=True, primary=True)
        return account
