"""`templates.offered` and `templates.adopted`: one person offers templates, another adopts them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Annotated

from pydantic import Field

from drawdown.core.findings import Finding, Place
from drawdown.core.provenance import Frozen
from drawdown.ledger.act import Act
from drawdown.ledger.acts.values import Sha256
from drawdown.ledger.kind import Kind
from drawdown.reports.faults import (
    NO_SUCH_TEMPLATES,
    NOT_OFFERED,
    TEMPLATE_GONE,
    TEMPLATES_AS_BEFORE,
    TEMPLATES_CHANGED,
    TEMPLATES_VERSION_TWICE,
)
from drawdown.reports.pack import ReportPack
from drawdown.statements.acts.state import Reason, named


class TemplatesOffered(Frozen):
    """Which templates somebody would put in force, which ones they replace, and why."""

    templates: Sha256
    before: Sha256
    """The templates in force that whoever edited them saw."""
    version: Annotated[str, Field(min_length=1, max_length=60)]
    reason: Reason


class TemplatesAdopted(Frozen):
    """Which offer comes into force."""

    templates: Sha256
    before: Sha256
    """The templates in force that they replace."""


@dataclass(frozen=True, slots=True)
class Offer:
    """Templates that somebody offered, in place of which ones."""

    before: str
    persons: frozenset[str]


@dataclass(frozen=True, slots=True)
class TemplatesInForce:
    """The templates in force, those that an act names, and every offer."""

    in_force: ReportPack
    named: ReportPack | None = None
    """None where the document is not stored or no report can be made by it."""
    versions: Mapping[str, str] = field(default_factory=dict)
    """Every version that was ever offered: its digest."""
    offers: Mapping[str, Offer] = field(default_factory=dict)
    """Offers by their digest."""


def decide_offered(state: TemplatesInForce, act: Act) -> tuple[Finding, ...]:
    """Refuse templates by which no report can be made, and a change of what changed meanwhile."""
    body = TEMPLATES_OFFERED.body_of(act)
    place = Place("templates")
    found = [*named(act, body.templates), *_stands(state, body.templates, body.before)]
    if state.named is None or state.named.version != body.version:
        return (*found, NO_SUCH_TEMPLATES.at(place, digest=body.templates[:16]))
    if state.versions.get(body.version, body.templates) != body.templates:
        found.append(TEMPLATES_VERSION_TWICE.at(place, version=body.version))
    kept = {template.id for template in state.named.rules.templates}
    gone = [one.id for one in state.in_force.rules.templates if one.id not in kept]
    return (*found, *(TEMPLATE_GONE.at(place, template=one) for one in gone))


def decide_adopted(state: TemplatesInForce, act: Act) -> tuple[Finding, ...]:
    """Refuse what nobody offered in place of the templates in force."""
    body = TEMPLATES_ADOPTED.body_of(act)
    place = Place("templates")
    found = [*named(act, body.templates), *_stands(state, body.templates, body.before)]
    offer = state.offers.get(body.templates)
    if offer is None or offer.before != body.before:
        found.append(NOT_OFFERED.at(place, digest=body.templates[:16]))
    if state.named is None:
        found.append(NO_SUCH_TEMPLATES.at(place, digest=body.templates[:16]))
    return tuple(found)


def _stands(state: TemplatesInForce, templates: str, before: str) -> Iterator[Finding]:
    place, force = Place("templates"), state.in_force.digest
    if before != force:
        yield TEMPLATES_CHANGED.at(place, before=before[:16], force=force[:16])
    if templates == force:
        yield TEMPLATES_AS_BEFORE.at(place)


TEMPLATES_OFFERED = Kind("templates.offered", TemplatesOffered, decide_offered)
TEMPLATES_ADOPTED = Kind("templates.adopted", TemplatesAdopted, decide_adopted)
