"""Acts on reports: the files of one are kept, judged by somebody else, and released."""

from __future__ import annotations

from typing import Any

from drawdown.ledger.kind import Kind
from drawdown.reports.acts.draft import REPORT_DRAFTED
from drawdown.reports.acts.release import REPORT_RELEASED
from drawdown.reports.acts.review import REPORT_REVIEWED
from drawdown.reports.acts.templates import TEMPLATES

KINDS: tuple[Kind[Any, Any], ...] = (
    REPORT_DRAFTED,
    REPORT_REVIEWED,
    REPORT_RELEASED,
    *TEMPLATES.kinds,
)
