"""The printed page: its commands, run as they stand, agree with the verdict."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from drawdown.documents.recipe import NotSigned, recipe
from tests.documents.signing import authority, half_signed, prepared, signed

TOOLS = all(shutil.which(name) for name in ("openssl", "sha256sum", "perl"))
needs_tools = pytest.mark.skipif(not TOOLS, reason="openssl, sha256sum or perl is missing")


def answers(content: bytes, page: str, folder: Path) -> list[tuple[int, str]]:
    """Run every command of the page in a folder with the file and the root; return what it says."""
    (folder / "pack.pdf").write_bytes(content)
    (folder / "root.pem").write_bytes(authority().root)
    text = page.replace("\\\n", "")
    commands = re.findall(r"^    ((?:sha256sum|\(head|tail|openssl|wc) .*)$", text, re.MULTILINE)
    said = []
    for command in commands:
        done = subprocess.run(  # noqa: S602 - the page is ours, and a shell is what it is for
            command, shell=True, cwd=folder, capture_output=True, text=True, check=False
        )
        said.append((done.returncode, done.stdout + done.stderr))
    return said


@needs_tools
def test_every_command_of_the_page_agrees_with_a_good_paper(tmp_path: Path) -> None:
    page = recipe(signed(), "pack.pdf")
    said = answers(signed(), page, tmp_path)
    assert [code for code, _ in said] == [0] * 8
    assert sum("CAdES Verification successful" in words for _, words in said) == 2
    assert said[0][1].split()[0] in page
    assert said[-1][1].strip() == str(len(signed()))


@needs_tools
def test_a_changed_byte_fails_a_signature_and_the_hash(tmp_path: Path) -> None:
    spoilt = bytearray(signed())
    spoilt[len(half_signed()) // 3] ^= 1
    page = recipe(signed(), "pack.pdf")
    said = answers(bytes(spoilt), page, tmp_path)
    assert said[0][1].split()[0] not in page
    assert any(code for code, _ in said)


def test_a_paper_that_nobody_signed_has_no_page() -> None:
    with pytest.raises(NotSigned):
        recipe(prepared(), "pack.pdf")
