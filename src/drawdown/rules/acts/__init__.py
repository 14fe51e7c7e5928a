"""The kinds of acts that change the rules."""

from __future__ import annotations

from drawdown.rules.acts.adopted import RULES_ADOPTED, RULES_PROPOSED, RULES_WITHDRAWN

KINDS = (RULES_PROPOSED, RULES_ADOPTED, RULES_WITHDRAWN)
