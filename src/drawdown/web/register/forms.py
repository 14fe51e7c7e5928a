"""Forms about the register: a packed folder, and a correction."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as lazy

from drawdown.core.provenance import ESTIMATE


class Upload(forms.Form):
    """A mission folder packed as a ZIP file."""

    folder = forms.FileField(
        label=lazy("Mission folder, as a ZIP file"),
        widget=forms.FileInput(attrs={"accept": ".zip"}),
    )


class Correct(forms.Form):
    """The new value, where it comes from, and why."""

    value = forms.CharField(label=lazy("New value"), max_length=500, required=False)
    source = forms.ChoiceField(label=lazy("Source"))
    reason = forms.CharField(label=lazy("Reason"), max_length=300)

    def __init__(self, *args: Any, sources: list[tuple[str, str]], **named: Any) -> None:
        super().__init__(*args, **named)
        self.fields["source"] = forms.ChoiceField(label=lazy("Source"), choices=sources)

    @property
    def inferred(self) -> bool:
        """Whether the value is an estimate: it then has the source of estimates."""
        return str(self.cleaned_data["source"]) == ESTIMATE
