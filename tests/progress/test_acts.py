"""Tasks and clearances told in acts."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from drawdown.core.findings import errors
from drawdown.ledger.act import Act, ActId, Actor, PersonId
from drawdown.ledger.kind import Catalogue
from drawdown.progress.acts import KINDS
from drawdown.progress.acts.clear import CLEARANCE_ASKED, Asking
from drawdown.progress.acts.work import Working
from drawdown.progress.apply import apply_answer, apply_report
from drawdown.progress.clearance import Answer
from drawdown.progress.task import Reported, Stage, Work
from drawdown.rules.closing_reading import load_closing
from tests.progress.test_decide import site, work

CATALOGUE = Catalogue(KINDS)
RULES = load_closing()
PAPER = "ab" * 32
AT = {"site": "menaka", "task": "T22"}


def act(kind: str, body: dict[str, Any], *evidence: str) -> Act:
    when = datetime(2023, 9, 1, 8, 0, tzinfo=UTC)
    return Act(
        act=ActId(str(uuid.UUID(int=7))),
        actor=Actor(person=PersonId("p-00e2"), capacity="environmental_officer", delegation=None),
        kind=kind,
        mission="minusma",
        claimed=when,
        recorded=when,
        seen=0,
        body=body,
        evidence=evidence,
        rules=RULES.digest,
    )


def told(works: dict[str, Work], submitted: Act) -> list[str]:
    """Do what an act says unless it is refused; return the codes of what was found."""
    found = CATALOGUE.kind_of(submitted).decide(Working(RULES, works), submitted)
    if not errors(found):
        works["T22"] = works["T22"].told(apply_report(works["T22"].reported, submitted))
    return [finding.code for finding in found]


def test_a_task_is_told_from_its_owner_to_its_document() -> None:
    works = site(work("T22"))
    assert told(works, act("task.assigned", AT | {"person": "p-00e2"})) == []
    assert told(works, act("task.started", AT | {"on": "2023-08-21"})) == []
    blocked = AT | {"on": "2023-08-23", "reason": "host experts have no flight"}
    assert told(works, act("task.blocked", blocked | {"lifted_by": "movement control"})) == []
    assert works["T22"].reported.blocked
    assert told(works, act("task.commented", AT | {"text": "asked again today"})) == []
    assert told(works, act("task.unblocked", AT | {"on": "2023-08-24"})) == []
    assert told(works, act("task.unblocked", AT | {"on": "2023-08-24"})) == ["W111"]
    done = AT | {"on": "2023-08-25", "document": PAPER}
    assert told(works, act("task.done", done)) == ["W112"]
    assert told(works, act("task.done", done, PAPER)) == []
    assert works["T22"].stage is Stage.DONE
    finished = works["T22"].reported
    assert (finished.person, finished.document) == ("p-00e2", PAPER)
    assert [block.reason for block in finished.blocks] == ["host experts have no flight"]
    assert [comment.text for comment in finished.comments] == ["asked again today"]


def test_the_day_of_the_record_is_today() -> None:
    works = site(work("T22"))
    assert told(works, act("task.started", AT | {"on": "2023-09-02"})) == ["W109"]


def test_words_on_a_task_nobody_planned_are_refused() -> None:
    works = site(work("T22"))
    elsewhere = AT | {"task": "T99", "text": "who does this?"}
    assert told(works, act("task.commented", elsewhere)) == ["W101"]


def test_another_kind_says_nothing_of_a_task() -> None:
    with pytest.raises(ValueError, match="says nothing of a task"):
        apply_report(Reported(), act("gate.passed", AT))


def test_a_clearance_is_asked_granted_and_withdrawn() -> None:
    asked: dict[str, Any] = {
        "clearance": "C-200",
        "kind": "convoy",
        "authority": "host",
        "on": "2023-09-17",
    }
    asked |= {"needed_by": "2023-09-24", "movements": ["lift-kidal-001"], "sites": ["kidal"]}
    request = act("clearance.asked", asked)
    state = Asking(RULES, known={}, ask_days={"convoy": 7})
    assert not CATALOGUE["clearance.asked"].decide(state, request)
    late = Asking(RULES, known={}, ask_days={"convoy": 21})
    assert [f.code for f in CATALOGUE["clearance.asked"].decide(late, request)] == ["W205"]
    clearance = CLEARANCE_ASKED.body_of(request).to_clearance()
    for answer, again in ((Answer.GRANTED, ["W203"]), (Answer.WITHDRAWN, ["W204"])):
        body = {"clearance": "C-200", "answer": answer.value, "on": "2023-09-20"}
        said = act("clearance.answered", body | {"reason": "a reason"})
        known = Asking(RULES, known={"C-200": clearance}, ask_days={})
        assert not CATALOGUE["clearance.answered"].decide(known, said)
        clearance = apply_answer(clearance, said)
        assert clearance.status is answer
        known = Asking(RULES, known={"C-200": clearance}, ask_days={})
        found = CATALOGUE["clearance.answered"].decide(known, said)
        assert [finding.code for finding in found] == again
    assert clearance == replace(clearance, answered_on=date(2023, 9, 20), reason="a reason")


def test_a_task_that_ends_after_somebody_s_last_day_is_not_given_to_them() -> None:
    works = site(work("T22"))
    given, due = act("task.assigned", AT | {"person": "p-00e2"}), works["T22"].due
    kind = CATALOGUE.kind_of(given)
    last = kind.decide(Working(RULES, works, due - timedelta(days=1)), given)
    assert [finding.code for finding in last] == ["W113"]
    assert not kind.decide(Working(RULES, works, due), given)
    works["T22"] = replace(works["T22"], settled=due)
    assert not kind.decide(Working(RULES, works, due - timedelta(days=1)), given)
