"""Every kind of act has a page of its own, and the example on it is a body of that kind."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from drawdown.ledger.acts.values import body_json
from drawdown.web.property import handlers as property_
from drawdown.web.records import handlers as records
from drawdown.web.records.handler import Handler
from drawdown.web.register import handlers as register
from drawdown.web.statements import handlers as statements
from drawdown.web.works import handlers as works

PAGES = Path(__file__).parents[2] / "docs" / "formats" / "acts"
EXAMPLE = re.compile(r"```json\n(.*?)```", re.DOTALL)
HANDLERS = (
    *records.HANDLERS,
    *register.HANDLERS,
    *works.HANDLERS,
    *property_.HANDLERS,
    *statements.HANDLERS,
)


@pytest.mark.parametrize("handler", HANDLERS, ids=lambda handler: handler.kind.name)
def test_the_example_of_the_page_is_a_body(handler: Handler[Any]) -> None:
    kind = handler.kind
    page = (PAGES / f"{re.sub('[._]', '-', kind.name)}.md").read_text(encoding="utf-8")
    found = EXAMPLE.search(page)
    assert found is not None
    example = json.loads(found[1])
    body = kind.body.model_validate_json(found[1], strict=True)
    assert set(kind.body.model_fields) <= set(re.findall(r"`(\w+)`", page))
    assert body_json(body) | {"kept": False} == example | {"kept": False}
