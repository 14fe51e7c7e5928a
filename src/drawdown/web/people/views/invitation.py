"""The way in: a person who was invited chooses a password, and is logged in with it."""

from __future__ import annotations

from typing import Any

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from django import forms
from django.contrib.auth import password_validation
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from drawdown.web.people.login.attempts import too_many
from drawdown.web.people.login.invitations import accept, open_invitation
from drawdown.web.people.middleware import AskingRequest
from drawdown.web.people.models import Account


class ChoosePassword(forms.Form):
    """A new password, twice."""

    password = forms.CharField(
        label=lazy("Password"),
        strip=False,
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=lazy("At least 12 characters; a few words are better than one with digits."),
    )
    again = forms.CharField(
        label=lazy("The same again"),
        strip=False,
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, email: str, **named: Any) -> None:
        super().__init__(*args, **named)
        self.email = email

    def clean(self) -> dict[str, Any]:
        """Refuse what is guessed early, and two that differ."""
        cleaned = super().clean() or {}
        password, again = cleaned.get("password"), cleaned.get("again")
        if password and again and password != again:
            self.add_error("again", lazy("The two are not the same."))
        if password:
            try:
                password_validation.validate_password(password, Account(email=self.email))
            except forms.ValidationError as error:
                self.add_error("password", error)
        return cleaned


@never_cache
@sensitive_post_parameters()
def invitation(request: AskingRequest, secret: str) -> HttpResponse:
    """Show the form, or take it: make the account and log its person in."""
    if too_many(request, "invitation"):
        return render(request, "refusals/too_many.html", status=429)
    found = open_invitation(secret, at=request.who.at)
    if found is None:
        raise Http404
    form = ChoosePassword(request.POST or None, email=found.email)
    if request.method == "POST" and form.is_valid():
        account = accept(found, form.cleaned_data["password"], at=request.who.at)
        if account is None:
            raise Http404
        request.session.flush()
        answer: HttpResponse = perform_login(request, Login(user=account, email=account.email))
        # The password was typed just now: a second factor is set up without typing it again.
        record_authentication(request, account, method="password", reauthenticated=True)
        return answer
    return render(request, "people/invitation.html", {"form": form, "email": found.email})
