"""Lines are decided by the rules, alone or many at once; totals hold every piece once."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from drawdown.property.acts.decide_disposal import Costs
from drawdown.property.acts.decide_list import Decision, ListDecided
from drawdown.property.disposal.plan import OPEN
from drawdown.property.intake.mapping import PropertyMapping
from drawdown.web.property import models
from drawdown.web.property.actions.compare import compare
from drawdown.web.property.actions.decide_disposal import Deciding, decide_disposal
from drawdown.web.property.actions.decide_list import decide_list
from drawdown.web.property.disposal import lines_of, shipped, to_decide, totals
from drawdown.web.records.models import Entry
from tests.property.disposal.test_judge import PLAIN
from tests.web.conftest import BY_OPERATOR
from tests.web.property.test_import import check_whole, sites

__all__ = ["sites"]
ON = date(2026, 1, 2)
NO = {name: value for name, value in PLAIN.items() if name not in ("owner", "condition")}
PRICED = PropertyMapping(
    id="priced",
    name="With values",
    columns={"line": "No", "description": "Text", "site": "Plant", "quantity": "Qty",
             "condition": "State", "purchase": "Bought", "residual": "Left"},
    constants={"currency": "USD"},
)  # fmt: skip


def enter(folder: Path, site: str, rows: list[tuple[Any, ...]]) -> None:
    path = folder / "priced.csv"
    head = "No,Text,Plant,Qty,State,Bought,Left"
    text = "\n".join(",".join(map(str, (no, what, site, *rest))) for no, what, *rest in rows)
    path.write_text(f"{head}\n{text}\n", encoding="utf-8")
    found = compare(path, PRICED, on=ON)
    decide_list(ListDecided(listing=found.digest, decision=Decision.APPLIED), by=BY_OPERATOR)


@pytest.fixture
def site(tmp_path: Path, sites: tuple[str, str]) -> str:
    """Return a site with five lines: good, poor, of unknown condition, without a value."""
    rows = [
        ("1", "Pump", 3, "good", "900.00", "300.00"),
        ("2", "Tent", 5, "poor", "200.00", "10.00"),
        ("3", "Generator", 1, "good", "20000.00", "9000.00"),
        ("4", "Box", 7, "", "", ""),
        ("5", "Cable", 2, "good", "100.00", "1.00"),
    ]
    enter(tmp_path, sites[0], rows)
    return sites[0]


def decide(site: str, answers: dict[str, str], costs: Costs | None = None) -> int:
    lines = lines_of(to_decide(site, decided=False))
    return len(decide_disposal(Deciding(site, ON, lines, answers, costs), by=BY_OPERATOR))


def routes() -> dict[str, str]:
    return {row.line: row.rule for row in models.Decision.objects.all()}


def test_lines_that_the_rules_treat_alike_are_one_act(site: str) -> None:
    before = Entry.objects.count()
    assert decide(site, NO) == 2
    assert Entry.objects.count() == before + 2
    assert routes() == {"1": "R11b", "2": "R11a", "3": "R11b", "5": "R11b"}
    groups = dict(models.Item.objects.values_list("line", "group"))
    assert groups == {"1": "IV", "2": "IV", "3": "IV", "4": None, "5": "IV"}
    check_whole()


def test_what_is_not_known_is_left_open_not_guessed(site: str) -> None:
    assert decide(site, {}) == 0
    (open_line,) = (row.line for row in to_decide(site, decided=False) if row.line == "4")
    assert open_line == "4"


def test_shipping_is_decided_by_its_costs(site: str) -> None:
    costs = Costs(currency="USD", freight=20_000, refurbishment=5_000)
    answers = NO | {"required": "yes"}
    del answers["ship_pays"]
    decide(site, answers, costs)
    assert routes() == {"1": "R5", "2": "R11a", "3": "R5", "5": "R11b"}
    kept = models.Decision.objects.get(line="1")
    assert kept.shipping == {"currency": "USD", "freight": 20_000, "refurbishment": 5_000}
    assert (kept.facts["ship_pays"], kept.officer, kept.rules) == (
        "yes", "operator", shipped().digest,
    )  # fmt: skip


def test_a_later_decision_counts_and_the_old_one_stays(site: str) -> None:
    decide(site, NO)
    lines = [line for line in lines_of(to_decide(site, decided=True)) if line.line == "3"]
    decide_disposal(Deciding(site, ON, lines, NO | {"wanted": "yes"}), by=BY_OPERATOR)
    assert models.Item.objects.get(line="3").group == "III"
    rules = models.Decision.objects.filter(line="3").values_list("rule", flat=True)
    assert list(rules) == ["R11b", "R7"]
    check_whole()


def test_totals_hold_every_piece_once(site: str) -> None:
    rows = models.Item.objects.filter(site=site)
    assert {row.group for row in totals(rows).rows} == {OPEN}
    decide(site, NO)
    found = totals(rows)
    assert found.ties_out
    assert {(row.group, row.currency): (row.pieces, row.unpriced) for row in found.rows} == {
        ("IV", "USD"): (11, 0), (OPEN, ""): (7, 7),
    }  # fmt: skip
    (group,) = (row for row in found.rows if row.group == "IV")
    assert (group.purchase, group.residual) == (
        3 * 90_000 + 5 * 20_000 + 2_000_000 + 2 * 10_000,
        3 * 30_000 + 5 * 1_000 + 900_000 + 2 * 100,
    )


def test_the_page_tries_the_rules_and_decides(client: Client, site: str) -> None:
    where = f"/property/disposal?site={site}"
    page = client.get(where).content.decode()
    assert "To decide · 5" in page
    assert "The groups hold every line of the register once" in page
    stamp = page.split('name="stamp" value="')[1].split('"')[0]
    form = {f"fact-{name}": value for name, value in NO.items() if name != "low_value"}
    form |= {"stamp": stamp, "on": "2026-01-02", "line": "3", "do": "try", "freight": "10.50"}
    tried = client.post(where, form).content.decode()
    assert "R11b" in tried
    assert models.Decision.objects.count() == 0
    answer = client.post(where, form | {"do": "decide", "every": "1"})
    assert answer.status_code == 302
    assert models.Decision.objects.count() == 4
    page = client.get(answer["Location"]).content.decode()
    assert "Decided · 4" in page
    assert client.post(where, form | {"freight": "ten"}).status_code == 400
    assert client.post(where, form | {"do": "decide", "stamp": "x"}).status_code == 400


def test_a_line_shows_its_decision(client: Client, site: str) -> None:
    decide(site, NO)
    key = models.Item.objects.get(line="2").pk
    page = client.get(f"/property/line/{key}").content.decode()
    assert "R11a" in page
    assert "sold commercially" in page
