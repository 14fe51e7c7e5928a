"""Forms of this application."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

BUDGETS = (10, 30, 60)
"""Seconds that a planning run may be given."""


class StartRun(forms.Form):
    """How long to plan."""

    seconds = forms.TypedChoiceField(
        label=_("Time to plan"),
        choices=[(seconds, f"{seconds} s") for seconds in BUDGETS],
        coerce=int,
        initial=30,
    )
