"""Every kind of act has somebody who may send it, and nobody may send what does not exist."""

from __future__ import annotations

from drawdown.people.reading import shipped_rights
from drawdown.web.acts import HANDLERS

MACHINE = frozenset({"ledger.opened", "ledger.refused", "plan.made"})
"""Kinds that the machine alone sends."""


def test_the_table_of_rights_names_every_kind_and_no_other() -> None:
    rights = {right.kind for right in shipped_rights().rights}
    assert rights == set(HANDLERS) - MACHINE
