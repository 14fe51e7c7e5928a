"""The closing rules: states of a site, gates and their evidence, the environmental checklist."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cached_property
from typing import Annotated

from pydantic import Field

from drawdown.core.canonical import canonical_bytes, digest
from drawdown.core.provenance import Frozen, Record

Name = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=60)]

ACCELERATED = "@accelerated"
"""In a transition's evidence: the whole procedure of a hasty exit, step by step."""


class StateKind(StrEnum):
    """A state of the ordinary chain, or one beside it that really occurred."""

    MAIN = "main"
    SIDE = "side"


class StateRule(Record):
    """A state that a site, or a part of one, can be in."""

    id: Name
    name: str
    name_fr: str
    kind: StateKind
    order: Annotated[int, Field(ge=1)] | None = None
    """Place in the ordinary chain; a side state has none."""


class GateRule(Record):
    """A gate: what it blocks until its evidence is there."""

    id: Annotated[str, Field(pattern=r"^G[1-9]$")]
    name: str
    name_fr: str
    blocks: str
    blocks_fr: str


class Form(StrEnum):
    """How a piece of evidence comes about."""

    DOCUMENT = "document"
    """Somebody submits it."""
    RECORD = "record"
    """It follows from other records; nobody can submit it."""


class RequirementRule(Record):
    """One piece of evidence that a gate asks for, who owes it, and the task that produces it."""

    id: Name
    gate: Annotated[str, Field(pattern=r"^G[1-9]$")]
    evidence: str
    evidence_fr: str
    form: Form
    owner: Name
    task: Annotated[str, Field(pattern=r"^T\d\d$")]


class EvidenceRule(Record):
    """One piece of evidence that a change of state asks for beside the gates."""

    id: Name
    name: str
    name_fr: str
    owner: Name
    form: Form = Form.DOCUMENT


class TransitionRule(Record):
    """A change of state: the gates that must be open, the evidence, and whose decision it is."""

    from_: Annotated[Name, Field(alias="from")]
    to: Name
    gates: tuple[str, ...] = ()
    requires: tuple[str, ...] = ()
    authority: Name

    model_config = {"validate_by_name": True, "validate_by_alias": True, "serialize_by_alias": True}


class StepRule(Record):
    """One step of a hasty exit, at an hour counted from the departure."""

    id: Name
    hour: int
    step: str
    step_fr: str
    evidence: tuple[str, ...]
    authority: Name


class AfterRule(Record):
    """A look at a site so many days after its handover, and the evidence that it gives."""

    after: Annotated[int, Field(gt=0, le=3650)]
    name: str
    name_fr: str
    owner: Name
    evidence: Name


class Rating(StrEnum):
    """How grave an environmental finding is; the scores of each band are in the rules."""

    NONE = "none"
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    EXTREME = "extreme"


class CheckRule(Record):
    """One line of the close-out checklist."""

    id: Annotated[str, Field(pattern=r"^E\d\d$")]
    area: str
    area_fr: str
    check: str
    check_fr: str
    evidence: str
    evidence_fr: str = ""
    fail: Rating
    """The rating a failed line starts from."""
    speaks_of: Name | None = None
    """Evidence that does not stand while this line failed. Rules stored before it was one: none."""


class RiskRule(Record):
    """The matrix: likelihood times consequence, each 1 to 5, and what each band does."""

    bands: Mapping[Rating, Annotated[int, Field(ge=1, le=25)]]
    blocks: tuple[Rating, ...]
    needs_settling: tuple[Rating, ...]
    needs_owner: tuple[Rating, ...]

    def rate(self, likelihood: int, consequence: int) -> Rating:
        """Return the rating of a score; both factors are 1 to 5, else `ValueError`."""
        if not (1 <= likelihood <= 5 and 1 <= consequence <= 5):
            raise ValueError(f"{likelihood} x {consequence} is not on the matrix")
        score = likelihood * consequence
        reached = [(least, band) for band, least in self.bands.items() if score >= least]
        return max(reached, default=(0, Rating.NONE))[1]


class PhotoRule(Record):
    """What makes a photograph questionable."""

    farthest_km: Annotated[float, Field(gt=0)]
    pair_metres: Annotated[float, Field(gt=0)] = 60
    """Two photographs of one place lie no farther apart. Rules stored before it was one lack it."""


class ClaimRule(Record):
    """Until when third parties can claim."""

    months_from_discovery: Annotated[int, Field(gt=0)]
    months_from_mandate_end: Annotated[int, Field(gt=0)]


class ExitRule(Record):
    """What a hasty exit asks for. Rules stored before it was one have these values."""

    hours: Annotated[int, Field(gt=0)] = 72
    """From the decision to the departure."""
    witnesses: Annotated[int, Field(ge=1)] = 2
    photographs: Annotated[int, Field(ge=1)] = 1
    """Of each thing that is destroyed."""


class CertificateField(Record):
    """One field of the clearance certificate, in the order in which it is printed."""

    id: Name
    label: str
    label_fr: str


class ClosingRules(Frozen):
    """One version of the closing rules. Every decision stores its digest."""

    id: str
    version: str
    states: tuple[StateRule, ...]
    gates: tuple[GateRule, ...]
    requirements: tuple[RequirementRule, ...]
    evidence: tuple[EvidenceRule, ...]
    transitions: tuple[TransitionRule, ...]
    accelerated: tuple[StepRule, ...]
    checklist: tuple[CheckRule, ...]
    risk: RiskRule
    photos: PhotoRule
    claims: ClaimRule
    certificate: tuple[CertificateField, ...]
    exit: ExitRule = ExitRule()
    checks: tuple[AfterRule, ...] = ()
    """In the order of their days. Rules stored before it was one have none."""

    @cached_property
    def digest(self) -> str:
        """The SHA-256 that names this version; decisions store it."""
        return digest(canonical_bytes(self.model_dump(mode="json", by_alias=True)))

    def of_gate(self, gate: str) -> tuple[RequirementRule, ...]:
        """Return what a gate asks for."""
        return tuple(rule for rule in self.requirements if rule.gate == gate)

    @cached_property
    def wording(self) -> dict[str, tuple[str, str]]:
        """Every piece of evidence in words, and who owes it, by id."""
        asked = {rule.id: (rule.evidence, rule.owner) for rule in self.requirements}
        return asked | {rule.id: (rule.name, rule.owner) for rule in self.evidence}

    @cached_property
    def from_records(self) -> frozenset[str]:
        """The evidence that follows from records, which nobody can submit."""
        asked = [rule.id for rule in self.requirements if rule.form is Form.RECORD]
        return frozenset([*asked, *(rule.id for rule in self.evidence if rule.form is Form.RECORD)])

    def transition(self, from_: str, to: str) -> TransitionRule | None:
        """Return the rule of a change of state; none when there is no such way."""
        for rule in self.transitions:
            if (rule.from_, rule.to) == (from_, to):
                return rule
        return None

    def evidence_of(self, rule: TransitionRule) -> tuple[str, ...]:
        """Return the ids of evidence a change of state asks for, the hasty exit spelt out."""
        asked: list[str] = []
        for name in rule.requires:
            if name == ACCELERATED:
                steps = (step for step in self.accelerated if step.hour <= 0)
                asked += [piece for step in steps for piece in step.evidence]
            else:
                asked.append(name)
        return tuple(dict.fromkeys(asked))
