"""The clearance certificate is built from records: what blocks it, and what does not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from drawdown.core.findings import errors
from drawdown.environment.certify import may_certify
from drawdown.environment.file import Answer, Container, EnvironmentFile, Line, Status
from drawdown.environment.finding import Acceptance, Finding, Side
from drawdown.environment.standings import standings
from tests.environment.files import (
    PHOTO,
    RULES,
    WALKED,
    certificate,
    complete,
    finding,
    manifest,
    remedy,
    score,
)


def refused(file: EnvironmentFile, **more: object) -> list[str]:
    return [f.found for f in errors(may_certify(RULES, file, certificate(**more)))]  # type: ignore[arg-type]


def with_finding(found: Finding) -> EnvironmentFile:
    return replace(complete(), findings={found.id: found})


def accepted(found: Finding, *sides: Side) -> Finding:
    papers = tuple(Acceptance(side, PHOTO, by=f"p-{side}", on=WALKED) for side in sides)
    return replace(found, acceptances=papers)


def test_a_complete_file_gives_a_certificate_and_opens_the_gate() -> None:
    assert refused(complete()) == []
    issued = replace(complete(), certificates=(certificate(),))
    assert all(standing.met for standing in standings(RULES, issued).values())


@pytest.mark.parametrize(
    ("likelihood", "consequence", "settled"),
    [(1, 4, True), (2, 4, False), (3, 4, False), (3, 5, False), (5, 5, False)],
)
def test_an_open_finding_blocks_from_medium_on(
    likelihood: int, consequence: int, settled: bool
) -> None:
    found = refused(with_finding(finding("F9", likelihood, consequence)))
    assert (found == []) is settled


def test_a_medium_finding_needs_an_owner_and_a_day() -> None:
    owned = replace(finding("F9", 2, 4), remedy=remedy())
    assert refused(with_finding(owned)) == []


def test_a_high_finding_needs_both_sides_to_accept_it() -> None:
    high = finding("F9", 3, 4)
    assert refused(with_finding(accepted(high, Side.MISSION))) != []
    both = with_finding(accepted(high, Side.MISSION, Side.RECEIVER))
    conditional = {"status": Status.ISSUED_WITH_CONDITIONS, "conditions": ("F9 stays",)}
    assert refused(both, **conditional) == []
    assert refused(both) == ["accepted, not remedied: F9"]


def test_a_high_finding_that_was_remedied_and_verified_is_settled() -> None:
    done = remedy(done_by="p-eng", done_on=WALKED, after=score(1, 4))
    assert refused(with_finding(replace(finding("F9", 3, 4), remedy=done))) != []
    checked = replace(done, verified_by="p-env", verified_on=WALKED)
    assert refused(with_finding(replace(finding("F9", 3, 4), remedy=checked))) == []


def test_an_extreme_finding_blocks_even_when_both_sides_accept_it() -> None:
    worst = accepted(finding("F9", 5, 5), Side.MISSION, Side.RECEIVER)
    assert "F9 is extreme" in refused(with_finding(worst))


def test_waste_on_the_way_or_short_blocks() -> None:
    way = replace(complete(), manifests={"W1": manifest(received=None)})
    assert refused(way) == ["on the way: W1"]
    short = replace(complete(), manifests={"W1": manifest(received=1100)})
    assert refused(short) == ["weights differ: W1"]


def test_a_container_that_nobody_opened_blocks() -> None:
    unproved = replace(complete(), containers={"TEX-9": Container("TEX-9")})
    assert refused(unproved) == ["1 not proved empty: TEX-9"]


def failing(*names: str) -> EnvironmentFile:
    file = complete()
    assert file.assessment is not None
    failed = dict.fromkeys(names, Line(Answer.FAILED))
    return replace(
        file, assessment=replace(file.assessment, lines={**file.assessment.lines, **failed})
    )


def test_a_line_that_failed_blocks_until_a_finding_says_why() -> None:
    assert refused(failing("E02", "E09")) == [
        "failed, and no finding says why: E02 E09",
        "waste was found, and no manifest carries it away: E02",
    ]
    seen = {"F1": replace(finding("F1", 1, 2), line="E09")}
    assert refused(replace(failing("E09"), findings=seen)) == []


def test_waste_that_was_found_leaves_by_a_manifest_that_says_so() -> None:
    seen = {"F1": replace(finding("F1", 1, 2), line="E03")}
    found = replace(failing("E03"), findings=seen)
    assert refused(found) == ["waste was found, and no manifest carries it away: E03"]
    away = replace(manifest(received=None), line="E03")
    assert refused(replace(found, manifests={"W1": away})) == ["on the way: W1"]
    arrived = replace(manifest(), line="E03")
    assert refused(replace(found, manifests={"W1": arrived})) == []


def test_a_signed_clearance_of_ammunition_is_no_answer_to_a_line_that_failed() -> None:
    assert standings(RULES, complete())["ammunition_clearance"].met
    assert "ammunition_clearance" not in standings(RULES, EnvironmentFile(site="kidal"))
    rounds = replace(finding("F1", 5, 5), line="E12")
    found = replace(failing("E12"), findings={"F1": rounds})
    standing = standings(RULES, found)["ammunition_clearance"]
    assert (standing.met, standing.reason) == (False, "failed, and not settled: E12")
    assert standing.since == WALKED
    done = remedy(done_on=WALKED, verified_on=WALKED, after=score(1, 1))
    cleared = replace(found, findings={"F1": replace(rounds, remedy=done)})
    assert standings(RULES, cleared)["ammunition_clearance"].met


def test_waste_in_the_open_is_settled_before_the_containers_are_called_empty() -> None:
    rubbish = replace(finding("F1", 2, 2), line="E10")
    found = replace(failing("E10"), findings={"F1": rubbish})
    assert refused(found) == ["failed, and not settled: E10"]
    both = accepted(rubbish, Side.MISSION, Side.RECEIVER)
    assert standings(RULES, replace(found, findings={"F1": both}))["containers_empty"].met


def test_a_line_that_nobody_answered_blocks() -> None:
    file = complete()
    assert file.assessment is not None
    lines = {name: line for name, line in file.assessment.lines.items() if name != "E10"}
    open_line = replace(file, assessment=replace(file.assessment, lines=lines))
    assert refused(open_line) == ["not answered: E10"]


def test_no_certificate_is_issued_without_a_visit_but_its_absence_is_certified() -> None:
    away = replace(complete(), accessible=False)
    assert len(refused(away)) == 1
    assert refused(away, status=Status.NOT_ISSUED_NOT_ACCESSIBLE) == []
    nothing = EnvironmentFile(site="kidal", accessible=False)
    assert refused(nothing, status=Status.NOT_ISSUED_NOT_ACCESSIBLE) == []
    shut = replace(nothing, certificates=(certificate(Status.NOT_ISSUED_NOT_ACCESSIBLE),))
    assert not any(standing.met for standing in standings(RULES, shut).values())


def test_a_refusal_gives_its_reason_and_conditions_are_named() -> None:
    assert refused(complete(), status=Status.REFUSED) == ["a refusal gives its reason"]
    assert refused(complete(), status=Status.REFUSED, reason="stain not sampled") == []
    assert refused(complete(), status=Status.ISSUED_WITH_CONDITIONS) == ["no condition is named"]


def test_nobody_issues_what_they_prepared() -> None:
    assert refused(complete(), issued_by="p-env") == ["p-env did the work and cannot verify it"]


def test_an_empty_file_meets_nothing() -> None:
    empty = standings(RULES, EnvironmentFile(site="gao"))
    assert set(empty) == {rule.id for rule in RULES.of_gate("G4") if rule.form == "record"}
    assert not any(standing.met for standing in empty.values())
    assert all(standing.reason for standing in empty.values())
