"""What an act was refused for, in the reader's language: the reason, and what to do."""

from __future__ import annotations

from dataclasses import dataclass

from drawdown.core.findings import Finding
from drawdown.web.closing.phrases.spoken import spoken
from drawdown.web.people.words import reasons
from drawdown.web.ui.findings import spoken as in_language


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something was refused, in words, and what to do."""

    code: str
    found: str
    remedy: str


def in_words(findings: tuple[Finding, ...]) -> tuple[Reason, ...]:
    """Return every finding that stops the act, in the reader's language."""
    return tuple(
        Reason(each.code, reasons([each])[0], "") if each.code.startswith("B") else _reason(each)
        for each in findings
    )


def _reason(finding: Finding) -> Reason:
    """Return a finding in words; names of evidence, gates and offices are those of the rules."""
    said = in_language(finding, lambda _name, text: spoken(text))
    if said is finding:
        return Reason(finding.code, spoken(finding.found), spoken(finding.remedy))
    return Reason(finding.code, said.found, said.remedy)
