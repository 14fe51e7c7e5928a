"""Settings and files of the home are looked at before anything is opened, and nothing is made."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from drawdown.cli.main import main
from drawdown.web.doctor.installation import Installation, look
from drawdown.web.doctor.setting_checks import CHECKS
from drawdown.web.environment import SET_UP, read_environment

WHOLE_PROVIDER = """[{"provider_id": "a", "name": "A", "client_id": "b", "secret": "c",
"settings": {"server_url": "https://id.example"}}]"""
NOW = datetime(2026, 1, 2, 12, 0, tzinfo=UTC)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Return a home in order: its own account's alone, with a key."""
    made = tmp_path / "home"
    made.mkdir(mode=0o700)
    (made / "secret_key").write_text("k" * 60)
    (made / "secret_key").chmod(0o600)
    (made / SET_UP).write_text("small\n")
    return made


def codes(home: Path, **variables: str) -> list[str]:
    variables = {"DRAWDOWN_HOME": str(home), **variables}
    at = Installation(read_environment(variables), variables, NOW)
    return [each.code for looked in look(CHECKS, at) for each in looked.findings]


def test_a_home_in_order_has_nothing(home: Path) -> None:
    assert codes(home) == []
    sealed = {"DRAWDOWN_HOSTS": "m.example", "DRAWDOWN_KEY_PASSPHRASE": "long enough"}
    assert codes(home, **sealed) == []


def test_it_says_that_there_is_none_and_makes_none(tmp_path: Path) -> None:
    assert codes(tmp_path / "none") == ["I101"]
    assert not (tmp_path / "none").exists()


def test_the_command_makes_no_key_where_it_is_missing(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (home / "secret_key").unlink()
    monkeypatch.setenv("DRAWDOWN_HOME", str(home))
    assert main(["doctor"]) == 1
    printed = capsys.readouterr().out.splitlines()
    assert "secret key: I104" in printed[1]
    assert json.loads(printed[-1])["errors"] == 1
    assert not (home / "secret_key").exists()


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("DRAWDOWN_DATABASE_URL", "mysql://x/y", "I102"),
        ("DRAWDOWN_DATABASE_URL", "postgresql://h:port/y", "I102"),
        ("DRAWDOWN_SMTP_URL", "mail.example", "I102"),
        ("DRAWDOWN_SMTP_URL", "smtp://ana:secret@mail.example", "I110"),
        ("DRAWDOWN_KILL_AT", "signed:1", "I107"),
        ("DRAWDOWN_HOSTS", "m.example", "I109"),
    ],
)
def test_a_setting_that_cannot_be_used_or_should_not_be_is_named(
    home: Path, name: str, value: str, code: str
) -> None:
    assert codes(home, **{name: value}) == [code]


def test_the_example_is_not_opened_to_others(home: Path) -> None:
    (home / SET_UP).unlink()
    sealed = {"DRAWDOWN_KEY_PASSPHRASE": "long enough"}
    given = {"DRAWDOWN_EXAMPLE": "1", "DRAWDOWN_HOSTS": "m.example", **sealed}
    assert codes(home, **given) == ["I108"]


def test_a_home_that_cannot_be_written_is_named(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)  # root may always write
    assert codes(home)[0] == "I113"


@pytest.mark.parametrize(("name", "code"), [("secret_key", "I105"), (".", "I106")])
def test_what_others_may_read_is_named(home: Path, name: str, code: str) -> None:
    (home / name).chmod(0o755)
    assert codes(home) == [code]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("{", ["I102"]),
        ("{}", ["I102"]),
        ("[]", []),
        ('[{"provider_id": "a"}]', ["I111"]),
        (
            WHOLE_PROVIDER,
            [],
        ),
    ],
)
def test_identity_providers_are_read_whole(home: Path, content: str, expected: list[str]) -> None:
    (home / "oidc.json").write_text(content)
    (home / "oidc.json").chmod(0o600)
    assert codes(home) == expected
