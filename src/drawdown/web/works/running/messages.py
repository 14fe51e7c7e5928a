"""What the planning process says to the one that started it: one JSON object on each line."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Better:
    """A better plan or a better bound is known."""

    elapsed_ms: int
    cost_cents: int
    bound_cents: int


@dataclass(frozen=True, slots=True)
class MadePlan:
    """The plan is ready and stands in the content store."""

    digest: str
    feasible: bool
    cost_cents: int


@dataclass(frozen=True, slots=True)
class NoPlan:
    """There is no plan, and why."""

    reason: str


Message = Better | MadePlan | NoPlan

_KINDS: dict[str, type[Better] | type[MadePlan] | type[NoPlan]] = {
    "better": Better,
    "made": MadePlan,
    "none": NoPlan,
}


def write(message: Message) -> str:
    """Return the line for a message, without its end."""
    kind = next(name for name, made in _KINDS.items() if isinstance(message, made))
    return json.dumps({"kind": kind, **asdict(message)})


def read(line: str) -> Message:
    """Return the message of a line; raises `ValueError` for anything else."""
    try:
        fields = json.loads(line)
        return _KINDS[fields.pop("kind")](**fields)
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"not a message: {line!r}") from error
