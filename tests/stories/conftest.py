"""MINUSMA on 1 July 2023, with its cast enrolled: where each story of a site begins."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from drawdown.examples import minusma_folder
from drawdown.register.folder import load_folder
from drawdown.web.people.actions.enrol_cast import enrol_cast
from drawdown.web.records.actions.open_ledger import open_ledger
from drawdown.web.records.local import OPERATOR, by_the_operator
from drawdown.web.records.sending import Sender
from drawdown.web.register.actions.load_register import load_register

BEFORE = datetime(2023, 7, 1, 8, 0, tzinfo=UTC)


@pytest.fixture
def mission(db: None) -> None:
    """Load the register and enrol everybody who plays a part."""
    loaded = load_folder(minusma_folder())
    assert loaded.register is not None
    assert loaded.history is not None
    open_ledger("minusma", origin="test.example/minusma", at=BEFORE)
    by = Sender(OPERATOR, by_the_operator, BEFORE)
    load_register(loaded.register, loaded.history, origin="the tests", by=by)
    enrol_cast(since=loaded.register.mission.plan_start, at=BEFORE)
