"""The forms of the closing: each is one act through the door, and a refusal loses nothing."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from drawdown.commitments import faults as commitments
from drawdown.core.catalogue import Fault
from drawdown.documents import faults as papers
from drawdown.documents.forms import MAX_BYTES
from drawdown.environment import faults as environment
from drawdown.handover import faults as handover
from drawdown.leaving import faults as leaving
from drawdown.people import faults as people
from drawdown.people.acts.give_capacity import CapacityGiven
from drawdown.progress import faults as progress
from drawdown.rules import faults as rules
from drawdown.web.acts import HANDLERS
from drawdown.web.closing.phrases.closing import REFUSALS
from drawdown.web.closing.queries import environment_of, file_of
from drawdown.web.closing.site_forms.pages import PAGES
from drawdown.web.closing.site_forms.table import BY_KIND, SHEETS
from drawdown.web.people.actions.enrol_person import enrol_person
from drawdown.web.people.actions.give_holding import give_office
from drawdown.web.people.actions.set_up import machine
from drawdown.web.records.models import Entry, Refusal
from drawdown.web.register.models import Snapshot
from drawdown.web.store import documents
from tests.web.conftest import Real
from tests.web.people.persons import logged_in

pytestmark = pytest.mark.django_db
PEOPLE = {
    "director_mission_support": "p-0001",
    "drawdown_cell_chief": "p-0002",
    "head_of_office": "p-0003",
    "environmental_officer": "p-0004",
    "property_chief": "p-0005",
}
TODAY = timezone.now().date()
PAGE = "/site/nord/closing"


@pytest.fixture(autouse=True)
def office(client: Client, mission: Snapshot, installation: Real) -> None:
    """Make it a real mission with persons in the offices that close a site."""
    installation()
    by = machine(timezone.now())
    for role, person in PEOPLE.items():
        enrol_person(f"Person {role}", f"{person}@mission.example", by=by, person=person)
        sites = ("nord",) if role == "head_of_office" else None
        give_office(CapacityGiven(person=person, role=role, since=TODAY, sites=sites), by=by)


def paper(text: str = "a,b\n1,2\n", name: str = "paper.csv") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, text.encode(), content_type="text/csv")


def stamp(client: Client, kind: str, page: str | None = None) -> str:
    """Return the stamp that a form carries on the page that shows it."""
    shown = PAGES[BY_KIND[kind.replace("-", ".")].page]
    words = page or client.get(reverse(shown.route, args=["nord"])).content.decode()
    found = re.search(rf'id="form-{kind}".*?name="stamp" value="([^"]+)"', words, re.DOTALL)
    assert found is not None, kind
    return found[1]


def sent(role: str, kind: str, /, **given: Any) -> Any:
    """Open the page in an office, fill a form and send it."""
    client = logged_in_once(role)
    given = {"on": TODAY.isoformat(), "title": "a paper", **given}
    return client.post(f"{PAGE}/{kind}", {"stamp": stamp(client, kind), **given})


CLIENTS: dict[str, Client] = {}


def logged_in_once(role: str) -> Client:
    if role not in CLIENTS:
        CLIENTS[role] = logged_in(PEOPLE[role])
    return CLIENTS[role]


@pytest.fixture(autouse=True)
def nobody_yet() -> None:
    CLIENTS.clear()


def authorised() -> None:
    """Give both documents of gate G1 and pass it."""
    sent("director_mission_support", "evidence-given", evidence="closure_directive", file=paper())
    sent(
        "drawdown_cell_chief",
        "evidence-given",
        evidence="mandate_reference",
        file=paper("a,b\n3,4\n"),
    )
    assert sent("head_of_office", "gate-passed", gate="G1").status_code == 302


def test_evidence_is_stored_recorded_and_given_and_the_page_says_which_entry() -> None:
    answer = sent(
        "director_mission_support", "evidence-given", evidence="closure_directive", file=paper()
    )
    assert answer.status_code == 302, answer.content.decode()
    last = Entry.objects.order_by("-index").first()
    assert last is not None
    assert last.kind == "evidence.given"
    assert answer["Location"] == f"{PAGE}?receipt={last.index}"
    assert (
        f"entry {last.index} of the ledger"
        in logged_in_once("director_mission_support").get(answer["Location"]).content.decode()
    )
    assert file_of("nord").last("closure_directive") is not None


def test_a_gate_is_passed_once_and_the_second_is_told() -> None:
    authorised()
    again = sent("director_mission_support", "gate-passed", gate="G1")
    assert again.status_code == 409
    assert "gate G1 was passed on" in again.content.decode()
    assert list(file_of("nord").passed) == ["G1"]


def test_a_gate_without_its_evidence_is_refused_with_everything_that_is_missing() -> None:
    answer = sent("head_of_office", "gate-passed", gate="G6")
    words = answer.content.decode()
    assert answer.status_code == 409
    for missing in ("Site inspection certificate", "List of remaining", "Environmental report"):
        assert missing in words
    assert "H203" in words


def test_a_refusal_is_said_in_french_with_the_names_of_the_rules() -> None:
    client = logged_in_once("head_of_office")
    client.cookies["django_language"] = "fr"
    words = sent("head_of_office", "gate-passed", gate="G1").content.decode()
    assert "il manque au jalon G1" in words
    assert "Directive de fermeture signée par le chef de mission" in words
    assert "demandez à" in words
    words = sent("head_of_office", "gate-passed", gate="G4").content.decode()
    assert "Aucun constat extrême ouvert ; chaque constat élevé corrigé" in words.replace(
        "\u202f", " "
    )
    assert "No extreme finding" not in words


def test_every_refusal_that_the_catalogues_know_is_there_to_translate() -> None:
    with override("en"):
        known = {str(phrase) for phrase in REFUSALS}
    for catalogue in (handover, environment, progress, papers, commitments, leaving, rules):
        for fault in vars(catalogue).values():
            if isinstance(fault, Fault):
                for text in (fault.found, fault.remedy):
                    plain = re.sub(r"\{(\w+)\}", r"%(\1)s", text)
                    bare = re.fullmatch(r"%\(\w+\)s", plain)
                    assert bare or plain in known, fault.code


def test_the_same_form_sent_twice_is_one_act() -> None:
    client = logged_in_once("director_mission_support")
    given = {"stamp": stamp(client, "evidence-given"), "evidence": "closure_directive"}
    given |= {"on": TODAY.isoformat(), "title": "x"}
    for _ in range(2):
        client.post(f"{PAGE}/evidence-given", given | {"file": paper()})
    assert Entry.objects.filter(kind="evidence.given").count() == 1
    assert Entry.objects.filter(kind="evidence.added").count() == 1


def test_a_file_of_the_wrong_form_is_refused_and_what_was_typed_stays() -> None:
    answer = sent(
        "director_mission_support",
        "evidence-given",
        evidence="closure_directive",
        title="the directive of June",
        file=SimpleUploadedFile("x.exe", b"MZ\x00\x01", content_type="application/x-dosexec"),
    )
    words = answer.content.decode()
    assert answer.status_code == 409
    assert "K103" in words
    assert "the directive of June" in words
    assert not Entry.objects.filter(kind="evidence.given").exists()


def bomb() -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bagit.txt", b"BagIt-Version: 1.0\n")
        archive.writestr("data/zeros", bytes(60_000_000))
    return held.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("x.exe", b"MZ\x00\x01"),
        ("photo.jpg", b"%PDF-1.7\n%%EOF\n"),
        ("empty.pdf", b""),
        ("bag.zip", bomb()),
    ],
)
def test_a_file_that_is_refused_leaves_its_refusal_in_the_ledger(name: str, content: bytes) -> None:
    stored = set(documents().root.rglob("*"))
    for _ in range(2):
        answer = sent(
            "director_mission_support",
            "evidence-given",
            evidence="closure_directive",
            file=SimpleUploadedFile(name, content),
        )
        assert answer.status_code == (409 if content else 400)
    refused = Refusal.objects.all()
    assert {one.kind for one in refused} == {"evidence.added" if content else "evidence.given"}
    assert all(code.startswith(("K1", "L209")) for one in refused for code in one.codes)
    assert not Entry.objects.filter(kind__startswith="evidence.").exists()
    assert set(documents().root.rglob("*")) == stored


def test_a_refused_act_keeps_its_document_so_that_nobody_chooses_it_again() -> None:
    answer = sent("property_chief", "evidence-given", evidence="closure_directive", file=paper())
    words = answer.content.decode()
    assert answer.status_code == 409
    assert "H105" in words
    kept = re.search(r'name="stored" value="([0-9a-f]{64})"', words)
    assert kept is not None
    client = logged_in_once("property_chief")
    given = {"evidence": "count_complete", "on": TODAY.isoformat(), "title": "x", "stored": kept[1]}
    again = client.post(
        f"{PAGE}/evidence-given", given | {"stamp": stamp(client, "evidence-given", words)}
    )
    assert again.status_code == 302
    assert file_of("nord").last("count_complete") is not None


def test_a_site_moves_on_and_what_is_shut_is_named() -> None:
    authorised()
    shut = sent("head_of_office", "site-moved", to="drawing_down")
    assert shut.status_code in (400, 409)
    moved = sent("director_mission_support", "site-moved", to="closure_ordered")
    assert moved.status_code == 302
    assert file_of("nord").state == "closure_ordered"


def test_a_finding_300_km_away_is_refused_and_one_on_the_site_recorded() -> None:
    who = "environmental_officer"
    opened = sent(who, "assessment-opened", reference="ECOA-1", team=[PEOPLE[who]])
    assert opened.status_code == 302, opened.content.decode()
    said = {
        "finding": "F-1",
        "line": "E01",
        "medium": "soil",
        "text": "a stain",
        "likelihood": "3",
        "consequence": "4",
        "lon": "-1.0",
    }
    far = sent(who, "finding-recorded", **said, lat="18.9")
    assert far.status_code == 409
    assert "E204" in far.content.decode()
    assert "a stain" in far.content.decode()
    assert sent(who, "finding-recorded", **said, lat="16.0").status_code == 302
    assert environment_of("nord").findings["F-1"].rating == "high"


def test_weights_that_do_not_add_up_are_refused_until_explained() -> None:
    who = "environmental_officer"
    said = {"manifest": "M-1", "stream": "used oil", "kg": "500", "carrier": "c", "receiver": "r"}
    assert sent(who, "waste-sent", **said, file=paper()).status_code == 302
    arrived = {"manifest": "M-1", "kg": "480", "by": "the receiver", "file": paper("a,b\n5,6\n")}
    short = sent(who, "waste-received", **arrived)
    assert short.status_code == 409
    assert "480 kg arrived of 500 kg" in short.content.decode()
    arrived |= {"difference_reason": "water in the drums", "file": paper("a,b\n5,6\n")}
    assert sent(who, "waste-received", **arrived).status_code == 302


def test_a_position_of_the_wrong_form_is_said_at_its_field() -> None:
    said = {"finding": "F-1", "line": "E01", "medium": "soil", "text": "t", "likelihood": "1"}
    answer = sent(
        "environmental_officer", "finding-recorded", **said, consequence="1", lat="north", lon="2"
    )
    assert answer.status_code == 400
    assert "This does not have the right form." in answer.content.decode()


def test_a_form_that_is_not_filled_in_is_recorded_once_a_day_without_what_was_typed() -> None:
    for words in ("secret words", "other words"):
        given = {"finding": "", "line": "E01", "text": words}
        assert sent("environmental_officer", "finding-recorded", **given).status_code == 400
    [refusal] = Refusal.objects.all()
    assert (refusal.kind, refusal.codes) == ("finding.recorded", ["L209"])
    assert refusal.person == PEOPLE["environmental_officer"]
    content = bytes(Entry.objects.get(index=refusal.entry).content)
    assert b"words" not in content
    sent("environmental_officer", "assessment-opened", reference="")
    sent("head_of_office", "gate-passed", gate="")
    assert Refusal.objects.count() == 3, "one for each form and person"


def test_whoever_may_not_do_an_act_has_no_form_and_no_way_to_send_it() -> None:
    client = logged_in_once("property_chief")
    page = client.get(PAGE).content.decode()
    assert 'id="form-gate-passed"' not in page
    other = stamp(logged_in_once("head_of_office"), "gate-passed")
    answer = client.post(
        f"{PAGE}/gate-passed", {"stamp": other, "gate": "G1", "on": TODAY.isoformat()}
    )
    assert answer.status_code == 409
    assert [one.kind for one in Refusal.objects.all()] == ["gate.passed"]
    assert not Entry.objects.filter(kind="gate.passed").exists()


def test_a_form_of_somebody_without_any_office_is_refused_in_words_and_recorded() -> None:
    now = machine(timezone.now())
    enrol_person("Nobody in particular", "p-0009@mission.example", by=now, person="p-0009")
    answer = logged_in("p-0009").post(
        f"{PAGE}/gate-passed",
        {
            "stamp": stamp(logged_in_once("head_of_office"), "gate-passed"),
            "gate": "G1",
            "on": TODAY.isoformat(),
        },
    )
    assert answer.status_code == 403
    assert [(one.kind, list(one.codes)) for one in Refusal.objects.all()] == [
        ("gate.passed", [people.NOT_HELD.code])
    ]
    assert not Entry.objects.filter(kind="gate.passed").exists()


def test_a_file_larger_than_any_that_is_taken_is_refused_in_words_and_recorded() -> None:
    answer = sent(
        "director_mission_support",
        "evidence-given",
        evidence="closure_directive",
        file=SimpleUploadedFile("film.pdf", b"%PDF" + b"0" * MAX_BYTES),
    )
    assert answer.status_code == 413
    assert "a file has at most 25 MB" in answer.content.decode()
    refused = Refusal.objects.get()
    assert (refused.kind, list(refused.codes)) == ("evidence.added", ["K101"])


def test_a_task_is_begun_and_finished_with_its_document() -> None:
    who = "drawdown_cell_chief"
    assert sent(who, "task-started", task="T01").status_code == 302
    assert sent(who, "task-done", task="T01").status_code == 400
    assert sent(who, "task-done", task="T01", file=paper()).status_code == 302
    early = sent(who, "task-started", task="T52")
    assert early.status_code == 409
    assert "T52 waits for" in early.content.decode()


def test_a_comment_stands_at_its_task_with_its_author() -> None:
    who = "drawdown_cell_chief"
    for text in ("the lorries come on Monday", "they did not come"):
        assert sent(who, "task-commented", task="T01", text=text).status_code == 302
    words = logged_in_once(who).get(PAGE).content.decode()
    assert "2 comments" in words
    assert words.index("they did not come") < words.index("the lorries come on Monday")


def test_every_form_asks_for_what_its_body_needs() -> None:
    for sheet in SHEETS:
        body = HANDLERS[sheet.kind].kind.body
        asked = {sheet.shape.get(ask.name, ask.name) for ask in sheet.asks} | {"site"}
        asked |= {into for _field, into in sheet.files}
        needed = {name for name, spot in body.model_fields.items() if spot.is_required()}
        assert needed <= asked, sheet.kind


def test_whoever_is_not_shown_the_closing_is_not_shown_it_by_a_form_that_fails() -> None:
    person = "p-0009"
    by = machine(timezone.now())
    enrol_person("Person pi", "pi@mission.example", by=by, person=person)
    give_office(CapacityGiven(person=person, role="public_information", since=TODAY), by=by)
    token = stamp(logged_in_once("head_of_office"), "gate-passed")
    assert logged_in(person).post(f"{PAGE}/task-started", {"stamp": token}).status_code == 403
