"""Signs a paper: both fields are made first, the mission certifies, the host signs and locks."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pyhanko.pdf_utils.content import PdfContent
from pyhanko.pdf_utils.font.api import FontEngineFactory
from pyhanko.pdf_utils.font.opentype import GlyphAccumulator
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import (
    AxisAlignment,
    InnerScaling,
    Margins,
    SimpleBoxLayoutRule,
)
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.text import TextBoxStyle
from pyhanko.pdf_utils.writer import BasePdfFileWriter
from pyhanko.sign.fields import (
    FieldMDPAction,
    FieldMDPSpec,
    MDPPerm,
    SigFieldSpec,
    SigSeedSubFilter,
    append_signature_field,
    enumerate_sig_fields,
)
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, PdfTimeStamper
from pyhanko.sign.signers.pdf_signer import PdfSigningSession
from pyhanko.sign.validation import add_validation_info
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.stamp import TextStampStyle
from pyhanko_certvalidator import ValidationContext

from drawdown.documents.apart import apart
from drawdown.documents.attached import attachment
from drawdown.documents.keys import Identity, TimeStamps, roots_of
from drawdown.documents.render import BOXES, RECORD
from drawdown.documents.typesetting import FONTS

MISSION = "Mission"
HOST = "Host"
FIELDS = (MISSION, HOST)
"""The order in which they sign."""
DIGEST = "sha256"
BY_HAND = "drawn by hand / tracé à la main:"
ATTESTED = "attested by / attesté par:"


class CannotSign(ValueError):
    """The paper is not in the state in which this signature belongs on it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """What a signer declares: the capacity, the place, and when."""

    capacity: str
    place: str
    at: datetime
    drawn: Drawn | None = None
    """The hand that drew it, where the key is that of whoever seals the drawing."""

    @property
    def reason(self) -> str:
        """What the signature says of itself: the capacity, and how it came about."""
        if self.drawn is None:
            return self.capacity
        return f"{self.capacity}; {BY_HAND} {self.drawn.name}; {ATTESTED} {self.drawn.witness}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A signature drawn by hand: how it looks, whose it is, and who saw it."""

    name: str
    witness: str
    look: PdfContent


def fields_of(content: bytes) -> tuple[str, ...]:
    """Return the fields of those who sign a paper, as the record attached to it lists them.

    A record of departure, where nobody was there to receive, has the mission's alone.
    """
    record = attachment(content, RECORD)
    try:
        parties = json.loads(record)["parties"] if record else FIELDS
        return FIELDS[: len(parties)] or FIELDS
    except (ValueError, KeyError, TypeError, RecursionError):
        return FIELDS


def prepare(content: bytes) -> bytes:
    """Return the paper with the empty fields of those who sign it, the mission's first.

    The host's locks every field when it is signed.
    """
    writer = IncrementalPdfFileWriter(io.BytesIO(content))
    if any(True for _ in enumerate_sig_fields(writer.prev)):
        raise CannotSign("the paper has signature fields already")
    for name, box in zip(fields_of(content), BOXES, strict=False):
        rectangle = (round(box.left), round(box.bottom), round(box.right), round(box.top))
        lock = FieldMDPSpec(FieldMDPAction.ALL) if name == HOST else None
        append_signature_field(
            writer,
            SigFieldSpec(
                name,
                on_page=box.page,
                box=rectangle,
                field_mdp_spec=lock,
                doc_mdp_update_value=MDPPerm.NO_CHANGES if lock else None,
                readable_field_name=f"Signature: {name}",
            ),
        )
    return _written(writer)


@apart
def sign(content: bytes, field: str, declared: Declared, *, by: Identity) -> bytes:
    """Return the paper with one more signature (PAdES B-B); it needs no network.

    Raises `CannotSign` where the field is signed, is missing, or is not the next one.
    """
    _refuse_out_of_turn(content, field)
    metadata = PdfSignatureMetadata(
        field_name=field,
        md_algorithm=DIGEST,
        subfilter=SigSeedSubFilter.PADES,
        certify=field == MISSION,
        docmdp_permissions=MDPPerm.FILL_FORMS if field == MISSION else MDPPerm.NO_CHANGES,
        reason=declared.reason,
        location=declared.place,
        name=by.name,
    )
    writer = IncrementalPdfFileWriter(io.BytesIO(content))
    signer = _AtItsTime(declared.at, metadata, by.signer, stamp_style=_stamp(by, declared))
    try:
        signed = signer.sign_pdf(writer, existing_fields_only=True)
    except (SigningError, PdfError) as error:
        raise CannotSign(str(error)) from error
    return bytes(signed.getbuffer())


