"""The code on paper leads to what is known of the file, typed or photographed, or to nothing."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from drawdown.signing.code import Code, read_code
from tests.web.signing.conftest import CAPACITY, NAMES, OFFICE, Signing
from tests.web.signing.test_in_ink import printed, scanned, sent

pytestmark = pytest.mark.django_db


def address(signing: Signing) -> str:
    return f"small/nord/v1/{signing.document[:16]}/1"


def test_a_stranger_learns_capacities_and_positions_and_no_names(
    signing: Signing, client: Client
) -> None:
    assert sent(signing, scanned(printed(signing))).status_code == 302
    words = client.get(f"/v/{address(signing)}").content.decode()
    assert "version 1" in words
    assert "test.example/small" in words
    assert "not attested yet" in words
    assert not any(name in words for name in NAMES.values())
    french = client.get(f"/v/{address(signing)}", headers={"accept-language": "fr"})
    assert "à l’encre" in french.content.decode()


@pytest.mark.parametrize(
    "wrong", ["small/nord/v1/0123456789abcdef", "small/nord/v1", "x", "a/b/v2"]
)
def test_without_the_right_hash_nothing_is_said(
    signing: Signing, client: Client, wrong: str
) -> None:
    answer = client.get(f"/v/{wrong}")
    assert answer.status_code == 404
    assert CAPACITY not in answer.content.decode()


def test_the_page_takes_the_code_typed_or_photographed(signing: Signing, client: Client) -> None:
    answer = client.post("/verify", {"code": f"drawdown:{address(signing)}"})
    assert answer.headers["location"] == f"/v/{address(signing)}"
    photograph = SimpleUploadedFile("p.jpg", scanned(printed(signing)), "image/jpeg")
    answer = client.post("/verify", {"file": photograph})
    assert answer.headers["location"] == f"/v/{address(signing)}"
    assert "neither a file nor a code" in client.post("/verify", {"code": "x"}).content.decode()


def test_a_signed_paper_still_shows_the_form_of_signing(signing: Signing) -> None:
    assert signing.clients[OFFICE].get(f"/v/{address(signing)}").status_code == 200


@pytest.mark.parametrize("head", ["", "https://mission.example:8443"])
def test_a_code_is_read_as_it_was_written(head: str) -> None:
    code = Code(mission="m-1", pack="nord-annex", version=12, short="0" * 16, page=3)
    assert read_code(code.text(head)) == code
    bare = Code(mission="m-1", pack="nord", version=1)
    assert read_code(f"{bare.text(head)}?size=12") == bare
    assert read_code(code.text(head) + "x") is None
