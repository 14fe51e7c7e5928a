"""A statement on its way: drafted, reviewed by another, embargoed, released, corrected."""

from __future__ import annotations

import hashlib
import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from drawdown.statements.write import TITLES
from drawdown.web.acts import HANDLERS
from drawdown.web.records.models import Entry, Refusal
from drawdown.web.records.rebuild import every_row, rebuild
from drawdown.web.records.sending import new_stamp
from drawdown.web.statements import models
from drawdown.web.statements.desk_page import Mark, frozen_page
from drawdown.web.statements.drafts import draft_named
from drawdown.web.statements.queries import file_of
from drawdown.web.store import documents
from tests.web.conftest import NOW, Real
from tests.web.people.persons import enrolled, in_office, logged_in
from tests.web.worlds import load_minusma

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("client")]

PRESS, HEAD = "p-aaaa", "p-bbbb"
SEVARE, LEFT = "mopti-sevare", "departed-2023-09-27"
OTHER_REPORT = "explain:reported_otherwise:convoy.vehicles:150"


@pytest.fixture(autouse=True)
def minusma(db: None, installation: Real) -> None:
    installation()
    load_minusma(NOW)


@pytest.fixture
def press() -> Client:
    in_office(enrolled(PRESS), "public_information")
    return logged_in(PRESS)


@pytest.fixture
def head() -> Client:
    in_office(enrolled(HEAD), "head_of_mission")
    return logged_in(HEAD)


