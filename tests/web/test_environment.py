"""Configuration: where state lives, which database, and a key that nobody else reads."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from drawdown.web.environment import BadEnvironment, Environment, read_environment


def test_state_lives_where_it_is_told(tmp_path: Path) -> None:
    assert read_environment({"DRAWDOWN_HOME": str(tmp_path)}).home == tmp_path


def test_state_lives_in_a_folder_of_the_user_s_own_by_default() -> None:
    assert read_environment({}).home == Path.home() / ".local" / "share" / "drawdown"
    assert read_environment({"XDG_DATA_HOME": "/data"}).home == Path("/data/drawdown")


def test_sqlite_waits_for_its_turn_and_keeps_what_it_was_given(tmp_path: Path) -> None:
    options = Environment(tmp_path).database()["OPTIONS"]
    assert options["transaction_mode"] == "IMMEDIATE"
    assert "journal_mode=WAL" in options["init_command"]
    assert "synchronous=FULL" in options["init_command"]


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("postgresql://ana:p%40ss@db:5433/mali", ("mali", "ana", "p@ss", "db", "5433")),
        ("postgres://ana@/mali?host=/run/postgres", ("mali", "ana", "", "/run/postgres", "")),
        ("postgresql:///mali", ("mali", "", "", "", "")),
    ],
)
def test_postgresql_is_one_setting(tmp_path: Path, url: str, expected: tuple[str, ...]) -> None:
    database = Environment(tmp_path, url).database()
    found = (database[key] for key in ("NAME", "USER", "PASSWORD", "HOST", "PORT"))
    assert tuple(found) == expected


@pytest.mark.parametrize("url", ["mysql://x/y", "postgresql://host", "hello", "postgresql://h/"])
def test_another_database_is_refused_in_words(tmp_path: Path, url: str) -> None:
    with pytest.raises(BadEnvironment, match="leave it out to use SQLite"):
        Environment(tmp_path, url).database()


def test_the_password_is_not_shown(tmp_path: Path) -> None:
    label = Environment(tmp_path, "postgresql://ana:secret@db/mali").database_label()
    assert label == "PostgreSQL, mali"


def test_the_key_is_made_once_and_read_by_its_owner_alone(tmp_path: Path) -> None:
    home = tmp_path / "new" / "home"
    first = Environment(home).secret_key()
    assert len(first) >= 50
    assert Environment(home).secret_key() == first
    assert stat.S_IMODE((home / "secret_key").stat().st_mode) == 0o600
    assert [path.name for path in home.iterdir()] == ["secret_key"]


def test_two_installations_have_two_keys(tmp_path: Path) -> None:
    assert Environment(tmp_path / "a").secret_key() != Environment(tmp_path / "b").secret_key()


def test_the_example_is_asked_for_and_ends_where_a_mission_is_set_up(tmp_path: Path) -> None:
    surroundings = {"DRAWDOWN_HOME": str(tmp_path), "DRAWDOWN_EXAMPLE": "1"}
    assert not read_environment({"DRAWDOWN_HOME": str(tmp_path)}).example
    assert read_environment(surroundings).example
    (tmp_path / "mission").write_text("minusma\n", encoding="utf-8")
    assert not read_environment(surroundings).example


def test_hosts_are_named_one_beside_the_other() -> None:
    assert read_environment({}).hosts == ()
    assert read_environment({"DRAWDOWN_HOSTS": "a.example b.example"}).hosts == (
        "a.example",
        "b.example",
    )


def test_identity_providers_stand_in_a_file_of_the_home(tmp_path: Path) -> None:
    environment = Environment(tmp_path)
    assert environment.identity_providers() == []
    place = tmp_path / "oidc.json"
    place.write_text('[{"provider_id": "un"}]', encoding="utf-8")
    assert environment.identity_providers() == [{"provider_id": "un"}]
    for wrong in ("{}", "[", '"un"'):
        place.write_text(wrong, encoding="utf-8")
        with pytest.raises(BadEnvironment):
            environment.identity_providers()
