"""The two tracks and the workload on their pages, by command, and a task that is done."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from drawdown.web.liquidation.models import Task
from drawdown.web.liquidation.queries import staying
from drawdown.web.records.door import RefusedAct
from tests.web.liquidation.test_pages import sent
from tests.web.liquidation.test_status import liquidating, sites, tell
from tests.web.property.test_import import check_whole

__all__ = ["liquidating", "sites"]
pytestmark = pytest.mark.usefixtures("liquidating")


def said(name: str, **options: Any) -> tuple[str, dict[str, Any]]:
    out = io.StringIO()
    call_command(name, stdout=out, **options)
    lines = out.getvalue().splitlines()
    return out.getvalue(), json.loads(lines[-1])


def test_the_command_dates_every_task_and_names_the_late_ones() -> None:
    words, document = said("liquidation_tracks", as_of="2026-01-01")
    assert document["late"] == []
    assert document["done"] == 0
    assert "Site is signed over" in words
    _, document = said("liquidation_tracks", as_of="2026-03-01")
    assert f"L01/{staying()[0]}" in document["late"]


def test_a_task_is_done_by_an_act_and_no_longer_late(client: Client) -> None:
    told = {"task": "A01", "where": "mission", "on": "2026-01-01", "title": "list of posts"}
    assert sent(client, "liquidation_task-done", **told).status_code == 302
    assert Task.objects.get().key == "A01/mission"
    _, document = said("liquidation_tracks", as_of="2026-03-01")
    assert document["done"] == 1
    assert "A01/mission" not in document["late"]
    check_whole()


@pytest.mark.parametrize(
    ("task", "place", "why"),
    [
        ("L99", "mission", "no task of the liquidation is called `L99`"),
        ("L01", "mission", "L01 is not done at `mission`"),
        ("A07", "mission", "A07 is not done: OBL-1 is open"),
    ],
)
def test_it_refuses_an_unknown_task_another_place_and_what_is_not_settled(
    task: str, place: str, why: str
) -> None:
    with pytest.raises(RefusedAct) as refused:
        tell("liquidation_task.done", task=task, where=place, document="")
    assert why in str(refused.value)


def test_it_refuses_what_is_done() -> None:
    tell("liquidation_task.done", task="A01", where="mission", document="")
    with pytest.raises(RefusedAct, match="was done on"):
        tell("liquidation_task.done", task="A01", where="mission", document="")


def test_the_page_draws_both_tracks_and_names_late_tasks(client: Client) -> None:
    words = client.get("/liquidation/tracks").content.decode()
    assert "Technical track" in words
    assert "Administrative track" in words
    assert "gantt-row" in words


def test_the_pages_read_french(client: Client) -> None:
    client.cookies["django_language"] = "fr"
    assert "Volet technique" in client.get("/liquidation/tracks").content.decode()
    assert "Charge de travail et coût" in client.get("/liquidation/workload").content.decode()


def test_workload_and_recost_by_command() -> None:
    words, document = said("liquidation_workload")
    low, likely, high = document["cents"]
    assert low < likely < high
    assert "estimates" in words
    _, document = said("liquidation_workload", what="recost", end="2040-12-31")
    assert document["asked"]["cents"][1] > document["planned"]["cents"][1]
    with pytest.raises(CommandError, match="no site is called nowhere"):
        said("liquidation_workload", what="recost", keep=["nowhere"])


def test_the_page_costs_another_end_and_says_what_is_not_a_date(client: Client) -> None:
    words = client.get("/liquidation/workload?end=2040-12-31").content.decode()
    assert "As asked" in words
    assert "A date is written" in client.get("/liquidation/workload?end=soon").content.decode()
    assert "no such site" in client.get("/liquidation/workload?keep=nowhere").content.decode()
