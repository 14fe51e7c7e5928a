"""The checker: judges a plan by the written rules, and shares no code with the solver."""

from drawdown.plan.check.judge import DOCUMENT_RULES, RULES, violations
from drawdown.plan.check.violation import Violation

__all__ = ["DOCUMENT_RULES", "RULES", "Violation", "violations"]
