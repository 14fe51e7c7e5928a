"""The page of figures: definitions, values that open their evidence, as of any entry."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from drawdown.examples import minusma_folder
from drawdown.register.folder import load_folder
from drawdown.web.records.actions.open_ledger import open_ledger
from drawdown.web.register.actions.load_register import load_register
from tests.web.conftest import BY_OPERATOR, NOW

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def twice(db: None) -> None:
    """Load the example without its convoy to Gao, then as it is."""
    loaded = load_folder(minusma_folder())
    assert loaded.register is not None
    assert loaded.history is not None
    before = loaded.history.model_copy(
        update={"movements": tuple(m for m in loaded.history.movements if m.id != "mv-019")}
    )
    open_ledger("minusma", origin="test.example/minusma", at=NOW)
    load_register(loaded.register, before, origin="the tests", by=BY_OPERATOR)
    load_register(loaded.register, loaded.history, origin="the tests", by=BY_OPERATOR)


def shown(client: Client, address: str = "/figures", language: str = "en") -> str:
    return client.get(address, headers={"accept-language": language}).content.decode()


def test_a_value_opens_its_evidence_and_stands_beside_what_others_report(client: Client) -> None:
    words = shown(client)
    start = words.index('id="convoy-vehicles-mv-019-2023-11-07"')
    line = words[start : words.index("</details>", start)]
    assert ">143<" in line
    assert "others: 150" in line
    assert "Une semaine après" in line
    assert "unmissions.org" in line


def test_as_of_an_earlier_entry_the_values_are_those_of_then(client: Client) -> None:
    assert 'id="convoy-injured-mv-019' in shown(client)
    assert 'id="convoy-injured-mv-019' not in shown(client, "/figures?as_of=2")


def test_before_the_first_register_there_is_nothing(client: Client) -> None:
    assert "figure-total" not in shown(client, "/figures?as_of=1")


@pytest.mark.parametrize("asked", ["-1", "x", "9" * 30, "²"])
def test_an_entry_that_is_none_is_the_last(client: Client, asked: str) -> None:
    assert 'id="convoy-vehicles-mv-019' in shown(client, f"/figures?as_of={asked}")


def test_a_figure_says_in_french_what_it_counts(client: Client) -> None:
    words = shown(client, language="fr")
    assert "Casques bleus blessés en chemin" in words
    assert "Volontaires des Nations Unies" in words


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(
    ("key", "value", "other", "other_source"),
    [
        ("convoy-vehicles-mv-019-2023-11-07", 143, 150, "Une semaine après"),
        ("convoy-injured-mv-019-2023-11-07", 37, 26, "allafrica.com"),
    ],
)
def test_what_sources_report_differently_stands_side_by_side_each_with_its_source(
    client: Client, key: str, value: int, other: int, other_source: str, language: str
) -> None:
    words = shown(client, language=language)
    start = words.index(f'id="{key}"')
    line = words[start : words.index("</details>", start)]
    others = {"en": "others: ", "fr": "d’autres : "}[language]
    summary, _end, opened = line.partition("</summary>")
    held, _rest, otherwise = opened.partition(f"<b>{other}</b>")
    assert f">{value}<" in summary
    assert f"{others}{other}" in re.sub("[\u00a0\u202f]", " ", summary)
    assert "Note to Correspondents – on Mali" in held
    assert other_source in otherwise
    assert other_source not in held
