"""What waits for the reader, and how they want to be told of it by e-mail."""

from __future__ import annotations

from django import forms
from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as lazy

from drawdown.web.closing.days import day_of
from drawdown.web.notices.gather import gather
from drawdown.web.notices.notice import grouped
from drawdown.web.notices.wishes import keep_wish, wish_of
from drawdown.web.people.middleware import AskingRequest


class WishForm(forms.Form):
    """Whether somebody wants the digest, and in which language."""

    wanted = forms.BooleanField(label=lazy("Send me this once a day"), required=False)
    language = forms.ChoiceField(label=lazy("Language of the e-mail"), choices=settings.LANGUAGES)


def notices(request: AskingRequest) -> HttpResponse:
    """Show what waits for the reader."""
    who, today = request.who, day_of(request.who)
    wished = wish_of(who.person)
    context = {
        "page": "notices",
        "today": today,
        "groups": grouped(gather(who, today)),
        "form": WishForm(initial={"wanted": wished.wanted, "language": wished.language}),
    }
    return render(request, "notices/notices.html", context)


def wish(request: AskingRequest) -> HttpResponse:
    """Keep how the reader wants to be told."""
    form = WishForm(request.POST)
    if form.is_valid():
        keep_wish(str(request.who.person), form.cleaned_data)
    return redirect("notices")
