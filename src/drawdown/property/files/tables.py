"""The steps of each kind of file: from which states, into which, with which papers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from drawdown.property.files.file import FileKind
from drawdown.property.posting import Way


@dataclass(frozen=True, slots=True)
class StepRule:
    """One step that a file can take."""

    act: str
    kind: FileKind
    states: tuple[str, ...]
    """From which it is taken; none for a step that begins a file."""
    to: str
    papers: tuple[str, ...] = ()
    """What has to be on hand, as documents."""
    posts: Way | None = None
    """How the pieces go from the account, where they go by this step."""
    source: str = ""


CASE, LOT, GIFT, DESTRUCTION, TRANCHE = (
    FileKind.CASE,
    FileKind.LOT,
    FileKind.GIFT,
    FileKind.DESTRUCTION,
    FileKind.TRANCHE,
)

RULES: tuple[StepRule, ...] = (
    StepRule("case.opened", CASE, (), "opened", source="S5b"),
    StepRule("case.decided", CASE, ("opened",), "decided", ("minutes",), source="S5b"),
    StepRule("case.escalated", CASE, ("opened", "decided"), "", source="S29"),
    StepRule("case.executed", CASE, ("decided",), "executed", ("proof",), source="S29c"),
    StepRule("tranche.proposed", TRANCHE, (), "proposed", source="S3"),
    StepRule("tranche.decided", TRANCHE, ("proposed",), "approved", ("approval",), source="S3 S5"),
    StepRule("tranche.returned", TRANCHE, ("proposed",), "returned", source="I"),
    StepRule("lot.listed", LOT, (), "listed", source="S13b"),
    StepRule("lot.published", LOT, ("listed",), "published", ("lot_list",), source="S13b"),
    StepRule("lot.withdrawn", LOT, ("listed", "published"), "withdrawn", source="I"),
    StepRule("lot.sold", LOT, ("published",), "sold", ("contract",), Way.SOLD, "S13"),
    StepRule("gift.offered", GIFT, (), "offered", source="S6"),
    StepRule(
        "gift.possessed", GIFT, ("offered",), "possessed", ("possession_certificate",), source="S6"
    ),
    StepRule(
        "gift.approved", GIFT, ("offered", "possessed"), "approved", ("resolution",), source="S6"
    ),
    StepRule("gift.passed", GIFT, ("approved",), "passed", ("receipt",), Way.GIVEN, "S6"),
    StepRule(
        "gift.refused", GIFT, ("offered", "possessed", "approved"), "refused", ("letter",),
        source="S6",
    ),
    StepRule("gift.retrieved", GIFT, ("refused",), "retrieved", source="S6"),
    StepRule("destruction.ordered", DESTRUCTION, (), "ordered", source="S5"),
    StepRule(
        "destruction.done", DESTRUCTION, ("ordered",), "done", ("record",), Way.DESTROYED, "S5"
    ),
    StepRule("destruction.called_off", DESTRUCTION, ("ordered",), "called_off", source="I"),
)  # fmt: skip
BY_ACT: Mapping[str, StepRule] = {rule.act: rule for rule in RULES}
FIRST: Mapping[FileKind, StepRule] = {rule.kind: rule for rule in RULES if not rule.states}
WITNESSES = 2
"""Who see a destruction; rule R13 asks for witnesses, and does not say how many: an estimate."""
CUSTODY = frozenset({"possessed", "approved"})
"""States of a gift in which the receiver may hold it, and it is still ours."""
OVER = frozenset(
    {"executed", "returned", "withdrawn", "sold", "passed", "retrieved", "done", "called_off"}
)
"""States in which a file holds no piece any more."""
