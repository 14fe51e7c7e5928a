"""Certificates that end, a full disk, a wrong clock, a typesetter that sets nothing."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from pytest_django.fixtures import Settings

from drawdown.documents import typesetting
from drawdown.documents.keys import practice_authority
from drawdown.web.doctor import machine_checks
from drawdown.web.doctor.installation import Installation, look
from drawdown.web.environment import SET_UP

NOW = datetime(2026, 1, 2, 12, 0, tzinfo=UTC)
Codes = Callable[..., list[str]]


@pytest.fixture
def home(tmp_path: Path, settings: Settings) -> Path:
    """Return a home whose pages are collected."""
    (tmp_path / "static").mkdir()
    (tmp_path / "static" / "staticfiles.json").write_text("{}")
    for path in tmp_path.rglob("*"):
        os.utime(path, (NOW.timestamp(), NOW.timestamp()))
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, home=tmp_path, example=False)
    return tmp_path


@pytest.fixture
def codes(home: Path, settings: Settings) -> Codes:
    def run(now: datetime = NOW) -> list[str]:
        for path in home.iterdir():
            os.utime(path, (NOW.timestamp(), NOW.timestamp()))
        found = look(machine_checks.CHECKS, Installation(settings.ENVIRONMENT, {}, now))
        return [each.code for looked in found for each in looked.findings]

    return run


def test_a_machine_in_order_has_nothing(codes: Codes) -> None:
    assert codes() == []


@pytest.mark.parametrize(
    ("since", "expected"),
    [(timedelta(), []), (timedelta(days=330), ["I203"]), (timedelta(days=400), ["I202"])],
)
def test_a_root_is_spoken_of_before_and_after_its_end(
    home: Path, codes: Codes, since: timedelta, expected: list[str]
) -> None:
    (home / "roots").mkdir()
    root = practice_authority("A root", since=NOW - since, years=1).root
    (home / "roots" / "a.pem").write_bytes(root)
    assert codes() == expected


def test_a_root_that_is_none_is_named(home: Path, codes: Codes) -> None:
    (home / "roots").mkdir()
    (home / "roots" / "a.pem").write_text("no certificate")
    assert codes() == ["I201"]


def test_a_seal_that_does_not_open_or_is_over_is_named(home: Path, codes: Codes) -> None:
    (home / "seal").mkdir()
    (home / SET_UP).write_text("small\n")
    issued = practice_authority("A root", since=NOW).issue(
        "The seal", since=NOW - timedelta(days=400), password=b"word", years=1
    )
    (home / "seal" / "seal.p12").write_bytes(issued.pkcs12)
    (home / "seal" / "password").write_text("another\n")
    assert codes() == ["I204"]
    (home / "seal" / "password").write_text("word\n")
    assert codes() == ["I202"]


def test_witnesses_that_cannot_be_read_are_named(home: Path, codes: Codes) -> None:
    (home / "witnesses.json").write_text('{"need": "two", "witnesses": []}')
    assert codes() == ["I112"]


def test_a_clock_behind_the_files_is_named(codes: Codes) -> None:
    assert codes(NOW - timedelta(hours=1)) == ["I303"]


@pytest.mark.parametrize(("free", "expected"), [(10, ["I301"]), (10**9, ["I302"]), (10**10, [])])
def test_a_full_disk_is_named(
    codes: Codes, monkeypatch: pytest.MonkeyPatch, free: int, expected: list[str]
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=free))
    assert codes() == expected


def test_a_missing_typeface_is_named(
    codes: Codes, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    fonts = tmp_path / "static" / "fonts"
    shutil.copytree(typesetting.FONTS, fonts)
    (fonts / "Amiri-Regular.ttf").unlink()
    monkeypatch.setattr(typesetting, "FONTS", fonts)
    typesetting._typesetter.cache_clear()
    try:
        assert codes() == ["I304"]
    finally:
        typesetting._typesetter.cache_clear()


def test_pages_that_were_not_collected_are_named(home: Path, codes: Codes) -> None:
    (home / "static" / "staticfiles.json").unlink()
    assert codes() == ["I305"]
