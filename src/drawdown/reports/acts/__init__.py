"""Acts on reports: the files of one are kept, judged by somebody else, and released."""

from __future__ import annotations

from drawdown.reports.acts.draft import REPORT_DRAFTED
from drawdown.reports.acts.release import REPORT_RELEASED
from drawdown.reports.acts.review import REPORT_REVIEWED
from drawdown.reports.acts.templates import TEMPLATES_ADOPTED, TEMPLATES_OFFERED

KINDS = (
    REPORT_DRAFTED,
    REPORT_REVIEWED,
    REPORT_RELEASED,
    TEMPLATES_OFFERED,
    TEMPLATES_ADOPTED,
)
