"""The catalogue of what assumptions can be refused for."""

from __future__ import annotations

from drawdown.core.catalogue import Fault
from drawdown.core.findings import Severity

NOT_ASSUMPTIONS = Fault(
    "K101",
    Severity.ERROR,
    "`{field}`: {problem}",
    "correct the value; docs/concepts/risk.md says what each one means",
)
