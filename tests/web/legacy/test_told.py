"""The story of the example opens what its office in Mopti leaves, reconstructed and marked so."""

from __future__ import annotations

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from drawdown.web.acts import HANDLERS
from drawdown.web.people.actions.enrol_cast import enrol_cast
from drawdown.web.records.models import Entry
from drawdown.web.records.rebuild import every_row, rebuild
from tests.web.conftest import NOW, Real
from tests.web.worlds import load_minusma, of_the_example, told_once

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def told(db: None, installation: Real) -> None:
    installation()
    told_once("the legacy of minusma", tell)


def tell() -> None:
    register, _ = of_the_example()
    load_minusma(NOW)
    enrol_cast(since=register.mission.plan_start, at=timezone.now())
    call_command("tell_legacy")


@pytest.mark.parametrize(
    ("language", "marked", "handed_over"),
    [
        ("en", "Reconstructed for a demonstration", "handed over to Mopti Cercle"),
        ("fr", "Reconstitué pour une démonstration", "remis à l’administration du cercle de Mopti"),
    ],
)
def test_a_stranger_reads_what_was_done_in_mopti(
    client: Client, language: str, marked: str, handed_over: str
) -> None:
    words = client.get("/done/mopti", headers={"accept-language": language}).content.decode()

    assert marked in words
    assert handed_over in words
    assert words.count('class="done-picture"') == 2
    assert "<svg" in words


def test_other_regions_stay_closed(client: Client) -> None:
    assert client.get("/done/bandiagara").status_code == 200
    assert client.get("/done/gao").status_code == 404


def test_a_picture_of_the_story_opens_to_everybody(client: Client) -> None:
    words = client.get("/done/bandiagara").content.decode()
    addresses = [each.split('"')[0] for each in words.split('src="') if each.startswith("/done")]

    assert len(addresses) == 2
    assert client.get(addresses[0])["content-type"] == "image/jpeg"


def test_told_again_it_changes_nothing_and_is_rebuilt_from_the_ledger() -> None:
    before, rows = Entry.objects.count(), legacy_rows()
    call_command("tell_legacy")

    assert Entry.objects.count() == before
    rebuild(HANDLERS)
    assert legacy_rows() == rows


def legacy_rows() -> dict[str, object]:
    return {name: rows for name, rows in every_row().items() if name.startswith("legacy_")}
