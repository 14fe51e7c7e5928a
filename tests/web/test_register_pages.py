"""The register on the pages: a folder loaded from one file, a value corrected, each by one act."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from drawdown.documents.forms import MAX_BYTES
from drawdown.examples import minusma_folder
from drawdown.web.records.actions.open_ledger import open_ledger
from drawdown.web.records.models import Entry
from drawdown.web.records.sending import new_stamp
from drawdown.web.register.models import Snapshot
from drawdown.web.register.queries import current_snapshot, register_of
from tests.web.conftest import NOW
from tests.web.records.files import package


def packed(folder: Path, *, within: str = "", without: str = "") -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(folder.rglob("*")):
            name = path.relative_to(folder).as_posix()
            if path.is_file() and "__pycache__" not in name and name != without:
                archive.write(path, f"{within}{name}")
    return held.getvalue()


def upload(client: Client, content: bytes) -> tuple[int, str]:
    form = {
        "stamp": new_stamp(NOW).signed(),
        "folder": SimpleUploadedFile("mission.zip", content, "application/zip"),
    }
    answer = client.post("/register/upload", form)
    return answer.status_code, answer.content.decode()


@pytest.fixture
def minusma(db: None) -> None:
    open_ledger("minusma", origin="test.example/minusma", at=NOW)


@pytest.mark.usefixtures("minusma")
@pytest.mark.parametrize("within", ["", "minusma/"])
def test_a_packed_folder_is_loaded_by_one_act(client: Client, within: str) -> None:
    status, page = upload(client, packed(minusma_folder(), within=within))
    assert status == 200
    assert "The folder is loaded" in page
    assert Snapshot.objects.get().origin == "the file mission.zip"
    assert Entry.objects.latest("index").kind == "register.loaded"


@pytest.mark.usefixtures("minusma")
def test_what_is_wrong_with_a_folder_is_shown_and_nothing_is_loaded(client: Client) -> None:
    status, page = upload(client, packed(minusma_folder(), without="exits.csv"))
    assert status == 422
    assert "exits.csv" in page
    assert "F104" in page
    assert not Snapshot.objects.exists()
    assert Entry.objects.count() == 1


@pytest.mark.usefixtures("minusma")
@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"not a package", "K103"),
        (package({"../mission.yaml": b"id: x"}), "K110"),
        (package({"mission.yaml": b"id: x"}, link="mission.yaml"), "K110"),
        (package({"big.yaml": b"0" * 201_000_000}), "K109"),
        (b"PK\x03\x04 cut short", "K108"),
    ],
)
def test_a_package_that_is_not_safe_is_never_unpacked(
    client: Client, content: bytes, code: str
) -> None:
    status, page = upload(client, content)
    assert status == 422
    assert code in page
    assert not Snapshot.objects.exists()


@pytest.mark.usefixtures("minusma")
def test_a_file_that_is_too_large_is_not_read(client: Client) -> None:
    status, _page = upload(client, b"0" * (MAX_BYTES + 1))
    assert status in (400, 413)


@pytest.mark.usefixtures("minusma")
def test_a_register_of_another_mission_is_refused(client: Client) -> None:
    folder = minusma_folder().parent / "start"
    status, page = upload(client, packed(folder))
    assert status == 409
    assert "G103" in page


def correction(page: str, **given: str) -> dict[str, str]:
    hidden = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page))
    hidden = {name: value.replace("&quot;", '"') for name, value in hidden.items()}
    return hidden | {"value": "250", "source": "EST", "reason": "counted again"} | given


def test_a_value_is_corrected_by_one_act(client: Client, mission: Snapshot) -> None:
    address = "/register/correct?part=people&row=0&field=count"
    assert "part=people&amp;row=0" in client.get("/register").content.decode()
    form = correction(client.get(address).content.decode())
    for _ in range(2):  # sent twice, it is one act
        assert client.post(address, form).status_code == 302
    snapshot = current_snapshot()
    assert snapshot is not None
    row = register_of(snapshot).people[0]
    assert row.count == 250
    assert row.estimated("count")
    assert Entry.objects.filter(kind="register.corrected").count() == 1
    [entry] = Entry.objects.filter(kind="register.corrected")
    assert entry.topics.filter(topic="site:nord").exists()


def test_a_correction_of_what_has_changed_since_is_refused(
    client: Client, mission: Snapshot
) -> None:
    address = "/register/correct?part=people&row=0&field=count"
    early = client.get(address).content.decode()
    client.post(address, correction(client.get(address).content.decode()))
    late = client.post(address, correction(early, value="300"))
    assert late.status_code == 409
    assert "the register has changed since" in late.content.decode()


@pytest.mark.parametrize("value", ["-5", "many", "1e400"])
def test_a_value_that_the_register_does_not_allow_is_refused(
    client: Client, mission: Snapshot, value: str
) -> None:
    address = "/register/correct?part=people&row=0&field=count"
    form = correction(client.get(address).content.decode(), value=value)
    assert client.post(address, form).status_code == 409
    assert Snapshot.objects.count() == 1


@pytest.mark.parametrize(
    "query",
    ["", "part=nothing", "part=people", "part=people&row=99", "part=people&row=0&field=id"],
)
def test_what_is_not_there_is_not_found(client: Client, mission: Snapshot, query: str) -> None:
    assert client.get(f"/register/correct?{query}").status_code == 404
