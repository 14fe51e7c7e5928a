"""The files of a pack that both sides signed, as they are handed out: nothing is built anew."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pypdfium2

from drawdown.documents.forms import EXTENSIONS, form_of
from drawdown.documents.recipe import NotSigned, recipe
from drawdown.documents.render import RECORD
from drawdown.signing.file import Version
from drawdown.web.roots import trusted_roots
from drawdown.web.store import documents


def files_of(name: str, version: Version) -> Mapping[str, bytes]:
    """Return the files by what they are called, for a version that both sides signed.

    The signed file comes first, then how to check it by hand, the roots, the twin for reading and
    the record that is attached. Scans of ink come each as its own file.
    """
    return dict(_files(name, version))


def _files(name: str, version: Version) -> Iterator[tuple[str, bytes]]:
    plain = documents().get(version.document)
    if version.signed_file is not None:
        signed = documents().get(version.signed_file)
        yield f"{name}-signed.pdf", signed
        yield from _by_hand(signed, name)
    else:
        yield f"{name}-pack.pdf", plain
        yield from _each(name, version)
    if roots := trusted_roots():
        yield "root.pem", b"".join(roots)
    if version.reading:
        yield f"{name}-reading.pdf", documents().get(version.reading)
    yield from ((f"{name}-{RECORD}", record) for record in _records(plain))


def _by_hand(signed: bytes, name: str) -> Iterator[tuple[str, bytes]]:
    try:
        page = recipe(signed, f"{name}-signed.pdf")
    except NotSigned:
        return
    yield f"{name}-signed.check.txt", page.encode()


def _each(name: str, version: Version) -> Iterator[tuple[str, bytes]]:
    for side in version.sides:
        signature = version.signature_of(side)
        if signature is not None and signature.document is not None:
            content = documents().get(signature.document)
            form = form_of(content)
            ending = EXTENSIONS[form][0] if form else "bin"
            yield f"{name}-{side}-{signature.way}.{ending}", content


def _records(content: bytes) -> Iterator[bytes]:
    """Yield the record attached to a pack; none for a file that is no pack of ours."""
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError:
        return
    for number in range(document.count_attachments()):
        attachment = document.get_attachment(number)
        if attachment.get_name() == RECORD:
            yield bytes(attachment.get_data())
