"""Plan files: canonical JSON that embeds the register the plan was made from."""

from __future__ import annotations

from pydantic import ValidationError

from drawdown.core.canonical import canonical_bytes
from drawdown.plan.schedule import Plan


def dump(plan: Plan) -> bytes:
    """Return the canonical bytes of a plan; equal plans give equal bytes."""
    return canonical_bytes(plan.model_dump(mode="json"))


def load(content: bytes) -> Plan:
    """Return the plan in a file's bytes.

    Raises `ValueError` that names the first fields at fault when the bytes are no plan.
    """
    try:
        return Plan.model_validate_json(content)
    except ValidationError as error:
        faults = "; ".join(
            f"{'.'.join(str(part) for part in fault['loc'])}: {fault['msg']}"
            for fault in error.errors()[:5]
        )
        raise ValueError(f"not a plan: {faults}") from error
