"""Modules are broken in one place at a time, and what survived keeps its reason."""

from __future__ import annotations

import ast

import pytest

from tools.mutants.areas import ROOT, file_of, modules, nearest
from tools.mutants.mutate import Mutant, mutants
from tools.mutants.record import PAGE, Survivor, Tried, page, read, renewed

TEXT = '''"""A module."""


def share(part: int, whole: int | None = 1) -> int:
    """Return a share."""
    if not whole or part > whole:
        raise ValueError(f"{part + 1} é")
    return 100 * part // whole
'''


def broken() -> set[str]:
    return {one.within(TEXT.encode()).decode() for one in mutants(TEXT)}


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("part > whole", "((part) >= (whole))"),
        ("not whole or part > whole", "((not whole) and (part > whole))"),
        ("not whole or", "(whole) or"),
        ("100 * part // whole", "((100 * part) * (whole))"),
        ("100 * part", "((100) // (part))"),
        ("100", "(101)"),
        ("100", "(99)"),
        ("return 100 * part // whole", "return None"),
        ('raise ValueError(f"{part + 1} é")', "pass"),
    ],
)
def test_each_kind_of_change_is_made(was: str, now: str) -> None:
    assert TEXT.replace(was, now, 1) in broken()


def test_every_mutant_differs_and_is_python() -> None:
    for text in broken():
        assert text != TEXT
        ast.parse(text)


def test_types_words_and_what_stands_in_words_are_left_alone() -> None:
    assert not [one for one in mutants(TEXT) if one.was in {"int | None", "part + 1"}]
    assert not mutants('"""Only words."""\nNAME = "a"\n')


def test_every_module_that_was_tried_is_there_and_has_tests() -> None:
    for name in read():
        assert (ROOT / file_of(name)).is_file()
        assert all((ROOT / test).exists() for test in nearest(name))


def test_a_package_stands_for_its_modules_and_an_unknown_name_for_nothing() -> None:
    assert {"rules.checks", "rules.closing"} <= set(modules(["rules"]))
    with pytest.raises(KeyError, match="no module"):
        modules(["no.such"])
    with pytest.raises(KeyError, match="no tests"):
        nearest("web.urls")


def test_a_reason_stays_as_long_as_its_mutant_lives() -> None:
    lives, dies = Mutant(9, "a < b", "a <= b", 0, 5), Mutant(2, "1", "(2)", 0, 1)
    told = [
        Survivor(line=one.line - 1, was=one.was, now=one.now, reason=f"of {one.was}")
        for one in (lives, dies)
    ]
    before = Tried(possible=4, tried=4, killed=2, seed=1, survivors=told, noticed=[])
    after = renewed(before, before, [lives])
    assert [(one["line"], one["reason"]) for one in after["survivors"]] == [(9, "of a < b")]
    assert [one["reason"] for one in after["noticed"]] == ["of 1"]


def test_the_page_is_written_from_the_record() -> None:
    up_to_date = PAGE.read_text(encoding="utf-8") == page(read())
    assert up_to_date
