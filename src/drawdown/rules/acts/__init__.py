"""The kinds of acts that change the rules."""

from __future__ import annotations

from drawdown.rules.acts.adopted import RULES

KINDS = RULES.kinds
