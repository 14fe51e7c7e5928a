"""The example told up to the closing of its first site, as material for reports."""

from __future__ import annotations

from datetime import date

import pytest

from drawdown.demo.closing_story import Teller
from drawdown.reports.material import Material
from drawdown.web.closing.actions.tell_story import tell_story
from drawdown.web.reports.queries import material_of, position
from tests.web.closing.conftest import TELLING, minusma

OGOSSAGOU = date(2023, 8, 4)
__all__ = ["minusma"]


@pytest.fixture
def ogossagou(minusma: Teller) -> Material:
    """Tell the story up to the first closing."""
    tell_story(minusma.story(OGOSSAGOU), TELLING)
    return material_of(OGOSSAGOU, position())
