"""Checking a plan file: read it strictly, judge it by every rule, print what breaks one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError

from drawdown.cli.printing import as_json as findings_as_json
from drawdown.cli.printing import counted, print_findings, print_json, printable
from drawdown.core import strict_json
from drawdown.core.catalogue import BAD_JSON, MORE_IN_PLAN, NOT_A_FILE, NOT_A_PLAN, UNREADABLE
from drawdown.core.findings import Finding, Place, Refused
from drawdown.plan.check import Violation, violations
from drawdown.plan.schedule import Plan

MOST_SHOWN = 20
"""Wrong values of one file that are named; the others are counted."""


def run(path: Path, *, as_json: bool = False) -> int:
    """Print every violation and their number; exit code 1 with any, or without a plan."""
    try:
        plan = load(path)
    except Refused as refused:
        if as_json:
            print_json(findings_as_json(refused.findings))
        else:
            print_findings(refused.findings)
            wrong = counted(len(refused.findings), "finding")
            print(f"not a plan, so nothing was checked: {wrong}")
        return 1
    found = violations(plan)
    if as_json:
        print_json([as_object(violation) for violation in found])
    else:
        for violation in found:
            print(printable(violation.dated(plan.days)))
        print(counted(len(found), "violation"))
    return 1 if found else 0


def accepts(plan: Plan) -> bool:
    """Return whether the checker finds nothing wrong with a plan."""
    return not violations(plan)


def load(path: Path) -> Plan:
    """Return the plan in a file; refuse what is no plan with every finding."""
    place = Place(str(path))
    try:
        if path.is_dir():
            raise Refused([NOT_A_FILE.at(place, form="plan")])
        content = strict_json.read(path)
        strict_json.parse(content)
        return Plan.model_validate_json(content, strict=True)
    except OSError as error:
        raise Refused([UNREADABLE.at(place, reason=error.strerror or str(error))]) from error
    except strict_json.BadJson as error:
        raise Refused([BAD_JSON.at(place, reason=error)]) from error
    except ValidationError as error:
        raise Refused(wrong_values(place, error)) from error


def wrong_values(place: Place, error: ValidationError) -> Iterator[Finding]:
    """Yield a finding for each value that the plan document does not allow."""
    faults = error.errors(include_url=False, include_context=False, include_input=False)
    for fault in faults[:MOST_SHOWN]:
        field = ".".join(str(part) for part in fault["loc"]) or "document"
        yield NOT_A_PLAN.at(place, field=field, problem=fault["msg"])
    if len(faults) > MOST_SHOWN:
        yield MORE_IN_PLAN.at(place, number=len(faults) - MOST_SHOWN)


def as_object(violation: Violation) -> dict[str, object]:
    """Return a violation as JSON."""
    return {
        "rule": violation.rule,
        "what": violation.what,
        "days": list(violation.days),
        "found": violation.found,
        "expected": violation.expected,
    }
