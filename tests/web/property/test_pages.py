"""The pages of property: the list, a line, the account, an import; in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import Q
from django.test import Client

from drawdown.property.intake.mapping import EXAMPLE
from drawdown.web.property import models
from drawdown.web.property.actions.save_mapping import save_mapping
from drawdown.web.property.pages import Asked, page
from drawdown.web.records.guard import recording
from drawdown.web.register.models import Snapshot
from tests.web.conftest import BY_OPERATOR, Real
from tests.web.people.persons import enrolled, in_office, logged_in
from tests.web.property.test_import import MAPPING, apply, sites, table

__all__ = ["sites"]


def text(client: Client, where: str, language: str = "en") -> str:
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    answer = client.get(where)
    assert answer.status_code == 200, where
    return answer.content.decode()


@pytest.fixture
def lines(tmp_path: Path, sites: tuple[str, str]) -> None:
    rows = [(f"{1000 + number}", f"Pump {number}", sites[number % 2], 1) for number in range(120)]
    apply(table(tmp_path, *rows, ("9", "Génératrice d'appoint", sites[0], 4)))


@pytest.mark.usefixtures("lines")
def test_a_page_goes_on_from_the_last_line_of_the_one_before(client: Client) -> None:
    seen: list[str] = []
    after = "/property"
    for _ in range(3):
        page = text(client, after)
        numbers = [part.split("<")[0] for part in page.split("/property/line/")[1:]]
        seen += [number.split(">")[1] for number in numbers]
        if 'href="?after=' not in page:
            break
        after = "/property?after=" + page.split('href="?after=')[1].split('"')[0]
    assert len(seen) == len(set(seen)) == 121


@pytest.mark.usefixtures("lines")
@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("pump", 50),
        ("pump 77", 1),
        ("generatrice", 1),
        ("GÉN", 1),
        ("1077", 1),
        ('"x', 0),
        ("*", 50),
    ],
)
def test_a_word_is_found_by_its_beginning_whatever_its_accents(
    client: Client, query: str, count: int
) -> None:
    answer = client.get("/property", {"q": query})
    assert answer.content.decode().count("/property/line/") == count


@pytest.mark.usefixtures("lines")
def test_every_page_speaks_both_languages(client: Client) -> None:
    key = models.Item.objects.get(line="9").pk
    for place, english, french in (
        ("/property", "What is there", "Ce qui existe"),
        (f"/property/line/{key}", "Its account", "Son compte"),
        ("/property/account", "Was there", "Existait"),
        ("/property/import", "Import a table", "Importer un tableau"),
    ):
        assert english in text(client, place)
        assert french in text(client, place, "fr")


def test_a_table_is_taken_compared_and_applied(client: Client, sites: tuple[str, str]) -> None:
    save_mapping(MAPPING, by=BY_OPERATOR)
    content = f"No,Text,Plant,Qty\n1,Pump,{sites[0]},3\n".encode()
    form = {"mapping": "enterprise", "on": "2026-01-02"}
    answer = client.post("/property/import", form | {"table": SimpleUploadedFile("a.csv", content)})
    page = text(client, answer["Location"])
    stamp = page.split('name="stamp" value="')[1].split('"')[0]
    decided = client.post(answer["Location"], {"stamp": stamp, "decision": "applied"})
    assert decided.status_code == 302
    assert "This list was applied" in text(client, answer["Location"])
    assert models.Item.objects.get().quantity == 3
    wrong = SimpleUploadedFile("a.csv", content.replace(b"3", b"many"))
    answer = client.post("/property/import", form | {"table": wrong})
    assert answer.status_code == 422
    assert "Q212" in answer.content.decode()


@pytest.mark.usefixtures("lines")
def test_a_contingent_sees_only_its_own(client: Client, installation: Real) -> None:
    installation()
    person = enrolled("p-aaaa")
    in_office(person, "contingent", subjects=frozenset({"unit:egy"}))
    theirs = logged_in(person)
    assert "/property/line/" not in theirs.get("/property").content.decode()
    ours = models.Item.objects.get(line="9")
    assert theirs.get(f"/property/line/{ours.pk}").status_code == 404
    with recording():
        models.Item.objects.filter(line="9").update(owner="unit:egy", sort="contingent")
    assert theirs.get("/property").content.decode().count("/property/line/") == 1
    assert theirs.get(f"/property/line/{ours.pk}").status_code == 200


def test_an_empty_register_is_an_empty_page(client: Client, loaded: Snapshot) -> None:
    assert "No line of property stands in the register" in text(client, "/property")
    assert "No line fits" in text(client, "/property?q=generator")
    assert "Nothing is in the register yet" in text(client, "/property/account")


@pytest.mark.usefixtures("lines")
def test_a_count_is_held_on_its_page(client: Client, sites: tuple[str, str]) -> None:
    def send(where: str, **said: str) -> int:
        stamp = client.get(where).content.decode().split('name="stamp" value="')[1].split('"')[0]
        form = {"stamp": stamp, "on": "2026-01-02", **said}
        return client.post(where, form).status_code

    opened = {"count": "c-1", "site": sites[0], "blind": "yes"}
    assert send("/property/counts", **opened) == 302
    where = "/property/counts/c-1"
    assert "0 of 61 lines were looked for" in text(client, where)
    assert "0 lignes sur 61 ont été cherchées" in text(client, where, "fr")
    assert "By the account" not in text(client, where)
    assert send(where, kind="count.taken", scans="1000\n9 ×3\n") == 302
    page = text(client, where)
    assert "2 of 61" in page
    assert "not explained" in page
    assert send(where, kind="count.taken", scans="no such label") == 409
    assert send(where, kind="count.closed") == 409
    explained = {"line": "9", "cause": "lost", "words": "burnt"}
    assert send(where, kind="variance.explained", **explained) == 302
    accepted = {"line": "9", "decision": "accepted", "case": "b-1"}
    assert send(where, kind="variance.settled", **accepted) == 302
    assert "accepted: 1" in text(client, where)
    assert send(where, kind="nothing.known") == 400


@pytest.mark.usefixtures("lines")
def test_a_filter_finds_what_stands_behind_many_other_lines(sites: tuple[str, str]) -> None:
    with recording():
        models.Item.objects.filter(line="1119").update(custodian="medical")
    asked = Asked(query="pump", filters=(("custodian", "medical"),))
    rows, after = page(asked, Q(), first=2)
    assert ([row.line for row in rows], after) == (["1119"], None)
    rows, after = page(Asked(query="pump", filters=(("site", sites[1]),)), Q(), first=1)
    assert len(rows) == 50
    assert after == rows[-1].pk


MAPPED = b"""id: mine
name: Fixed assets
columns: {line: No, description: Text, site: Plant, quantity: Qty}
"""


def test_the_first_table_brings_its_mapping_with_it(client: Client, sites: tuple[str, str]) -> None:
    page = client.get("/property/import").content.decode()
    assert f"<pre>{EXAMPLE}</pre>" in page
    assert 'name="mapping_file"' in page
    stamp = page.split('name="stamp" value="')[1].split('"')[0]
    table_ = f"No,Text,Plant,Qty\n1,Pump,{sites[0]},3\n".encode()
    form = {"on": "2026-01-02", "stamp": stamp}
    files = {
        "table": SimpleUploadedFile("a.csv", table_),
        "mapping_file": SimpleUploadedFile("m.yaml", MAPPED),
    }
    answer = client.post("/property/import", form | files)
    assert answer.status_code == 302
    assert models.Mapping.objects.get().name == "mine"
    # What is wrong with a mapping is said, and nothing of it is kept.
    files["table"] = SimpleUploadedFile("a.csv", table_)
    files["mapping_file"] = SimpleUploadedFile("m.yaml", MAPPED.replace(b"line: No, ", b""))
    answer = client.post("/property/import", form | files)
    assert answer.status_code == 422
    assert models.Mapping.objects.count() == 1
