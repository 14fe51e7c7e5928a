"""What each act of the closure asks for: one form for each kind, built from its fields."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, cast

from babel.numbers import get_currency_precision
from django import forms
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from drawdown.core.findings import Finding
from drawdown.rules.closing import ClosingRules

Choice = tuple[str, str]
MOST_FILES = 12
FILES = (".pdf", ".jpg", ".jpeg", ".png", ".webp", ".csv", ".xlsx", ".zip")


@dataclass(frozen=True, slots=True)
class Known:
    """What the choices of a form are made from: the rules, and what stands on the site."""

    rules: ClosingRules
    gates: tuple[str, ...] = ()
    """Those that are not passed."""
    ways: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()
    manifests: tuple[str, ...] = ()
    parts: tuple[Choice, ...] = ()
    persons: tuple[Choice, ...] = ()
    tasks: tuple[Choice, ...] = ()
    items: tuple[Choice, ...] = ()
    """What stands on the destruction list."""
    leaving: bool = False
    """Whether a hasty exit was ordered."""
    contracts: tuple[Choice, ...] = ()
    """Those that bind."""
    claims: tuple[Choice, ...] = ()
    """Those that are open."""
    currencies: Mapping[str, str] = field(default_factory=dict)
    """That of each claim."""
    obligations: tuple[Choice, ...] = ()
    requests: tuple[Choice, ...] = ()
    """Clearances that were asked for."""
    clearances: tuple[Choice, ...] = ()
    """Kinds of clearances."""
    movements: tuple[Choice, ...] = ()
    lines: tuple[Choice, ...] = ()
    """Of a pack as it would be built now."""
    signed_lines: tuple[Choice, ...] = ()
    """Of the version of a pack that stands."""
    register_lines: tuple[Choice, ...] = ()
    """Of the property register at the site."""
    sites: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class Ask:
    """One field of a form."""

    name: str
    label: Promise
    kind: str = "words"
    """words, text, id, date, time, number, money, currency, tick, seen, file, lines, rows (many
    lines), a choice."""
    needed: bool = True
    choices: Callable[[Known], Sequence[Choice]] | None = None
    help: Promise | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """One form: the kind of act, what it is called, what it asks for."""

    kind: str
    title: Promise
    asks: tuple[Ask, ...]
    file: str = ""
    """The field of the body that takes the document; `*` for the evidence of the act alone."""
    parts: bool = False
    """Whether it may be about a part of the site."""
    more: tuple[tuple[str, str], ...] = ()
    """Further documents: the field of the form, and that of the body."""
    shape: Mapping[str, str] = field(default_factory=dict)
    """Fields that stand inside another one of the body: `lat` in `position`."""
    page: str = "site"
    """The page that shows it; that of the site, too, for whoever does not see the other."""

    @property
    def files(self) -> tuple[tuple[str, str], ...]:
        """Every document it takes: the field of the form, and that of the body."""
        return (*((("file", self.file),) if self.file else ()), *self.more)


def kept_name(file: str) -> str:
    """Return the hidden field that names the stored document of a field."""
    return "stored" if file == "file" else f"stored_{file}"


class ActForm(forms.Form):
    """The form of one kind of act."""

    def __init__(self, sheet: Sheet, known: Known, *args: Any, **named_: Any) -> None:
        named_.setdefault("auto_id", sheet.kind.replace(".", "_") + "_%s")
        super().__init__(*args, **named_)
        self.sheet = sheet
        self.known = known
        self.stamp = ""
        """What makes sending it twice one act."""
        if sheet.parts and known.parts:
            whole = ("", str(lazy("The whole site")))
            self.fields["part"] = forms.ChoiceField(
                label=lazy("Part"), choices=[whole, *known.parts], required=False
            )
        for ask in sheet.asks:
            self.fields[ask.name] = field_of(ask, known)
        for file, _into in sheet.files:
            kept = kept_name(file)
            self.fields[kept] = forms.CharField(widget=forms.HiddenInput, required=False)
            if self.data.get(kept):
                self.fields[file].required = False

    @property
    def slug(self) -> str:
        """What the form is called in addresses of the page."""
        return self.sheet.kind.replace(".", "-")

    def keep(self, file: str, documents: Sequence[str]) -> None:
        """Let the form bring stored documents back, should it be shown again."""
        typed = cast("QueryDict", self.data).copy()
        typed[kept_name(file)] = " ".join(documents)
        self.data = typed

    def clean(self) -> dict[str, Any]:
        """Turn amounts into minor units of their currency."""
        given = super().clean() or self.cleaned_data
        for ask in self.sheet.asks:
            value = given.get(ask.name)
            if ask.kind == "money" and isinstance(value, Decimal):
                minor = value.scaleb(get_currency_precision(self._currency()))
                if minor == minor.to_integral_value():
                    given[ask.name] = int(minor)
                else:
                    self.add_error(ask.name, _("The currency has no such fractions."))
        return given

    def _currency(self) -> str:
        """Return the currency that the form names, or that of its claim."""
        given = self.cleaned_data
        known = self.known.currencies.get(given.get("claim", ""), "USD")
        return str(given.get("currency") or known)

    def content(self) -> dict[str, Any]:
        """Return the fields of the body, without the document and without what is empty."""
        found: dict[str, Any] = {}
        beside = {"title", *(n for file, _ in self.sheet.files for n in (file, kept_name(file)))}
        for name, value in self.cleaned_data.items():
            if name in beside or value in (None, "", []):
                continue
            inside = self.sheet.shape.get(name)
            place = found.setdefault(inside, {}) if inside else found
            place[name] = value.isoformat() if isinstance(value, date) else value
        return found


def field_of(ask: Ask, known: Known) -> forms.Field:
    """Return the field of a form."""
    plain: dict[str, Any] = {"label": ask.label, "required": ask.needed}
    if ask.help:
        plain["help_text"] = ask.help
    if ask.kind in ("choice", "many"):
        listed = list(ask.choices(known)) if ask.choices else []
        if ask.kind == "many":
            return forms.MultipleChoiceField(choices=listed, **plain)
        return forms.ChoiceField(choices=[("", "–"), *listed], **plain)
    return MAKERS.get(ask.kind, _words)(plain)


def _date(plain: dict[str, Any]) -> forms.Field:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(widget=widget, input_formats=["%Y-%m-%d"], **plain)


def _time(plain: dict[str, Any]) -> forms.Field:
    widget = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    return forms.TimeField(widget=widget, input_formats=["%H:%M"], **plain)


def _file(plain: dict[str, Any]) -> forms.Field:
    return forms.FileField(widget=forms.FileInput(attrs={"accept": ",".join(FILES)}), **plain)


class Several(forms.FileField):
    """Several files under one name, photographs of one thing."""

    class Input(forms.FileInput):
        """Lets a browser choose more than one."""

        allow_multiple_selected = True

    def clean(self, data: Any, initial: Any = None) -> Any:
        """Return the files as a list."""
        if len(given := data if isinstance(data, list | tuple) else [data]) > MOST_FILES:
            raise forms.ValidationError(_("Send at most %(most)d.") % {"most": MOST_FILES})
        found = [super(Several, self).clean(each, initial) for each in given or [None]]
        return [each for each in found if each]


def _files(plain: dict[str, Any]) -> forms.Field:
    return Several(
        widget=Several.Input(attrs={"accept": ",".join(FILES), "multiple": True}), **plain
    )


def _text(plain: dict[str, Any]) -> forms.Field:
    return forms.CharField(widget=forms.Textarea(attrs={"rows": 3}), max_length=600, **plain)


def _words(plain: dict[str, Any]) -> forms.Field:
    return forms.CharField(max_length=600, **plain)


class Lines(forms.CharField):
    """Several short texts, one a line."""

    def clean(self, value: Any) -> Any:
        """Return the lines that hold something."""
        return [line.strip() for line in super().clean(value).splitlines() if line.strip()]


def _seen(plain: dict[str, Any]) -> forms.Field:
    """Yes, no, or nobody looked: where an answer is needed, the last is none."""
    return forms.TypedChoiceField(
        choices=[
            ("", "–" if plain["required"] else _("not known")),
            ("yes", _("yes")),
            ("no", _("no")),
        ],
        coerce=lambda value: value == "yes",
        empty_value=None,
        **plain,
    )


def _money(plain: dict[str, Any]) -> forms.Field:
    return forms.DecimalField(min_value=0, max_digits=15, decimal_places=3, **plain)


MAKERS: Mapping[str, Callable[[dict[str, Any]], forms.Field]] = {
    "date": _date,
    "time": _time,
    "number": lambda plain: forms.IntegerField(min_value=0, max_value=100_000_000, **plain),
    "tick": lambda plain: forms.BooleanField(**plain),
    "file": _file,
    "files": _files,
    "lines": lambda plain: Lines(
        widget=forms.Textarea(attrs={"rows": 3}), max_length=3000, **plain
    ),
    "rows": lambda plain: Lines(
        widget=forms.Textarea(attrs={"rows": 6}), max_length=300_000, **plain
    ),
    "text": _text,
    "seen": _seen,
    "money": _money,
    "currency": lambda plain: forms.RegexField(r"^[A-Z]{3}$", max_length=3, **plain),
    "id": lambda plain: forms.CharField(max_length=60, **plain),
    "title": lambda plain: forms.CharField(max_length=300, **plain),
}


@dataclass(frozen=True, slots=True)
class Returned:
    """A form that came back, and what it was refused for; none for a page that is first shown."""

    form: ActForm | None = None
    findings: tuple[Finding, ...] = ()
