"""A set-up mission on the command line: its status without a register, then its folder loaded."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from drawdown.examples import start_folder
from drawdown.register.folder import load_folder
from drawdown.web.records.actions.open_ledger import open_ledger
from drawdown.web.register.queries import current_snapshot
from tests.web.conftest import NOW

pytestmark = pytest.mark.django_db


def said(command: str, *arguments: str) -> str:
    out = StringIO()
    call_command(command, *arguments, stdout=out)
    return out.getvalue()


def set_up(mission: str) -> None:
    open_ledger(mission, origin="test.example/other", at=NOW)


def test_the_status_says_what_to_do_while_no_register_is_loaded() -> None:
    set_up("other")
    lines = said("site_status").splitlines()
    assert "drawdown load FOLDER" in lines[0]
    assert json.loads(lines[-1]) == {"as_of": None, "sites": []}


def test_a_folder_of_the_mission_is_loaded_and_its_sites_have_a_status() -> None:
    register = load_folder(start_folder()).register
    assert register is not None
    set_up(register.mission.id)
    assert f"{len(register.sites)} sites" in said("load", str(start_folder()))
    snapshot = current_snapshot()
    assert snapshot is not None
    assert snapshot.digest == register.content_hash()
    status = json.loads(said("site_status").splitlines()[-1])
    assert [site["id"] for site in status["sites"]] == [site.id for site in register.sites]


def test_a_folder_of_another_mission_is_not_loaded() -> None:
    set_up("other")
    with pytest.raises(CommandError, match="nothing was loaded"):
        said("load", str(start_folder()))
    assert current_snapshot() is None


def test_a_folder_with_an_error_is_not_loaded(tmp_path: Path) -> None:
    set_up("other")
    with pytest.raises(CommandError, match=r"mission\.yaml"):
        said("load", str(tmp_path))
