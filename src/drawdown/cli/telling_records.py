"""The records that a statement is written from: a mission folder, or the shipped example."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from drawdown.cli.printing import print_findings
from drawdown.core.catalogue import NO_SUCH_SITE
from drawdown.core.findings import Place, Refused, errors
from drawdown.core.nearest import suggestion
from drawdown.examples import minusma_folder
from drawdown.register.folder import load_folder
from drawdown.statements.gather import Records


def add_folder(parser: argparse.ArgumentParser) -> None:
    """Take a mission folder."""
    parser.add_argument(
        "--folder", type=Path, help="mission folder with a history (default: the MINUSMA example)"
    )


def records(folder: Path | None) -> Records | None:
    """Read the folder; its errors are printed, and nothing comes back."""
    loaded = load_folder(folder or minusma_folder())
    print_findings(errors(loaded.findings), file=sys.stderr)
    if loaded.register is None or loaded.history is None:
        return None
    return Records(loaded.register, loaded.history)


def subject(held: Records, name: str) -> tuple[str, str | None]:
    """Return the site, and the part of it, that a name or an alias stands for."""
    known: dict[str, tuple[str, str | None]] = {}
    for site in held.register.sites:
        known |= dict.fromkeys((site.id, *site.aliases), (site.id, None))
        known |= {annex.id: (site.id, annex.id) for annex in site.annexes}
    if name not in known:
        place = Place("history/sites.yaml")
        raise Refused([NO_SUCH_SITE.at(place, id=name, nearest=suggestion(name, known))])
    return known[name]
