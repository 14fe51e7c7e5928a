"""Open data on the way of a statement: nothing before its release, what it says after it."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest
from django.test import Client

from tests.web.people.persons import enrolled, in_office, logged_in
from tests.web.statements.test_release import (
    SEVARE,
    begun,
    head,
    marked,
    minusma,
    press,
    released,
    step,
)

__all__ = ["head", "minusma", "press"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("client", "minusma")]


def rows(client: Client) -> list[dict[str, str]]:
    content = client.get("/open-data/figures.csv").content.decode()
    return list(csv.DictReader(io.StringIO(content, newline="")))


def test_only_what_a_released_text_still_says_is_open(press: Client, head: Client) -> None:
    begun(press, SEVARE)
    assert rows(press) == []

    text = marked(SEVARE, "en")
    cut = re.sub(r"[^.]*\(\d+\.liquidation[^.]*\.|The withdrawal ends on [^.]*\.on\)\.", "", text)
    assert cut != text
    for language, whole in (("en", cut), ("fr", marked(SEVARE, "fr"))):
        withdrawal = r"Le retrait s['’]achève le [^.]*\.on\)\."
        step(press, SEVARE, "edit", language=language, text=re.sub(withdrawal, "", whole))
    released(SEVARE, press, head)

    told = rows(press)
    kinds = {row["kind"] for row in told}
    assert {"closed", "rank", "last_people", "earlier"} <= kinds
    assert "withdrawal" not in kinds
    assert all(re.fullmatch(r"[0-9a-f]{64}", row["document"]) for row in told)
    places = json.loads(press.get("/open-data/sites.geojson").content)["features"]
    assert [place["properties"]["id"] for place in places] == [SEVARE]


def test_a_corrected_statement_is_replaced_once_its_correction_is_out(
    press: Client,
    head: Client,
) -> None:
    begun(press, SEVARE)
    released(SEVARE, press, head)
    step(press, SEVARE, "correct", reason="the second bridge was left out")
    assert {row["statement"] for row in rows(press)} == {SEVARE}

    released(f"{SEVARE}-correction-1", press, head)
    assert {row["statement"] for row in rows(press)} == {f"{SEVARE}-correction-1"}


def test_open_data_are_for_those_who_see_what_is_released(press: Client) -> None:
    in_office(enrolled("p-cccc"), "finance_legal")

    assert "/open-data/figures.csv" in press.get("/reports").content.decode()
    assert logged_in("p-cccc").get("/open-data/figures.csv").status_code == 403


@pytest.mark.parametrize(
    ("language", "why", "none"),
    [
        ("en", "No report is open to your office.", "No statement has been released yet."),
        ("fr", "Aucun rapport n’est ouvert à votre fonction.", "Aucun communiqué n’a encore"),
    ],
)
def test_whoever_sees_single_sites_is_told_why_and_led_to_what_is_open(
    press: Client, head: Client, language: str, why: str, none: str
) -> None:
    in_office(enrolled("p-cccc"), "head_of_office", sites=["mopti-sevare"])
    office = logged_in("p-cccc")

    def listed() -> str:
        return office.get("/reports", headers={"accept-language": language}).content.decode()

    begun(press, SEVARE)
    assert why in listed()
    assert none in listed()
    assert f"/released/{SEVARE}/" not in listed()

    released(SEVARE, press, head)
    page = listed()
    assert none not in page
    assert 'href="/site/mopti-sevare"' in page
    assert 'href="/site/gao' not in page
    for address in (f"/released/{SEVARE}/{language}", "/site/mopti-sevare", "/done"):
        assert f'href="{address}"' in page
        assert office.get(address).status_code == 200
