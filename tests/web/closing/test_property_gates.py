"""The property register speaks at gates G2 and G7: a signed list is no answer to an open line."""

from __future__ import annotations

import pytest
from django.utils.translation import override

from drawdown.handover.gates import gates_of
from drawdown.web.closing.phrases import spoken
from drawdown.web.closing.property_standings import standings_of_property
from drawdown.web.closing.queries import file_of, rules
from tests.web.property.test_count import counted, seen, sites  # noqa: F401 -- fixtures

pytestmark = pytest.mark.django_db


def missing(site: str, gate: str) -> dict[str, str]:
    [status] = [each for each in gates_of(rules(), file_of(site)) if each.rule.id == gate]
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
