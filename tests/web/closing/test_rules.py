"""The rules of a mission: edited, put in force by two persons, kept with every decision."""

from __future__ import annotations

from datetime import UTC, date, datetime
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from drawdown.core.reading.files import Folder
from drawdown.demo.closing_story import Teller
from drawdown.handover.acts.gate import GATE_PASSED
from drawdown.ledger.act import ActId, Submission
from drawdown.progress.acts.work import TASK_COMMENTED
from drawdown.rules.closing_reading import read_closing
from drawdown.web.acts import HANDLERS
from drawdown.web.closing.actions.report import BY_KIND
from drawdown.web.closing.actions.tell_story import tell_story
from drawdown.web.closing.models import RulesInForce, RulesProposal
from drawdown.web.closing.queries import RULES, file_of, keep_rules, rules, rules_named, shipped
from drawdown.web.records.door import RefusedAct, perform
from drawdown.web.records.models import Refusal
from drawdown.web.records.rebuild import every_row, rebuild
from drawdown.web.records.sending import Sender
from tests.web.closing.conftest import TELLING, anybody, cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    call_command("closing_rules", export=str(tmp_path / "rules"), stdout=StringIO())
    return tmp_path / "rules"


def edit(folder: Path, file: str, old: str, new: str) -> None:
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def propose(folder: Path, reason: str = "the closure guide asks for it") -> str:
    said = StringIO()
    call_command("closing_rules", propose=str(folder), reason=reason, stdout=said)
    return said.getvalue()


def adopt(folder: Path, reason: str = "the closure guide asks for it") -> None:
    """Let the operator propose the rules of a folder, and the director put them in force."""
    propose(folder, reason)
    director = Sender(
        cast("director_mission_support", "mission"), anybody, datetime(2023, 7, 3, tzinfo=UTC)
    )
    RULES.adopt(RULES.waiting()[-1], reason=reason, by=director)


def stricter(folder: Path) -> None:
    """Give the closing team's appointment to gate G1 as well, and say so in the version."""
    edit(folder, "closing.yaml", 'version: "4"', 'version: "4-ours"')
    edit(folder, "gates.csv", "Authority to close", "Authority and team to close")


def test_an_edited_copy_comes_into_force_and_older_decisions_keep_theirs(
    minusma: Teller, folder: Path
) -> None:
    tell_story(minusma.story(date(2023, 8, 4)), TELLING)
    before = file_of("ogossagou").passed["G1"].rules
    assert before == shipped().digest
    stricter(folder)
    assert "4-ours" in propose(folder)
    assert rules() == shipped(), "a proposal changes nothing"
    with pytest.raises(CommandError, match="nobody puts in force what they proposed"):
        call_command("closing_rules", adopt="4-ours", reason="I say so", stdout=StringIO())
    with pytest.raises(CommandError, match="proposed already"):
        propose(folder)
    director = Sender(
        cast("director_mission_support", "mission"), anybody, datetime(2023, 8, 5, tzinfo=UTC)
    )
    RULES.adopt(RULES.waiting()[-1], reason="the closure guide asks for it", by=director)
    assert RULES.waiting() == []
    assert rules().version == "4-ours"
    assert rules().digest != before
    later = Teller(rules(), minusma.register, minusma.history).story(date(2023, 8, 13))
    tell_story(later, TELLING)
    assert file_of("ber").passed["G6"].rules == rules().digest
    assert file_of("ogossagou").passed["G1"].rules == before
    assert rules_named(before) == shipped()
    rows = every_row()
    rebuild(HANDLERS)
    assert every_row() == rows


