"""The first run after an installation: why it takes longer than all that follow."""

from __future__ import annotations

import sys

from drawdown.risk.simulate import COMPILING, must_compile


def say_if_compiling() -> None:
    """Say on standard error that the loop of the futures is compiled, if it has to be."""
    if must_compile():
        print(COMPILING, file=sys.stderr, flush=True)
