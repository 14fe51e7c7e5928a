"""A look at a file is quicker, and leaves everything as it was."""

from __future__ import annotations

import gc

import pytest

from drawdown.documents import verify
from drawdown.documents.haste import no_collecting
from drawdown.documents.render import Box
from drawdown.documents.verify import Known, verify_paper
from tests.documents.signing import LATER, authority, signed


def test_the_collector_runs_again_whatever_happened() -> None:
    def breaks() -> None:
        with no_collecting():
            assert not gc.isenabled()
            raise ValueError("broken")

    with pytest.raises(ValueError, match="broken"):
        breaks()
    assert gc.isenabled()


def test_a_collector_that_somebody_else_stopped_stays_stopped() -> None:
    gc.disable()
    try:
        with no_collecting():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_pages_of_a_file_by_somebody_unknown_are_not_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[int] = []

    def changed(content: bytes, _: tuple[Box, ...]) -> tuple[int, ...]:
        drawn.append(len(content))
        return ()

    monkeypatch.setattr(verify, "changed_pages", changed)
    at_fault = signed() + b"%x\n"
    verify_paper(signed(), Known(roots=(), at=LATER))
    verify_paper(at_fault, Known(roots=(authority().root,), at=LATER))
    assert drawn == []
    verify_paper(signed(), Known(roots=(authority().root,), at=LATER))
    assert drawn == [len(signed())]
