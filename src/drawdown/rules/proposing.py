"""A document that one person proposes and another puts in force; until then it can be withdrawn.

Rules, tables and templates of a mission all change this way. Each names its kinds of act, what
the acts call the document, its codes, and what else has to hold for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Annotated, Any, Generic, Protocol, TypeVar

from pydantic import Field

from drawdown.core.catalogue import Fault
from drawdown.core.findings import Finding, Place
from drawdown.core.provenance import Frozen
from drawdown.ledger.act import Act, Submission
from drawdown.ledger.acts.values import Sha256
from drawdown.ledger.kind import Kind
from drawdown.rules import faults


class Document(Protocol):
    """What can be proposed: it has a version and is known by its content."""

    @property
    def version(self) -> str:
        """The version that its author gave it."""

    @property
    def digest(self) -> str:
        """The SHA-256 of its one spelling."""


Doc = TypeVar("Doc", bound=Document)


class Adopted(Frozen):
    """Which documents in force are replaced; a subclass names the document."""

    before: Sha256
    """Those in force that whoever acts saw."""


class Withdrawn(Adopted):
    """The same, and why."""

    reason: Annotated[str, Field(min_length=1, max_length=600)]


class Proposed(Withdrawn):
    """The same, and the version of the document."""

    version: Annotated[str, Field(min_length=1, max_length=60)]


@dataclass(frozen=True, slots=True)
class Proposal:
    """A document that persons proposed, in place of which one."""

    before: str
    persons: frozenset[str]


@dataclass(frozen=True, slots=True)
class Standing(Generic[Doc]):
    """The document in force, the one that an act names, and every proposal."""

    in_force: Doc
    named: Doc | None = None
    """None where it is not stored, or nothing can be done by it."""
    versions: Mapping[str, str] = field(default_factory=dict)
    """Every version that was proposed or in force: its digest."""
    proposals: Mapping[str, Proposal] = field(default_factory=dict)
    """Proposals by their digest."""
    records: frozenset[str] = frozenset()
    """Evidence that some record proves, for rules that ask for it."""

    def proposers(self, document: str) -> frozenset[str]:
        """Return who proposed a document in place of the one in force; nobody: it does not wait."""
        held = self.proposals.get(document)
        return held.persons if held and held.before == self.in_force.digest else frozenset()


@dataclass(frozen=True, slots=True)
class Codes:
    """What speaks against an act, in the words of one sort of document."""

    not_named: Fault = faults.UNNAMED
    changed: Fault = faults.CHANGED_MEANWHILE
    as_before: Fault = faults.AS_BEFORE
    not_stored: Fault = faults.NO_SUCH_DOCUMENT
    version_twice: Fault = faults.STOOD_FOR_OTHERS
    not_proposed: Fault = faults.NOBODY_PROPOSED


def _nothing(_state: object, _named: object, _body: object) -> Iterator[Finding]:
    yield from ()


@dataclass(frozen=True)
class Procedure(Generic[Doc]):
    """How one sort of document comes into force: its three kinds of act."""

    subject: str
    """What the acts are about, and the first word of their names."""
    field: str
    """What their bodies call the document."""
    bodies: tuple[type[Proposed], type[Adopted], type[Withdrawn]]
    codes: Codes = Codes()
    verb: str = "proposed"
    further: Callable[[Standing[Doc], Doc, Adopted], Iterator[Finding]] = _nothing
    """What else speaks against a document that is stored."""

    @cached_property
    def proposed(self) -> Kind[Standing[Doc], Proposed]:
        """The kind of act that proposes."""
        return Kind(f"{self.subject}.{self.verb}", self.bodies[0], self._propose)

    @cached_property
    def adopted(self) -> Kind[Standing[Doc], Adopted]:
        """The kind of act that puts in force."""
        return Kind(f"{self.subject}.adopted", self.bodies[1], self._adopt)

    @cached_property
    def withdrawn(self) -> Kind[Standing[Doc], Withdrawn]:
        """The kind of act that takes a proposal away."""
        return Kind(f"{self.subject}.withdrawn", self.bodies[2], self._withdraw)

    @property
    def kinds(self) -> tuple[Kind[Standing[Doc], Any], ...]:
        """The three of them, in this order."""
        return (self.proposed, self.adopted, self.withdrawn)

    def named(self, act: Submission) -> str:
        """Return the digest of the document that an act names."""
        return str(act.body[self.field])

    def _propose(self, state: Standing[Doc], act: Act) -> tuple[Finding, ...]:
        """Refuse what nobody can follow, a change of what changed meanwhile, the same once more."""
        body = self.proposed.body_of(act)
        found = [*self._stands(state, act, body)]
        if state.proposers(self.named(act)):
            found.append(faults.PROPOSED_ALREADY.at(Place(self.subject), version=body.version))
        return tuple(found)

    def _adopt(self, state: Standing[Doc], act: Act) -> tuple[Finding, ...]:
        """Refuse what nobody proposed in place of what is in force, and what one proposed."""
        found = [*self._stands(state, act, self.adopted.body_of(act))]
        digest, place = self.named(act), Place(self.subject)
        persons = state.proposers(digest)
        if not persons:
            found.append(self.codes.not_proposed.at(place, digest=digest[:16]))
        elif act.actor.person in persons:
            found.append(faults.OWN_PROPOSAL.at(place))
        return tuple(found)

    def _withdraw(self, state: Standing[Doc], act: Act) -> tuple[Finding, ...]:
        """Refuse to withdraw what does not wait."""
        digest = self.named(act)
        if state.proposers(digest) and self.withdrawn.body_of(act).before == state.in_force.digest:
            return ()
        version = state.named.version if state.named else digest[:16]
        return (faults.NOT_WAITING.at(Place(self.subject), version=version),)

    def _stands(self, state: Standing[Doc], act: Act, body: Adopted) -> Iterator[Finding]:
        digest, force, place = self.named(act), state.in_force.digest, Place(self.subject)
        if digest not in act.evidence:
            yield self.codes.not_named.at(Place("act", field="evidence"), digest=digest[:16])
        if body.before != force:
            yield self.codes.changed.at(place, before=body.before[:16], force=force[:16])
        if digest == force:
            yield self.codes.as_before.at(place)
        named = state.named
        if named is None or (isinstance(body, Proposed) and named.version != body.version):
            yield self.codes.not_stored.at(place, digest=digest[:16])
            return
        if state.versions.get(named.version, digest) != digest:
            yield self.codes.version_twice.at(place, version=named.version)
        yield from self.further(state, named, body)
