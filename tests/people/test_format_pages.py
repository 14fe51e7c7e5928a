"""Every kind of act about people has its page, and the example on it is a body of that kind."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from drawdown.ledger.kind import Kind
from drawdown.people.acts import KINDS
from tests.people.world import act

PAGES = Path(__file__).parents[2] / "docs" / "formats" / "acts"
EXAMPLE = re.compile(r"```json\n(.*?)```", re.DOTALL)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_the_example_of_the_page_is_a_body(kind: Kind[Any, Any]) -> None:
    page = (PAGES / f"{kind.name.replace('.', '-')}.md").read_text(encoding="utf-8")
    found = EXAMPLE.search(page)
    assert found is not None
    example = json.loads(found[1].replace("<64 hex>", "0" * 64))
    body = kind.body_of(act(kind.name, example))
    assert {f"`{name}`" for name in kind.body.model_fields} <= set(re.findall(r"`\w+`", page))
    assert body.model_dump(mode="json", exclude_none=True) == example
