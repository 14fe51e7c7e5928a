"""Every reason is given by some bundle, by all verifiers alike, and stands on the page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from benchmarks.three_verifiers import in_product, on_the_standard_library
from drawdown.ledger.bundle.verdict import MEANINGS
from drawdown.verifiers import verify
from tests.verifiers.reasons import CASES, Case

PAGE = (Path(__file__).parents[2] / "docs/formats/bundle.md").read_text("utf-8")


def reasons(verdict: Any) -> dict[str, str]:
    """Return the codes of a verdict and where they point."""
    return {
        reason["code"]: reason["where"]
        for field in verify.FIELDS
        for reason in verdict[field]["reasons"]
    }


@pytest.mark.parametrize(("code", "case"), CASES.items(), ids=CASES)
def test_it_gives_the_reason(code: str, case: Case) -> None:
    bundle = case.bundle()
    found = in_product(bundle, case.known)
    assert code in reasons(found)
    assert case.where in (None, reasons(found)[code])
    assert on_the_standard_library(bundle, case.known) == found


def test_no_reason_is_without_its_case() -> None:
    assert CASES.keys() == verify.REASONS.keys() == MEANINGS.keys() | {"not-checked"}


def test_the_verifiers_mean_the_same_by_a_code() -> None:
    ours = {code: (meaning.field, meaning.answer) for code, meaning in MEANINGS.items()}
    theirs = {code: words[:2] for code, words in verify.REASONS.items() if words[0]}
    assert ours == theirs


def test_the_page_lists_every_reason() -> None:
    rows = [
        f"| `{code}` | {words[0] or 'any'} | {words[1]} |" for code, words in verify.REASONS.items()
    ]
    assert not [row for row in rows if row not in PAGE]


def test_every_reason_is_said_in_both_languages() -> None:
    for code, (_, _, english, french) in verify.REASONS.items():
        assert english != french, code
        assert english.count("{") == french.count("{"), code
