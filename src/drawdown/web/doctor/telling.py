"""What was found, as lines for a person and as one line for a program."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import chain

from drawdown.core.catalogue import shown
from drawdown.core.findings import Severity
from drawdown.web.doctor.installation import Installation, Looked


def lines(found: Iterable[Looked]) -> Iterator[str]:
    """Yield one line for each check in order, and one for each finding of the others."""
    for looked in found:
        if not looked.findings:
            yield f"ok       {looked.name}"
        for finding in looked.findings:
            words = f"{finding.code} {finding.place}: {finding.found} -> {finding.remedy}"
            yield f"{finding.severity.value:<8} {looked.name}: {shown(words, most=1000)}"


def last_line(found: Iterable[Looked], at: Installation) -> str:
    """Return all of it as JSON on one line."""
    found = list(found)
    severities = [each.severity for each in chain.from_iterable(one.findings for one in found)]
    return json.dumps(
        {
            "home": str(at.home),
            "errors": severities.count(Severity.ERROR),
            "warnings": severities.count(Severity.WARNING),
            "checks": [
                {
                    "check": one.name,
                    "findings": [
                        {
                            "code": each.code,
                            "severity": each.severity.value,
                            "place": str(each.place),
                            "found": each.found,
                            "remedy": each.remedy,
                        }
                        for each in one.findings
                    ],
                }
                for one in found
            ],
        },
        ensure_ascii=False,
    )


def is_wrong(found: Iterable[Looked]) -> bool:
    """Return whether anything has to be mended."""
    return any(each.severity is Severity.ERROR for one in found for each in one.findings)
