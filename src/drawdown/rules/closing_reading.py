"""Closing rules on disk: the folder `closing` of a rule pack, shipped or a mission's own."""

from __future__ import annotations

from typing import Annotated, TypeVar

from pydantic import Field

from drawdown.core.findings import Refused, errors
from drawdown.core.provenance import Frozen, Record
from drawdown.core.reading.files import Folder
from drawdown.core.reading.parts import read_csv_file, read_yaml_record
from drawdown.rules.closing import (
    AfterRule,
    CertificateField,
    CheckRule,
    ClaimRule,
    ClosingRules,
    EvidenceRule,
    ExitRule,
    GateRule,
    PhotoRule,
    RequirementRule,
    RiskRule,
    StateRule,
    StepRule,
    TransitionRule,
)
from drawdown.rules.closing_checks import check_closing
from drawdown.rules.pack_reading import CLOSING, packs_folder

SHIPPED = "field-mission"

R = TypeVar("R", bound=Record)


class ClosingFile(Frozen):
    """What `closing.yaml` says: name, version, the risk matrix, the rule on photographs."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
    version: Annotated[str, Field(min_length=1, max_length=60)]
    risk: RiskRule
    photos: PhotoRule
    claims: ClaimRule
    exit: ExitRule = ExitRule()


def load_closing(pack: str = SHIPPED) -> ClosingRules:
    """Return the closing rules of a shipped pack; raises `Refused` when its files are damaged."""
    folder = Folder(packs_folder() / pack / CLOSING, within=f"{CLOSING}/")
    rules = read_closing(folder)
    if rules is None:
        raise Refused(folder.findings)
    return rules


def read_closing(folder: Folder) -> ClosingRules | None:
    """Return the closing rules that a folder holds, or nothing; findings gather in the folder."""
    before = len(errors(folder.findings))
    if not folder.is_there():
        return None
    head = read_yaml_record(folder, "closing.yaml", ClosingFile)
    states = _table(folder, "states.csv", StateRule)
    gates = _table(folder, "gates.csv", GateRule)
    requirements = _table(folder, "requirements.csv", RequirementRule)
    evidence = _table(folder, "evidence.csv", EvidenceRule)
    transitions = _table(folder, "transitions.csv", TransitionRule)
    accelerated = _table(folder, "accelerated.csv", StepRule)
    checklist = _table(folder, "checklist.csv", CheckRule)
    checks = _table(folder, "checks.csv", AfterRule)
    certificate = _table(folder, "certificate.csv", CertificateField)
    if not head.records or len(errors(folder.findings)) > before:
        return None
    said = head.records[0].record
    rules = ClosingRules(
        id=said.id,
        version=said.version,
        states=states,
        gates=gates,
        requirements=requirements,
        evidence=evidence,
        transitions=transitions,
        accelerated=accelerated,
        checklist=checklist,
        risk=said.risk,
        photos=said.photos,
        claims=said.claims,
        certificate=certificate,
        exit=said.exit,
        checks=tuple(sorted(checks, key=lambda check: check.after)),
    )
    folder.findings += check_closing(rules, folder)
    return None if len(errors(folder.findings)) > before else rules


def _table(folder: Folder, file: str, model: type[R]) -> tuple[R, ...]:
    return tuple(placed.record for placed in read_csv_file(folder, file, model).records)
