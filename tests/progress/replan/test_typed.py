"""Events as a person types them: each with its line, and everything that is wrong at once."""

from __future__ import annotations

from datetime import date

import pytest

from drawdown.core.findings import Refused
from drawdown.progress.replan.events import parse_event
from drawdown.progress.replan.shock import Shock, shock_of
from drawdown.progress.replan.typed import Typed, refuse_what_does_not_fit, typed_events
from tests.plan.check.small_plan import plan

AS_OF = date(2023, 7, 15)
LINES = """
# as on the command line
--event leg_shut:road-mid:2023-07-20:2023-08-02

crew_lost:packing*2:2023-07-21
"""
YAML = """# with a source
- kind: leg_shut
  subject: road-mid
  from: 2023-07-20
  to: 2023-08-02
- kind: crew_lost
  subject: packing
  number: 2
  from: 2023-07-21
"""


def found_in(text: str) -> list[tuple[int | None, str]]:
    with pytest.raises(Refused) as no:
        refuse_what_does_not_fit(plan(), typed_events(text), AS_OF)
    return [(each.place.row, each.code) for each in no.value.findings]


def test_lines_and_yaml_say_the_same_and_know_their_lines() -> None:
    lines, listed = typed_events(LINES), typed_events(YAML)
    assert [each.event for each in lines] == [each.event for each in listed]
    assert [each.row for each in lines] == [3, 5]
    assert [each.row for each in listed] == [2, 6]


def test_an_empty_text_has_no_events() -> None:
    assert typed_events(" \n# nothing\n") == ()


def test_every_line_that_is_wrong_is_named() -> None:
    text = "leg_shut:road-mid\nleg_shut:road-mid:2023-07-20\nleg_gone:road-mid:2023-07-20"
    assert found_in(text) == [(1, "O201"), (3, "O202")]
    assert found_in(YAML.replace("number: 2", "number: many")) == [(6, "O204")]
    assert found_in("- kind: [")[0][0] is not None
    assert found_in("- [1, 2]") == [(1, "O204")]


def test_what_the_plan_does_not_know_is_found_with_its_line() -> None:
    text = "leg_shut:road-mid:2023-07-20\nleg_shut:road-mod:2023-07-20\nhub_lost:x:2023-07-20"
    assert found_in(text) == [(2, "O203"), (3, "O203")]


@pytest.mark.parametrize("day", ["1999-01-01", "9999-12-31"])
def test_a_day_far_outside_the_plan_is_refused(day: str) -> None:
    assert found_in(f"leg_shut:road-mid:{day}") == [(1, "O208")]


def test_more_events_than_one_replanning_takes_are_refused() -> None:
    assert found_in("leg_shut:road-mid:2023-07-20\n" * 201) == [(None, "O210")]


def test_a_shock_is_one_document_that_reads_back() -> None:
    events = [each.event for each in typed_events(LINES)]
    shock = shock_of(plan(), reversed(events))
    assert shock.as_of == date(2023, 7, 21)
    assert Shock.model_validate_json(shock.content()) == shock
    assert shock.content() == shock_of(plan(), events).content()
    assert shock.on(plan()).register.closures != plan().register_.closures


def test_no_shock_is_answered_before_the_plan_begins() -> None:
    event = parse_event("leg_shut:road-mid:2023-01-02")
    assert shock_of(plan(), [event]).as_of == plan().register_.mission.plan_start
    assert Typed(event).row is None
