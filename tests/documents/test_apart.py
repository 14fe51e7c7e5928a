"""Papers are signed and verified where an event loop runs too."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import ContextVar
from typing import TypeVar

import pytest

from drawdown.documents.apart import apart
from drawdown.documents.sign import FIELDS, HOST, sign
from drawdown.documents.verify import verify_paper
from tests.documents.signing import GOVERNOR, half_signed, identity
from tests.documents.test_verify import known

R = TypeVar("R")
NAME: ContextVar[str] = ContextVar("NAME")


@apart
def thread_and_name() -> tuple[threading.Thread, str]:
    return threading.current_thread(), NAME.get("nobody")


@apart
def fails() -> None:
    raise ValueError("said inside")


def beside_a_loop(call: Callable[[], R]) -> R:
    """Make the call where a loop runs, in a fresh thread: a driven browser may hold this one's."""

    async def within() -> R:
        return call()

    return fresh(lambda: asyncio.run(within()))


def fresh(call: Callable[[], R]) -> R:
    with ThreadPoolExecutor(max_workers=1) as thread:
        return thread.submit(call).result()


def test_a_paper_is_signed_and_verified_while_an_event_loop_runs() -> None:
    half, office = half_signed(), identity("Governor's office")
    both = beside_a_loop(lambda: sign(half, HOST, GOVERNOR, by=office))
    verdict = beside_a_loop(lambda: verify_paper(both, known()))
    assert {each.field for each in verdict.signatures} == set(FIELDS)
    assert all(each.valid for each in verdict.signatures)
    assert verdict == fresh(lambda: verify_paper(both, known()))


def test_the_ledger_is_asked_in_the_thread_that_verifies() -> None:
    """A thread of another kind would ask through a connection of its own, which sees less."""
    asked: list[threading.Thread] = []

    def ledger(_: str) -> None:
        asked.append(threading.current_thread())

    def verified() -> threading.Thread:
        verify_paper(half_signed(), known(ledger=ledger))
        return threading.current_thread()

    here = beside_a_loop(verified)
    assert asked == [here]


def test_without_a_loop_the_call_stays_in_its_thread() -> None:
    made_in, here = fresh(lambda: (thread_and_name()[0], threading.current_thread()))
    assert made_in is here


def test_beside_a_loop_the_call_leaves_the_thread_and_keeps_its_context() -> None:
    def named() -> tuple[threading.Thread, threading.Thread, str]:
        NAME.set("Sévaré")
        thread, name = thread_and_name()
        return thread, threading.current_thread(), name

    made_in, here, name = beside_a_loop(named)
    assert made_in is not here
    assert name == "Sévaré"


def test_an_error_comes_out_as_it_was_raised() -> None:
    with pytest.raises(ValueError, match="said inside"):
        beside_a_loop(fails)
