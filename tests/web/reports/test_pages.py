"""Reports on screen: who may open which, in which language, and that files are made once."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from django.test import Client

from drawdown.progress.telling.words import Language
from drawdown.reports.counting import figure
from drawdown.reports.figure import EvidenceKind
from drawdown.reports.material import Material
from drawdown.reports.reading import shipped_reports
from drawdown.web.records.models import Entry
from drawdown.web.reports import making
from drawdown.web.reports.making import Wanted, file_of
from drawdown.web.reports.queries import material_of, position
from tests.web.people.persons import enrolled, in_office, logged_in
from tests.web.reports.conftest import OGOSSAGOU

pytestmark = pytest.mark.django_db

KINDS = [template.id for template in shipped_reports().templates]


def test_nothing_is_reported_before_there_is_a_register(client: Client) -> None:
    page = client.get("/reports")

    assert page.status_code == 200
    assert client.get("/reports/briefing/file.pdf").status_code == 404


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", list(Language))
def test_every_report_is_shown_in_both_languages(
    client: Client, ogossagou: Material, kind: str, language: Language
) -> None:
    page = client.get(f"/reports/{kind}?as-of={OGOSSAGOU}&lang={language.value}")

    assert page.status_code == 200
    text = page.content.decode()
    assert shipped_reports().template(kind).said("title", language) in text
    notes = set(re.findall(r'href="#(note-\d+)"', text))
    assert notes <= set(re.findall(r'id="(note-\d+)"', text))
    assert notes or kind == "clearance-log"


def test_a_state_rests_on_entries_of_the_ledger_that_are_there(ogossagou: Material) -> None:
    closed = figure(ogossagou, "sites-closed")

    assert closed.value == 1
    assert closed.reconstructed
    acts = [each for each in closed.evidence if each.kind is EvidenceKind.ACT]
    assert acts
    for each in acts:
        entry = Entry.objects.get(pk=int(each.name))
        assert entry.kind == "site.moved"


def test_a_report_of_an_earlier_day_knows_nothing_of_later_acts(ogossagou: Material) -> None:
    before = material_of(date(2023, 8, 2), position())

    assert figure(before, "sites-closed").value == 0
    assert figure(ogossagou, "sites-closed").value == 1


def test_a_report_at_an_earlier_position_knows_nothing_of_later_entries(
    ogossagou: Material,
) -> None:
    assert ogossagou.position is not None
    early = replace(ogossagou.position, size=2)

    assert figure(material_of(date(2023, 8, 4), early), "sites-closed").value is None


def test_the_files_are_made_once_and_are_the_same_when_made_again(
    client: Client, ogossagou: Material, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = Wanted("briefing", Language.FRENCH, date(2023, 8, 4))
    first = client.get("/reports/briefing/file.pdf?as-of=2023-08-04&lang=fr")
    assert first.content.startswith(b"%PDF")
    assert 'filename="briefing-2023-08-04-fr.pdf"' in first["Content-Disposition"]

    made = dict(making.MAKERS)
    monkeypatch.setitem(making.MAKERS, "pdf", lambda *_: b"made again")
    assert file_of(wanted, "pdf") == first.content
    assert made["pdf"](*making.report_of(wanted)) == first.content


@pytest.mark.parametrize(
    ("role", "seen"),
    [
        ("head_of_mission", set(KINDS)),
        ("public_information", set()),
    ],
)
def test_an_office_opens_the_reports_that_its_sight_covers(
    ogossagou: Material, role: str, seen: set[str]
) -> None:
    in_office(enrolled("p-2eade2"), role)
    client = logged_in("p-2eade2")

    listed = set(re.findall(r"/reports/([a-z-]+)\?", client.get("/reports").content.decode()))
    opened = {kind for kind in KINDS if client.get(f"/reports/{kind}").status_code == 200}
    files = {kind for kind in KINDS if client.get(f"/reports/{kind}/file.xlsx").status_code == 200}

    assert listed == opened == files == seen
    assert all(client.get(f"/reports/{kind}").status_code == 404 for kind in set(KINDS) - seen)


def test_a_kind_that_is_none_is_not_found(client: Client, ogossagou: Material) -> None:
    assert client.get("/reports/weather").status_code == 404
