"""Records of Sévaré for packs, and pieces to change them by."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache

from drawdown.commitments.file import CommitmentFile
from drawdown.documents.paper import Paper, Section
from drawdown.environment.paper import SiteFacts
from drawdown.examples import minusma_folder
from drawdown.handover.receiving import Receiver
from drawdown.leaving.file import ExitFile
from drawdown.property.line import Line, Sort
from drawdown.register.folder import load_folder
from drawdown.register.model import Register
from drawdown.signing.file import Inspected, PackFile, Working
from drawdown.signing.source import Source
from drawdown.signing.systems import systems
from tests.environment.files import RULES, certificate, complete
from tests.handover.files import site

DAY = date(2023, 12, 7)
MADE = datetime(2023, 12, 8, 12, tzinfo=UTC)
GOVERNOR = Receiver(
    authority="Governor of Mopti Region",
    civilian=True,
    designated_by="ab" * 32,
    signatory="p-90",
    signatory_capacity="Governor of Mopti Region",
    custodian="p-90",
)


@cache
def register() -> Register:
    loaded = load_folder(minusma_folder()).register
    assert loaded is not None
    return loaded


def line(**more: object) -> Line:
    plain = Line(
        line="GEN-1",
        sort=Sort.INFRASTRUCTURE,
        owner="un",
        site="mopti-sevare",
        description="generator 500 kVA",
        quantity=2,
    )
    return replace(plain, **more)  # type: ignore[arg-type]


def inspected(working: Working = Working.FULLY) -> dict[str, Inspected]:
    return {system.id: Inspected(system.id, working, DAY) for system in systems()}


def source(**more: object) -> Source:
    environment = replace(complete(), certificates=(certificate(),))
    plain = Source(
        rules=RULES,
        mission=register().mission,
        site=register().site("sevare"),
        file=site("pre_inspected", receiver=GOVERNOR),
        environment=environment,
        facts=SiteFacts(mission="M", name="Sévaré", code="mopti-sevare", type="super camp"),
        commitments=CommitmentFile("mopti-sevare"),
        exit=ExitFile("mopti-sevare"),
        pack=PackFile("mopti-sevare"),
        items=(line(),),
        names={"p-90": "Awa Example"},
        checkpoint=("test.example/log", "12", "cm9vdA=="),
        made=MADE,
    )
    return replace(plain, **more)  # type: ignore[arg-type]


def titles(paper: Paper) -> list[str]:
    return [section.title.en for section in paper.sections]


def words(section: Section) -> str:
    return str(section)
