"""The example told up to the closing of its first site, as material for reports."""

from __future__ import annotations

from datetime import date

import pytest

from drawdown.reports.material import Material
from drawdown.web.reports.queries import material_of, position
from tests.web.closing.conftest import tell_up_to

OGOSSAGOU = date(2023, 8, 4)


@pytest.fixture
def ogossagou(db: None) -> Material:
    """Tell the story up to the first closing."""
    tell_up_to(OGOSSAGOU)
    return material_of(OGOSSAGOU, position())
