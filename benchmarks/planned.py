"""The plan that a benchmark works on: a file, an invented mission of N sites, or the example."""

from __future__ import annotations

import argparse
from importlib.resources import as_file, files
from pathlib import Path

from drawdown.core.findings import Refused
from drawdown.demo.invented.mission import invented_mission
from drawdown.plan.codec import load
from drawdown.plan.params import SolveParams
from drawdown.plan.schedule import Plan
from drawdown.plan.solve import solve
from drawdown.register.folder import load_folder
from drawdown.register.model import Register
from drawdown.rules.pack_reading import load_pack

EXAMPLE = files("drawdown.examples") / "minusma"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take a plan file, or how to make one; without either, the shipped example is planned."""
    parser.add_argument("plan", type=Path, nargs="?", help="plan file, as drawdown plan writes it")
    parser.add_argument("--sites", type=int, help="invent a mission of so many sites, 1 to 120")
    parser.add_argument("--plan-seconds", type=float, default=30.0, help="time to plan it in")


def plan_of(given: argparse.Namespace) -> Plan:
    """Return the plan that the arguments ask for."""
    if given.plan is not None:
        return load(given.plan.read_bytes())
    return solve(register_of(given.sites), SolveParams(seconds=given.plan_seconds))


def register_of(sites: int | None) -> Register:
    """Return an invented mission of so many sites; without a number, the shipped example."""
    if sites is not None:
        return invented_mission(sites, seed=1, pack=load_pack("field-mission"))
    with as_file(EXAMPLE) as folder:
        loaded = load_folder(folder)
    if loaded.register is None:
        raise Refused(loaded.findings)
    return loaded.register
