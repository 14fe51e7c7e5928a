"""Signing keys lie in files that nobody else may read, sealed where a passphrase is set."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from drawdown.ledger.key import Algorithm, BadKey
from drawdown.ledger.key_folder import KeyFolder, NoSuchKey
from drawdown.ledger.lines import print_base64
from drawdown.ledger.note import make_key

KEY = make_key("log.example/mission", Algorithm.ED25519)
OTHER = make_key("log.example/mission", Algorithm.ED25519)


@pytest.mark.parametrize("passphrase", [None, "sable et poussière"])
def test_it_finds_the_key_it_kept_and_only_its_owner_may_read_it(
    tmp_path: Path, passphrase: str | None
) -> None:
    folder = KeyFolder(tmp_path / "keys", passphrase)
    place = folder.keep(KEY)
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.root.stat().st_mode) == 0o700
    assert folder.find(KEY.verifying) == KEY
    assert [each.name for each in folder.root.iterdir()] == [place.name]
    secret_is_there = print_base64(bytes([1]) + KEY.secret) in place.read_text()
    assert secret_is_there == (passphrase is None)


def test_keeping_a_key_again_changes_nothing(tmp_path: Path) -> None:
    folder = KeyFolder(tmp_path, "first")
    content = folder.keep(KEY).read_bytes()
    assert folder.keep(KEY).read_bytes() == content
    with pytest.raises(BadKey, match="does not open"):
        KeyFolder(tmp_path, "second").keep(KEY)
    assert folder.find(KEY.verifying) == KEY


def test_old_keys_stay_beside_new_ones(tmp_path: Path) -> None:
    folder = KeyFolder(tmp_path)
    folder.keep(KEY)
    folder.keep(OTHER)
    assert (folder.find(KEY.verifying), folder.find(OTHER.verifying)) == (KEY, OTHER)


def test_a_sealed_key_opens_with_its_passphrase_alone(tmp_path: Path) -> None:
    KeyFolder(tmp_path, "right").keep(KEY)
    with pytest.raises(BadKey, match="the passphrase does not open"):
        KeyFolder(tmp_path, "wrong").find(KEY.verifying)
    with pytest.raises(BadKey, match="is sealed: set the passphrase"):
        KeyFolder(tmp_path).find(KEY.verifying)


def test_it_refuses_a_file_that_others_may_read(tmp_path: Path) -> None:
    folder = KeyFolder(tmp_path)
    place = folder.keep(KEY)
    for mode in (0o640, 0o604, 0o660):
        place.chmod(mode)
        with pytest.raises(BadKey, match="others may read"):
            folder.find(KEY.verifying)


def test_it_names_a_key_that_is_missing_damaged_or_another(tmp_path: Path) -> None:
    folder = KeyFolder(tmp_path)
    with pytest.raises(NoSuchKey, match="it holds the secret of"):
        folder.find(KEY.verifying)
    place = folder.keep(KEY)
    for content in (b"", b"\xff", b"PRIVATE+KEY", b"drawdown-sealed-key/1\n"):
        place.write_bytes(content)
        with pytest.raises(BadKey, match="is damaged"):
            folder.find(KEY.verifying)
    place.write_text(f"{OTHER.reveal()}\n")
    with pytest.raises(BadKey, match="holds another key"):
        folder.find(KEY.verifying)


def test_a_sealed_key_that_was_changed_does_not_open(tmp_path: Path) -> None:
    folder = KeyFolder(tmp_path, "right")
    place = folder.keep(KEY)
    content = place.read_text()
    head, verifying, sealed, _ = content.split("\n")
    place.write_text(f"{head}\n{verifying}\n{sealed[:40]}{'A' * 4}{sealed[44:]}\n")
    with pytest.raises(BadKey, match="does not open"):
        folder.find(KEY.verifying)
    place.write_text(f"{head}\n{OTHER.verifying}\n{sealed}\n")
    with pytest.raises(BadKey, match="does not open"):
        folder.find(KEY.verifying)


def test_it_does_not_show_its_passphrase(tmp_path: Path) -> None:
    assert "secret words" not in repr(KeyFolder(tmp_path, "secret words"))
