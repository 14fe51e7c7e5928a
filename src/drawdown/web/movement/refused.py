"""What an act on a movement was refused for, in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable

from drawdown.core.findings import Finding
from drawdown.web.closing.phrases.refused import Reason
from drawdown.web.closing.phrases.refused import in_words as said
from drawdown.web.property.shown import in_words as of_property


def in_words(findings: Iterable[Finding]) -> tuple[Reason, ...]:
    """Return findings in words: those of the account of property by its own catalogue."""
    return said(of_property(findings))
