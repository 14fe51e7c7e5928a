"""Looks at a signed paper: who signed, in which capacity, what holds, and what does not, and why.

The libraries alone let altered files pass, so their word is one of several: the shape of the bytes,
the certificates that belong to a signature, the pages as they look, and the hash in the ledger.
"""

from __future__ import annotations

import io
import re
import struct
import zlib
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import datetime

from asn1crypto import cms, x509
from pyhanko.pdf_utils.generic import ArrayObject, DictionaryObject, IndirectObject, Reference
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import enumerate_sig_fields
from pyhanko.sign.general import ValueErrorWithMessage
from pyhanko.sign.validation import validate_pdf_signature, validate_pdf_timestamp
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import (
    DocumentTimestampStatus,
    PdfSignatureStatus,
    SignatureCoverageLevel,
)
from pyhanko_certvalidator import ValidationContext

from drawdown.core.canonical import digest
from drawdown.documents.apart import apart
from drawdown.documents.compare import changed_pages
from drawdown.documents.haste import no_collecting
from drawdown.documents.keys import roots_of
from drawdown.documents.pdf_shape import gaps, shape_faults
from drawdown.documents.reasons import Reason, reason
from drawdown.documents.render import Box
from drawdown.documents.sign import fields_of
from drawdown.documents.verdict import MISSING, Recorded, Signed, Verdict

