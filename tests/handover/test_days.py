"""No act of a closure is dated before the site was opened, or after the day it is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from drawdown.core.findings import errors
from drawdown.handover.acts import KINDS
from drawdown.handover.states import Step, may_change
from tests.handover.acting import act, try_act
from tests.handover.files import DOCUMENT, RULES, site, with_document, with_passed, with_record

HERE: dict[str, Any] = {"site": "mopti-sevare"}
BODIES: dict[str, dict[str, Any]] = {
    "evidence.given": {"evidence": "closure_directive", "document": DOCUMENT},
    "gate.passed": {"gate": "G1"},
    "site.moved": {"to": "closure_ordered"},
    "obligation.seen": {"obligation": "guard", "kept": True},
    "site.checked": {"after": 30},
}
UNDATED: dict[str, dict[str, Any]] = {
    "part.opened": {"part": "opam", "kind": "annex", "name": "OPAM"},
    "receiver.named": {"authority": "prefect", "civilian": True, "designation": DOCUMENT},
    "obligation.undertaken": {"obligation": "guard", "text": "a guard", "due": "2024-02-01"},
}


def codes(kind: str, on: str) -> set[str]:
    file = replace(site(), opened=date(2014, 1, 1))
    _, found = try_act(file, act(kind, "head_of_office", HERE | BODIES[kind] | {"on": on}))
    return {finding.code for finding in errors(found)}


def test_every_kind_with_a_day_is_tried_here() -> None:
    dated = {kind.name for kind in KINDS if "on" in kind.body.model_fields}
    assert dated == set(BODIES)


@pytest.mark.parametrize("kind", BODIES)
def test_a_day_before_the_site_was_opened_is_refused(kind: str) -> None:
    assert "H108" in codes(kind, "2013-12-31")
    assert "H108" not in codes(kind, "2014-01-01")


@pytest.mark.parametrize("kind", BODIES)
def test_a_day_after_the_one_it_is_told_on_is_refused(kind: str) -> None:
    assert "H109" in codes(kind, "2025-01-01")
    assert "H109" not in codes(kind, "2024-12-31")


@pytest.mark.parametrize("kind", [kind.name for kind in KINDS])
def test_an_act_under_other_rules_than_those_in_force_is_refused(kind: str) -> None:
    body = BODIES[kind] | {"on": "2023-12-08"} if kind in BODIES else UNDATED[kind]
    told = act(kind, "head_of_office", HERE | body)
    _, found = try_act(site(), replace(told, rules="0" * 64))
    assert "H601" in {finding.code for finding in errors(found)}


def test_the_file_of_a_site_is_sealed_after_those_of_its_parts_are_out_of_hand() -> None:
    step = Step(to="file_sealed", on=date(2024, 6, 1), capacity="records_officer")
    ready = with_passed(with_document(site("post_check"), "departure_report"), "G7")
    ready = with_record(ready, "second_check")
    for state, code in (("drawing_down", ["H110"]), ("signed_over", [])):
        file = replace(ready, parts={"opam": state})
        assert [finding.code for finding in errors(may_change(RULES, file, step))] == code
