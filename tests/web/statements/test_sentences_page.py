"""Sentences of statements: proposed by one person, put in force by another, used by drafts."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from drawdown.progress.telling.words import Language
from drawdown.statements.draft import About
from drawdown.statements.examine import Why
from drawdown.statements.sentence_pack import shipped_sentences
from drawdown.web.acts import HANDLERS
from drawdown.web.records.models import Entry
from drawdown.web.records.rebuild import every_row, rebuild
from drawdown.web.statements.actions.draft import draft_statement, edit_statement
from drawdown.web.statements.drafts import draft_named
from drawdown.web.statements.queries import file_of, flags_of
from drawdown.web.statements.sentences_kept import SENTENCES, sentences_of
from tests.web.adopted import checked, put_in_force, sent
from tests.web.conftest import BY_OPERATOR, NOW, Real
from tests.web.people.persons import enrolled, in_office, logged_in
from tests.web.worlds import load_minusma

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("client")]
PAGE = "/statements/sentences"
ENGLISH = "The last to leave left {site:site} on {on:day}."
FRENCH = "Les derniers sont partis de {site:site} le {on:day}."


@pytest.fixture(autouse=True)
def minusma(db: None, installation: Real) -> None:
    installation()
    load_minusma(NOW)


@pytest.fixture
def writer() -> Client:
    in_office(enrolled("p-aaaa"), "public_information")
    return logged_in("p-aaaa")


@pytest.fixture
def head() -> Client:
    in_office(enrolled("p-bbbb"), "head_of_mission")
    return logged_in("p-bbbb")


def row(held: dict[str, Any], language: str, kind: str) -> dict[str, Any]:
    found: dict[str, Any] = next(
        each for each in held[language]["sentences"] if each["kind"] == kind and not each["reads"]
    )
    return found


def edited(version: str = "ours-1") -> dict[str, Any]:
    held: dict[str, Any] = json.loads(shipped_sentences().to_bytes())
    held["version"] = version
    row(held, "en", "last_people")["says"] = ENGLISH
    row(held, "fr", "last_people")["says"] = FRENCH
    return held


def drafted(name: str) -> dict[Language, str]:
    draft_statement(name, About(site="mopti-sevare"), by=BY_OPERATOR)
    return texts(name)


def texts(name: str) -> dict[Language, str]:
    file = file_of(name)
    assert file is not None
    drafts = {language: draft_named(text.document) for language, text in file.texts.items()}
    return {language: draft.plain for language, draft in drafts.items() if draft}


def test_what_one_proposes_and_another_adopts_is_what_drafts_say_from_then_on(
    writer: Client, head: Client
) -> None:
    first = drafted("first")
    shown = checked(writer, PAGE, edited()).content.decode()
    assert "The last to leave left Sévaré on" in shown, "a recorded closure is told on trial"
    assert "every fact is there" in shown
    assert sent(writer, PAGE, edited(), "shorter").status_code == 302
    assert "The last to leave" not in drafted("second")[Language.ENGLISH]

    assert put_in_force(head, PAGE, SENTENCES.waiting()[0]).status_code == 302
    third = drafted("third")
    assert "The last to leave left Sévaré on" in third[Language.ENGLISH]
    assert "Les derniers sont partis de Sévaré le" in third[Language.FRENCH]
    assert texts("first") == first, "what stood stays as it is"
    desk = writer.get("/statements/third?lang=en").content.decode()
    assert "sentences, version ours-1" in desk
    assert "sentences, version shipped" in writer.get("/statements/first").content.decode()
    held = {name: rows for name, rows in every_row().items() if "sentences" in name}
    assert len(held) == 2
    rebuild(HANDLERS)
    assert {name: every_row()[name] for name in held} == held


def test_each_draft_is_held_against_its_own_sentences(writer: Client, head: Client) -> None:
    drafted("first")
    sent(writer, PAGE, edited(), "shorter")
    put_in_force(head, PAGE, SENTENCES.waiting()[0])
    drafted("third")
    for name in ("first", "third"):
        file = file_of(name)
        assert file is not None
        for text in file.texts.values():
            assert not [f for f in flags_of(text.document, file) if f.why is Why.ALTERED]
    third = file_of("third")
    draft = draft_named(third.texts[Language.ENGLISH].document) if third else None
    assert draft is not None
    assert sentences_of(draft.sentences).version == "ours-1"
    wrong = draft.text.replace("[8 December 2023]", "[9 December 2023]", 1)
    edit_statement("third", Language.ENGLISH, wrong, {}, by=BY_OPERATOR)
    file = file_of("third")
    assert file is not None
    flags = flags_of(file.texts[Language.ENGLISH].document, file)
    assert [flag.why for flag in flags if flag.why is Why.ALTERED] == [Why.ALTERED]


def test_nobody_adopts_their_own_sentences(writer: Client) -> None:
    sent(writer, PAGE, edited(), "shorter")
    assert "You proposed this" in writer.get(PAGE).content.decode()
    assert put_in_force(writer, PAGE, SENTENCES.waiting()[0]).status_code == 403
    assert SENTENCES.in_force().version == "shipped"


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (lambda held: held.update(format="drawdown-poems/1"), "P801"),
        (lambda held: row(held, "en", "closed").update(kind="sung"), "P802"),
        (lambda held: row(held, "fr", "closed").update(says="Le {on:site}, {song:day}."), "P803"),
        (lambda held: row(held, "en", "closed").update(says="On {on:day"), "P804"),
        (lambda held: row(held, "en", "rank").update(says="See [this](2.on)."), "P804"),
        (lambda held: row(held, "fr", "last_people").update(says="Le {on:day}."), "P805"),
        (lambda held: held["en"]["sectors"].pop("water"), "P806"),
        (lambda held: held["layout"][1].append("closed"), "P807"),
        (lambda held: held["layout"][8].remove("withdrawal"), "P808"),
    ],
)
def test_sentences_that_could_not_say_a_fact_are_refused_and_named(
    writer: Client, spoil: Callable[[dict[str, Any]], Any], code: str
) -> None:
    held = edited()
    spoil(held)
    answer = sent(writer, PAGE, held, "why not")
    assert answer.status_code == 400
    assert code in answer.content.decode()
    assert not Entry.objects.filter(kind="sentences.proposed").exists()


def test_the_file_in_force_can_be_taken_and_sent_back(writer: Client) -> None:
    held = json.loads(writer.get(f"{PAGE}.json").content)
    assert held["format"] == "drawdown-sentences/1"
    assert "It is the same as what is in force" in checked(writer, PAGE, held).content.decode()
