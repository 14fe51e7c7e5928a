"""Checking a mission folder: read all of it, print every finding."""

from __future__ import annotations

from pathlib import Path

from drawdown.cli.printing import as_json as findings_as_json
from drawdown.cli.printing import count, print_findings, print_json
from drawdown.core.findings import errors
from drawdown.register.folder import load_folder


def run(path: Path, *, as_json: bool = False) -> int:
    """Print all findings and their number; exit code 1 when one of them is an error."""
    findings = load_folder(path).findings
    if as_json:
        print_json(findings_as_json(findings))
    else:
        print_findings(findings)
        print(count(findings))
    return 1 if errors(findings) else 0
