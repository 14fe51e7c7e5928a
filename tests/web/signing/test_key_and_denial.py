"""A key of one's own: the command on the page, the file sent back; and a witness who says no."""

from __future__ import annotations

import html
import re
import shlex
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from drawdown.cli.main import main
from drawdown.core.findings import Refused
from drawdown.documents.hand import content_of_strokes, read_strokes
from drawdown.documents.keys import open_pkcs12
from drawdown.documents.sign import MISSION, Declared, Drawn, prepare, sign
from drawdown.web.closing.queries import owners_of, pack_of
from drawdown.web.store import documents
from tests.documents.signing import PASSWORD, SINCE, authority
from tests.web.signing.conftest import (
    CAPACITY,
    ENGINEER,
    GOVERNOR,
    NAMES,
    OFFICE,
    PAGE,
    TODAY,
    Signing,
    kept,
    told,
)
from tests.web.signing.test_on_a_tablet import STROKES, attest, both_sign, drawn

pytestmark = pytest.mark.django_db


def issued(name: str, folder: Path) -> tuple[Path, str]:
    """Return a key in a file, and the hash of its certificate."""
    own = authority().issue(name, since=SINCE, password=PASSWORD)
    (folder / "key.p12").write_bytes(own.pkcs12)
    (folder / "password").write_bytes(PASSWORD + b"\n")
    return folder / "key.p12", open_pkcs12(own.pkcs12, PASSWORD).fingerprint


def register(person: str, fingerprint: str, site: str = "nord") -> None:
    paper = kept(b"a,b\n1,2\n", "identity.csv")
    body = {"site": site, "person": person, "fingerprint": fingerprint, "document": paper}
    told("signer.registered", body | {"on": TODAY}, paper)


def test_the_command_on_the_page_signs_and_what_it_made_is_recorded(
    signing: Signing, tmp_path: Path
) -> None:
    key, fingerprint = issued("Awa Office", tmp_path)
    register(OFFICE, fingerprint)
    page = signing.clients[OFFICE].get(PAGE).content.decode()
    assert 'href="/site/nord/pack"' in page
    words = shlex.split(html.unescape(re.findall(r'class="command"[^>]*><code>([^<]+)<', page)[0]))
    assert words[:2] == ["drawdown", "sign"]
    (tmp_path / "pack.pdf").write_bytes(documents().get(signing.document))
    words[2] = str(tmp_path / "pack.pdf")
    out = tmp_path / "signed.pdf"
    instead = {"KEY.p12": str(key), "PASSWORD": str(tmp_path / "password"), words[-1]: str(out)}
    assert main([instead.get(word, word) for word in words[1:]]) == 0
    file = SimpleUploadedFile("signed.pdf", out.read_bytes(), "application/pdf")
    assert signing.send(OFFICE, "digital", side="mission", signed=file).status_code == 302
    assert [each.way for each in signing.version.signatures] == ["digital"]
    other = SimpleUploadedFile("other.pdf", out.read_bytes() + b"\n", "application/pdf")
    assert signing.send(OFFICE, "digital", side="host", signed=other).status_code == 409


def test_a_witness_who_denies_sets_the_signature_aside_and_the_side_signs_again(
    signing: Signing,
) -> None:
    both_sign(signing)
    assert signing.send(ENGINEER, "deny", side="mission", reason="").status_code == 400
    assert len(signing.version.signed_by) == 2
    no = {"side": "host", "reason": "nobody was in the room"}
    assert signing.send(OFFICE, "deny", **no).status_code == 409, "not the witness"
    assert signing.send(ENGINEER, "deny", **no).status_code == 302
    assert signing.version.signed_by == {"mission"}
    page = signing.clients[OFFICE].get(PAGE).content.decode()
    assert "nobody was in the room" in page
    assert drawn(signing, OFFICE, "host").status_code == 302
    for side in ("mission", "host"):
        assert attest(signing, ENGINEER, side).status_code == 302
    assert signing.complete()


def test_what_the_host_signed_upon_falls_with_the_signature_of_the_mission(
    signing: Signing,
) -> None:
    both_sign(signing)
    no = {"side": "mission", "reason": "it was another day"}
    assert signing.send(ENGINEER, "deny", **no).status_code == 302
    assert not signing.version.signed_by


def test_a_certificate_has_one_owner_at_every_site(signing: Signing, tmp_path: Path) -> None:
    _, fingerprint = issued("Awa Office", tmp_path)
    register(OFFICE, fingerprint)
    assert owners_of(fingerprint, but="sud") == {"nord": OFFICE}
    with pytest.raises(Refused) as refused:
        register(GOVERNOR, fingerprint, "sud")
    assert [each.code for each in refused.value.findings] == ["Y323"]
    register(OFFICE, fingerprint, "sud")
    assert pack_of("sud").certificates_of(OFFICE, TODAY) == {fingerprint}


def test_a_drawing_that_another_key_sealed_is_refused(signing: Signing, tmp_path: Path) -> None:
    assert drawn(signing, OFFICE, "mission").status_code == 302
    sealed = signing.version.signatures[0].document
    assert sealed is not None
    other = authority().issue("Another seal", since=SINCE, password=PASSWORD)
    (tmp_path / "home" / "seal" / "seal.p12").write_bytes(other.pkcs12)
    body = {"site": "nord", "version": 1, "side": "host", "way": "tablet", "on": TODAY}
    body |= {"person": GOVERNOR, "capacity": CAPACITY, "witness": ENGINEER, "document": sealed}
    with pytest.raises(Refused) as refused:
        told("pack.signed", body, sealed)
    assert {"Y310"} <= {each.code for each in refused.value.findings}


def test_a_drawing_that_a_trusted_key_other_than_the_seal_signed_is_refused(
    signing: Signing,
) -> None:
    """The file is whole, genuine and of this very version: only the key is not the mission's."""
    issued = authority().issue("Another office", since=SINCE, password=PASSWORD)
    key = open_pkcs12(issued.pkcs12, PASSWORD)
    declared = Declared(
        capacity="Head of office",
        place="Nord",
        at=timezone.now(),
        drawn=Drawn(
            name=NAMES[OFFICE],
            witness=NAMES[ENGINEER],
            look=content_of_strokes(read_strokes(STROKES)),
        ),
    )
    ready = prepare(documents().get(signing.document))
    sealed = kept(sign(ready, MISSION, declared, by=key))
    body = {"site": "nord", "version": 1, "side": "mission", "way": "tablet", "on": TODAY}
    body |= {"person": OFFICE, "capacity": "head_of_office", "witness": ENGINEER}
    with pytest.raises(Refused) as refused:
        told("pack.signed", body | {"document": sealed}, sealed)
    assert [each.code for each in refused.value.findings] == ["Y315"]
    assert key.fingerprint[:16] in str(refused.value.findings[0])
    assert not signing.version.signatures


def test_the_verdict_says_that_a_hand_drew_it(signing: Signing) -> None:
    both_sign(signing)
    sealed = signing.version.signatures[-1].document
    file = SimpleUploadedFile("signed.pdf", documents().get(sealed or ""), "application/pdf")
    page = Client().post("/verify", {"file": file}).content.decode()
    assert page.count("drawn on a tablet, sealed with this key") == 2
