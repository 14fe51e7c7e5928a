"""Addresses of people: one's own page, the way in, and what one proves oneself with."""

from __future__ import annotations

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path
from django.views.generic import RedirectView

from drawdown.web.people.views import changes, tokens
from drawdown.web.people.views.enter import enter
from drawdown.web.people.views.invitation import invitation
from drawdown.web.people.views.me import me
from drawdown.web.people.views.people import people, person

CLOSED = RedirectView.as_view(pattern_name="account_login")
"""Nobody signs up: accounts come from invitations."""

urlpatterns: list[URLPattern | URLResolver] = [
    path("me", me, name="me"),
    path("enter", enter, name="enter"),
    path("me/tokens", tokens.issue, name="token-issue"),
    path("me/tokens/<int:token>/revoke", tokens.revoke, name="token-revoke"),
    path("people", people, name="people"),
    path("people/new", changes.enrol, name="person-enrol"),
    path("people/outside/<int:index>/erase", changes.erase_outside, name="values-erase"),
    path("people/<slug:person_id>", person, name="person"),
    path("people/<slug:person_id>/correct", changes.correct, name="person-correct"),
    path("people/<slug:person_id>/invite", changes.invite, name="person-invite"),
    path("people/<slug:person_id>/leave", changes.leave, name="person-leave"),
    path("people/<slug:person_id>/erase", changes.erase, name="person-erase"),
    path("people/<slug:person_id>/office", changes.give, name="capacity-give"),
    path("people/<slug:person_id>/delegation", changes.give_delegation, name="delegation-give"),
    path("people/<slug:person_id>/end", changes.end, name="holding-end"),
    path("invitation/<str:secret>", invitation, name="invitation"),
    path("login", account.login, name="account_login"),
    path("login/new", CLOSED, name="account_signup"),
    path("login/passkey", webauthn.login_webauthn, name="mfa_login_webauthn"),
    path("login/second", mfa.authenticate, name="mfa_authenticate"),
    path("logout", account.logout, name="account_logout"),
    path("login/again", account.reauthenticate, name="account_reauthenticate"),
    path("login/again/code", mfa.reauthenticate, name="mfa_reauthenticate"),
    path(
        "login/again/passkey", webauthn.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"
    ),
    path("me/password", account.password_change, name="account_change_password"),
    path("me/security", mfa.index, name="mfa_index"),
    path("me/security/app", totp.activate_totp, name="mfa_activate_totp"),
    path("me/security/app/remove", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("me/security/codes", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path(
        "me/security/codes/new", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"
    ),
    path("me/security/passkeys", webauthn.list_webauthn, name="mfa_list_webauthn"),
    path("me/security/passkeys/new", webauthn.add_webauthn, name="mfa_add_webauthn"),
    path(
        "me/security/passkeys/<int:pk>/remove", webauthn.remove_webauthn, name="mfa_remove_webauthn"
    ),
]
if settings.PROVIDERS:
    urlpatterns += [
        path("login/provider/", include("allauth.socialaccount.providers.openid_connect.urls")),
        path("login/provider/", include("allauth.socialaccount.urls")),
    ]
