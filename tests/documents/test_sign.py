"""Papers are signed in order, by both sides, without a network, and raised later."""

from __future__ import annotations

import io
import re
import shutil
import socket
import subprocess
from datetime import timedelta
from pathlib import Path

import pytest
from pyhanko.pdf_utils.reader import PdfFileReader

from drawdown.documents.keys import BadKey, fingerprint, open_pkcs12, practice_authority
from drawdown.documents.render import render
from drawdown.documents.sign import HOST, MISSION, CannotSign, prepare, raise_level, sign
from drawdown.documents.verdict import Result
from drawdown.documents.verify import Known, verify_paper
from tests.documents.papers import MADE, PICTURES, small_paper
from tests.documents.signing import (
    GOVERNOR,
    HEAD,
    LATER,
    PASSWORD,
    SINCE,
    authority,
    half_signed,
    identity,
    prepared,
    signed,
)


def test_both_fields_are_there_before_anybody_signs() -> None:
    reader = PdfFileReader(io.BytesIO(prepared()))
    assert [str(field.get_object()["/T"]) for field in reader.root["/AcroForm"]["/Fields"]] == [
        MISSION,
        HOST,
    ]


def test_the_mission_certifies_and_the_host_locks() -> None:
    reader = PdfFileReader(io.BytesIO(signed()))
    first, second = reader.embedded_regular_signatures
    assert first.docmdp_level is not None
    assert second.fieldmdp is not None
    assert second.fieldmdp.action.name == "ALL"


def test_the_second_signature_leaves_the_bytes_of_the_first_alone() -> None:
    assert signed().startswith(half_signed())


def test_the_host_does_not_sign_before_the_mission() -> None:
    with pytest.raises(CannotSign, match="Mission signs before Host"):
        sign(prepared(), HOST, GOVERNOR, by=identity("Governor's office"))


def test_nobody_signs_twice() -> None:
    with pytest.raises(CannotSign, match="signed already"):
        sign(signed(), HOST, GOVERNOR, by=identity("Governor's office"))


def test_a_paper_is_prepared_once() -> None:
    with pytest.raises(CannotSign):
        prepare(prepared())


def test_a_paper_that_was_not_prepared_is_not_signed() -> None:
    with pytest.raises(CannotSign, match="prepare it first"):
        sign(render(small_paper(), PICTURES), MISSION, HEAD, by=identity("Mission office"))


@pytest.mark.parametrize("content", [b"", b"no key"])
def test_what_holds_no_key_is_refused(content: bytes) -> None:
    with pytest.raises(BadKey):
        open_pkcs12(content, PASSWORD)


def test_another_password_is_refused() -> None:
    issued = authority().issue("Somebody", since=SINCE, password=PASSWORD)
    with pytest.raises(BadKey):
        open_pkcs12(issued.pkcs12, b"other")


def test_a_paper_is_made_and_signed_and_verified_with_the_network_cut_off(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def cut(*arguments: object, **named: object) -> None:
        raise AssertionError("the network is cut off")

    monkeypatch.setattr(socket.socket, "connect", cut)
    monkeypatch.setattr(socket, "getaddrinfo", cut)
    own = practice_authority("A root of this test", since=SINCE)
    keys = [
        open_pkcs12(own.issue(name, since=SINCE, password=PASSWORD).pkcs12, PASSWORD)
        for name in ("one", "two")
    ]
    paper = prepare(render(small_paper(), PICTURES))
    paper = sign(paper, MISSION, HEAD, by=keys[0])
    paper = sign(paper, HOST, GOVERNOR, by=keys[1])
    verdict = verify_paper(paper, Known(roots=(own.root,), at=LATER))
    assert verdict.of_signatures == Result.VALID


def test_raising_the_level_leaves_the_signed_bytes_alone() -> None:
    stamps = authority().time_stamper(since=SINCE, at=MADE + timedelta(days=3))
    raised = raise_level(signed(), (authority().root,), stamps=stamps)
    assert raised.startswith(signed())
    verdict = verify_paper(raised, Known(roots=(authority().root,), at=LATER))
    assert verdict.of_signatures == Result.VALID
    assert verdict.whole


def test_twenty_years_on_a_file_that_was_not_renewed_says_since_when() -> None:
    then = MADE + timedelta(days=20 * 365)
    verdict = verify_paper(signed(), Known(roots=(authority().root,), at=then))
    assert "renewal missed since 2032-12-29" in str(verdict.reasons[0])
    assert not any(each.timely for each in verdict.signatures)


def test_twenty_years_on_a_file_that_was_renewed_is_still_good() -> None:
    paper = signed()
    for days, years in ((3, 10), (9 * 365, 15)):
        at = MADE + timedelta(days=days)
        stamps = authority().time_stamper(since=at - timedelta(days=1), at=at, years=years)
        paper = raise_level(paper, (authority().root,), stamps=stamps)
    then = MADE + timedelta(days=20 * 365)
    verdict = verify_paper(paper, Known(roots=(authority().root,), at=then))
    assert verdict.of_signatures == Result.VALID, verdict.reasons


def test_a_renewal_that_came_too_late_does_not_count() -> None:
    paper = signed()
    for days, years in ((3, 2), (5 * 365, 20)):
        at = MADE + timedelta(days=days)
        stamps = authority().time_stamper(since=at - timedelta(days=1), at=at, years=years)
        paper = raise_level(paper, (authority().root,), stamps=stamps)
    then = MADE + timedelta(days=12 * 365)
    verdict = verify_paper(paper, Known(roots=(authority().root,), at=then))
    assert verdict.of_signatures == Result.INVALID
    assert "renewal missed since 2025-12-09" in str(verdict.reasons[0])


@pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl is not installed")
def test_openssl_agrees_as_the_printed_page_says(tmp_path: Path) -> None:
    content = signed()
    (tmp_path / "root.pem").write_bytes(authority().root)
    for match in re.finditer(rb"/ByteRange \[(\d+) (\d+) (\d+) (\d+) *\]", content):
        _, start, stop, rest = (int(number) for number in match.groups())
        (tmp_path / "data").write_bytes(content[:start] + content[stop : stop + rest])
        hexadecimal = content[start + 1 : stop - 1].decode()
        # the padding stays, as it does for a reader with xxd: where it begins cannot be told
        (tmp_path / "signature").write_bytes(bytes.fromhex(hexadecimal))
        done = subprocess.run(
            ["openssl", "cms", "-verify", "-cades", "-binary", "-inform", "DER",
             "-in", "signature", "-content", "data", "-CAfile", "root.pem",
             "-purpose", "any", "-attime", str(int(LATER.timestamp())), "-out", "out"],
            cwd=tmp_path, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert "CAdES Verification successful" in done.stderr, done.stderr


@pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl is not installed")
def test_the_fingerprint_is_the_one_that_openssl_prints(tmp_path: Path) -> None:
    (tmp_path / "root.pem").write_bytes(authority().root)
    done = subprocess.run(
        ["openssl", "x509", "-in", "root.pem", "-noout", "-fingerprint", "-sha256"],
        cwd=tmp_path, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.strip().endswith(fingerprint(authority().root))


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not installed")
def test_qpdf_finds_nothing_wrong(tmp_path: Path) -> None:
    (tmp_path / "paper.pdf").write_bytes(signed())
    done = subprocess.run(["qpdf", "--check", "paper.pdf"], cwd=tmp_path, check=False)
    assert done.returncode == 0
