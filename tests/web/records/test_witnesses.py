"""The commands of the ledger's second parties: a new key, three witnesses, two of them enough."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.test import Client

from drawdown.cli.main import main
from drawdown.cli.witness_server import WitnessServer
from drawdown.ledger.bundle.signatures import Known
from drawdown.ledger.bundle.verify import verify_bundle
from drawdown.ledger.key import VerifyingKey
from drawdown.ledger.log import Log
from drawdown.ledger.store import MemoryStore
from drawdown.ledger.witnesses.folder import WitnessFolder
from drawdown.ledger.witnesses.witness import Request, print_request
from drawdown.verifiers import verify
from drawdown.web.records.actions.open_ledger import open_ledger
from drawdown.web.records.keys import signing_key
from drawdown.web.records.log import opened
from drawdown.web.records.models import Entry
from drawdown.web.records.state import ledger_state
from tests.web.records.conftest import AT
from tests.web.records.story import add_photo, run

NAMES = ("host", "headquarters", "camp")
Printed = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def home(db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a home that is this test's own, with a ledger that is open."""
    place = tmp_path / "home"
    monkeypatch.setattr(settings, "ENVIRONMENT", replace(settings.ENVIRONMENT, home=place))
    open_ledger("small", origin="test.example/small", at=AT)
    return place


@pytest.fixture
def folders(tmp_path: Path) -> dict[VerifyingKey, WitnessFolder]:
    """Return three witnesses that know the ledger."""
    found = {}
    for name in NAMES:
        folder = WitnessFolder(tmp_path / name)
        found[folder.make(f"witness.example/{name}")] = folder
        folder.trust(opened().log.ring.log[0].key, origin=opened().log.origin)
    return found


@contextmanager
def serving(folder: WitnessFolder) -> Iterator[str]:
    with WitnessServer(("127.0.0.1", 0), folder.open()) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()
            thread.join()


def name_them(home: Path, named: list[dict[str, str]], need: int = 2) -> None:
    home.joinpath("witnesses.json").write_text(json.dumps({"need": need, "witnesses": named}))


def bundle(place: Path) -> Path:
    call_command("bundle", str(place))
    return place


def answers(place: Path, known: Known) -> dict[str, Any]:
    with place.open("rb") as file:
        return {name: each.verdict for name, each in verify_bundle(file, known).answers.items()}


def independent(place: Path, *known: str) -> dict[str, str]:
    """Return what the verifier says that goes with the bundle, and shares no code with us."""
    command = [sys.executable, verify.__file__, str(place), "--json", *known]
    said = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    found = json.loads(said.splitlines()[-1])
    return {name: found[name]["verdict"] for name in ("signed", "witnessed")}


def test_two_of_three_are_enough_and_the_third_says_why_it_refuses(
    home: Path, folders: dict[VerifyingKey, WitnessFolder], tmp_path: Path, capsys: Printed
) -> None:
    run([add_photo(1, None)])
    fork = Log(opened().log.origin, MemoryStore(), opened().log.ring)
    fork.append([b"another history"] * opened().log.size)
    fork.sign(signing_key(opened().log.ring.log[0].key))
    forked = print_request(Request(0, (), fork.checkpoint()))
    assert list(folders.values())[2].open().add_checkpoint(forked, at=AT).status == 200
    with ExitStack() as servers:
        urls = [servers.enter_context(serving(folder)) for folder in folders.values()]
        named = [{"key": str(key), "url": url} for key, url in zip(folders, urls, strict=True)]
        name_them(home, named)
        call_command("cosign")
    said = capsys.readouterr().out
    assert "witness.example/host: cosigned 20" in said
    assert "witness.example/camp: witness.example/camp answers 422" in said
    assert "the checkpoint of 2 entries has 2 cosignatures of 2 needed" in said
    call_command("ledger_status")
    assert "2 cosignatures of 2 needed" in capsys.readouterr().out
    known = Known(key=opened().log.ring.log[0].key, witnesses=tuple(folders), need=2)
    place = bundle(tmp_path / "whole.zip")
    assert answers(place, known)["witnessed"] == "yes"
    witnesses = [word for key in folders for word in ("--witness", str(key))]
    assert independent(place, "--key", str(known.key), *witnesses)["witnessed"] == "yes"
    assert ledger_state().cosignatures == 0, "the act that it was handed out is not cosigned yet"


