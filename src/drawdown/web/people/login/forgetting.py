"""What is forgotten of a person whose values are erased: the account, and every secret of it."""

from __future__ import annotations

from drawdown.web.people.models import Account, Invitation, Token


def forget(person: str) -> None:
    """Delete the account of a person, with what allauth keeps of it, invitations and tokens."""
    for account in Account.objects.filter(person=person):
        account.delete()
    Invitation.objects.filter(person=person).delete()
    Token.objects.filter(person=person).delete()
