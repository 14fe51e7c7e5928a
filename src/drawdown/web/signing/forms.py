"""The forms of signing: a drawing on a tablet, a scan of a paper, a witness."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from drawdown.documents.hand import (
    BadDrawing,
    Look,
    content_of_picture,
    content_of_strokes,
    read_strokes,
)
from drawdown.signing.file import Side

PICTURES = "image/png,image/jpeg,image/webp"
SCANS = f"application/pdf,{PICTURES}"
MOST_PICTURE = 8_000_000


class _Witnessed(forms.Form):
    """What both ways ask: which side, who attests it, whether with reservations."""

    side = forms.ChoiceField(choices=[(str(s), str(s)) for s in Side], widget=forms.HiddenInput)
    witness = forms.ChoiceField(
        label=lazy("Witness"),
        help_text=lazy("Another person than the one who signs and the one who records it."),
    )
    reservations = forms.BooleanField(
        label=lazy("Signed with reservations, as recorded"), required=False
    )

    def __init__(self, persons: Sequence[tuple[str, str]], *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        witness = self.fields["witness"]
        if isinstance(witness, forms.ChoiceField):
            witness.choices = [("", "–"), *persons]


class TabletForm(_Witnessed):
    """A signature drawn on the screen, or sent as a picture where that cannot be."""

    place = forms.CharField(label=lazy("Place"), max_length=60)
    strokes = forms.CharField(required=False, widget=forms.HiddenInput, max_length=200_000)
    picture = forms.FileField(
        label=lazy("Or a picture of the signature"),
        required=False,
        widget=forms.FileInput(attrs={"accept": PICTURES}),
        help_text=lazy("PNG, JPEG or WebP: for whoever cannot draw here."),
    )
    field_order = ["side", "strokes", "place", "witness", "picture", "reservations"]
    look: Look
    """How the signature looks: what was drawn, or the picture."""

    def clean(self) -> dict[str, Any]:
        """Return the fields; a signature is drawn or sent, and neither is empty."""
        given: dict[str, Any] = super().clean() or {}
        drawn, picture = given.get("strokes"), given.get("picture")
        try:
            if picture:
                self.look = content_of_picture(_read(picture))
            elif drawn:
                self.look = content_of_strokes(read_strokes(drawn))
            else:
                raise forms.ValidationError(_("Draw the signature, or choose a picture of it."))
        except BadDrawing as error:
            raise forms.ValidationError(
                _("This is no drawing of a signature: %(reason)s") % {"reason": _(str(error))}
            ) from error
        return given


def _read(file: UploadedFile[Any]) -> bytes:
    content = file.read(MOST_PICTURE + 1)
    if len(content) > MOST_PICTURE:
        raise BadDrawing("the picture has more than four million pixels")
    return bytes(content)


class InkForm(_Witnessed):
    """A paper that was signed in ink, scanned or photographed."""

    scan = forms.FileField(
        label=lazy("Scan or photograph of the signed paper"),
        widget=forms.FileInput(attrs={"accept": SCANS}),
        help_text=lazy("The code at the foot of each page is read, and names the version."),
    )
    typed = forms.RegexField(
        r"^[0-9a-f]{16}$",
        label=lazy("Short hash at the foot of the page"),
        required=False,
        max_length=16,
        help_text=lazy("Only where no code can be read: sixteen digits, as they are printed."),
    )
    field_order = ["side", "scan", "witness", "typed", "reservations"]


class KeyForm(forms.Form):
    """The file that a side signed with a key of its own."""

    side = forms.ChoiceField(choices=[(str(s), str(s)) for s in Side], widget=forms.HiddenInput)
    signed = forms.FileField(
        label=lazy("The signed file"),
        widget=forms.FileInput(attrs={"accept": "application/pdf"}),
        help_text=lazy("Your certificate is to be registered for you before."),
    )
    reservations = forms.BooleanField(
        label=lazy("It signs with its recorded reservations"), required=False
    )


class RaisedForm(forms.Form):
    """A copy of the signed file to which a time-stamp was added."""

    raised = forms.FileField(
        label=lazy("The signed file with a time-stamp added"),
        widget=forms.FileInput(attrs={"accept": "application/pdf"}),
        help_text=lazy("Made by drawdown stamp where there is a network: no signed byte changes."),
    )


DRAWING_FAULTS = (
    lazy("the strokes are no JSON"),
    lazy("nothing is drawn"),
    lazy("the drawing has too many points"),
    lazy("the line is too short for a signature"),
    lazy("a stroke is a list of points"),
    lazy("a point is two numbers"),
    lazy("a point lies outside the field"),
    lazy("the picture is neither PNG nor JPEG nor WebP"),
    lazy("the picture has more than four million pixels"),
    lazy("the picture cannot be read"),
    lazy("the picture shows nothing"),
)
"""The words of `BadDrawing`, as texts to translate."""
