"""`drawdown read FILE`: propose the facts of a statement, each with its place; writes nothing."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from drawdown.cli.telling_records import add_folder, records, subject
from drawdown.core.catalogue import NOT_UTF8
from drawdown.core.findings import Place, Refused
from drawdown.progress.telling.words import Language
from drawdown.statements.compare import Verdict, compare, may_be_released
from drawdown.statements.fact import Fact
from drawdown.statements.gather import facts
from drawdown.statements.read import Span, read


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take a text in English or French."""
    parser.add_argument("file", type=Path, help="statement as plain text")
    add_folder(parser)
    parser.add_argument("--lang", choices=[x.value for x in Language], help="default: found out")
    parser.add_argument("--against", help="site whose records the text must agree with")


def run(arguments: argparse.Namespace) -> int:
    """Read; exit code 1 when the text says what the records of `--against` do not."""
    held = records(arguments.folder)
    if held is None:
        return 1
    text = _text(arguments.file)
    language = Language(arguments.lang) if arguments.lang else None
    reading = read(text, held, language)
    for found in reading.found:
        print(f"{found.span.start:>6}-{found.span.end:<6} {_line(found.fact)}")
    for span in reading.unused:
        print(f"{span.start:>6}-{span.end:<6} not used: {text[span.start : span.end]}")
    last: dict[str, Any] = {
        "language": reading.language.value,
        "facts": [_json(found.fact, found.span) for found in reading.found],
        "unused": [[span.start, span.end] for span in reading.unused],
        "written": False,
    }
    passed = True
    if arguments.against:
        verdicts = compare(text, reading, facts(held, *subject(held, arguments.against)))
        passed = may_be_released(verdicts)
        print("\n".join(_judged(text, verdict) for verdict in verdicts))
        last["agrees"] = passed
    print(json.dumps(last, ensure_ascii=False))
    return 0 if passed else 1


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise Refused([NOT_UTF8.at(Place(str(path)), offset=error.start)]) from error
    except OSError as error:
        print(f"{path}: {error.strerror}", file=sys.stderr)
        raise SystemExit(1) from error


def _line(fact: Fact) -> str:
    told = (
        f"{slot}={value if isinstance(value, str) else ' | '.join(value)}"
        for slot, value in fact.values.items()
    )
    return f"{fact.kind}: {', '.join(told)}"


def _json(fact: Fact, span: Span) -> dict[str, Any]:
    return {"kind": fact.kind, **fact.values, "start": span.start, "end": span.end}


def _judged(text: str, verdict: Verdict) -> str:
    said = text[verdict.span.start : verdict.span.end] if verdict.span else ""
    line = f"{verdict.judgement.value:>9}  {said or _line(verdict.recorded or Fact('', {}))}"
    if verdict.slots and verdict.recorded is not None:
        known = (f"{slot} {verdict.recorded.values.get(slot)}" for slot in verdict.slots)
        line += f"\n{'':>9}  the records say {', '.join(known)}"
    return line
