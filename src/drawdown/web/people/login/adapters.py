"""What we decide where allauth asks: nobody signs up, names stay inside, secrets are sealed."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url
from django.utils import timezone
from django.utils.translation import gettext as _

from drawdown.ledger.act import PersonId
from drawdown.people.may import signs
from drawdown.people.reading import shipped_rights
from drawdown.web.people.login.sealed import seal, unseal
from drawdown.web.people.models import Account
from drawdown.web.people.queries import standing


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts come from invitations alone."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        return resolve_url("me")

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """Send none: a mission may have no mail, and acts and pages tell what happened."""

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Account | None:
        """Answer for somebody who has left as for somebody who never was."""
        account = super().authenticate(request, **credentials)
        return account if account is not None and account.is_active else None

    def respond_user_inactive(self, request: HttpRequest, user: Account) -> HttpResponse:
        return redirect("account_login")


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Whoever signs keeps a second factor."""

    def encrypt(self, text: str) -> str:
        return seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        return unseal(encrypted_text)

    def get_totp_issuer(self) -> str:
        return "drawdown"

    def generate_authenticator_name(self, user: Account, type: Any) -> str:  # noqa: A002
        number = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        return _("Passkey %(number)s") % {"number": number}

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Refuse to take away the last factor of somebody who signs."""
        user = authenticator.user
        if not must_have_second_factor(user):
            return True
        factors = Authenticator.objects.filter(user=user).exclude(
            type=Authenticator.Type.RECOVERY_CODES
        )
        return bool(factors.exclude(pk=authenticator.pk).exists())


def must_have_second_factor(user: Account) -> bool:
    """Return whether somebody holds anything that signs, now."""
    now = timezone.now()
    return signs(shipped_rights(), standing(), PersonId(user.person), now)


def has_second_factor(user: Any) -> bool:
    """Return whether somebody has more than a password to show."""
    factors = Authenticator.objects.filter(user_id=user.pk)
    return bool(factors.exclude(type=Authenticator.Type.RECOVERY_CODES).exists())


class ProviderAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """Whoever an identity provider names still needs an account here, from an invitation."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False
