"""Values on the command line: what is no such value is said before any work is done."""

from __future__ import annotations

import argparse
import math
from collections.abc import Callable

LONGEST = 86_400
"""Seconds: a day. Nobody waits longer for a plan."""


def seconds(text: str) -> float:
    """Return a number of seconds above 0, up to a day."""
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not 0 < value <= LONGEST:
        raise argparse.ArgumentTypeError(f"`{text}` is not above 0 and up to {LONGEST} seconds")
    return value


def whole(low: int, high: int) -> Callable[[str], int]:
    """Return what reads a whole number between two bounds, both included."""

    def read(text: str) -> int:
        digits = text.isascii() and text.isdigit() and len(text) <= len(str(high))
        if not digits or not low <= int(text) <= high:
            raise argparse.ArgumentTypeError(f"`{text}` is not a whole number, {low} to {high}")
        return int(text)

    return read


def share(text: str) -> float:
    """Return a share above 0 and below 1."""
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not 0 < value < 1:
        raise argparse.ArgumentTypeError(f"`{text}` is not a share between 0 and 1, such as 0.8")
    return value
