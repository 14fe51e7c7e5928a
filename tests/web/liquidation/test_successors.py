"""Successors outside the mission have a name in the reader's language."""

from __future__ import annotations

import pytest
from django.utils.translation import override

from drawdown.liquidation.kinds import item_kinds
from drawdown.web.liquidation.asks import SUCCESSORS, office_name


def test_every_successor_of_the_tables_has_a_french_name() -> None:
    named = {kind.successor for kind in item_kinds().values() if kind.successor}
    with override("fr"):
        assert sorted(each for each in named if office_name(each) == each) == []
    assert set(SUCCESSORS) == named


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "Office of Legal Affairs"), ("fr", "Bureau des affaires juridiques")],
)
def test_a_successor_is_named_in_the_language_of_the_reader(language: str, said: str) -> None:
    with override(language):
        assert office_name("Office of Legal Affairs") == said
        assert office_name("UNOWAS, Dakar") == "UNOWAS, Dakar"
