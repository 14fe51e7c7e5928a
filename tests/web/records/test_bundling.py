"""A bundle of this ledger, whole or for one site: what goes with it, and that it verifies."""

from __future__ import annotations

import zipfile
from hashlib import sha256
from pathlib import Path

import pytest

from drawdown.ledger.acts.bundled import KIND
from drawdown.ledger.bundle.signatures import Known
from drawdown.ledger.bundle.verify import verify_bundle
from drawdown.register.history import History
from drawdown.web.records.actions.hand_out import hand_out
from drawdown.web.records.log import opened
from drawdown.web.records.models import Entry
from drawdown.web.register.actions.load_register import load_register
from tests.web.records.conftest import photo
from tests.web.records.sound_plan import sound_register
from tests.web.records.story import CHIEF, add_photo, opened_once, run, sender, whole_story


@pytest.fixture
def story(db: None) -> None:
    opened_once()
    load_register(sound_register(), History(), origin="a test", by=sender(CHIEF, 0))
    run(whole_story()[1:])


def verdict(place: Path) -> dict[str, str]:
    first = opened().log.ring.log[0].key
    with place.open("rb") as file:
        found = verify_bundle(file, Known(key=first))
    return {field: answer.verdict for field, answer in found.answers.items()}


def names(place: Path) -> list[str]:
    with zipfile.ZipFile(place) as bundle:
        return bundle.namelist()


@pytest.mark.usefixtures("story")
def test_the_whole_ledger_verifies_across_a_change_of_key(tmp_path: Path) -> None:
    place = tmp_path / "whole.zip"
    manifest = hand_out(place, site=None, personal_values=True, by=sender(CHIEF, 60))
    found = verdict(place)
    assert manifest.size == Entry.objects.count() - 1
    assert [found[field] for field in ("intact", "complete", "signed")] == ["yes"] * 3
    assert sum(name.startswith("evidence/") for name in names(place)) >= 4


@pytest.mark.usefixtures("story")
def test_that_it_was_made_is_an_act(tmp_path: Path) -> None:
    place = tmp_path / "whole.zip"
    hand_out(place, site=None, personal_values=True, by=sender(CHIEF, 60))
    last = Entry.objects.latest("index")
    assert last.kind == KIND.name
    assert sha256(place.read_bytes()).hexdigest().encode() in bytes(last.content)


@pytest.mark.usefixtures("story")
def test_the_part_of_a_site_tells_of_no_other(tmp_path: Path) -> None:
    place = tmp_path / "nord.zip"
    run([add_photo(3, None)])
    hand_out(place, site="nord", personal_values=True, by=sender(CHIEF, 60))
    shown = names(place)
    acts = sorted(name for name in shown if name.startswith("acts/") and name.endswith(".json"))
    mine = Entry.objects.filter(kind="evidence.added").values_list("index", flat=True)
    assert acts == sorted(f"acts/{index}.json" for index in mine)
    [photo_1, photo_3] = (photo(number).evidence[0] for number in (1, 3))
    evidence = {name for name in shown if name.startswith("evidence/")}
    assert evidence == {f"evidence/{photo_1}", f"evidence/{photo_3}"}
    assert verdict(place)["intact"] == "yes"


@pytest.mark.usefixtures("story")
def test_nothing_is_left_of_a_bundle_that_could_not_be_made(tmp_path: Path) -> None:
    place = tmp_path / "none" / "whole.zip"
    with pytest.raises(OSError, match="No such file"):
        hand_out(place, site=None, personal_values=True, by=sender(CHIEF, 60))
    assert not list(tmp_path.iterdir())
    assert Entry.objects.latest("index").kind != KIND.name
