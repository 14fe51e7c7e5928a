"""The closing rules on their page, table by table, with where each of them comes from."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as lazy

from drawdown.core.provenance import Record
from drawdown.rules.closing import ClosingRules
from drawdown.rules.differences import Difference, differences
from drawdown.web.adopted.page import Page
from drawdown.web.closing.phrases.refused import in_words
from drawdown.web.closing.queries import RULES, rules
from drawdown.web.closing.rules.upload import packed_tables, printed, read_rules
from drawdown.web.closing.rules.words import field_name, table_name
from drawdown.web.closing.words import said
from drawdown.web.people.middleware import AskingRequest

TABLES = ("states", "gates", "requirements", "evidence", "transitions", "accelerated",
          "checklist", "certificate", "checks", "risk", "photos", "claims", "exit")  # fmt: skip


def rules_tables(request: AskingRequest) -> HttpResponse:
    """Hand out the shipped tables with their comments, to be edited and sent back."""
    answer = HttpResponse(packed_tables(), content_type="application/zip")
    answer["Content-Disposition"] = 'attachment; filename="closing-rules.zip"'
    return answer


def _changes(before: ClosingRules, after: ClosingRules) -> list[tuple[str, str, Difference]]:
    return [
        (table_name(each.table), field_name(each.field), each)
        for each in differences(before, after)
    ]


def _further(_: AskingRequest) -> dict[str, Any]:
    known = rules()
    return {
        "tables": [(name, table_name(name), rows_of(known, name)) for name in TABLES],
        "changes_template": "closing/rules_differences.html",
    }


def rows_of(known: ClosingRules, table: str) -> list[tuple[Record, str]]:
    """Return the rules of a table with what each is about; a table of one rule has that row."""
    content = getattr(known, table)
    rows = content if isinstance(content, tuple) else (content,)
    return [(row, _about(row) or table_name(table)) for row in rows]


def _about(row: Record) -> str:
    """Return the words of a rule in the reader's language; nothing where it has none."""
    for field in ("step", "area", "label", "name", "evidence"):
        if isinstance(words := getattr(row, field, None), str):
            return said(words, getattr(row, f"{field}_fr", words))
    return ""


PAGE = Page[ClosingRules](
    kept=RULES,
    route="rules",
    place="closing",
    template="closing/rules.html",
    heading=lazy("Closing rules"),
    changes=_changes,
    read=read_rules,
    printed=printed,
    further=_further,
    in_words=in_words,
)
