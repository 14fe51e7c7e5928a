"""`text.confirmed`: a person confirms facts that were read in a text; nothing else is taken."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from drawdown.core.findings import Finding, Place
from drawdown.core.provenance import Frozen
from drawdown.ledger.act import Act
from drawdown.ledger.acts.values import Sha256
from drawdown.ledger.kind import Kind
from drawdown.register.mission import Id
from drawdown.statements.acts.state import named
from drawdown.statements.fact import Fact
from drawdown.statements.faults import CONFIRMED_ALREADY, NO_TEXT, NOT_PROPOSED, NOWHERE
from drawdown.statements.read import Found, Span

Where = Annotated[int, Field(ge=0, le=1_000_000)]


class ConfirmedFact(Frozen):
    """One fact, and the characters of the text that say it."""

    kind: Annotated[str, Field(pattern=r"^[a-z_]{1,40}$")]
    values: dict[str, str | tuple[str, ...]]
    start: Where
    end: Where

    def to_fact(self) -> Fact:
        """Return the fact."""
        return Fact(self.kind, self.values)


class TextConfirmed(Frozen):
    """What a text says of a site, as far as a person confirms it."""

    document: Sha256
    """The text, as it was read."""
    site: Id
    facts: Annotated[tuple[ConfirmedFact, ...], Field(min_length=1, max_length=200)]


@dataclass(frozen=True, slots=True)
class TextRead:
    """What is proposed of the text, which sites there are, and what was confirmed of it before."""

    proposed: tuple[Found, ...] | None
    """None where the text is not stored."""
    sites: frozenset[str]
    confirmed: frozenset[Span]


def decide(state: TextRead, act: Act) -> tuple[Finding, ...]:
    """Refuse what nobody proposed, and what was confirmed before."""
    body = TEXT_CONFIRMED.body_of(act)
    return (*named(act, body.document), *_faults(state, body))


def _faults(state: TextRead, body: TextConfirmed) -> Iterator[Finding]:
    if body.site not in state.sites:
        yield NOWHERE.at(Place("act", field="site"), site=body.site)
    if state.proposed is None:
        yield NO_TEXT.at(Place("act", field="document"), digest=body.document[:16])
        return
    proposed = {(found.fact, found.span) for found in state.proposed}
    for fact in body.facts:
        span = Span(fact.start, fact.end)
        place = Place("act", field="facts")
        if (fact.to_fact(), span) not in proposed:
            yield NOT_PROPOSED.at(place, kind=fact.kind, start=fact.start, end=fact.end)
        elif span in state.confirmed:
            yield CONFIRMED_ALREADY.at(place, start=fact.start, end=fact.end)


TEXT_CONFIRMED = Kind("text.confirmed", TextConfirmed, decide)
