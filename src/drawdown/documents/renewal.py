"""Until when a signed paper can be checked: when the certificate of its last time-stamp ends."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import date, datetime

from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader


@dataclass(frozen=True, slots=True)
class Stamped:
    """The last time-stamp of a file, and the level that it gives."""

    at: datetime
    until: date
    level: str
    """`B-LTA` where validation data stands before it, else `B-T`."""


def stamped(content: bytes) -> Stamped | None:
    """Return the last document time-stamp of a PDF; none where there is none to be read."""
    try:
        reader = PdfFileReader(io.BytesIO(content))
        stamps = list(reader.embedded_timestamp_signatures)
        if not stamps:
            return None
        last = stamps[-1]
        ends: datetime = last.signer_cert.not_valid_after
        token = last.signed_data["encap_content_info"]["content"].parsed
        kept = "/DSS" in reader.root
        return Stamped(token["gen_time"].native, ends.date(), "B-LTA" if kept else "B-T")
    except (PdfError, ValueError, KeyError, TypeError):
        return None
