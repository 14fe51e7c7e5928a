"""`drawdown statement SITE`: write what is known of a closure, with the evidence of each fact."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import replace
from pathlib import Path

from drawdown.cli import files
from drawdown.cli.telling_records import add_folder, records, subject
from drawdown.progress.telling.words import Language
from drawdown.statements.gather import facts
from drawdown.statements.page import page
from drawdown.statements.sentence_pack import read_sentences
from drawdown.statements.write import Statement, write


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take a site or an annex, a language, and a form."""
    parser.add_argument("site", help="id of a site or of an annex")
    add_folder(parser)
    parser.add_argument("--lang", choices=[x.value for x in Language], default="en")
    parser.add_argument("--format", choices=["text", "html"], default="text")
    parser.add_argument("--out", type=Path, help="file to write the statement to")
    parser.add_argument("--sentences", type=Path, help="edited sentences to write with")
    parser.add_argument("--evidence", action="store_true", help="list the sources of each fact")


def run(arguments: argparse.Namespace) -> int:
    """Write; exit code 1 when the closure has no day that a source gives."""
    held = records(arguments.folder)
    if held is None:
        return 1
    if arguments.sentences:
        held = replace(held, sentences=read_sentences(files.read(arguments.sentences)))
    site, part = subject(held, arguments.site)
    known = facts(held, site, part)
    if not known:
        print(f"{arguments.site}: no source gives the day of its closure", file=sys.stderr)
        return 1
    statement = write(held, known, Language(arguments.lang))
    html = arguments.format == "html"
    text = page(statement, held.register.sources) if html else statement.text + "\n"
    if arguments.out:
        files.write(arguments.out, text.encode())
    else:
        print(text)
    if arguments.evidence:
        print("\n".join(evidence(statement)))
    for unsaid in statement.unsaid:
        print(f"not said: {unsaid.fact.kind}: {unsaid.reason}", file=sys.stderr)
    last = {"site": site, "part": part, "language": arguments.lang}
    last |= {"facts": len(statement.facts), "unsaid": len(statement.unsaid)}
    print(json.dumps(last, ensure_ascii=False))
    return 0


def evidence(statement: Statement) -> list[str]:
    """Return a line for each fact: what it says and who says so."""
    lines = []
    for fact in dict.fromkeys(statement.facts):
        values = "; ".join(
            f"{slot} {value if isinstance(value, str) else ', '.join(value)}"
            for slot, value in fact.values.items()
        )
        lines.append(f"  {fact.kind:<15} {values}  [{', '.join(fact.sources)}]")
        lines += [
            f"  {'':<15} others say {other.slot} {other.value}  [{', '.join(other.sources)}]"
            for other in fact.alternatives
        ]
    return lines
