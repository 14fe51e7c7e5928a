"""`drawdown serve`: show the mission in a browser, on this machine."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from drawdown.web.serve import serve


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take a port."""
    parser.add_argument(
        "--port",
        type=int,
        default=int(os.environ.get("PORT") or 8000),
        help="default: 8000, or $PORT",
    )


def home() -> Path:
    """Return the folder that state lives in: `DRAWDOWN_HOME`, else a folder of the user's own."""
    named = os.environ.get("DRAWDOWN_HOME")
    if named:
        return Path(named)
    data = os.environ.get("XDG_DATA_HOME")
    return (Path(data) if data else Path.home() / ".local" / "share") / "drawdown"


def run(arguments: argparse.Namespace) -> int:
    """Serve until interrupted; exit code 1 when the port is taken."""
    return serve(port=arguments.port, home=home())
