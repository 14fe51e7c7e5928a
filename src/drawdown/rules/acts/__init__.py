"""The kind of act that puts rules in force."""

from __future__ import annotations

from drawdown.rules.acts.adopted import RULES_ADOPTED

KINDS = (RULES_ADOPTED,)
