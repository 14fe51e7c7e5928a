"""The property register speaks at gates G2, G3 and G7: a paper is no answer to an open line."""

from __future__ import annotations

import pytest
from django.utils.translation import override

from drawdown.handover.gates import gates_of
from drawdown.web.closing.phrases.spoken import spoken
from drawdown.web.closing.property_standings import standings_of_property
from drawdown.web.closing.queries import file_of, rules
from tests.web.property.test_count import counted, seen, sites  # noqa: F401 -- fixtures
from tests.web.property.test_disposal import NO, decide, site  # noqa: F401 -- a fixture
from tests.web.property.test_files import approve, begin, count_all, paper, step

pytestmark = pytest.mark.django_db


def missing(where: str, gate: str) -> dict[str, str]:
    [status] = [each for each in gates_of(rules(), file_of(where)) if each.rule.id == gate]
    return {each.rule.id: each.reason for each in status.missing}


def test_what_is_not_counted_and_what_is_left_stands_at_the_gates(counted: str) -> None:  # noqa: F811
    assert missing(counted, "G2")["count_complete"] == "2 of 2 lines are not counted"
    left = "2 lines of the property register are still here"
    assert missing(counted, "G7")["erp_postings"] == left
    seen(counted, {"1": 3, "2": 5})
    assert missing(counted, "G2")["count_complete"] == "2 lines, all counted"
    assert file_of(counted).records["variances_explained"].met
    with override("fr"):
        assert spoken(left) != left


def test_a_register_that_never_had_a_line_here_says_nothing(
    sites: tuple[str, str],  # noqa: F811
) -> None:
    assert standings_of_property(sites[0]) == {}


def test_a_line_in_no_approved_tranche_and_an_open_case_stand_at_gate_g3(
    counted: str,  # noqa: F811
) -> None:
    assert missing(counted, "G3")["disposal_tranche"] == "2 of 2 lines are in no approved tranche"
    assert file_of(counted).records.get("review_minutes") is None, "no case, so the paper speaks"
    begin("case.opened", counted, {"1": 1})
    assert missing(counted, "G3")["review_minutes"] == "not decided by the review board: f-1"
    step("case.decided", counted, papers=paper("minutes"), note="write_off")
    assert file_of(counted).records["review_minutes"].met


def test_lines_in_an_approved_tranche_meet_gate_g3(site: str) -> None:  # noqa: F811
    count_all(site)
    decide(site, NO)
    approve(site)
    left = missing(site, "G3")["disposal_tranche"]
    assert left == "1 of 5 lines are in no approved tranche"
    with override("fr"):
        assert spoken(left) != left
    papers = paper("authority", "destruction_list")
    begin("destruction.ordered", site, {"4": 7}, forced=True, papers=papers)
    step("destruction.done", site, papers=paper("record"), witnesses=("p-aaaa", "p-bbbb"))
    assert file_of(site).records["disposal_tranche"].reason == "4 lines in approved tranches"
