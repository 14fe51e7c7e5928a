"""The public page: a stranger learns whether a paper is genuine, and why, in both languages."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from drawdown.documents.acts.added import Added
from drawdown.documents.evidence import take_in
from drawdown.web.records.actions.open_ledger import open_ledger
from drawdown.web.records.handlers import EVIDENCE_ADDED
from drawdown.web.records.local import OPERATOR, by_the_operator
from drawdown.web.records.sending import About, Sender, send
from drawdown.web.store import documents
from tests.documents.signing import LATER, SINCE, authority, half_signed, signed


def asked(client: Client, content: bytes, language: str = "en") -> str:
    file = SimpleUploadedFile("pack.pdf", content, "application/pdf")
    answer = client.post("/verify", {"file": file}, headers={"accept-language": language})
    assert answer.status_code == 200
    return answer.content.decode()


def hold(content: bytes) -> None:
    """Put a paper into a new ledger, as evidence."""
    open_ledger("minusma", origin="test.example/minusma", at=SINCE)
    kept = take_in(documents(), io.BytesIO(content), name="pack.pdf")
    body = Added(sha256=kept.sha256, size=kept.size, form=kept.form, title="the pack")
    about = About(subjects=[f"evidence:{kept.sha256}"], evidence=[kept.sha256])
    send(EVIDENCE_ADDED, body, about, by=Sender(OPERATOR, by_the_operator, LATER))


@pytest.fixture(autouse=True)
def roots(settings: object, db: None) -> None:
    """Trust the authority of the tests."""
    folder: Path = settings.ENVIRONMENT.home / "roots"  # type: ignore[attr-defined]
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "practice.pem").write_bytes(authority().root)


def test_a_stranger_sees_the_form(client: Client) -> None:
    answer = client.get("/verify")
    assert answer.status_code == 200
    assert 'type="file"' in answer.content.decode()


def test_the_page_is_arabic_and_runs_from_the_right_where_the_address_asks_for_it(
    client: Client,
) -> None:
    hold(signed())
    file = SimpleUploadedFile("pack.pdf", signed(), "application/pdf")
    answer = client.post("/verify?lang=ar", {"file": file})
    page = answer.content.decode()
    assert '<html lang="ar" dir="rtl"' in page
    assert answer["Content-Language"] == "ar"
    assert "صحيحة" in page
    assert 'value="/verify"' in page, "another language is chosen without the asked one"
    for other in ("/verify", "/verify?lang=de", "/reports?lang=ar"):
        assert 'dir="ltr"' in client.get(other, follow=True).content.decode()


def test_a_paper_in_the_ledger_is_valid_and_stands_there_with_its_position(client: Client) -> None:
    hold(signed())
    words = asked(client, signed())
    assert '<h2 id="verdict">Valid</h2>' in words
    assert "act 1 of 2, test.example/minusma" in words
    assert "Governor of Mopti Region" in words
    assert '<h2 id="verdict">Valable</h2>' in asked(client, signed(), "fr")


def test_a_paper_that_the_ledger_does_not_hold_is_refused_with_that_reason(client: Client) -> None:
    hold(signed())
    spoilt = bytearray(signed())
    spoilt[len(half_signed()) // 3] ^= 1
    words = asked(client, bytes(spoilt))
    assert "Do not rely on this file." in words
    assert "ledger" in words
    assert '<h2 id="verdict">Non valable</h2>' in asked(client, bytes(spoilt), "fr")


def test_half_a_signature_is_incomplete_even_in_the_ledger(client: Client) -> None:
    hold(half_signed())
    assert '<h2 id="verdict">Incomplete</h2>' in asked(client, half_signed())


def test_what_is_no_pdf_is_said_to_be_none(client: Client) -> None:
    assert "Do not rely on this file." in asked(client, b"hello")
