"""Save a mapping: how tables of an enterprise system are read from now on."""

from __future__ import annotations

from drawdown.property.acts.save_mapping import MappingSaved
from drawdown.property.intake.mapping import PropertyMapping
from drawdown.web.property.handlers import HANDLERS
from drawdown.web.property.queries import mapping_named
from drawdown.web.records.sending import About, Sender, send


def save_mapping(mapping: PropertyMapping, *, by: Sender) -> None:
    """Record a mapping; the one that counts already is not recorded again."""
    if mapping_named(mapping.id) != mapping:
        about = About(subjects=[f"mapping:{mapping.id}"])
        send(HANDLERS[0], MappingSaved(mapping=mapping), about, by=by)
