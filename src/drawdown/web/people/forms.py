"""Forms about people: what is asked, and the body of the act that the answers make."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as lazy

from drawdown.people.acts.bodies import AmountBody, LimitsBody
from drawdown.people.acts.end import Ended, Why
from drawdown.people.acts.give_capacity import CapacityGiven
from drawdown.people.acts.give_delegation import DelegationGiven
from drawdown.people.reading import shipped_rights
from drawdown.web.people.models import TokenScope
from drawdown.web.people.presenting import WHYS, kind_name, role_name

CENTS = 100
Choices = list[tuple[str, str]]


class DayInput(forms.DateInput):
    """A day as the browser asks for it."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class Enrol(forms.Form):
    """A person's name and address."""

    name = forms.CharField(label=lazy("Name"), max_length=200)
    email = forms.EmailField(label=lazy("E-mail address"), max_length=254, required=False)


class Correct(forms.Form):
    """Another name or address."""

    name = forms.CharField(label=lazy("Name"), max_length=200, required=False)
    email = forms.EmailField(label=lazy("E-mail address"), max_length=254, required=False)


class Give(forms.Form):
    """An office: which, for what, from when to when."""

    role = forms.ChoiceField(label=lazy("Office"))
    sites = forms.MultipleChoiceField(
        label=lazy("Sites"),
        required=False,
        help_text=lazy("None for the whole mission, where the office allows it."),
    )
    subjects = forms.CharField(
        label=lazy("Contingent, section, parcel or project"),
        required=False,
        max_length=200,
        help_text=lazy("As the register names it, such as unit:egy."),
    )
    since = forms.DateField(label=lazy("First day"), widget=DayInput())
    until = forms.DateField(label=lazy("Last day"), widget=DayInput(), required=False)

    def __init__(self, *args: Any, sites: Choices = [], **named: Any) -> None:  # noqa: B006
        super().__init__(*args, **named)
        roles = [(role, role_name(role)) for role in shipped_rights().role_ids]
        self.fields["role"].choices = roles  # type: ignore[attr-defined]
        self.fields["sites"].choices = sites  # type: ignore[attr-defined]

    def body(self, person: str) -> CapacityGiven:
        """Return the body of the act."""
        return CapacityGiven(**self.reach(person))

    def reach(self, person: str) -> dict[str, Any]:
        """Return what offices and delegations share."""
        given = self.cleaned_data
        return {
            "person": person,
            "role": given["role"],
            "sites": tuple(sorted(given["sites"])) or None,
            "subjects": tuple(sorted(given["subjects"].split())) or None,
            "since": given["since"],
            "until": given["until"],
        }


class Delegate(Give):
    """A delegation: also whose office it is, and within which limits."""

    given_by = forms.ChoiceField(label=lazy("Given by"))
    amount = forms.DecimalField(
        label=lazy("Up to an amount"), required=False, min_value=0, max_digits=17, decimal_places=2
    )
    currency = forms.RegexField(r"^[A-Z]{3}$", label=lazy("Currency"), required=False, max_length=3)
    kinds = forms.MultipleChoiceField(
        label=lazy("For these acts alone"), required=False, help_text=lazy("None for all of them.")
    )
    instrument = forms.CharField(
        label=lazy("Paper that gives it"),
        required=False,
        max_length=300,
        help_text=lazy("Needed where you record it for somebody else. Name no person in it."),
    )

    def __init__(self, *args: Any, givers: Choices = [], **named: Any) -> None:  # noqa: B006
        super().__init__(*args, **named)
        kinds = dict.fromkeys(right.kind for right in shipped_rights().rights)
        self.fields["given_by"].choices = givers  # type: ignore[attr-defined]
        self.fields["kinds"].choices = [(kind, kind_name(kind)) for kind in kinds]  # type: ignore[attr-defined]
        self.fields["until"].required = True

    def clean(self) -> dict[str, Any]:
        """An amount has a currency."""
        cleaned = super().clean() or {}
        if (cleaned.get("amount") is None) == bool(cleaned.get("currency")):
            self.add_error("currency", lazy("Give an amount and its currency, or neither."))
        return cleaned

    def delegation(self, person: str) -> DelegationGiven:
        """Return the body of the act."""
        given = self.cleaned_data
        amount = None
        if given["amount"] is not None:
            minor = str(int(given["amount"] * CENTS))
            amount = AmountBody(minor=minor, currency=given["currency"])
        kinds = tuple(sorted(given["kinds"])) or None
        limits = LimitsBody(amount=amount, kinds=kinds) if amount or kinds else None
        return DelegationGiven(
            **self.reach(person),
            given_by=given["given_by"],
            limits=limits,
            instrument=given["instrument"] or None,
        )


class End(forms.Form):
    """Why something ends."""

    holding = forms.UUIDField(widget=forms.HiddenInput)
    why = forms.ChoiceField(label=lazy("Why"), choices=[(why.value, WHYS[why]) for why in Why])

    def body(self, person: str) -> Ended:
        """Return the body of the act."""
        given = self.cleaned_data
        return Ended(person=person, holding=str(given["holding"]), why=Why(given["why"]))


class IssueToken(forms.Form):
    """A token: what it is for, and whether it may change anything."""

    label = forms.CharField(label=lazy("What it is for"), max_length=60)
    scope = forms.ChoiceField(
        label=lazy("It may"),
        choices=[(TokenScope.READ, lazy("read")), (TokenScope.SUBMIT, lazy("read and send acts"))],
    )
