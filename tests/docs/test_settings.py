"""The page of settings names each variable that the software reads, and no other."""

from __future__ import annotations

import re

from drawdown.web.environment import MAIL_SENDER
from tests.architecture.source import SOURCE, modules
from tests.docs.pages import DOCS

PAGE = (DOCS / "settings.md").read_text(encoding="utf-8")


def test_every_variable_that_is_read_stands_on_the_page_and_no_other() -> None:
    read = {
        name
        for module in modules(SOURCE)
        for name in re.findall(r'"(DRAWDOWN_[A-Z_]+)"', module.text)
    }
    told = re.findall(r"(?m)^\| `(DRAWDOWN_[A-Z_]+)` \|", PAGE)
    assert len(told) == len(set(told))
    assert set(told) == read


def test_the_sender_of_mail_is_the_one_on_the_page() -> None:
    assert f"`{MAIL_SENDER}`" in PAGE
