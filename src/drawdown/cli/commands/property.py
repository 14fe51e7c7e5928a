"""`drawdown property`: import, export and check the property register.

`import FILE --mapping MAPPING.yaml` compares a workbook or CSV with what is known and says the
differences; with `--apply` they become one act. `export FILE` writes all lines, as .xlsx or .csv.
`check` adds up the account, and names every line that does not.
"""

from __future__ import annotations

import argparse

from drawdown.web.command import run_command


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take what to do, and with which file."""
    parser.add_argument("what", choices=("import", "export", "check"))
    parser.add_argument("file", nargs="?", default="", help="the table; export writes it")
    parser.add_argument("--mapping", help="which column is which field: a YAML file")
    parser.add_argument(
        "--sheet",
        action="append",
        metavar="NAME",
        help="a sheet of the workbook to read, in place of the mapping's; '*' is every one",
    )
    parser.add_argument("--on", metavar="DATE", help="the day that the table speaks of; else today")
    parser.add_argument("--apply", action="store_true", help="write the differences, as one act")
    parser.add_argument("--conflicts", choices=("ours", "theirs"), help="whose values stand")
    parser.add_argument("--missing", choices=("keep", "withdraw"), help="what becomes of the rest")


def run(arguments: argparse.Namespace) -> int:
    """Do it; exit code 1, and why, when it cannot be done or the account does not add up."""
    if arguments.what != "check" and not arguments.file:
        print("name the file")
        return 2
    if arguments.what == "import" and not arguments.mapping:
        print("name the mapping")
        return 2
    return run_command(
        "property_tables",
        arguments.what,
        arguments.file,
        mapping=arguments.mapping,
        sheet=arguments.sheet,
        on=arguments.on,
        apply=arguments.apply,
        conflicts=arguments.conflicts,
        missing=arguments.missing,
    )
