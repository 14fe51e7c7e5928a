"""`drawdown check PATH`: all that is wrong with a mission folder, or with a plan file."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from drawdown.cli import check_plan
from drawdown.core.findings import Finding, Severity, errors
from drawdown.register.folder import load_folder


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = commands.add_parser("check", help="check a folder or a plan", description=__doc__)
    parser.add_argument("path", type=Path, help="mission folder, or plan file")
    parser.add_argument("--json", action="store_true", help="print the findings as JSON")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print all findings and their number; exit code 1 when one of them is an error."""
    if arguments.path.is_file():
        return check_plan.run(arguments.path, as_json=arguments.json)
    findings = load_folder(arguments.path).findings
    if arguments.json:
        print(json.dumps(as_json(findings), ensure_ascii=False, indent=2))
    else:
        for finding in findings:
            print(finding)
        print(count(findings))
    return 1 if errors(findings) else 0


def as_json(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """Return findings as JSON: `row` and `field` are null where there is none."""
    return [
        {
            "code": finding.code,
            "severity": finding.severity.value,
            "file": finding.place.file,
            "row": finding.place.row,
            "field": finding.place.field,
            "found": finding.found,
            "remedy": finding.remedy,
        }
        for finding in findings
    ]


def count(findings: Iterable[Finding]) -> str:
    """Return how many errors and warnings there are, in words."""
    severities = [finding.severity for finding in findings]
    wrong, odd = severities.count(Severity.ERROR), severities.count(Severity.WARNING)
    return f"{wrong} error{'' if wrong == 1 else 's'}, {odd} warning{'' if odd == 1 else 's'}"
