"""What was tried and what survived, kept as JSON; and the page that shows it."""

from __future__ import annotations

import json
from typing import TypedDict

from tools.mutants.areas import ROOT, nearest
from tools.mutants.mutate import Mutant

RECORD = ROOT / "tools" / "mutants" / "record.json"
PAGE = ROOT / "docs" / "mutants.md"


class Survivor(TypedDict):
    """A mutant that no test noticed; `reason` is written by hand, and kept as long as it lives."""

    line: int
    was: str
    now: str
    reason: str


class Tried(TypedDict):
    """What is known of one module. `killed` counts those that ran into the limit of time too."""

    possible: int
    tried: int
    killed: int
    seed: int
    survivors: list[Survivor]
    noticed: list[Survivor]
    """Mutants that once survived, and are noticed now; `reason` names the test."""


Record = dict[str, Tried]


def read() -> Record:
    """Return the record; nothing where there is none."""
    return json.loads(RECORD.read_text("utf-8")) if RECORD.is_file() else {}


def write(record: Record) -> None:
    """Write the record, and the page that shows it."""
    text = json.dumps(record, indent=1, ensure_ascii=False, sort_keys=True)
    RECORD.write_text(text + "\n", encoding="utf-8")
    PAGE.write_text(page(record), encoding="utf-8")


def renewed(before: Tried | None, now: Tried, living: list[Mutant]) -> Tried:
    """Return what is known after a run: reasons stay, and what is noticed by now is told."""
    known = before["survivors"] if before else []
    old = {(one["was"], one["now"]): one["reason"] for one in known}
    exact = {(one["line"], one["was"], one["now"]): one["reason"] for one in known}
    alive = {(one.was, one.now) for one in living}
    survivors = [
        Survivor(
            line=one.line,
            was=one.was,
            now=one.now,
            reason=exact.get((one.line, one.was, one.now), old.get((one.was, one.now), "")),
        )
        for one in living
    ]
    gone = [
        one
        for one in (before["survivors"] if before else [])
        if (one["was"], one["now"]) not in alive
    ]
    kept = before["noticed"] if before else []
    return Tried({**now, "survivors": survivors, "noticed": [*kept, *gone]})


HEAD = """\
<!-- Written by `python -m tools.mutants`: reasons stand in tools/mutants/record.json. -->
# Mutants

A test that never fails says nothing. `python -m tools.mutants` breaks a module in small ways, one
at a time: a comparison or an operator becomes another, a number grows or shrinks by one, a `not` or
a `raise` goes, a function returns nothing. Each time the tests nearest to the module run, in a copy
of the tree. A mutant that fails a test, or runs past its time, is **killed**; one that does not
has **survived**, and gets a test or a reason.

```sh
.venv/bin/python -m tools.mutants ledger.merkle --most 60
```

Modules with many places are sampled: *tried* of *possible*, by a seed that is printed. Only the
tests named in the second table ran; others may notice what these do not.
"""


def page(record: Record) -> str:
    """Return the page: a row for each module, then each mutant that lives or lived."""
    tried = sum(one["tried"] for one in record.values())
    killed = sum(one["killed"] for one in record.values())
    rows = [
        f"| `{name}` | {one['possible']} | {one['tried']} | {one['killed']} | {_score(one)} |"
        for name, one in sorted(record.items())
    ]
    total = f"{killed} of {tried} were killed ({killed / tried:.1%})." if tried else ""
    parts = [
        HEAD,
        "\n| module | possible | tried | killed | score |\n|---|---|---|---|---|\n",
        "\n".join(rows),
        f"\n\n{total}\n\n## Which tests ran\n\n| module | tests |\n|---|---|\n",
        *(f"| `{name}` | {_tests(name)} |\n" for name in sorted(record)),
        "\n## What survived, and why\n",
        *_lists(record, "survivors", "no test and no reason yet"),
        "\n## What survived once, and the test that notices it now\n",
        *_lists(record, "noticed", "the same tests"),
    ]
    return "".join(parts)


def _tests(module: str) -> str:
    return ", ".join(f"`{test}`" for test in nearest(module))


def _score(one: Tried) -> str:
    return f"{one['killed'] / one['tried']:.0%}" if one["tried"] else ""


def _lists(record: Record, what: str, otherwise: str) -> list[str]:
    lines = ["\n"]
    for name, known in sorted(record.items()):
        found = known["survivors"] if what == "survivors" else known["noticed"]
        if found:
            lines.append(f"`{name}`\n\n")
            lines.extend(
                f"- line {one['line']}: {_code(one['was'])} as {_code(one['now'])}: "
                f"{one['reason'] or otherwise}\n"
                for one in found
            )
            lines.append("\n")
    if len(lines) == 1:
        lines.append("Nothing.\n")
    lines[-1] = lines[-1].rstrip("\n") + "\n"
    return lines


def _code(text: str) -> str:
    return f"`` {text} ``" if "`" in text else f"`{text}`"
