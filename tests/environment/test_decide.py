"""What an environmental record is refused for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from drawdown.core.findings import Finding as Fault
from drawdown.environment import decide
from drawdown.environment.file import Answer, Baseline, EnvironmentFile, Line
from drawdown.environment.finding import Acceptance, Position, Side
from drawdown.environment.waste import Manifest, Receipt, balances
from tests.environment.files import (
    OPENED,
    PHOTO,
    RULES,
    WALKED,
    complete,
    finding,
    manifest,
    remedy,
    score,
)


def codes(found: Iterable[Fault]) -> list[str]:
    return [fault.code for fault in found]


def test_a_finding_needs_an_assessment_a_line_and_a_place_on_the_matrix() -> None:
    wrong = replace(finding("F2"), line="E99", score=replace(score(1, 1), likelihood=6))
    found = codes(decide.may_record_finding(RULES, EnvironmentFile(site="gao"), wrong))
    assert found == ["E101", "E105", "E203"]


def test_a_finding_300_km_away_is_refused_and_one_without_position_is_marked() -> None:
    far = replace(finding("F2"), position=Position(16.27, -0.04))
    assert codes(decide.may_record_finding(RULES, complete(), far)) == ["E204"]
    nowhere = replace(finding("F2"), position=None)
    assert codes(decide.may_record_finding(RULES, complete(), nowhere)) == ["E205"]


def test_a_finding_stands_once_and_not_before_the_site_was_opened() -> None:
    twice = decide.may_record_finding(RULES, complete(), finding("F1"))
    assert codes(twice) == ["E201"]
    early = replace(finding("F2"), found_on=OPENED - timedelta(days=1))
    assert codes(decide.may_record_finding(RULES, complete(), early)) == ["E401"]


def test_a_line_is_answered_with_proof_while_the_assessment_is_open() -> None:
    assert codes(decide.may_answer(RULES, complete(), "E01", Line(Answer.PASSED))) == [
        "E101",
        "E106",
    ]
    file = complete()
    assert file.assessment is not None
    walking = replace(file, assessment=replace(file.assessment, closed_on=None))
    assert codes(decide.may_answer(RULES, walking, "E01", Line(Answer.FAILED))) == []
    assert codes(decide.may_answer(RULES, walking, "E1", Line(Answer.ABSENT))) == ["E105"]


def test_one_assessment_at_a_time_and_the_absence_of_the_host_is_said() -> None:
    file = complete()
    assert file.assessment is not None
    walking = replace(file, assessment=replace(file.assessment, closed_on=None))
    alone = replace(file.assessment, host_experts=())
    assert codes(decide.may_open_assessment(walking, alone)) == ["E102", "E104"]


def test_a_site_has_one_baseline() -> None:
    first = Baseline(day=OPENED, document=PHOTO)
    assert codes(decide.may_file_baseline(complete(), first)) == []
    assert codes(decide.may_file_baseline(replace(complete(), baseline=first), first)) == ["E103"]


def test_an_assessment_with_open_lines_is_not_closed() -> None:
    file = complete()
    assert file.assessment is not None
    walk = replace(file.assessment, closed_on=None, lines={})
    [fault] = decide.may_close_assessment(RULES, replace(file, assessment=walk))
    assert fault.code == "E107"
    assert "E01" in fault.found
    assert "E18" in fault.found


def test_the_one_who_did_the_work_does_not_verify_it() -> None:
    done = replace(finding("F9", 3, 4), remedy=remedy(done_by="p-eng", done_on=WALKED))
    file = replace(complete(), findings={"F9": done})
    fine = decide.may_verify_remedy(RULES, file, "F9", by="p-env", after=score(1, 2))
    assert codes(fine) == []
    own = decide.may_verify_remedy(RULES, file, "F9", by="p-eng", after=score(1, 2))
    assert codes(own) == ["E207"]
    little = decide.may_verify_remedy(RULES, file, "F9", by="p-env", after=score(5, 5))
    assert codes(little) == ["E209"]


def test_a_remedy_that_is_not_done_is_not_verified() -> None:
    planned = replace(finding("F9", 3, 4), remedy=remedy())
    file = replace(complete(), findings={"F9": planned})
    found = decide.may_verify_remedy(RULES, file, "F9", by="p-env", after=score(1, 1))
    assert codes(found) == ["E208"]
    none = decide.may_verify_remedy(RULES, file, "F8", by="p-env", after=score(1, 1))
    assert codes(none) == ["E202"]


def test_a_remedy_is_due_after_the_finding() -> None:
    early = remedy(due=date(2023, 1, 1))
    assert codes(decide.may_plan_remedy(complete(), "F1", early)) == ["E401"]
    assert codes(decide.may_plan_remedy(complete(), "F1", remedy())) == []


def test_each_side_accepts_once_and_nobody_accepts_an_extreme_finding() -> None:
    mission = Acceptance(Side.MISSION, PHOTO, by="p-dms", on=WALKED)
    high = replace(finding("F9", 3, 4), acceptances=(mission,))
    file = replace(complete(), findings={"F9": high, "F10": finding("F10", 5, 5)})
    assert codes(decide.may_accept(RULES, file, "F9", mission)) == ["E206"]
    assert codes(decide.may_accept(RULES, file, "F10", mission)) == ["E210"]


def test_waste_that_arrives_short_is_explained_or_refused() -> None:
    file = replace(complete(), manifests={"W1": manifest(received=None)})
    short = Receipt(kg=1100, on=date(2023, 11, 28), by="plant", certificate=PHOTO)
    assert codes(decide.may_receive_waste(file, "W1", short)) == ["E303"]
    explained = replace(short, difference_reason="water drawn off at the plant")
    assert codes(decide.may_receive_waste(file, "W1", explained)) == []
    assert codes(decide.may_receive_waste(complete(), "W1", explained)) == ["E304"]
    bare = replace(explained, certificate="", on=date(2023, 11, 1))
    assert codes(decide.may_receive_waste(file, "W1", bare)) == ["E305", "E401"]


def test_a_container_is_proved_empty_once_with_a_photograph() -> None:
    assert codes(decide.may_prove_empty(complete(), "TEX-1", PHOTO)) == ["E306"]
    assert codes(decide.may_prove_empty(complete(), "TEX-2", "")) == ["E307"]
    assert codes(decide.may_prove_empty(complete(), "TEX-2", PHOTO)) == []


sent = st.integers(min_value=1, max_value=50_000)


@given(st.lists(st.tuples(st.sampled_from(["used_oil", "batteries"]), sent, st.none() | sent)))
def test_the_weights_of_every_stream_add_up(rows: list[tuple[str, int, int | None]]) -> None:
    manifests: list[Manifest] = [
        replace(manifest(f"W{number}", kg=kg, received=got), stream=stream)
        for number, (stream, kg, got) in enumerate(rows)
    ]
    found = balances(manifests)
    assert all(balance.adds_up for balance in found.values())
    assert sum(balance.sent for balance in found.values()) == sum(kg for _, kg, _ in rows)
    on_the_way = sum(kg for _, kg, got in rows if got is None)
    assert sum(balance.on_the_way for balance in found.values()) == on_the_way
