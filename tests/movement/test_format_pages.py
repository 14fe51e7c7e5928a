"""Every kind of act on movements has its page, and the example on it is a body of that kind."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from drawdown.ledger.kind import Kind
from drawdown.movement.acts import KINDS

PAGES = Path(__file__).parents[2] / "docs" / "formats" / "acts"
EXAMPLE = re.compile(r"```json\n(.*?)```", re.DOTALL)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_the_example_of_the_page_is_a_body(kind: Kind[Any, Any]) -> None:
    page = (PAGES / f"{kind.name.replace('.', '-').replace('_', '-')}.md").read_text(
        encoding="utf-8"
    )
    found = EXAMPLE.search(page)
    assert found is not None
    body = kind.body.model_validate_json(found[1], strict=True)
    assert {f"`{name}`" for name in kind.body.model_fields} <= set(re.findall(r"`\w+`", page))
    given = json.loads(found[1])
    assert body.model_dump(mode="json", exclude_unset=True) == given