@apart
def raise_level(content: bytes, roots: tuple[bytes, ...], *, stamps: TimeStamps) -> bytes:
    """Return the paper with validation data and a document time-stamp behind what was signed.

    The time-stamp comes last, so that it covers the whole file. Doing it again before its
    certificate ends is the renewal.
    """
    known = ValidationContext(
        trust_roots=list(roots_of(roots)), moment=stamps.at, allow_fetching=False
    )
    for number in range(len(_signatures(content))):
        signature = _signatures(content)[number]
        content = bytes(add_validation_info(signature, known, force_write=True).getbuffer())
    writer = IncrementalPdfFileWriter(io.BytesIO(content))
    stamped = PdfTimeStamper(stamps.client).timestamp_pdf(writer, DIGEST)
    return bytes(stamped.getbuffer())


def _signatures(content: bytes) -> list[EmbeddedPdfSignature]:
    return list(PdfFileReader(io.BytesIO(content)).embedded_regular_signatures)


LONGEST = 76
ABOVE = SimpleBoxLayoutRule(
    x_align=AxisAlignment.ALIGN_MIN,
    y_align=AxisAlignment.ALIGN_MAX,
    margins=Margins(4, 4, 2, 40),
    inner_content_scaling=InnerScaling.SHRINK_TO_FIT,
)
"""Where the drawing stands: above the four lines of letters."""


class _AtItsTime(PdfSigner):
    """Signs at the time that the caller says: time is an argument."""

    def __init__(self, at: datetime, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._at = at

    def init_signing_session(self, *arguments: Any, **named: Any) -> PdfSigningSession:
        session = super().init_signing_session(*arguments, **named)
        session.system_time = self._at
        return session


def _refuse_out_of_turn(content: bytes, field: str) -> None:
    """The mission signs first: its certificate says what the host may still add."""
    fields = {
        name: value is not None
        for name, value, _ in enumerate_sig_fields(PdfFileReader(io.BytesIO(content)))
    }
    if field not in fields:
        raise CannotSign(f"the paper has no field {field}: prepare it first")
    if fields[field]:
        raise CannotSign(f"the field {field} is signed already")
    earlier = FIELDS[: FIELDS.index(field)] if field in FIELDS else ()
    if waits := [name for name in earlier if not fields.get(name)]:
        raise CannotSign(f"{waits[0]} signs before {field}")


class _OurFont(FontEngineFactory):
    """The font of the papers; the library's loader of fonts leaves files open."""

    def create_font_engine(
        self, writer: BasePdfFileWriter, obj_stream: Any = None
    ) -> GlyphAccumulator:
        content = io.BytesIO((FONTS / "SourceSerif4-Regular.ttf").read_bytes())
        return GlyphAccumulator(writer, content, 9, obj_stream=obj_stream)


def _stamp(by: Identity, declared: Declared) -> TextStampStyle:
    """Return how a signature looks: letters of our own font, under the drawing where one is."""
    drawn = declared.drawn
    when = f"{declared.place}, {declared.at:%Y-%m-%d %H:%M} UTC"
    lines = [drawn.name if drawn else by.name, declared.capacity, when]
    if drawn:
        lines.append(f"{ATTESTED} {drawn.witness}")
    size = 6 if drawn else 9
    return TextStampStyle(
        stamp_text="\n".join(_short(line) for line in lines),
        text_box_style=TextBoxStyle(
            font=_OurFont(), font_size=size, leading=size * 4 // 3, border_width=0
        ),
        inner_content_layout=SimpleBoxLayoutRule(
            x_align=AxisAlignment.ALIGN_MIN,
            y_align=AxisAlignment.ALIGN_MIN,
            margins=Margins(0, 4, 4, 4),
            inner_content_scaling=InnerScaling.SHRINK_TO_FIT,
        ),
        border_width=0,
        background=drawn.look if drawn else None,
        background_layout=ABOVE,
        background_opacity=1,
    )


def _short(line: str) -> str:
    """Return a line that fits under a drawing."""
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"


def _written(writer: IncrementalPdfFileWriter) -> bytes:
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
