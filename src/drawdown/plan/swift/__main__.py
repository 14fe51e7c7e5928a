"""Compile the decoder ahead of time, so that no plan has to wait for it."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from drawdown.plan.build.assemble import build_problem
from drawdown.plan.decode.choices import first_choices
from drawdown.plan.decode.worth import first_worth
from drawdown.plan.swift.engine import Engine
from drawdown.register.folder import load_folder


def compile_all() -> None:
    """Run every compiled function once on the folder to start from; the compiler keeps them."""
    folder = Path(str(files("drawdown") / "examples" / "start"))
    register = load_folder(folder).register
    if register is None:
        raise SystemExit("the folder to start from is not valid")
    problem = build_problem(register)
    engine, choices = Engine(problem), first_choices(problem)
    worth = first_worth(problem)
    engine.walk(choices, worth).go(worth.cargo[0, 0, :1] + 1.0, 1)


if __name__ == "__main__":
    try:
        compile_all()
    except KeyboardInterrupt:
        raise SystemExit("stopped: the same command compiles again") from None