@pytest.mark.parametrize("kind", [GATE_PASSED.name, TASK_COMMENTED.name, "clearance.asked"])
def test_who_decides_under_rules_that_are_not_in_force_is_refused_and_recorded(
    minusma: Teller, folder: Path, kind: str
) -> None:
    bodies: dict[str, dict[str, Any]] = {
        GATE_PASSED.name: {"site": "ber", "gate": "G1", "on": "2023-07-02"},
        TASK_COMMENTED.name: {"site": "ber", "task": "T01", "text": "words"},
        "clearance.asked": {
            "clearance": "C-1", "kind": "convoy", "authority": "the host", "sites": ["ber"],
            "on": "2023-07-02", "needed_by": "2023-08-02",
        },
    }  # fmt: skip
    stricter(folder)
    adopt(folder)
    when = datetime(2023, 7, 3, 8, 0, tzinfo=UTC)
    sent = Submission(
        act=ActId("5b1d0f7c-3f0e-4a8e-9d57-0d2a3c9b8e11"), actor=cast("head_of_office", "ber"),
        kind=kind, mission="minusma", claimed=when, seen=0, body=bodies[kind],
        sites=("ber",), rules=shipped().digest,
    )  # fmt: skip
    with pytest.raises(RefusedAct) as no:
        perform(BY_KIND[kind], sent, at=when, permission=anybody)
    assert "H601" in {finding.code for finding in no.value.findings}
    assert Refusal.objects.count() == 1


def test_rules_that_nobody_can_follow_do_not_come_into_force(minusma: Teller, folder: Path) -> None:
    with pytest.raises(CommandError, match="in force already"):
        propose(folder)
    with pytest.raises(CommandError, match="say why"):
        propose(folder, reason="")
    edit(folder, "gates.csv", "Authority to close", "Another name")
    with pytest.raises(CommandError, match="was in force before"):
        propose(folder)
    edit(folder, "closing.yaml", 'version: "4"', 'version: "5"')
    edit(folder, "evidence.csv", "force,document,S18", "force,record,S18")
    with pytest.raises(CommandError, match="nothing records it"):
        propose(folder)
    edit(folder, "gates.csv", "G1,", "G9,")
    with pytest.raises(CommandError, match="G1"):
        propose(folder)
    assert not RulesInForce.objects.exists()
    assert rules() == shipped()


def test_the_command_says_which_rules_are_in_force_since_when_and_why(
    minusma: Teller, folder: Path
) -> None:
    stricter(folder)
    adopt(folder, reason="as the guide has it")
    said = StringIO()
    call_command("closing_rules", stdout=said)
    assert "4-ours" in said.getvalue()
    assert "as the guide has it" in said.getvalue()


def test_the_operator_puts_in_force_what_somebody_else_proposed(
    minusma: Teller, folder: Path
) -> None:
    stricter(folder)
    edited = read_closing(Folder(folder))
    assert edited is not None
    cell = Sender(cast("drawdown_cell_chief", "mission"), anybody, datetime(2023, 7, 3, tzinfo=UTC))
    RULES.propose(edited, reason="the guide", by=cell)
    said = StringIO()
    call_command("closing_rules", stdout=said)
    assert "proposed     field-mission-closing 4-ours" in said.getvalue()
    with pytest.raises(CommandError, match="waiting: 4-ours"):
        call_command("closing_rules", adopt="5", reason="why not", stdout=StringIO())
    call_command("closing_rules", adopt="4-ours", reason="as proposed", stdout=StringIO())
    assert rules().version == "4-ours"


def test_what_nobody_proposed_does_not_come_into_force(minusma: Teller, folder: Path) -> None:
    stricter(folder)
    edited = read_closing(Folder(folder))
    assert edited is not None
    row = RulesProposal(digest=RULES.keep(edited), before=keep_rules(), version=edited.version)
    director = Sender(
        cast("director_mission_support", "mission"), anybody, datetime(2023, 7, 3, tzinfo=UTC)
    )
    with pytest.raises(RefusedAct) as no:
        RULES.adopt(row, reason="at once", by=director)
    assert [finding.code for finding in no.value.findings] == ["J208"]
    assert Refusal.objects.count() == 1
    assert rules() == shipped()
