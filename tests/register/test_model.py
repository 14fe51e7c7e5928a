"""A register written to its document and read back is the same register."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from drawdown.core.strict_json import parse
from drawdown.examples import minusma_folder, start_folder
from drawdown.register.folder import load_folder
from drawdown.register.history import History
from drawdown.register.model import Register
from tests.register.edited import Edited

FOLDERS = {"start": start_folder, "minusma": minusma_folder}


@pytest.fixture(params=FOLDERS)
def folder(request: pytest.FixtureRequest) -> Path:
    """Return each folder that comes with the software."""
    find: Callable[[], Path] = FOLDERS[request.param]
    return find()


def test_it_is_read_as_it_was_written(folder: Path) -> None:
    register = load_folder(folder).register
    assert register is not None
    content = register.to_bytes()
    parse(content)
    again = Register.model_validate_json(content, strict=True)
    assert again == register
    assert again.to_bytes() == content
    assert again.content_hash() == register.content_hash()


def test_its_history_is_read_as_it_was_written(folder: Path) -> None:
    history = load_folder(folder).history
    assert history is not None
    assert History.model_validate_json(history.model_dump_json(), strict=True) == history


def test_another_value_gives_another_name(mission: Edited) -> None:
    before = load_folder(mission.path).register
    mission.replace("people.csv", "hub-town,troops,500", "hub-town,troops,501")
    after = load_folder(mission.path).register
    assert before is not None
    assert after is not None
    assert before.content_hash() != after.content_hash()


def test_comments_and_spaces_give_the_same_name(mission: Edited) -> None:
    before = load_folder(mission.path).register
    mission.append("sites.yaml", "\n# the end")
    mission.replace("people.csv", "hub-town,troops,500", "hub-town, troops ,500")
    mission.replace("costs.yaml", "person_day: 70", "person_day:    70.0")
    after = load_folder(mission.path).register
    assert before is not None
    assert after is not None
    assert before.content_hash() == after.content_hash()


def test_a_site_is_found_by_id_and_alias(mission: Edited) -> None:
    register = load_folder(mission.path).register
    assert register is not None
    assert register.site("north") is register.site("north-camp")
    with pytest.raises(KeyError):
        register.site("south")
