"""`drawdown iati`: projects of the legacy as IATI 2.03, checked against a schema that is given."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import UTC, datetime
from pathlib import Path

from drawdown.cli.telling_records import add_folder, records
from drawdown.legacy.entry import Sort, of_item
from drawdown.legacy.iati import Publisher, export, schema_faults
from drawdown.web.command import run_command


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take a mission folder, who publishes, and a schema."""
    add_folder(parser)
    parser.add_argument(
        "--ledger", action="store_true", help="what acts recorded too: the state of DRAWDOWN_HOME"
    )
    parser.add_argument("--org", required=True, help="your identifier in the registry of IATI")
    parser.add_argument("--country", required=True, help="two letters of ISO 3166-1")
    parser.add_argument("--schema", type=Path, help="iati-activities-schema.xsd, version 2.03")
    parser.add_argument("--out", type=Path, required=True, help="file to write")


def run(arguments: argparse.Namespace) -> int:
    """Write; exit code 1 when the schema speaks against it."""
    if arguments.ledger:
        return run_command(
            "iati",
            org=arguments.org,
            country=arguments.country,
            schema=str(arguments.schema or ""),
            out=str(arguments.out),
        )
    held = records(arguments.folder)
    if held is None:
        return 1
    try:
        publisher = Publisher(arguments.org, held.register.mission.name, arguments.country)
    except ValueError as error:
        print(error, file=sys.stderr)
        return 1
    entries = [e for item in held.history.legacy if (e := of_item(item, Sort.OTHER)) is not None]
    made = export(entries, publisher, at=datetime.now(UTC))
    arguments.out.write_bytes(made.content)
    for entry in made.left_out:
        print(f"left out, for want of a date: {entry.id}")
    faults = list(schema_faults(made.content, arguments.schema)) if arguments.schema else []
    for fault in faults:
        print(fault)
    last = {"activities": made.activities, "left_out": len(made.left_out)}
    last |= {"checked": bool(arguments.schema), "faults": len(faults)}
    print(json.dumps(last))
    return 1 if faults else 0
