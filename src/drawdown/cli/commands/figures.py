"""`drawdown figures`: the figures a mission released, their sums, and what others say."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from drawdown.cli import files
from drawdown.cli.telling_records import add_folder, records
from drawdown.register.legacy import ReportedFigures
from drawdown.statements.figures import Difference, Fall, differences, falls
from drawdown.statements.gather import Records
from drawdown.statements.own import OWN, read_own
from drawdown.statements.sets import set_named
from drawdown.statements.values import own_values


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take a mission folder, and a file of the mission's own definitions."""
    add_folder(parser)
    parser.add_argument("--own", type=Path, help="definitions of the mission's own, YAML or JSON")


def run(arguments: argparse.Namespace) -> int:
    """Check; exit code 1 when a set may not be released."""
    held = records(arguments.folder)
    if held is None:
        return 1
    if arguments.own is not None:
        held = replace(held, own=read_own(files.read(arguments.own)))
    sets = sorted(_sets(held), key=lambda one: one.reported)
    blocked = 0
    for figures in sets:
        wrong = differences(figures, held.own)
        fallen = falls(sets, figures)
        blocked += bool(wrong or fallen)
        print("\n".join(_lines(figures, wrong, fallen)))
    print(json.dumps({"sets": len(sets), "blocked": blocked}))
    return 1 if blocked else 0


def _sets(held: Records) -> Iterator[ReportedFigures]:
    """Yield what was released together, and the mission's own figures as of their last day."""
    yield from held.history.figures
    last = max((value.on for value in own_values(held) if value.on), default=None)
    told = set_named(held, OWN, last) if last is not None else None
    if told is not None:
        yield told


def _lines(
    figures: ReportedFigures, wrong: tuple[Difference, ...], fallen: tuple[Fall, ...]
) -> Iterator[str]:
    every = [figures.provenance_of(name).source for name in ("values", *figures.values)]
    sources = ", ".join(dict.fromkeys(source for one in every for source in one))
    state = "blocked" if wrong or fallen else "reconciles"
    yield f"{figures.reported} {figures.subject}: {state}  [{sources}]"
    for name, value in figures.values.items():
        mark = " ~" if figures.estimated(name) else ""
        yield f"  {name:<22} {value:>9,}{mark}"
    for one in wrong:
        yield (
            f"  {one.rule.sum} is {one.said:,}, and {' + '.join(one.rule.of)} make "
            f"{one.summed:,}  [{one.rule.source.title}]"
        )
    if wrong:
        yield "  " + _advice(wrong[0])
    for fall in fallen:
        name = fall.name
        yield (
            f"  {name} was {fall.before.values[name]:,} on {fall.before.reported} "
            f"and cannot be {fall.now.values[name]:,} later: explain it, or correct one of them"
        )


def _advice(one: Difference) -> str:
    if not one.suspects:
        return "no single figure mends this: check each of them against its source"
    told = " or ".join(f"{name} = {value:,}" for name, value in one.suspects.items())
    return f"one figure alone would mend every sum: {told}"
