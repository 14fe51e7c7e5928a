"""Events as they are written: both ways read alike, and what is wrong is named."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from drawdown.core.findings import Refused
from drawdown.progress.replan.events import Event, EventKind, in_order, parse_event, read_events

YAML = """
- kind: leg_shut
  subject: road-mid
  from: 2023-07-20
  to: 2023-08-02
- kind: crew_lost
  subject: packing
  number: 2
  from: 2023-07-12
  known: 2023-07-10
  inferred: true
- kind: turn_in_short
  subject: north
  share: 0.55
  from: 2023-07-15
"""


def test_a_file_and_the_command_line_say_the_same(tmp_path: Path) -> None:
    path = tmp_path / "events.yaml"
    path.write_text(YAML, encoding="utf-8")
    found = read_events(path)
    assert found[0] == parse_event("leg_shut:road-mid:2023-07-20:2023-08-02")
    assert found[1].number == parse_event("crew_lost:packing*2:2023-07-12").number == 2
    assert found[2] == parse_event("turn_in_short:north=0.55:2023-07-15")


def test_events_come_in_the_order_in_which_they_were_known(tmp_path: Path) -> None:
    path = tmp_path / "events.yaml"
    path.write_text(YAML, encoding="utf-8")
    kinds = [event.kind for event in in_order(read_events(path))]
    assert kinds == [EventKind.CREW_LOST, EventKind.TURN_IN_SHORT, EventKind.LEG_SHUT]


def test_hyphens_do_for_underscores() -> None:
    assert parse_event("leg-shut:a:2023-07-20").kind is EventKind.LEG_SHUT


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("leg_shut:road", "O201"),
        ("leg_shut:road:2023-07-20:2023-07-21:x", "O201"),
        ("leg_shit:road:2023-07-20", "leg_shut"),
        ("leg_shut:road:yesterday", "O204"),
        ("leg_shut:road:2023-07-20:2023-07-01", "before it begins"),
        ("turn_in_short:north:2023-07-20", "needs a share"),
        ("turn_in_short:north=2:2023-07-20", "share"),
        ("crew_lost:packing*0:2023-07-20", "number"),
    ],
)
def test_it_names_what_is_wrong(text: str, finding: str) -> None:
    with pytest.raises(Refused, match=finding):
        parse_event(text)


@pytest.mark.parametrize("text", ["", "kind: leg_shut", "- kind: leg_shut\n  surprise: 1", "- 5"])
def test_it_refuses_a_file_that_is_no_list_of_events(text: str, tmp_path: Path) -> None:
    path = tmp_path / "events.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Refused):
        read_events(path)


def test_an_event_says_itself_in_words() -> None:
    event = Event(kind=EventKind.LEG_SHUT, subject="road", first=date(2023, 7, 20))
    assert str(event) == "leg_shut road from 2023-07-20"


def test_every_wrong_event_of_a_file_is_named_at_once(tmp_path: Path) -> None:
    path = tmp_path / "events.yaml"
    path.write_text("- kind: leg_shut\n- {kind: flood, subject: a, from: 2023-07-20}\n", "utf-8")
    with pytest.raises(Refused) as refused:
        read_events(path)
    places = [str(finding.place) for finding in refused.value.findings]
    assert {place[place.index("[") :] for place in places} == {"[event 1]", "[event 2]"}
