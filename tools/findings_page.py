"""Write `docs/formats/findings.md` from the catalogue: `python tools/findings_page.py`."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

from drawdown.core.catalogue import CATALOGUE, Fault
from drawdown.core.findings import Severity

PAGE = Path(__file__).parents[1] / "docs" / "formats" / "findings.md"

KINDS = {
    "F": "Files, and how they are written",
    "V": "Values",
    "R": "Names that point at something",
    "N": "Routes and means",
    "D": "Dates",
    "S": "Sums",
    "T": "Tasks and rule packs",
    "P": "Plan files",
}

HEAD = """\
# Findings

What is wrong with something a person gave the software, in one line: where, how bad, which code,
what was found, and what to do about it.

```console
$ drawdown init mission
...
$ sed -i 's/hub-town,troops,500/hub-town,troops,-500/' mission/people.csv
$ drawdown check mission
people.csv:6 [count]: error V304: `-500` is below 0 -> write 0 or more
1 error, 0 warnings
```

An **error** stops the work: nothing is loaded, and the exit code is 1. A **warning** is shown and
the work goes on. All findings are reported at once, 200 of one file and 200 of one kind at most.
`drawdown check --json` prints them for programs:

```console
$ drawdown check --json mission
[
  {
    "code": "V304",
    "severity": "error",
    "file": "people.csv",
    "row": 6,
    "field": "count",
    "found": "`-500` is below 0",
    "remedy": "write 0 or more"
  }
]
```

`row` counts lines from 1, and is null where a finding is about a whole file; `field` is null where
it is about a whole row. A code keeps its meaning: no number is ever used again.
"""


def page() -> str:
    """Return the page: every finding by the first letter of its code."""
    parts = [HEAD]
    for letter, faults in groupby(CATALOGUE, key=lambda fault: fault.code[0]):
        parts.append(
            f"\n## {letter}: {KINDS[letter]}\n\n| code | found | what to do |\n|---|---|---|\n"
        )
        parts.extend(row(fault) for fault in sorted(faults, key=lambda fault: fault.code))
    return "".join(parts)


def row(fault: Fault) -> str:
    """Return the row of a finding; a warning says so."""
    warning = " (warning)" if fault.severity is Severity.WARNING else ""
    return f"| {fault.code}{warning} | {cell(fault.found)} | {cell(fault.remedy)} |\n"


def cell(words: str) -> str:
    """Return words as a cell shows them: a fact in braces, a bar escaped."""
    facts = words.replace("{{", "\0").replace("}}", "\1").replace("{", "‹").replace("}", "›")
    return facts.replace("\0", "{").replace("\1", "}").replace("|", "\\|")


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
