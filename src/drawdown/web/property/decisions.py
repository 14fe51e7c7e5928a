"""The decisions on one line in words: rule, facts, what becomes of it; the last one counts."""

from __future__ import annotations

from typing import Any

from drawdown.web.property import models
from drawdown.web.property.disposal import disposal_rules
from drawdown.web.property.disposal_words import ANSWERS, FACTS, METHODS, NEEDS, said
from drawdown.web.property.names import CONDITIONS
from drawdown.web.ui.names import named


def decisions_of(line: str, counting: int | None) -> list[dict[str, Any]]:
    """Return every decision on a line, the last one first."""
    rules = {rule.id: rule for rule in disposal_rules().rules}
    found = []
    for row in models.Decision.objects.filter(line=line).order_by("-id"):
        rule = rules.get(row.rule)
        found.append(
            {
                "row": row,
                "counts": row.pk == counting,
                "rule": said(rule.text, rule.text_fr) if rule else "",
                "method": named(METHODS, row.method),
                "facts": [
                    (FACTS.get(name, name), named({**CONDITIONS, **ANSWERS}, value))
                    for name, value in sorted(row.facts.items())
                ],
                "needs": [named(NEEDS, need) for need in row.needs],
            }
        )
    return found
