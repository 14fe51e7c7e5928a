"""The address that an account logs in with, when its person has another."""

from __future__ import annotations

from allauth.account.models import EmailAddress

from drawdown.web.people.models import Account


def address_changed(person: str, email: str) -> None:
    """Let a person log in with another address."""
    Account.objects.filter(person=person).update(email=email.lower())
    EmailAddress.objects.filter(user__person=person).update(email=email.lower())
