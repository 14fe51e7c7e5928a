"""Every published JSON Schema by name, and how it is printed."""

from __future__ import annotations

import json

from drawdown.core.reading.schema import Schema, json_form
from drawdown.plan.schedule import Plan
from drawdown.register.schema import SUFFIX, schemas

REGISTER = "register"


def published() -> dict[str, Schema]:
    """Return every schema: of what people write, and of the documents that are made from it."""
    plan = json_form(Plan, "The plan that drawdown plan writes")
    plan["$defs"]["Register"] = {"$ref": f"{REGISTER}{SUFFIX}"}
    plan["$defs"] = {name: plan["$defs"][name] for name in sorted(_used(plan))}
    return dict(sorted({**schemas(), "plan": plan}.items()))


def printed(schema: Schema) -> str:
    """Return a schema as the files have it."""
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _used(schema: Schema) -> set[str]:
    """Return the definitions that a schema refers to, directly or through others."""
    found: set[str] = set()
    waiting: list[object] = [schema["properties"]]
    while waiting:
        part = waiting.pop()
        if isinstance(part, list):
            waiting.extend(part)
        elif isinstance(part, dict):
            name = str(part.get("$ref", "")).removeprefix("#/$defs/")
            if name in schema["$defs"] and name not in found:
                found.add(name)
                waiting.append(schema["$defs"][name])
            waiting.extend(part.values())
    return found