def page(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def begun(client: Client, about: str) -> Any:
    stamp = new_stamp(timezone.now()).signed()
    return client.post("/statements/begin", {"about": about, "stamp": stamp})


def step(client: Client, statement: str, name: str, **given: str) -> Any:
    """Send a step as its form would: with a stamp and the texts that stand."""
    file = file_of(statement)
    texts = " ".join(sorted(file.documents)) if file else ""
    stamp = new_stamp(timezone.now()).signed()
    return client.post(f"/statements/{statement}/{name}", {"stamp": stamp, "texts": texts, **given})


def marked(statement: str, language: str) -> str:
    file = file_of(statement)
    assert file is not None
    (document,) = (t.document for each, t in file.texts.items() if each.value == language)
    draft = draft_named(document)
    assert draft is not None
    return draft.text


def released(statement: str, press: Client, head: Client) -> None:
    assert step(head, statement, "review", verdict="approved").status_code == 302
    assert step(press, statement, "release").status_code == 302


def test_a_statement_goes_from_draft_to_release_in_both_languages(
    press: Client, head: Client
) -> None:
    assert begun(press, SEVARE).status_code == 302
    released(SEVARE, press, head)
    kinds = [kind for kind in Entry.objects.values_list("kind", flat=True) if "statement" in kind]
    assert kinds == ["statement.drafted", "statement.reviewed", "statement.released"]
    for language, title in (
        ("en", "MINUSMA closes its large camp in Sévaré"),
        ("fr", "La MINUSMA ferme son grand camp à Sévaré"),
    ):
        words = page(Client(), f"/released/{SEVARE}/{language}")
        assert title in words
        file = file_of(SEVARE)
        assert file is not None
        assert file.release is not None
        sha256 = {each.value: text for each, text in file.release.texts.items()}[language]
        assert sha256 in words


def test_what_is_released_hashes_to_what_the_ledger_says(press: Client, head: Client) -> None:
    begun(press, SEVARE)
    released(SEVARE, press, head)
    act = Entry.objects.get(kind="statement.released")
    content = bytes(act.content).decode()
    file = file_of(SEVARE)
    assert file is not None
    assert file.release is not None
    for sha256 in file.release.texts.values():
        assert sha256 in content
        assert hashlib.sha256(documents().get(sha256)).hexdigest() == sha256


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_fact_of_a_released_text_leads_to_its_evidence(
    press: Client, head: Client, language: str
) -> None:
    begun(press, SEVARE)
    released(SEVARE, press, head)
    words = page(Client(), f"/released/{SEVARE}/{language}")
    led = set(re.findall(r'href="#evidence-(\d+)"', words))
    draft = draft_named(models.Release.objects.get().texts[language][0])
    assert draft is not None
    said = {str(n) for n, fact in enumerate(draft.facts, 1) if fact.kind not in TITLES}

    assert led == said
    assert "\n".join(draft.plain.split()) == "\n".join(
        "".join(mark.text for each in frozen_page(draft)[0] for mark in (*each, Mark(" "))).split()
    )


@pytest.mark.parametrize("form", ["txt", "html", "docx", "pdf"])
def test_what_went_out_can_be_had_as_a_file(press: Client, head: Client, form: str) -> None:
    begun(press, SEVARE)
    assert Client().get(f"/released/{SEVARE}/fr.{form}").status_code == 404
    released(SEVARE, press, head)
    answer = Client().get(f"/released/{SEVARE}/fr.{form}")
    assert answer.status_code == 200
    starts = {"txt": b"La MINUSMA", "html": b"<!doctype", "docx": b"PK", "pdf": b"%PDF"}
    assert answer.content.startswith(starts[form])
    assert Client().get(f"/released/{SEVARE}/fr.odt").status_code == 404


def test_nobody_outside_reads_it_before_its_release(press: Client) -> None:
    begun(press, SEVARE)
    assert Client().get(f"/released/{SEVARE}/en").status_code == 404
    assert Client().get(f"/statements/{SEVARE}").status_code == 302


def test_it_is_not_released_without_the_review_of_somebody_else(press: Client) -> None:
    begun(press, SEVARE)
    assert step(press, SEVARE, "release").status_code == 409
    assert Refusal.objects.count() == 1


def test_nobody_reviews_what_they_drafted() -> None:
    for office in ("public_information", "head_of_mission"):
        in_office(PRESS if office == "head_of_mission" else enrolled(PRESS), office)
    both = logged_in(PRESS)
    begun(both, SEVARE)
    assert "Draft" in page(both, f"/statements/{SEVARE}")
    assert "Approve" not in page(both, f"/statements/{SEVARE}")
    assert step(both, SEVARE, "review", verdict="approved").status_code == 409


def test_an_edit_after_the_review_asks_for_another(press: Client, head: Client) -> None:
    begun(press, SEVARE)
    step(head, SEVARE, "review", verdict="approved")
    text = marked(SEVARE, "en").replace("What remains of its work:", "What it leaves:")
    assert step(press, SEVARE, "edit", language="en", text=text).status_code == 302
    assert step(press, SEVARE, "release").status_code == 409
    released(SEVARE, press, head)


def test_a_return_says_what_to_mend(press: Client, head: Client) -> None:
    begun(press, SEVARE)
    assert step(head, SEVARE, "review", verdict="returned").status_code == 409
    assert step(head, SEVARE, "review", verdict="returned", note="name the road").status_code == 302
    words = page(press, f"/statements/{SEVARE}")
    assert "Returned to its author" in words
    assert "name the road" in words


def test_a_wrong_addend_blocks_the_release_and_the_page_says_which(
    press: Client, head: Client
) -> None:
    begun(press, "departed@2023-09-27")
    text = marked(LEFT, "en")
    step(press, LEFT, "edit", language="en", text=text.replace("[2,583 ", "[2,538 "))
    step(head, LEFT, "review", verdict="approved")
    answer = step(press, LEFT, "release")
    assert answer.status_code == 409
    words = answer.content.decode()
    assert "These figures do not add up" in words
    assert "members of contingents = 2,583" in words
    step(press, LEFT, "edit", language="en", text=text)
    released(LEFT, press, head)
    assert "3,367" in page(Client(), f"/released/{LEFT}/en")


def test_what_others_report_without_a_reason_is_explained_before_the_release(
    press: Client, head: Client
) -> None:
    begun(press, "kidal")
    step(head, "kidal", "review", verdict="approved")
    assert step(press, "kidal", "release").status_code == 409
    why = {
        OTHER_REPORT: "the mission counted at the gate",
        OTHER_REPORT.replace("vehicles:150", "people:850"): "rounded by the reporter",
    }
    for language in ("en", "fr"):
        step(press, "kidal", "edit", language=language, text=marked("kidal", language), **why)
    released("kidal", press, head)


def test_an_embargo_holds_until_its_time_or_is_lifted_with_a_reason(
    press: Client, head: Client
) -> None:
    begun(press, SEVARE)
    step(head, SEVARE, "review", verdict="approved")
    until = (timezone.now() + timedelta(days=1)).strftime("%Y-%m-%dT%H:%M")
    assert step(press, SEVARE, "embargo", until="2023-01-01T00:00").status_code == 409
    assert step(press, SEVARE, "embargo", until=until).status_code == 302
    assert "Under embargo" in page(press, f"/statements/{SEVARE}")
    assert step(press, SEVARE, "release").status_code == 409
    assert step(press, SEVARE, "embargo", until="").status_code == 409
    assert step(press, SEVARE, "embargo", until="", reason="it is out already").status_code == 302
    assert step(press, SEVARE, "release").status_code == 302


def test_what_is_released_is_frozen_and_takes_a_correction(press: Client, head: Client) -> None:
    begun(press, SEVARE)
    released(SEVARE, press, head)
    assert step(press, SEVARE, "edit", language="en", text="other").status_code == 409
    assert step(press, SEVARE, "release").status_code == 409
    answer = step(press, SEVARE, "correct", reason="the second bridge was left out")
    assert answer.status_code == 302
    second = f"{SEVARE}-correction-1"
    assert "Only what" not in page(press, f"/statements/{second}")
    before = page(Client(), f"/released/{SEVARE}/en")
    assert "was corrected" not in before
    released(second, press, head)
    assert second in page(Client(), f"/released/{SEVARE}/en")
    words = page(Client(), f"/released/{second}/en")
    assert "the second bridge was left out" in words
    assert SEVARE in words
    beside = page(Client(), f"/released/{second}/en/correction")
    assert "the second bridge was left out" in beside
    assert beside.count("side-by-side") > 3
    assert Client().get(f"/released/{SEVARE}/en/correction").status_code == 404
    assert step(press, SEVARE, "correct", reason="again").status_code == 409


def test_a_form_sent_twice_is_one_draft(press: Client) -> None:
    stamp = new_stamp(timezone.now()).signed()
    for _ in range(2):
        press.post("/statements/begin", {"about": SEVARE, "stamp": stamp})
    assert Entry.objects.filter(kind="statement.drafted").count() == 1


def test_a_rebuild_gives_the_same_rows(press: Client, head: Client) -> None:
    begun(press, SEVARE)
    released(SEVARE, press, head)
    step(press, SEVARE, "correct", reason="a name")
    before = statement_rows()
    assert all(before[f"statements_{name}"] for name in ("statement", "text", "review", "release"))
    rebuild(HANDLERS)
    assert statement_rows() == before


def statement_rows() -> dict[str, Any]:
    return {name: rows for name, rows in every_row().items() if name.startswith("statements_")}


def test_a_subject_that_nobody_knows_has_no_text(press: Client) -> None:
    assert begun(press, "atlantis").status_code == 409
    assert begun(press, "departed@never").status_code == 400