def test_too_few_is_an_error_that_names_who_is_missing(
    home: Path, folders: dict[VerifyingKey, WitnessFolder], capsys: Printed
) -> None:
    name_them(home, [{"key": str(key), "url": "http://127.0.0.1:1"} for key in folders])
    with pytest.raises(CommandError, match="1 entries has 0 cosignatures of 2 needed"):
        call_command("cosign")
    assert capsys.readouterr().out.count("Connection refused") == 3


def test_a_witness_without_a_network_answers_by_files(
    home: Path, folders: dict[VerifyingKey, WitnessFolder], tmp_path: Path, capsys: Printed
) -> None:
    name_them(home, [{"key": str(key)} for key in folders], need=1)
    asked, answer = str(tmp_path / "request"), str(tmp_path / "answer")
    call_command("cosign", request=asked)
    folder = next(iter(folders.values())).root
    assert main(["witness", "--folder", str(folder), "sign", asked, answer]) == 0
    call_command("cosign", answer=answer)
    assert "has 1 cosignatures of 1 needed" in capsys.readouterr().out
    run([add_photo(1, None)])
    with pytest.raises(CommandError, match="where acts were recorded since, make a new request"):
        call_command("cosign", answer=answer)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("{}", "there is no 'need'"),
        ("[]", "no attribute 'keys'"),
        ('{"need":1,"witnesses":[]}', "1 of 0 witnesses cannot be"),
        ('{"need":0,"witnesses":[],"more":1}', "nothing is known of more"),
        ('{"need":true,"witnesses":[]}', "is no whole number"),
    ],
)
def test_a_wrong_list_of_witnesses_is_said_and_stops_no_act(
    home: Path, tmp_path: Path, content: str, why: str
) -> None:
    home.joinpath("witnesses.json").write_text(content)
    run([add_photo(1, None)])
    assert why in ledger_state().witnesses_wrong
    with pytest.raises(CommandError, match=why):
        call_command("cosign")
    with pytest.raises(CommandError, match=why):
        bundle(tmp_path / "whole.zip")


def test_a_new_key_follows_the_old_one_and_the_bundle_proves_it(
    tmp_path: Path, capsys: Printed
) -> None:
    assert main(["rotate-key"]) == 0
    first, second = opened().log.ring.log
    assert Entry.objects.latest("index").kind == "ledger.key_rotated"
    assert f'drawdown witness trust "{second.key}"' in capsys.readouterr().out
    run([add_photo(1, None)])
    place = bundle(tmp_path / "whole.zip")
    found = answers(place, Known(key=first.key))
    assert [found[name] for name in ("intact", "complete", "signed")] == ["yes"] * 3
    assert independent(place, "--key", str(first.key))["signed"] == "yes"
    opened().log.audit()


def test_a_passphrase_seals_the_key_that_follows(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sealed = replace(settings.ENVIRONMENT, key_passphrase="right")  # noqa: S106
    monkeypatch.setattr(settings, "ENVIRONMENT", sealed)
    call_command("rotate_key")
    new = opened().log.ring.log[1].key
    assert (home / "keys" / f"{new.key_id.hex()}.key").read_bytes().startswith(b"drawdown-sealed")
    run([add_photo(1, None)])
    wrong = replace(sealed, key_passphrase="wrong")  # noqa: S106
    monkeypatch.setattr(settings, "ENVIRONMENT", wrong)
    with pytest.raises(CommandError, match="the passphrase does not open"):
        call_command("rotate_key")
    assert "right" not in repr(sealed)


def test_the_page_of_the_ledger_names_who_has_cosigned(
    home: Path, folders: dict[VerifyingKey, WitnessFolder], client: Client
) -> None:
    key, folder = next(iter(folders.items()))
    with serving(folder) as url:
        name_them(home, [{"key": str(each), "url": url} for each in folders], need=1)
        call_command("cosign")
    page = client.get("/ledger").content.decode()
    assert "of 1 needed on the last checkpoint" in page
    assert f"{key.name}: cosigned 20" in page
    assert page.count("has not cosigned") == 2
