"""A verdict has reasons: good papers pass, and whatever was done to one is named."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drawdown.cli.main import main
from drawdown.core.canonical import digest
from drawdown.documents.compare import changed_pages
from drawdown.documents.reasons import REASONS
from drawdown.documents.render import BOXES
from drawdown.documents.verdict import Recorded, Result, Verdict
from drawdown.documents.verify import Known, verify_paper
from tests.documents.signing import LATER, authority, half_signed, prepared, signed

SHARED = Path(os.environ.get("DRAWDOWN_SHARED", Path(__file__).parents[3] / "shared"))
VECTORS = SHARED / "data" / "vectors" / "pdf_attacks"
needs_vectors = pytest.mark.skipif(not VECTORS.exists(), reason="the public files are not here")
HERE = Recorded(origin="ledger", index=3, size=9)


def known(**changes: object) -> Known:
    held = {digest(signed())}
    content = {
        "roots": (authority().root,),
        "at": LATER,
        "ledger": lambda name: HERE if name in held else None,
    }
    return Known(**{**content, **changes})  # type: ignore[arg-type]


def codes(verdict: Verdict) -> set[str]:
    return {each.code for each in verdict.reasons}


def test_a_paper_with_both_signatures_that_the_ledger_holds_is_valid() -> None:
    verdict = verify_paper(signed(), known())
    assert verdict.result == Result.VALID
    assert (verdict.whole, verdict.complete, verdict.recorded) == (True, True, HERE)
    assert [each.reason for each in verdict.signatures] == [
        "Acting Head of Office",
        "Governor of Mopti Region",
    ]


def test_without_a_ledger_the_verdict_is_incomplete() -> None:
    verdict = verify_paper(signed(), known(ledger=None))
    assert verdict.result == Result.INCOMPLETE
    assert verdict.of_signatures == Result.VALID


def test_a_paper_that_the_ledger_does_not_hold_is_not_valid() -> None:
    verdict = verify_paper(signed(), known(ledger=lambda _: None))
    assert codes(verdict) == {"not-in-ledger"}
    assert verdict.result == Result.INVALID


@pytest.mark.parametrize(("paper", "missing"), [(prepared, 2), (half_signed, 1)])
def test_a_missing_signature_is_incomplete_and_not_wrong(paper: object, missing: int) -> None:
    verdict = verify_paper(paper(), known(ledger=None))  # type: ignore[operator]
    assert verdict.of_signatures == Result.INCOMPLETE
    assert [each.code for each in verdict.reasons].count("no-signature") == missing


def test_signatures_of_somebody_nobody_trusts_are_not_valid() -> None:
    assert "untrusted" in codes(verify_paper(signed(), known(roots=())))


def test_bytes_behind_the_end_are_noticed() -> None:
    assert "trailing-bytes" in codes(verify_paper(signed() + b"%x\n", known(ledger=None)))


def test_bytes_in_the_padding_of_a_signature_are_noticed() -> None:
    content = signed()
    place = content.rindex(b"00>")
    changed = content[:place] + b"01>" + content[place + 3 :]
    assert codes(verify_paper(changed, known(ledger=None))) >= {"padding"}


def test_a_pixel_that_changed_is_found() -> None:
    content = signed()
    assert list(changed_pages(content, BOXES)) == []
    whole = half_signed()
    assert list(changed_pages(whole + content[len(whole) :], ())) == [1]


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_no_flipped_bit_is_accepted(data: st.DataObject) -> None:
    content = bytearray(signed())
    place = data.draw(st.integers(0, len(content) - 1))
    content[place] ^= 1 << data.draw(st.integers(0, 7))
    assert verify_paper(bytes(content), known()).result == Result.INVALID


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=400))
def test_it_never_raises_whatever_the_bytes_are(content: bytes) -> None:
    for start in (b"", b"%PDF-1.7\n"):
        assert verify_paper(start + content, known()).result == Result.INVALID


def test_every_reason_is_said_in_both_languages() -> None:
    assert not [code for code, (en, fr) in REASONS.items() if not en or not fr or en == fr]


def vectors() -> Iterator[tuple[str, str]]:
    if not VECTORS.exists():
        return
    expected = json.loads((VECTORS / "expected.json").read_text())
    yield from ((name, "valid") for name in expected["accept"])
    yield from ((name, "incomplete") for name in expected["incomplete"])
    yield from ((name, "refused") for name in expected["reject"])


REFUSED_FOR = {
    "eaa_freetext.pdf": "changed-after",
    "isa_contents_append.pdf": "changed-after",
    "metadata_title.pdf": "not-whole",
    "sig_appearance_swap.pdf": "changed-after",
    "swa_shifted.pdf": "malformed-range",
    "trailing_garbage.pdf": "trailing-bytes",
    "truncate_last_revision.pdf": "no-signature",
    "usf_byterange_null.pdf": "malformed-range",
}


@needs_vectors
@pytest.mark.parametrize(("name", "answer"), list(vectors()))
def test_the_public_files_are_judged_right_without_a_ledger(name: str, answer: str) -> None:
    root = (VECTORS / "trust_root.crt").read_bytes()
    at = datetime(2026, 12, 1, tzinfo=UTC)
    verdict = verify_paper((VECTORS / name).read_bytes(), Known(roots=(root,), at=at))
    if answer == "refused":
        assert verdict.of_signatures != Result.VALID
        assert REFUSED_FOR[name] in codes(verdict)
    else:
        assert verdict.of_signatures == answer


def test_the_command_says_who_signed_and_why_not(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "paper.pdf").write_bytes(signed())
    (tmp_path / "root.pem").write_bytes(authority().root)
    command = ["verify", str(tmp_path / "paper.pdf"), "--root", str(tmp_path / "root.pem")]
    assert main([*command, "--at", "2024-03-01"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("incomplete: sha256 ")
    assert "Governor of Mopti Region" in "\n".join(lines)
    assert json.loads(lines[-1])["of_signatures"] == "valid"
