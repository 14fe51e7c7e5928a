"""Record an act on a file of disposal: it begins, or takes a step with its papers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from drawdown.ledger.personal import PersonalValue
from drawdown.web.people.actions.enrol_person import concealed
from drawdown.web.property.handlers import BY_KIND
from drawdown.web.records.receipt import Receipt
from drawdown.web.records.sending import About, Sender, send


def record_file(kind: str, said: Mapping[str, Any], *, by: Sender) -> Receipt:
    """Send the act and return its receipt; raises `ValidationError` and what `send` raises."""
    handler = BY_KIND[kind]
    content, values = _beside(said)
    body = handler.kind.body.model_validate(content)
    site = said.get("site")
    named = [f"{kind.partition('.')[0]}:{said['file']}"] if "file" in said else []
    about = About(
        subjects=[*named, *([f"site:{site}"] if site else [])],
        sites=[site] if site else [],
        evidence=list((said.get("papers") or {}).values()),
    )
    return send(handler, body, about, by=by, values=values)


def _beside(said: Mapping[str, Any]) -> tuple[dict[str, Any], list[PersonalValue]]:
    """Return what an act says, and the names of witnesses who are kept beside it."""
    outside = said.get("outside", ())
    values = [concealed(name) for name, _function in outside]
    shown = [
        {"name": value.mark.model_dump(), "function": function}
        for value, (_name, function) in zip(values, outside, strict=True)
    ]
    return ({**said, "outside": tuple(shown)} if shown else dict(said)), values
