"""Drawn signatures: sealed into the pack, attested by a witness, or refused before any seal."""

from __future__ import annotations

import io
import json
import socket
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image, ImageDraw

from drawdown.documents.verdict import Result
from drawdown.documents.verify import Known, verify_paper
from drawdown.web.acts import HANDLERS
from drawdown.web.ledger.recorded import recorded
from drawdown.web.records.models import Entry, Evidence, Refusal
from drawdown.web.records.rebuild import every_row, rebuild
from drawdown.web.store import documents
from tests.documents.signing import authority
from tests.web.signing.conftest import CAPACITY, ENGINEER, GOVERNOR, OFFICE, PAGE, Signing

pytestmark = pytest.mark.django_db
STROKES = json.dumps([[[100, 100], [400, 220], [650, 80]], [[300, 60], [420, 250]]])


def drawn(signing: Signing, person: str, side: str, **more: Any) -> Any:
    given = {"side": side, "witness": ENGINEER, "strokes": STROKES, **more}
    return signing.send(person, "tablet", **given)


def attest(signing: Signing, person: str, side: str) -> Any:
    return signing.send(person, "attest", side=side)


def both_sign(signing: Signing) -> None:
    assert drawn(signing, OFFICE, "mission").status_code == 302
    assert drawn(signing, OFFICE, "host").status_code == 302


def test_both_sides_draw_and_the_pack_is_complete_once_the_witness_attests(
    signing: Signing,
) -> None:
    both_sign(signing)
    assert not signing.complete()
    assert attest(signing, ENGINEER, "mission").status_code == 302
    assert attest(signing, ENGINEER, "host").status_code == 302
    assert signing.complete()
    assert signing.version.signed_file is not None
    content = documents().get(signing.version.signed_file)
    known = Known(roots=(authority().root,), at=timezone.now(), ledger=recorded)
    verdict = verify_paper(content, known)
    assert verdict.result is Result.VALID, verdict.reasons
    assert [each.signer for each in verdict.signatures] == ["Seal of the mission"] * 2
    host = verdict.signatures[1].reason
    assert CAPACITY in host
    assert "Moussa Governor" in host
    assert "attested by / attesté par: Sali Engineer" in host
    before = every_row()
    rebuild(HANDLERS)
    assert every_row() == before


def test_a_pack_is_signed_by_hand_with_the_network_cut_off(
    signing: Signing, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cut(*_: object, **__: object) -> None:
        raise AssertionError("signing reached for the network")

    for name in ("getaddrinfo", "create_connection"):
        monkeypatch.setattr(socket, name, cut)
    monkeypatch.setattr(socket.socket, "connect", cut)
    both_sign(signing)
    assert attest(signing, ENGINEER, "mission").status_code == 302
    assert attest(signing, ENGINEER, "host").status_code == 302
    assert signing.complete()


def test_only_the_named_witness_attests_and_nobody_what_they_signed(signing: Signing) -> None:
    both_sign(signing)
    assert attest(signing, OFFICE, "mission").status_code == 409
    assert attest(signing, GOVERNOR, "host").status_code == 409
    assert len(signing.version.awaiting) == 2
    assert drawn(signing, OFFICE, "host").status_code == 409, "it is signed already"


def test_nothing_is_sealed_for_whoever_may_not_sign(signing: Signing) -> None:
    sealed = Evidence.objects.count()
    answer = drawn(signing, ENGINEER, "mission")
    assert answer.status_code == 409
    assert Evidence.objects.count() == sealed, "no sealed file was made"
    assert Refusal.objects.exists()
    answer = drawn(signing, GOVERNOR, "mission")
    assert answer.status_code == 409
    assert not signing.version.signatures


def test_the_capacity_is_that_held_now(signing: Signing) -> None:
    assert drawn(signing, OFFICE, "mission").status_code == 302
    mission = signing.version.signatures[0]
    assert (mission.person, mission.capacity) == (OFFICE, "head_of_office")
    assert drawn(signing, GOVERNOR, "host").status_code == 302
    host = signing.version.signatures[1]
    assert (host.person, host.capacity, host.by) == (GOVERNOR, CAPACITY, GOVERNOR)


def test_whoever_cannot_draw_sends_a_picture_without_script(signing: Signing) -> None:
    picture = Image.new("RGBA", (600, 200), (0, 0, 0, 0))
    ImageDraw.Draw(picture).line([(20, 100), (200, 20), (560, 90)], fill=(10, 10, 90, 255), width=8)
    content = io.BytesIO()
    picture.save(content, "PNG")
    file = SimpleUploadedFile("mine.png", content.getvalue(), "image/png")
    assert drawn(signing, OFFICE, "mission", strokes="", picture=file).status_code == 302
    assert signing.version.signatures


@pytest.mark.parametrize(
    "strokes",
    ["", "[]", "[[[1,2]]]", "[[[9999,2],[1,1]]]", "{}", "[[[1,2,3]]]", '[[["a","b"]]]', "nonsense"],
)
def test_what_is_no_signature_is_said_to_be_none(signing: Signing, strokes: str) -> None:
    entries = Entry.objects.count()
    answer = drawn(signing, OFFICE, "mission", strokes=strokes)
    assert answer.status_code == 400
    assert Entry.objects.count() == entries


def test_an_installation_without_a_seal_says_so_and_asks_for_ink(
    signing: Signing, settings: Any
) -> None:
    (settings.ENVIRONMENT.home / "seal" / "seal.p12").unlink()
    words = signing.clients[OFFICE].get(PAGE).content.decode()
    assert "no key that seals" in words
    assert drawn(signing, OFFICE, "mission").status_code == 409
    assert not signing.version.signatures
