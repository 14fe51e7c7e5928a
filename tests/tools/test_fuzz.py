"""Damaged files reach every parser, and what a parser raises and does not declare is kept."""

from __future__ import annotations

import random
import signal
import time
from pathlib import Path

import pytest

from tools.fuzz.__main__ import Trial, hung
from tools.fuzz.change import changed
from tools.fuzz.parsers import Parser, parsers

PARSERS = list(parsers())


def trial(parser: Parser) -> Trial:
    return Trial(parser, random.Random("test"))  # noqa: S311 - no secret


@pytest.mark.parametrize("parser", PARSERS, ids=lambda parser: parser.name)
def test_a_parser_reads_what_is_good_and_refuses_what_is_not(
    parser: Parser, tmp_path: Path
) -> None:
    tried = trial(parser)
    for _ in range(3):
        tried.once(limit=60, keep=tmp_path)
    assert tried.failed == {}
    assert tried.inputs > tried.refused, "its own examples are refused: they say nothing"


def test_the_same_seed_gives_the_same_damage() -> None:
    content = bytes(range(200))

    def damage() -> bytes:
        return changed(content, [content], random.Random(7))  # noqa: S311 - no secret

    assert damage() == damage() != content


def test_what_a_parser_does_not_declare_is_kept_once_for_each_way(tmp_path: Path) -> None:
    def breaks(content: bytes) -> int:
        return content.index(b"never there")

    tried = trial(Parser("breaks", breaks, lambda: [b"a" * 40]))
    for _ in range(5):
        tried.once(limit=60, keep=tmp_path)
    [name] = tried.failed.values()
    assert (tmp_path / name).read_bytes() == b"a" * 40
    assert "ValueError" in (tmp_path / f"{name}.txt").read_text(encoding="utf-8")


def test_what_a_parser_declares_is_no_failure(tmp_path: Path) -> None:
    def refuses(content: bytes) -> None:
        raise ValueError

    tried = trial(Parser("refuses", refuses, lambda: [b"a"], (ValueError,)))
    tried.once(limit=60, keep=tmp_path)
    assert (tried.failed, tried.refused) == ({}, tried.inputs)


def test_a_parser_that_takes_too_long_has_failed(tmp_path: Path) -> None:
    def turns(content: bytes) -> None:
        until = time.monotonic() + 20
        while time.monotonic() < until:
            pass

    before = signal.signal(signal.SIGALRM, hung)
    try:
        tried = trial(Parser("turns", turns, lambda: [b"a"]))
        tried.pool = [b"a"]
        tried.once(limit=0.1, keep=tmp_path)
    finally:
        signal.signal(signal.SIGALRM, before)
    assert [way.split(" ")[0] for way in tried.failed] == ["Hung"]
