"""`drawdown report KIND --out DIR`: write a report as PDF/A and as a workbook.

Every figure says how it is defined, up to which entry of the ledger it was counted, and what it
rests on. The same records give the same bytes. The last line is JSON.
"""

from __future__ import annotations

import argparse
import json
import sys
from datetime import date
from pathlib import Path

from drawdown.cli.telling_records import records
from drawdown.core.canonical import digest
from drawdown.core.findings import Refused
from drawdown.progress.telling.words import Language
from drawdown.reports.build import build
from drawdown.reports.folder import material_of_folder, reports_of
from drawdown.reports.pdf import to_pdf
from drawdown.reports.reading import shipped_reports
from drawdown.reports.voice import voice_of
from drawdown.reports.workbook import to_workbook
from drawdown.rules.closing_reading import load_closing
from drawdown.web.command import run_command


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take the kind, the language, the day, and where to write."""
    kinds = ", ".join(template.id for template in shipped_reports().templates)
    parser.add_argument("kind", help=f"{kinds}, or one that the mission put in force")
    parser.add_argument("--lang", choices=[x.value for x in Language], default="en")
    parser.add_argument(
        "--as-of",
        type=date.fromisoformat,
        metavar="DATE",
        help="the day it speaks of (default: that of the last act on a site, or of the folder)",
    )
    parser.add_argument("--out", metavar="DIR", type=Path, required=True, help="folder to write to")
    parser.add_argument(
        "--at",
        type=int,
        metavar="POSITION",
        help="read the ledger as it stood after so many entries (default: all that are signed)",
    )
    parser.add_argument(
        "--folder", type=Path, help="mission folder with a history, read instead of the ledger"
    )


def run(arguments: argparse.Namespace) -> int:
    """Build and write it; exit code 1 where there is nothing to report on."""
    if arguments.folder:
        return _from_folder(arguments)
    return run_command(
        "report",
        arguments.kind,
        lang=arguments.lang,
        as_of=arguments.as_of.isoformat() if arguments.as_of else "",
        out=str(arguments.out),
        at=arguments.at,
    )


def _from_folder(arguments: argparse.Namespace) -> int:
    held = records(arguments.folder)
    if held is None:
        return 1
    day = arguments.as_of or held.register.mission.as_of
    language = Language(arguments.lang)
    try:
        own = reports_of(arguments.folder)
        own.template(arguments.kind)
    except Refused as no:
        print("\n".join(map(str, no.findings)), file=sys.stderr)
        return 1
    except KeyError:
        known = ", ".join(template.id for template in own.templates)
        print(f"no report is called {arguments.kind}: name one of {known}", file=sys.stderr)
        return 1
    material = material_of_folder(held.register, held.history, load_closing(), as_of=day, own=own)
    report, voice = build(material, arguments.kind, language), voice_of(material, language)
    name = f"{arguments.kind}-{day}-{language.value}"
    files = {f"{name}.pdf": to_pdf(report, voice), f"{name}.xlsx": to_workbook(report, voice)}
    arguments.out.mkdir(parents=True, exist_ok=True)
    for file, content in files.items():
        (arguments.out / file).write_bytes(content)
        print(f"wrote      {arguments.out / file}  sha256 {digest(content)}")
    said = {"kind": arguments.kind, "language": language.value, "as_of": day.isoformat()}
    counted = {"figures": len(report.figures), "unknown": len(report.unknown)}
    hashes = {file: digest(content) for file, content in files.items()}
    print(json.dumps(said | counted | {"ledger_size": None, "files": hashes}, sort_keys=True))
    return 0
