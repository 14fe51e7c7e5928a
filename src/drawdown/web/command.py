"""Runs one of our Django commands from the command line, in this process."""

from __future__ import annotations

import os
import sys
from typing import Any

import django
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from drawdown.web.serve import SETTINGS

LEDGER = "records_entry"


def _older() -> bool:
    """Return whether an older version made the state: some of its tables are still missing."""
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def run_command(name: str, /, *arguments: str, needs_ledger: bool = True, **options: Any) -> int:
    """Run it and return an exit code: 1, and why, when it cannot do what is asked."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    django.setup()
    if needs_ledger and LEDGER not in connection.introspection.table_names():
        sys.stderr.write(f"there is no ledger in {settings.ENVIRONMENT.home} yet\n")
        return 1
    if needs_ledger and _older():
        sys.stderr.write(f"bringing the tables in {settings.ENVIRONMENT.home} up to date\n")
        call_command("migrate", interactive=False, verbosity=0)
    try:
        call_command(name, *arguments, **options)
    except CommandError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0
