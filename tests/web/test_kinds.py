"""Every kind of act has somebody who may send it, and nobody may send what does not exist."""

from __future__ import annotations

from drawdown.people.act_names import act_names
from drawdown.people.reading import shipped_rights
from drawdown.web.acts import HANDLERS

MACHINE = frozenset({"ledger.opened", "ledger.refused", "plan.made"})
"""Kinds that the machine alone sends."""


def test_the_table_of_rights_names_every_kind_and_no_other() -> None:
    rights = {right.kind for right in shipped_rights().rights}
    assert rights == set(HANDLERS) - MACHINE


def test_every_kind_has_a_name_in_both_languages_and_no_name_is_of_a_kind_that_is_gone() -> None:
    assert set(act_names()) == set(HANDLERS)


def test_no_two_kinds_have_the_same_name() -> None:
    for names in zip(*((one.name, one.name_fr) for one in act_names().values()), strict=True):
        assert len(set(names)) == len(names)
