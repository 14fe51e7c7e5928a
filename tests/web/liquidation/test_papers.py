"""Final documents and the archive from the records, an earlier balance, an end that is refused."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import bagit
import pytest
from django.core.management import call_command
from django.test import Client

from drawdown.web.acts import HANDLERS
from drawdown.web.liquidation import models
from drawdown.web.liquidation.lesson_words import kind_said
from drawdown.web.liquidation.papers import PAPERS
from drawdown.web.property.models import Item
from drawdown.web.records.door import RefusedAct
from drawdown.web.records.guard import recording
from drawdown.web.records.models import Entry
from tests.web.liquidation.test_status import liquidating, sites, tell
from tests.web.property.test_import import apply, table

__all__ = ["liquidating", "sites"]


def test_each_document_is_handed_out_as_pdf_and_workbook(
    client: Client, liquidating: tuple[str, str], tmp_path: Path
) -> None:
    apply(table(tmp_path, ("1", "Generator", liquidating[0], 3)))
    for name in PAPERS:
        assert client.get(f"/liquidation/papers/{name}.pdf").content.startswith(b"%PDF")
        assert client.get(f"/liquidation/papers/{name}.xlsx").content.startswith(b"PK")
    assert client.get("/liquidation/papers/none.pdf").status_code == 404
    assert client.get("/liquidation/papers/report.txt").status_code == 404


def test_the_balance_of_an_earlier_day_is_shown(
    client: Client, liquidating: tuple[str, str], tmp_path: Path
) -> None:
    apply(table(tmp_path, ("1", "Generator", liquidating[0], 3)))
    before = client.get("/liquidation?balance=2000-01-01").content.decode()
    assert "As at the end of 1 January 2000" in before
    assert "Nothing is in the register yet." in before
    assert "Nothing is in the register yet." not in client.get("/liquidation").content.decode()


def test_nothing_closes_while_a_generator_is_unexplained(
    liquidating: tuple[str, str], tmp_path: Path
) -> None:
    apply(table(tmp_path, ("1", "Generator", liquidating[0], 3)))
    act = Entry.objects.filter(kind="list.decided").get()
    with recording():
        Item.objects.filter(line="1").update(quantity=4)
    with pytest.raises(RefusedAct) as refused:
        tell("liquidation.closed", document="")
    assert f"3 by the postings, 4 by the rows; entry {act.index}" in str(refused.value)


def test_nothing_closes_while_a_cent_is_unexplained(liquidating: tuple[str, str]) -> None:
    row = models.Item.objects.get(item="OBL-1")
    act = Entry.objects.filter(kind="open_item.opened").get()
    with recording():
        row.content["remaining"] -= 1
        row.save()
    with pytest.raises(RefusedAct) as refused:
        tell("liquidation.closed", document="")
    assert str(act.act) in str(refused.value)


def test_an_item_is_assigned_to_a_person_of_an_office(
    client: Client, liquidating: tuple[str, str]
) -> None:
    told = {"item": "OBL-1", "owner": "finance_legal", "due": "2026-03-01"}
    tell("open_item.assigned", **told, person="p-1234abcd")
    assert "Head of the team" in client.get("/liquidation").content.decode()


def test_the_archive_is_a_bag_that_another_reader_finds_whole(
    liquidating: tuple[str, str], tmp_path: Path
) -> None:
    out, said = tmp_path / "archive.zip", io.StringIO()
    call_command("liquidation_archive", as_of="2026-01-11", out=str(out), stdout=said)
    name = json.loads(said.getvalue().splitlines()[-1])["bag"]
    with zipfile.ZipFile(out) as archive:
        archive.extractall(tmp_path)
    bagit.Bag(str(tmp_path / name)).validate()
    held = {str(p.relative_to(tmp_path / name / "data")) for p in (tmp_path / name).rglob("*.*")
            if "data" in p.parts}  # fmt: skip
    assert {
        "ledger.zip",
        "verify/verify.py",
        "papers/disposition.pdf",
        "papers/report.xlsx",
    } <= held


def test_an_archive_without_personal_values_names_nobody_and_its_proofs_still_hold(
    liquidating: tuple[str, str], tmp_path: Path
) -> None:
    whole, bare = tmp_path / "whole.zip", tmp_path / "bare.zip"
    call_command("liquidation_archive", as_of="2026-01-11", out=str(whole), stdout=io.StringIO())
    call_command("liquidation_archive", as_of="2026-01-11", out=str(bare), without_personal=True,
                 stdout=io.StringIO())  # fmt: skip
    assert b"Head of the team" in everything(whole)
    assert b"Head of the team" not in everything(bare)
    with zipfile.ZipFile(bare) as archive:
        archive.extractall(tmp_path)
    [place] = tmp_path.glob("*-archive")
    bagit.Bag(str(place)).validate()
    told = [sys.executable, "verify/verify.py", "ledger.zip"]
    said = subprocess.run(told, cwd=place / "data", capture_output=True, text=True, check=False)
    verdict = json.loads(said.stdout.splitlines()[-1])
    assert verdict["intact"]["verdict"] == verdict["complete"]["verdict"] == "yes"
    assert verdict["about"]["personal"] == 0
    assert not list(tmp_path.glob("drawdown-archive-*"))


def everything(archive: Path) -> bytes:
    """Return every byte of an archive, and of the archives in it."""
    found = []
    with zipfile.ZipFile(archive) as outer:
        for name in outer.namelist():
            content = outer.read(name)
            found.append(content)
            if name.endswith(".zip"):
                with zipfile.ZipFile(io.BytesIO(content)) as inner:
                    found += [inner.read(each) for each in inner.namelist()]
    return b"".join(found)


def test_every_act_that_gives_a_reason_is_called_by_words_in_both_languages() -> None:
    for kind, handler in HANDLERS.items():
        if {"reason", "remark", "lesson"} & set(handler.kind.body.model_fields):
            english, french = kind_said(kind)
            assert kind not in (english.lower(), french.lower())