Ledger = Callable[[str], Recorded | None]
"""Answers where a ledger holds a document by its SHA-256; nothing where it does not."""
BROKEN = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    PdfError,
    RuntimeError,
    SignatureValidationError,
    TypeError,
    ValueError,
    ValueErrorWithMessage,
    struct.error,
    zlib.error,
)
"""What the libraries raise on files that were tampered with."""
TOOL = re.compile(
    rb"<(xmp:ModifyDate|xmp:MetadataDate|xmp:CreatorTool|pdf:Producer)>.*?</\1>|\s+", re.DOTALL
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the one who looks knows from elsewhere: the roots, the day, the ledger."""

    roots: tuple[bytes, ...]
    at: datetime
    ledger: Ledger | None = None
    fields: tuple[str, ...] = ()
    """The fields that have to be signed; those that the paper itself lists, where none is said."""
    pages: bool = True
    """Whether the pages are drawn and compared, which takes most of the time."""


@dataclass(slots=True)
class _Look:
    """What was found so far."""

    known: Known
    roots: tuple[x509.Certificate, ...]
    reasons: list[Reason] = field(default_factory=list)
    signatures: list[Signed] = field(default_factory=list)
    proved: datetime | None = None
    """The earliest time to which time-stamps lead back from the day of the look."""
    ended: datetime | None = None
    """When the certificate of a time-stamp ended before another one took over."""


def verify_paper(content: bytes, known: Known) -> Verdict:
    """Return the verdict on a file. It never raises for what a file holds."""
    known = known if known.fields else replace(known, fields=_expected(content))
    look = _Look(known, roots_of(known.roots))
    name = digest(content)
    look.reasons += shape_faults(content)
    try:
        if not any(each.code == "not-a-pdf" for each in look.reasons):
            with no_collecting():
                _signatures(content, look)
    except BROKEN as error:
        look.reasons.append(reason("unreadable", problem=str(error)[:120] or type(error).__name__))
    recorded = _recorded(name, look)
    signed = {each.field for each in look.signatures}
    reasons = tuple(dict.fromkeys(look.reasons))
    return Verdict(
        sha256=name,
        signatures=tuple(look.signatures),
        whole=not any(
            each.code in ("not-whole", "trailing-bytes", "not-a-pdf") for each in reasons
        ),
        complete=signed >= set(known.fields),
        recorded=recorded,
        reasons=reasons,
    )


def _expected(content: bytes) -> tuple[str, ...]:
    """Return the fields that have to be signed, by the paper as it was before any signature.

    What somebody appends later has no say in it; the first signature covers what is read here.
    """
    found = gaps(content)
    return fields_of(content[: found[0].end]) if found else fields_of(content)


def _recorded(name: str, look: _Look) -> Recorded | None:
    if look.known.ledger is None:
        look.reasons.append(reason("ledger-not-asked"))
        return None
    found = look.known.ledger(name)
    if found is None:
        look.reasons.append(reason("not-in-ledger"))
    return found


def _signatures(content: bytes, look: _Look) -> None:
    reader = PdfFileReader(io.BytesIO(content))
    if (over := _uncovered(content)) and not _only_proofs(content[:-over], reader):
        look.reasons.append(reason("not-whole", bytes=over))
    signed = {name: value is not None for name, value, _ in enumerate_sig_fields(reader)}
    for name in look.known.fields:
        if name not in signed:
            look.reasons.append(reason("field-missing", field=name))
        elif not signed[name]:
            look.reasons.append(reason("no-signature", field=name))
    look.proved = look.known.at
    for stamp in reversed(list(reader.embedded_timestamp_signatures)):
        _time_stamp(stamp, look)
    with ThreadPoolExecutor(max_workers=1, thread_name_prefix="drawdown-pages") as beside:
        drawn = _drawn(content, reader, look, beside=beside)
        for each in reader.embedded_regular_signatures:
            _signature(each, look)
        if drawn is not None and all(each.code in MISSING for each in look.reasons):
            look.reasons += (reason("pixels", page=page) for page in drawn.result())


def _drawn(
    content: bytes, reader: PdfFileReader, look: _Look, *, beside: ThreadPoolExecutor
) -> Future[tuple[int, ...]] | None:
    """Begin to draw the pages beside the reading of what was changed: each takes half the time.

    Nothing is drawn of a file that somebody unknown signed or that is already found at fault.
    """
    signed = reader.embedded_regular_signatures
    if not look.known.pages or not signed:
        return None
    if not all(each.code in MISSING for each in look.reasons):
        return None
    if not all(_genuine(each, look) for each in signed):
        return None
    boxes = tuple(_boxes(content, look.known.fields))
    return beside.submit(lambda: tuple(changed_pages(content, boxes)))


def _genuine(each: EmbeddedPdfSignature, look: _Look) -> bool:
    """Return whether a signature is one of somebody trusted, whatever was changed since."""
    context = _context(look, min(_moment(each, look), _ends(each)))
    status = apart(validate_pdf_signature)(each, context, skip_diff=True)
    return bool(status.intact and status.valid and status.trusted)


def _uncovered(content: bytes) -> int:
    """Return how many bytes follow what the last signature covers."""
    found = gaps(content)
    return len(content) - found[-1].end if found else 0


def _only_proofs(covered: bytes, reader: PdfFileReader) -> bool:
    """Return whether what follows a time-stamp adds validation data alone, and changes nothing.

    Another program than ours may put the proof of the last time-stamp behind it.
    """
    before = PdfFileReader(io.BytesIO(covered))
    if not before.embedded_timestamp_signatures:
        return False
    old, new = before.root, reader.root
    same = {key for key in new if key not in ("/DSS", "/Metadata", "/Extensions")}
    if same != {key for key in old if key not in ("/DSS", "/Metadata", "/Extensions")}:
        return False
    if any(old.raw_get(key) != new.raw_get(key) for key in same):
        return False
    allowed = {reader.trailer.raw_get("/Root").reference} | set(_reached(new.raw_get("/DSS")))
    for holder, key in ((new, "/Metadata"), (reader.trailer, "/Info")):
        if key in holder:
            allowed.add(holder.raw_get(key).reference)
    last = reader.xrefs.total_revisions - before.xrefs.total_revisions
    changed = {
        reference
        for revision in range(reader.xrefs.total_revisions - last, reader.xrefs.total_revisions)
        for reference in reader.xrefs.explicit_refs_in_revision(revision)
        if reader.get_object(reference).get("/Type") != "/XRef"
        if isinstance(reader.get_object(reference), DictionaryObject)
    }
    return changed <= allowed and _says(before) == _says(reader)


def _reached(start: object) -> Iterator[Reference]:
    """Yield every object that can be reached from another."""
    waiting, seen = [start], set[Reference]()
    while waiting:
        here = waiting.pop()
        if isinstance(here, IndirectObject):
            if here.reference in seen:
                continue
            seen.add(here.reference)
            yield here.reference
            here = here.get_object()
        if isinstance(here, DictionaryObject):
            waiting += [here.raw_get(key) for key in here]
        elif isinstance(here, ArrayObject):
            waiting += [here.raw_get(number) for number in range(len(here))]


def _says(reader: PdfFileReader) -> tuple[object, object]:
    """Return what a file says of itself, without the times and tools of its last revision."""
    info = dict(reader.trailer["/Info"]) if "/Info" in reader.trailer else {}
    text = reader.root["/Metadata"].data if "/Metadata" in reader.root else b""
    own = {key: str(value) for key, value in info.items() if key not in ("/ModDate", "/Producer")}
    return own, TOOL.sub(b"", text)


def _boxes(content: bytes, fields: tuple[str, ...]) -> Iterator[Box]:
    """Yield where the fields stand in what was signed first."""
    reader = PdfFileReader(io.BytesIO(content[: gaps(content)[0].end]))
    for number in range(int(reader.root["/Pages"]["/Count"])):
        page = reader.find_page_for_modification(number)[0].get_object()
        for named in page.get("/Annots", ()):
            widget = named.get_object()
            if str(widget.get("/T")) in fields:
                left, bottom, right, top = (float(side) for side in widget["/Rect"])
                yield Box(number, left, bottom, right, top)


def _time_stamp(stamp: EmbeddedPdfSignature, look: _Look) -> None:
    """A time-stamp whose certificate still holds carries what it covers back to its own time."""
    moment = look.proved or look.known.at
    ends = _ends(stamp)
    if look.ended is None and ends < moment:
        look.ended = ends
    status = apart(validate_pdf_timestamp)(stamp, _context(look, min(moment, ends)))
    name = str(stamp.field_name)
    look.reasons += _status_faults(name, status)
    look.reasons += _certificate_faults(stamp, status)
    if look.ended is None:
        look.proved = status.timestamp


def _signature(each: EmbeddedPdfSignature, look: _Look) -> None:
    name = str(each.field_name)
    if name not in look.known.fields:
        look.reasons.append(reason("unexpected-signature", field=name))
    moment = _moment(each, look)
    ends = _ends(each)
    timely = look.ended is None and moment <= ends
    status = apart(validate_pdf_signature)(
        each, _context(look, min(moment, ends)), _context(look, min(moment, look.known.at))
    )
    found = [*_status_faults(name, status), *_certificate_faults(each, status)]
    if not timely:
        since = min(filter(None, (look.ended, ends if moment > ends else None)))
        found.append(reason("renewal-missed", day=since.date().isoformat(), field=name))
    look.reasons += found
    stamp = status.timestamp_validity
    look.signatures.append(
        Signed(
            field=name,
            signer=str(each.signer_cert.subject.native.get("common_name", "")),
            reason=str(each.sig_object.get("/Reason", "")),
            claimed=each.self_reported_timestamp,
            proved=stamp.timestamp if stamp is not None else None,
            intact=status.intact and not any(r.code == "changed-after" for r in found),
            valid=status.valid,
            trusted=status.trusted,
            timely=timely,
            certificate=each.signer_cert.sha256.hex(),
        )
    )


def _moment(each: EmbeddedPdfSignature, look: _Look) -> datetime:
    """Return the earliest time for which it is proved that the signature was there."""
    moment = look.proved or look.known.at
    for attribute in each.signer_info["unsigned_attrs"]:
        if attribute["type"].native == "signature_time_stamp_token":
            stamped, ends = _token(attribute["values"][0]["content"])
            if moment <= ends:
                moment = min(moment, stamped)
    return moment


def _token(token: cms.SignedData) -> tuple[datetime, datetime]:
    """Return the time of a time-stamp, and when the certificate behind it ends."""
    stamped: datetime = token["encap_content_info"]["content"].parsed["gen_time"].native
    serial = token["signer_infos"][0]["sid"].chosen["serial_number"].native
    ends: list[datetime] = [
        certificate.chosen.not_valid_after
        for certificate in token["certificates"]
        if certificate.chosen.serial_number == serial
    ]
    return stamped, max(ends, default=stamped)


def _ends(each: EmbeddedPdfSignature) -> datetime:
    ends: datetime = each.signer_cert.not_valid_after
    return ends


def _context(look: _Look, moment: datetime) -> ValidationContext:
    return ValidationContext(
        trust_roots=list(look.roots),
        moment=moment,
        allow_fetching=False,
        revocation_mode="soft-fail",
    )


def _status_faults(
    name: str, status: PdfSignatureStatus | DocumentTimestampStatus
) -> Iterator[Reason]:
    if not status.intact:
        yield reason("broken", field=name)
    if not status.valid:
        yield reason("wrong-signature", field=name)
    if not status.trusted:
        yield reason("untrusted", field=name)
    coverage = status.coverage
    revision = coverage is not None and coverage >= SignatureCoverageLevel.ENTIRE_REVISION
    if not revision or status.docmdp_ok is False:
        yield reason("changed-after", field=name)
    stamp = getattr(status, "timestamp_validity", None)
    if stamp is not None and not (stamp.intact and stamp.valid and stamp.trusted):
        yield reason("wrong-signature", field=f"{name} (time-stamp)")


def _certificate_faults(
    each: EmbeddedPdfSignature, status: PdfSignatureStatus | DocumentTimestampStatus
) -> Iterator[Reason]:
    """Every certificate a signature carries has a part in it: no bytes are left aside."""
    path = status.validation_path
    if path is None:
        return
    known = {certificate.dump() for certificate in path.iter_certs(include_root=True)}
    carried = {certificate.dump() for certificate in each.other_embedded_certs}
    if carried - known:
        yield reason("foreign-certificate", field=str(each.field_name))
