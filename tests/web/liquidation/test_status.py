"""`drawdown liquidation status`: what is open, and each planted difference with its act."""

from __future__ import annotations

import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from drawdown.people.acts.give_capacity import CapacityGiven
from drawdown.web.liquidation import models
from drawdown.web.liquidation.handlers import BY_KIND
from drawdown.web.liquidation.queries import staying
from drawdown.web.people.actions.enrol_person import enrol_person
from drawdown.web.people.actions.give_holding import give_office
from drawdown.web.people.actions.set_up import machine
from drawdown.web.property.models import Item
from drawdown.web.records.guard import recording
from drawdown.web.records.handler import Handler
from drawdown.web.records.models import Entry
from drawdown.web.records.rebuild import every_row
from drawdown.web.records.sending import About, send
from drawdown.web.store import documents
from tests.liquidation.test_acts import BEGIN, DEBT
from tests.web.conftest import BY_OPERATOR, NOW
from tests.web.property.test_import import apply, check_whole, sites, table

__all__ = ["sites"]
NAMES = ("document", "delegation", "team", "guard", "budget", "withdrawal")


def tell(kind: str, /, **said: Any) -> None:
    paper = documents().put(b"field,value\nnotice,a paper of the tests\n")
    said |= {name: paper for name in NAMES if name in said}
    for each in said.get("exceptions", ()):
        each["guard"] = paper
    handler: Handler[Any] = BY_KIND[kind]
    body = handler.kind.body.model_validate_json(json.dumps({"on": "2026-01-01"} | said))
    send(handler, body, About(evidence=[paper]), by=BY_OPERATOR)


def status() -> tuple[str, dict[str, Any]]:
    out = io.StringIO()
    try:
        call_command("liquidation_status", as_of="2026-01-11", stdout=out)
    except CommandError as error:
        out.write(f"{error}")
    said = out.getvalue()
    line = next(each for each in said.splitlines() if each.startswith("{"))
    return said, json.loads(line)


@pytest.fixture
def liquidating(sites: tuple[str, str]) -> tuple[str, str]:
    """Pass the gate into liquidation with every site as an exception, and owe one sum."""
    by, since = machine(NOW), date(2025, 1, 1)
    enrol_person("Head of the team", "", by=by, person="p-1234abcd")
    give_office(CapacityGiven(person="p-1234abcd", role="liquidation_head", since=since), by=by)
    exceptions = [{"site": site, "reason": "liquidation site"} for site in staying()]
    tell("liquidation.begun", **BEGIN | {"head": "p-1234abcd", "exceptions": exceptions})
    tell("open_item.opened", **DEBT)
    return sites


def test_it_says_open_items_by_kind_age_and_owner_and_a_difference_of_zero(
    liquidating: tuple[str, str], tmp_path: Path
) -> None:
    apply(table(tmp_path, ("1", "Generator", liquidating[0], 3)))
    said, document = status()
    assert "obligation              1     1    10 d  finance_legal" in said
    assert "asset_lines             1     0 unknown  property_chief" in said
    assert f"site:{liquidating[0]} no group: 3 = remaining 3" in said
    assert "USD  opened 10000 revised 0 = paid 0 + dropped 0 + open 10000" in said
    assert document["difference"] == 0
    assert said.splitlines()[-1].startswith("{")
    check_whole()


def test_one_generator_more_is_found_named_and_traced_to_its_act(
    liquidating: tuple[str, str], tmp_path: Path
) -> None:
    apply(table(tmp_path, ("1", "Generator", liquidating[0], 3)))
    act = Entry.objects.filter(kind="list.decided").get()
    with recording():
        Item.objects.filter(line="1").update(quantity=4)
    said, document = status()
    assert document["difference"] == 1
    where = f"1 of un at site:{liquidating[0]}"
    assert f"{where}: 3 by the postings, 4 by the rows; entry {act.index}" in said
    assert "1 differences are unexplained" in said


def test_one_cent_less_is_found_named_and_traced_to_its_act(liquidating: tuple[str, str]) -> None:
    row = models.Item.objects.get(item="OBL-1")
    act = Entry.objects.filter(kind="open_item.opened").get()
    with recording():
        row.content["remaining"] -= 1
        row.save()
    said, document = status()
    assert document["difference"] == 1
    assert f"10000 minor units are open by the acts, 9999 by the rows; last act {act.act}" in said


def test_it_says_when_rows_were_last_made_again_and_what_that_found(
    liquidating: tuple[str, str],
) -> None:
    said, document = status()
    assert "rows were not made again from the ledger here yet: drawdown rebuild" in said
    assert document["rebuilt"] is None
    call_command("rebuild", stdout=io.StringIO())
    said, document = status()
    acts = Entry.objects.count()
    assert f"{acts} acts: every row was the same\n" in said
    tell("open_item.assigned", item="OBL-1", owner="finance_legal", due="2026-03-01")
    assert f"{acts} acts: every row was the same, 1 acts since\n" in status()[0]
    assert document["rebuilt"] in said


def test_a_planted_cent_is_gone_after_a_rebuild_that_says_which_table_had_it(
    liquidating: tuple[str, str],
) -> None:
    row = models.Item.objects.get(item="OBL-1")
    with recording():
        row.content["remaining"] += 1
        row.save()
    assert status()[1]["difference"] == 1
    out = io.StringIO()
    call_command("rebuild", stdout=out)
    assert "liquidation_item: held other rows than the acts say" in out.getvalue()
    said, document = status()
    assert "1 tables had other rows" in said
    assert document["difference"] == 0


def test_an_item_that_no_rule_gives_a_day_is_listed_until_somebody_gives_it_one(
    liquidating: tuple[str, str], tmp_path: Path
) -> None:
    apply(table(tmp_path, ("1", "Generator", liquidating[0], 3)))
    said, document = status()
    name = f"property/site:{liquidating[0]}"
    assert f"no day: asset_lines {name}, property_chief" in said
    before = document["without_day"]
    tell("open_item.assigned", item=name, owner="property_chief", due="2026-03-01")
    said, document = status()
    assert f"no day: asset_lines {name}" not in said
    assert document["without_day"] == before - 1


def test_the_rows_are_made_again_from_the_acts(liquidating: tuple[str, str]) -> None:
    before = every_row()
    check_whole()
    assert every_row() == before
