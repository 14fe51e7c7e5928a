"""Ink: the copy that is printed names its file on each page, and a scan of another is refused."""

from __future__ import annotations

import io
from typing import Any

import numpy as np
import pypdfium2
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image, ImageDraw

from drawdown.documents.render import render
from tests.documents.papers import PICTURES, small_paper
from tests.web.signing.conftest import ENGINEER, NAMES, OFFICE, PAGE, TODAY, Signing, kept, told

pytestmark = pytest.mark.django_db


def printed(signing: Signing) -> bytes:
    answer = signing.clients[OFFICE].get(f"{PAGE}/print.pdf")
    assert answer.status_code == 200
    return bytes(answer.content)


def scanned(content: bytes, *pages: int, code: bool = True) -> bytes:
    """Return a page as a scanner gives it: turned, noisy, with ink on it; or without its code."""
    number = pages[0] if pages else 0
    page = pypdfium2.PdfDocument(content)[number].render(scale=150 / 72).to_pil().convert("L")
    pen = ImageDraw.Draw(page)
    pen.line([(200, 1300), (320, 1220), (420, 1340)], fill=30, width=5)
    if not code:
        pen.rectangle([0, int(page.height * 0.55), page.width, page.height], fill=255)
    page = page.rotate(4, expand=True, fillcolor=230)
    noise = np.random.default_rng(7).normal(0, 15, (page.height, page.width))
    dirty = Image.fromarray((np.array(page) + noise).clip(0, 255).astype(np.uint8))
    out = io.BytesIO()
    dirty.save(out, "JPEG", quality=60)
    return out.getvalue()


def sent(signing: Signing, scan: bytes, side: str = "mission", **more: Any) -> Any:
    kind = "application/pdf" if scan.startswith(b"%PDF") else "image/jpeg"
    file = SimpleUploadedFile(f"scan.{kind[-3:].replace('peg', 'jpg')}", scan, kind)
    return signing.send(OFFICE, "ink", side=side, witness=ENGINEER, scan=file, **more)


def test_a_signed_paper_is_scanned_read_back_and_attested_by_two_people(signing: Signing) -> None:
    scan = scanned(printed(signing))
    assert sent(signing, scan).status_code == 302
    assert sent(signing, scan, "host").status_code == 302
    assert not signing.complete()
    for side in ("mission", "host"):
        assert signing.send(ENGINEER, "attest", side=side).status_code == 302
    assert signing.complete()
    assert signing.version.signed_file is None, "ink is on paper"


def test_a_whole_pdf_from_a_scanner_is_taken(signing: Signing) -> None:
    assert sent(signing, printed(signing)).status_code == 302


@pytest.mark.parametrize("whole", [True, False])
def test_a_stranger_reads_what_the_attestation_of_a_scan_says(
    signing: Signing, client: Client, whole: bool
) -> None:
    scan = printed(signing) if whole else scanned(printed(signing))

    def judged(language: str = "en") -> str:
        kind = ("scan.pdf", "application/pdf") if whole else ("scan.jpg", "image/jpeg")
        file = SimpleUploadedFile(kind[0], scan, kind[1])
        answer = client.post("/verify", {"file": file}, headers={"accept-language": language})
        return str(answer.content.decode())

    assert "Signed in ink" not in judged()
    assert sent(signing, scan, "mission").status_code == 302
    words = judged()
    assert "has not attested it yet. Until then it does not count." in words
    assert "Two people vouch for it" not in words
    assert signing.send(ENGINEER, "attest", side="mission").status_code == 302
    words = judged()
    assert "Two people vouch for it" in words
    assert "test.example/small" in words
    assert f"/v/small/nord/v1/{signing.document[:16]}" in words
    assert not any(name in words for name in NAMES.values())
    assert "Deux personnes s’en portent garantes" in judged("fr")


def test_a_scan_that_its_witness_denied_is_said_not_to_count(
    signing: Signing, client: Client
) -> None:
    scan = scanned(printed(signing))
    assert sent(signing, scan).status_code == 302
    assert signing.send(ENGINEER, "deny", side="mission", reason="not seen").status_code == 302
    file = SimpleUploadedFile("scan.jpg", scan, "image/jpeg")
    words = client.post("/verify", {"file": file}).content.decode()
    assert "that it was not so. It does not count." in words
    assert "not seen" not in words


def test_a_scan_of_an_earlier_version_is_refused_in_words(signing: Signing) -> None:
    old = printed(signing)
    second = kept(render(small_paper(subject="Nord, corrected"), PICTURES))
    made = {"site": "nord", "version": 2, "stage": "final", "document": second, "on": TODAY}
    told("pack.made", {**made, "replaces": signing.document}, second)
    answer = sent(signing, old)
    assert answer.status_code == 409
    words = answer.content.decode()
    assert "the scan is of version 1, and version 2 is the one that stands" in words
    assert not signing.version.signatures
    assert sent(signing, printed(signing)).status_code == 302


def test_the_page_with_the_signatures_has_to_be_there(signing: Signing) -> None:
    answer = sent(signing, scanned(printed(signing), 1))
    assert answer.status_code == 409
    assert "the page with the signatures is not on the scan" in answer.content.decode()


def test_where_no_code_can_be_read_it_is_typed_and_another_one_is_refused(
    signing: Signing,
) -> None:
    bare = scanned(printed(signing), code=False)
    answer = sent(signing, bare)
    assert answer.status_code == 409
    assert "no code with a hash can be read on the scan" in answer.content.decode()
    assert sent(signing, bare, typed="0" * 16).status_code == 409
    assert sent(signing, bare, typed=signing.document[:16]).status_code == 302


def test_what_is_no_scan_is_refused(signing: Signing) -> None:
    assert sent(signing, b"%PDF-1.7 nothing of a page").status_code == 409
    assert not signing.version.signatures


def test_the_same_version_prints_the_same_copy(signing: Signing) -> None:
    assert printed(signing) == printed(signing)
