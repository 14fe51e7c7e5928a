"""`drawdown serve`: show the mission in a browser, on this machine.

State lives in `DRAWDOWN_HOME`, by default a folder of the user's own.
"""

from __future__ import annotations

import argparse
import os

from drawdown.cli.arguments import whole
from drawdown.web.environment import read_environment
from drawdown.web.serve import serve


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take a port."""
    parser.add_argument(
        "--port",
        type=whole(1, 65_535),
        default=os.environ.get("PORT") or "8000",
        help="default: 8000, or $PORT",
    )


def run(arguments: argparse.Namespace) -> int:
    """Serve until interrupted; exit code 1 when the port is taken."""
    return serve(port=arguments.port, home=read_environment(os.environ).home)
