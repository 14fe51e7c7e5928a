"""Headers, keys from elsewhere, words and the command of `verify.py`."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from benchmarks.three_verifiers import NOTHING, on_the_standard_library
from drawdown.core.canonical import canonical_bytes
from drawdown.demo.forged_bundles import packed
from drawdown.ledger.bundle import container
from drawdown.ledger.key import Algorithm
from drawdown.ledger.note import key_from_secret
from drawdown.verifiers import verify
from tests.verifiers import worlds as w

VALUE = {"salt": "0" * 32, "value": "x"}


@pytest.mark.parametrize("size", [0, 1, 2**32 - 2, 2**32 - 1, 2**32, 2**40])
@pytest.mark.parametrize("offset", [0, 2**32 - 2, 2**32 - 1, 2**40])
def test_headers_of_large_files_are_those_that_the_maker_writes(size: int, offset: int) -> None:
    name, crc = "tile/0/000", 0xDEADBEEF
    assert verify.local_header(name.encode(), size, crc) == container.local_header(
        name, size=size, crc=crc
    )
    entry = container.directory_entry(container.Member(name, size, crc, offset))
    assert verify.directory_header(name.encode(), size, crc, offset) == entry
    read = verify.Container.entry(None, entry + b"more", "0")  # type: ignore[arg-type]
    assert read == (name, verify.Member(0, size, crc), offset)
    for count in (0, 0xFFFE, 0xFFFF, 70_000):
        end = container.end_records(count, size=size, offset=offset)
        assert verify.end_record(count, size, offset) == end


@pytest.mark.parametrize(("size", "offset"), [(2**53, 0), (2**60, 0), (0, 2**53), (2**60, 2**60)])
def test_no_file_is_larger_or_farther_than_every_reader_can_count(size: int, offset: int) -> None:
    entry = container.directory_entry(container.Member("a", size, 0, offset))
    with pytest.raises(verify.Unreadable, match="container-entry"):
        verify.Container.entry(None, entry, "0")  # type: ignore[arg-type]
    largest = container.directory_entry(container.Member("a", 2**53 - 1, 0, 2**53 - 1))
    read = verify.Container.entry(None, largest, "0")  # type: ignore[arg-type]
    assert read == ("a", verify.Member(0, 2**53 - 1, 0), 2**53 - 1)


@pytest.mark.parametrize(("size", "offset"), [(2**32 - 1, 0), (0, 2**32 - 1), (2**32 - 1,) * 2])
def test_a_file_that_is_said_to_be_large_and_says_not_how_large_is_refused(
    size: int, offset: int
) -> None:
    entry = container.directory_entry(container.Member("a", size, 0, offset))
    bare = entry[:30] + bytes(2) + entry[32:47]
    for cut in (bare, entry[:-1]):
        with pytest.raises(verify.Unreadable, match="container-entry"):
            verify.Container.entry(None, cut, "0")  # type: ignore[arg-type]


@pytest.mark.parametrize("at", range(46))
def test_no_byte_of_a_directory_entry_can_be_another(at: int) -> None:
    good = verify.directory_header(b"a", 5, 7, 9)
    changed = good[:at] + bytes([good[at] ^ 0x40]) + good[at + 1 :]
    if 16 <= at < 20 or 42 <= at < 46:  # the checksum and the place are free, the size is twice
        read = verify.Container.entry(None, changed, "4")  # type: ignore[arg-type]
        assert read != ("a", verify.Member(0, 5, 7), 9)
    else:
        with pytest.raises(verify.Unreadable, match="4"):
            verify.Container.entry(None, changed, "4")  # type: ignore[arg-type]


def test_the_limits_are_those_of_the_format() -> None:
    assert (verify.SAFE, verify.FILES, verify.MEGABYTE) == (2**53 - 1, 200_000, 1_000_000)
    assert (verify.ACT_BYTES, verify.BUNDLE_BYTES) == (65_535, 256 * 65_537)
    assert (verify.DEEPEST, verify.CLOCK_SKEW) == (16, 300)
    assert container.MAX_FILES == verify.FILES


def test_witnesses_that_are_known_need_most_of_them_unless_it_is_said() -> None:
    names = [f"witness.example/{letter}" for letter in "abcd"]
    known = [
        str(key_from_secret(name, Algorithm.COSIGNATURE, secret=bytes([at] * 32)).verifying)
        for at, name in enumerate(names, start=1)
    ]
    needs = [verify.options(witnesses=known[:number]).need for number in range(1, 5)]
    assert needs == [1, 2, 2, 3]
    assert len(verify.options(witnesses=[*known, known[0]]).witnesses) == 4
    for need in (1, 4):
        assert verify.options(witnesses=known, need=need).need == need
    for need in (0, 5):
        with pytest.raises(verify.Malformed):
            verify.options(witnesses=known, need=need)
    assert verify.options().key is None
    with pytest.raises(verify.Malformed):
        verify.options(key="")


def test_the_words_count_what_is_wrong_elsewhere_too() -> None:
    values = {digit * 64: VALUE for digit in "314"}
    bundle = w.resealed({**w.whole(), "personal.json": canonical_bytes(values)})
    found = on_the_standard_library(bundle, NOTHING)
    english, french = ("\n".join(verify.words(dict(found), each)) for each in ("en", "fr"))
    assert "intact     NO\n" in english
    assert "intact     NON\n" in french
    assert f"no act names the personal value {'1' * 64} (and 2 more)\n" in english
    assert f"{'1' * 64} (et 2 autres)\n" in french
    assert "witnessed  unknown\n" in english
    assert "attesté    inconnu\n" in french


def run(monkeypatch: pytest.MonkeyPatch, *arguments: object) -> int:
    monkeypatch.setattr(sys, "argv", ["verify.py", *map(str, arguments)])
    return verify.main()


def test_the_command_ends_in_its_verdict(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    good, bad, note = tmp_path / "good.zip", tmp_path / "bad.zip", tmp_path / "note"
    good.write_bytes(packed(w.whole()))
    bad.write_bytes(packed(w.whole())[:-1])
    note.write_text(w.told().checkpoint or "", "utf-8")
    assert run(monkeypatch, good) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "intact     yes"
    assert json.loads(lines[-1])["format"] == "drawdown-verdict/1"
    assert run(monkeypatch, bad, "--json") == 1
    (only,) = capsys.readouterr().out.splitlines()
    assert json.loads(only)["intact"]["verdict"] == "no"
    witness = w.told().witnesses[0]
    known = ("--key", w.told().key, "--witness", witness, "--need", 1, "--checkpoint", note)
    assert run(monkeypatch, good, *known, "--lang", "fr") == 0
    said = capsys.readouterr().out
    assert "cosignatures trouvées / requises : 1/1" in said
    assert "elle prolonge le point de contrôle antérieur de taille 60" in said
    for wrong in ((good, "--key", "x"), (tmp_path / "nothing",)):
        with pytest.raises(SystemExit) as ended:
            run(monkeypatch, *wrong)
        assert ended.value.code == 2


def test_the_command_says_what_it_does(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        run(monkeypatch, "--help")
    assert ended.value.code == 0
    assert "Checks a drawdown bundle with Python 3.9 or newer" in capsys.readouterr().out


def test_a_file_of_many_pieces_has_the_checksum_of_the_whole(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(verify, "MEGABYTE", 1000)
    content = packed(w.whole())
    check = verify.Check(verify.Container(io.BytesIO(content)), verify.NOTHING)
    check.hash_files()
    assert check.findings.found == {}
    assert set(check.hashes) == set(w.whole())
