"""Every kind of act has a page of its own, and the example on it is a body of that kind."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from drawdown.ledger.acts.values import body_json
from drawdown.web.acts import HANDLERS
from drawdown.web.records.handler import Handler
from tools.act_pages import written

PAGES = Path(__file__).parents[2] / "docs" / "formats" / "acts"
EXAMPLE = re.compile(r"```json\n(.*?)```", re.DOTALL)


@pytest.mark.parametrize("handler", HANDLERS.values(), ids=lambda handler: handler.kind.name)
def test_the_example_of_the_page_is_a_body(handler: Handler[Any]) -> None:
    kind = handler.kind
    page = (PAGES / f"{re.sub('[._]', '-', kind.name)}.md").read_text(encoding="utf-8")
    found = EXAMPLE.search(page)
    assert found is not None
    example = json.loads(found[1])
    body = kind.body.model_validate_json(found[1], strict=True)
    assert set(kind.body.model_fields) <= set(re.findall(r"`(\w+)`", page))
    assert body_json(body) | {"kept": False} == example | {"kept": False}


def test_pages_written_from_the_code_are_as_the_code_is() -> None:
    stale = [page.name for page, text in written(HANDLERS) if not _reads(page, text)]
    assert not stale, "python -m tools.act_pages"


def _reads(page: Path, text: str) -> bool:
    return page.exists() and page.read_text(encoding="utf-8") == text
