"""A site whose environmental file is complete, and pieces to spoil it with."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from drawdown.environment.file import (
    Answer,
    Assessment,
    Certificate,
    Container,
    EnvironmentFile,
    Line,
    Status,
)
from drawdown.environment.finding import Finding, Medium, Position, Remedy, Score
from drawdown.environment.waste import Manifest, Receipt
from drawdown.rules.closing_reading import load_closing

RULES = load_closing()
OPENED = date(2014, 1, 1)
WALKED = date(2023, 11, 20)
PHOTO = "cd" * 32
HERE = Position(14.51, -4.08)


def score(likelihood: int, consequence: int) -> Score:
    return Score(likelihood, consequence, RULES.risk.rate(likelihood, consequence))


def finding(name: str = "F1", likelihood: int = 2, consequence: int = 2) -> Finding:
    return Finding(
        id=name,
        line="E01",
        medium=Medium.SOIL,
        text="stain beside generator 3",
        found_on=WALKED,
        score=score(likelihood, consequence),
        position=HERE,
        photos=(PHOTO,),
    )


def remedy(**more: object) -> Remedy:
    plain = Remedy(method="excavate", owner="p-eng", due=date(2023, 12, 1))
    return replace(plain, **more)  # type: ignore[arg-type]


def manifest(name: str = "W1", kg: int = 1200, received: int | None = 1200) -> Manifest:
    sent = Manifest(
        id=name,
        stream="used_oil",
        kg=kg,
        left_on=date(2023, 11, 25),
        carrier="contractor",
        receiver="plant",
        document=PHOTO,
    )
    if received is None:
        return sent
    receipt = Receipt(kg=received, on=date(2023, 11, 28), by="plant", certificate=PHOTO)
    return replace(sent, receipt=receipt)


def complete() -> EnvironmentFile:
    lines = {rule.id: Line(Answer.PASSED, evidence=(PHOTO,)) for rule in RULES.checklist}
    walk = Assessment(
        reference="ECOA-7",
        opened_on=WALKED,
        team=("p-env",),
        host_experts=("p-host",),
        lines=lines,
        closed_on=date(2023, 11, 22),
    )
    empty = Container("TEX-1", photo=PHOTO, by="p-env", on=WALKED)
    return EnvironmentFile(
        site="mopti-sevare",
        opened=OPENED,
        position=HERE,
        assessment=walk,
        findings={"F1": finding()},
        manifests={"W1": manifest()},
        containers={"TEX-1": empty},
    )


def certificate(status: Status = Status.ISSUED, **more: object) -> Certificate:
    plain = Certificate(
        number="C-1", status=status, on=date(2023, 12, 5), prepared_by="p-env", issued_by="p-dms"
    )
    return replace(plain, **more)  # type: ignore[arg-type]
