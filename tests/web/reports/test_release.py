"""A report on its way: its files kept, reviewed by another, released, frozen, corrected."""

from __future__ import annotations

import hashlib
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from drawdown.reports.file import ReportFile
from drawdown.statements.file import Stage
from drawdown.web.acts import HANDLERS
from drawdown.web.records.models import Entry, Refusal
from drawdown.web.records.rebuild import every_row, rebuild
from drawdown.web.records.sending import new_stamp
from drawdown.web.reports import making
from drawdown.web.reports.kept import kept_report, root_at
from drawdown.web.reports.queries import position
from tests.web.people.persons import enrolled, in_office, logged_in
from tests.web.statements.test_release import minusma

__all__ = ["minusma"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("client", "minusma")]

CELL, HEAD = "p-aaaa", "p-bbbb"
REPORT = "donors-2023-12-08"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """The workbook alone: what typesetting does is tested elsewhere."""
    monkeypatch.setattr(making, "MAKERS", {"xlsx": making.MAKERS["xlsx"]})
    monkeypatch.setattr("drawdown.web.reports.actions.pass_on.MAKERS", making.MAKERS)


@pytest.fixture
def cell() -> Client:
    in_office(enrolled(CELL), "drawdown_cell_chief")
    return logged_in(CELL)


@pytest.fixture
def head() -> Client:
    in_office(enrolled(HEAD), "head_of_mission")
    return logged_in(HEAD)


def sent(client: Client, address: str, **given: str) -> Any:
    return client.post(address, {"stamp": new_stamp(timezone.now()).signed(), **given})


def begun(client: Client) -> Any:
    return sent(client, "/reports/begin", kind="donors", **{"as-of": "2023-12-08"})


def kept(report: str = REPORT) -> ReportFile:
    file = kept_report(report)
    assert file is not None
    return file


def reviewed(client: Client, report: str = REPORT, **given: str) -> Any:
    texts = " ".join(sorted(kept(report).documents))
    return sent(client, f"/reports/of/{report}/review", texts=texts, **given)


def test_a_report_is_kept_reviewed_by_another_and_released(cell: Client, head: Client) -> None:
    assert begun(cell).status_code == 302
    assert kept().stage is Stage.DRAFT
    assert reviewed(head, verdict="approved").status_code == 302
    assert sent(cell, f"/reports/of/{REPORT}/release").status_code == 302

    listed = head.get("/reports").content.decode()
    assert f"/reports/of/{REPORT}" in listed
    assert "Released" in listed
    act = bytes(Entry.objects.get(kind="report.released").content).decode()
    for name, sha256 in kept().files.items():
        content = head.get(f"/reports/of/{REPORT}/{name}").content
        assert hashlib.sha256(content).hexdigest() == sha256
        assert sha256 in act
        assert sha256 in head.get(f"/reports/of/{REPORT}").content.decode()


def test_nobody_releases_what_nobody_else_approved(cell: Client, head: Client) -> None:
    begun(cell)
    assert sent(cell, f"/reports/of/{REPORT}/release").status_code == 409
    assert reviewed(head, verdict="returned").status_code == 409
    assert reviewed(head, verdict="returned", note="name the donor").status_code == 302
    assert kept().stage is Stage.RETURNED
    assert sent(cell, f"/reports/of/{REPORT}/release").status_code == 409
    assert kept().release is None


def test_whoever_drafted_it_does_not_review_it(head: Client) -> None:
    in_office(enrolled("p-cccc"), "director_mission_support")
    director = logged_in("p-cccc")
    begun(director)

    assert reviewed(director, verdict="approved").status_code == 409
    assert Refusal.objects.filter(kind="report.reviewed").exists()
    assert not kept().approved
    assert 'value="approved"' not in director.get(f"/reports/of/{REPORT}").content.decode()
    assert 'value="approved"' in head.get(f"/reports/of/{REPORT}").content.decode()


def test_what_is_released_stays_and_takes_a_correction(cell: Client, head: Client) -> None:
    begun(cell)
    reviewed(head, verdict="approved")
    sent(cell, f"/reports/of/{REPORT}/release")
    assert begun(cell).status_code == 409

    corrected = sent(cell, f"/reports/of/{REPORT}/correct", reason="a donor was left out")
    name = corrected["Location"].rsplit("/", 1)[-1]
    assert name == f"{REPORT}-correction-1"
    assert kept().stage is Stage.RELEASED
    reviewed(head, name, verdict="approved")
    sent(cell, f"/reports/of/{name}/release")
    assert kept().stage is Stage.CORRECTED
    assert "a donor was left out" in head.get(f"/reports/of/{name}").content.decode()


def test_a_report_is_seen_by_those_alone_who_may_see_what_it_tells(
    cell: Client, head: Client
) -> None:
    begun(cell)
    in_office(enrolled("p-dddd"), "public_information")
    press = logged_in("p-dddd")

    for address in ("", "/en.xlsx"):
        assert press.get(f"/reports/of/{REPORT}{address}").status_code == 404
        assert head.get(f"/reports/of/{REPORT}{address}").status_code == 200
    assert REPORT not in press.get("/reports").content.decode()
    assert begun(press).status_code in {403, 404}


def test_a_position_that_the_ledger_never_had_is_no_position(cell: Client) -> None:
    where = position()

    assert root_at(where.size) == where.root
    assert root_at(where.size - 1) not in {None, where.root}
    assert root_at(where.size + 50) is None


def test_a_report_at_an_earlier_position_is_made_again_with_the_same_bytes(
    cell: Client, head: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun(cell)
    reviewed(head, verdict="approved")
    before = every_row()
    monkeypatch.setattr("drawdown.web.reports.management.commands.report.MAKERS", making.MAKERS)
    monkeypatch.setattr(making, "_kept", lambda: tmp_path / "nothing made before")
    size = str(kept().size)
    words = ["report", "donors", "--lang", "en", "--as-of", "2023-12-08", "--at", size]
    call_command(*words, "--out", str(tmp_path), stdout=StringIO(), stderr=StringIO())

    content = (tmp_path / "donors-2023-12-08-en.xlsx").read_bytes()
    assert hashlib.sha256(content).hexdigest() == kept().files["en.xlsx"]
    assert every_row() == before


def test_a_rebuild_gives_the_same_reports(cell: Client, head: Client) -> None:
    begun(cell)
    reviewed(head, verdict="approved")
    before = every_row()
    rebuild(HANDLERS)
    after = every_row()

    tables = ("reports_report", "reports_files", "reports_review", "reports_release")
    assert [after[table] for table in tables] == [before[table] for table in tables]
    assert before["reports_review"]
