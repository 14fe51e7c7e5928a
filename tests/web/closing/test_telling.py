"""A story is told on by a version that tells it otherwise: acts are known by more than a number."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import islice

import pytest

from drawdown.demo.closing_story import Teller
from drawdown.demo.told import Told
from drawdown.web.closing.actions import tell_story as telling
from drawdown.web.closing.actions.tell_story import keyed, tell_story
from drawdown.web.closing.management.commands.tell_demo import refused_story
from drawdown.web.records.door import RefusedAct
from drawdown.web.records.models import Entry
from tests.web.closing.conftest import TELLING

EARLY = date(2023, 7, 3)
DAY = date(2023, 7, 1)


def act(site: str, key: str = "") -> Told:
    return Told(DAY, "site.moved", "head_of_office", {"site": site}, key=key)


def test_an_act_that_is_put_in_elsewhere_changes_no_key_of_another() -> None:
    story = [act("ber"), act("goundam"), act("ber"), act("ber", "own")]
    keys = [key for _, key in keyed(story)]
    assert keys == ["#0", "#0", "#1", "own"]
    longer = [act("kidal"), *story, act("menaka")]
    assert [key for _, key in keyed(longer)][1:-1] == keys


def test_acts_that_an_older_version_told_by_their_number_are_found_by_what_they_say(
    minusma: Teller, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = list(islice(minusma.story(EARLY), 12))
    with monkeypatch.context() as older:
        older.setattr(
            telling, "keyed", lambda told: ((each, f"{n}") for n, each in enumerate(told))
        )
        assert tell_story(story, TELLING) == len(story)
    size = Entry.objects.count()
    assert tell_story(story, TELLING) == 0
    assert Entry.objects.count() == size


def test_a_request_that_was_told_without_its_movements_is_the_same_request(
    minusma: Teller,
) -> None:
    (asked, *_) = (
        told for told in minusma.story(date(2023, 12, 8)) if told.kind == "clearance.asked"
    )
    assert tell_story([replace(asked, key="older")], TELLING) == 1
    counted = replace(asked, body={**asked.body, "movements": ["M-1"]})
    assert tell_story([counted], TELLING) == 0


def test_a_refused_story_names_the_state_and_the_remedy(minusma: Teller) -> None:
    moved = Told(EARLY, "site.moved", "head_of_office", {"site": "ber", "to": "signed_over",
                 "on": EARLY.isoformat()})  # fmt: skip
    with pytest.raises(RefusedAct) as refused:
        tell_story([moved], TELLING)
    said = str(refused_story(refused.value))
    assert "DRAWDOWN_HOME" in said
    assert "the ledger in /" in said
