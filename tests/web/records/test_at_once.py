"""The same act sent many times at once, or again after its answer was lost, is one entry."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from drawdown.ledger.act import Submission
from drawdown.web.records.actions.open_ledger import open_ledger
from drawdown.web.records.door import Conflict, perform
from drawdown.web.records.handlers import EVIDENCE_ADDED
from drawdown.web.records.local import by_the_operator
from drawdown.web.records.log import opened
from drawdown.web.records.models import Entry, Evidence
from drawdown.web.records.receipt import Receipt
from tests.web.records.conftest import AT, photo

pytestmark = pytest.mark.django_db(transaction=True)
MANY = 64


@pytest.fixture
def open_to_all(transactional_db: None) -> None:
    """Open the ledger where other threads see it."""
    open_ledger("small", origin="test.example/small", at=AT)


def sent(submission: Submission) -> Receipt:
    try:
        return perform(EVIDENCE_ADDED, submission, at=AT, permission=by_the_operator)
    finally:
        connection.close()


def at_once(send: Callable[[int], Receipt | None]) -> list[Receipt | None]:
    """Call it from many threads that wait for each other first."""
    ready = Barrier(MANY)

    def one(number: int) -> Receipt | None:
        ready.wait()
        return send(number)

    with ThreadPoolExecutor(MANY) as pool:
        return list(pool.map(one, range(MANY)))


@pytest.mark.usefixtures("open_to_all")
def test_the_same_act_sent_64_times_at_once_is_one_entry() -> None:
    same = photo()
    receipts = at_once(lambda _: sent(same))
    assert sum(receipt.new for receipt in receipts if receipt) == 1
    assert {receipt.index for receipt in receipts if receipt} == {1}
    assert Entry.objects.count() == 2
    assert Evidence.objects.count() == 1


@pytest.mark.usefixtures("open_to_all")
def test_64_acts_under_one_id_are_one_entry_and_63_conflicts() -> None:
    acts = [photo(number + 1, act=photo().act) for number in range(MANY)]

    def try_one(number: int) -> Receipt | None:
        try:
            return sent(acts[number])
        except Conflict:
            return None

    receipts = at_once(try_one)
    assert sum(receipt is not None for receipt in receipts) == 1
    kinds = list(Entry.objects.values_list("kind", flat=True))
    assert kinds.count("evidence.added") == 1
    assert kinds.count("ledger.refused") == MANY - 1


@pytest.mark.usefixtures("open_to_all")
def test_64_acts_at_once_are_64_entries_without_a_gap() -> None:
    acts = [photo(number + 1) for number in range(MANY)]
    receipts = at_once(lambda number: sent(acts[number]))
    assert sorted(receipt.index for receipt in receipts if receipt) == list(range(1, MANY + 1))
    assert opened().log.audit().size == MANY + 1


@pytest.mark.usefixtures("open_to_all")
def test_an_act_whose_answer_was_lost_is_the_same_act_when_it_is_sent_again() -> None:
    sent(photo())  # and the answer never arrives
    again = sent(photo())
    assert not again.new
    assert again.index == 1
    assert Entry.objects.count() == 2
