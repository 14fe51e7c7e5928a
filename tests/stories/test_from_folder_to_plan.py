"""From an empty folder to a checked plan: what a drawdown officer does on the first day.

Nadia has a folder of lists and a deadline. She starts from the small mission that the software
brings, puts her own camp in, mends what she is told to mend, plans, and hands the plan to a
colleague who has nothing but the file.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from drawdown.cli.main import main
from drawdown.core.strict_json import parse
from drawdown.plan.schedule import Plan

Printed = pytest.CaptureFixture[str]

HER_CAMP = """
- id: east-camp
  name: East Camp
  type: camp
  outcome: close
  lat: {value: 10.80, source: SURVEY, as_of: 2025-12-20}
  lon: {value: 22.00, source: SURVEY, as_of: 2025-12-20}
  moves_to: hub-town
  units:
    - {country: XXC, unit: infantry company, strength: 150}
  receiver: {authority: Civilian authorities, signatory_capacity: Governor of the East}
"""
HER_PEOPLE = "east-camp,troops,150,SURVEY,no,2025-12-20,"
HER_CARGO = "east-camp,coe,container,30,300,EST,yes\neast-camp,coe,vehicle,25,150,EST,yes"
HER_UN_CARGO = "east-camp,unoe,container,4,40,EST,yes\neast-camp,unoe,vehicle,3,18,EST,yes"
HER_ROAD = "rd-east-hub,road,east-camp,hub-town,210,track,track,low,2,40,1,,EST,yes,"
HER_SOURCE = "- {id: SURVEY, title: Survey of 20 December 2025, tier: un}"


class Desk:
    """Nadia's folder, and what the screen has just said to her."""

    def __init__(self, folder: Path, printed: Printed) -> None:
        self.folder = folder
        self.printed = printed

    def drawdown(self, *arguments: str | Path) -> tuple[int, list[str]]:
        """Run a command; return its exit code and the lines on standard output."""
        code = main([str(argument) for argument in arguments])
        return code, self.printed.readouterr().out.splitlines()

    def add(self, file: str, lines: str) -> None:
        """Put lines at the end of a file."""
        with (self.folder / file).open("a", encoding="utf-8") as opened:
            opened.write(f"{lines}\n")

    def put_her_camp_in(self) -> None:
        """Write her camp into every file that has to know it."""
        self.add("sites.yaml", HER_CAMP)
        self.add("people.csv", HER_PEOPLE)
        self.add("cargo.csv", f"{HER_CARGO}\n{HER_UN_CARGO}")
        self.add("legs.csv", HER_ROAD)
        self.add("sources.yaml", HER_SOURCE)


@pytest.fixture
def nadia(tmp_path: Path, capsys: Printed) -> Desk:
    """Return her desk, with the small mission on it."""
    desk = Desk(tmp_path / "mission", capsys)
    code, said = desk.drawdown("init", desk.folder)
    assert code == 0
    assert said == [
        f"{desk.folder}: written. Next: drawdown check {desk.folder}; drawdown plan {desk.folder}"
    ]
    return desk


def test_she_is_told_step_by_step_what_her_camp_lacks(nadia: Desk) -> None:
    assert nadia.drawdown("check", nadia.folder) == (0, ["0 errors, 0 warnings"])

    nadia.add("sites.yaml", HER_CAMP)
    code, said = nadia.drawdown("check", nadia.folder)
    assert code == 1
    assert [line.partition(" -> ")[0].partition(": ")[2] for line in said[:-1]] == [
        "warning S707: `east-camp` has no cargo",
        "warning S707: `east-camp` has no people",
        "error R405: there is no source `SURVEY`",
        "error R405: there is no source `SURVEY`",
        "error N501: no planned road or river leads from `east-camp` to `hub-town`",
        "warning S710: the units of `east-camp` have 150 people, its rows 0 in uniform",
    ]
    assert said[-1] == "3 errors, 3 warnings"

    nadia.add("sources.yaml", HER_SOURCE)
    nadia.add("legs.csv", HER_ROAD)
    code, said = nadia.drawdown("check", nadia.folder)
    assert (code, said[-1]) == (0, "0 errors, 3 warnings")

    nadia.add("people.csv", HER_PEOPLE)
    nadia.add("cargo.csv", HER_CARGO)
    assert nadia.drawdown("check", nadia.folder) == (0, ["0 errors, 0 warnings"])


def test_she_plans_and_her_camp_is_in_it(nadia: Desk) -> None:
    nadia.put_her_camp_in()
    out = nadia.folder.parent / "plan.json"
    code, said = nadia.drawdown("plan", nadia.folder, "--rounds", "20", "--out", out)
    assert code == 0

    closing = [line.split()[0] for line in said if "closed" in line or "converted" in line]
    assert sorted(closing) == ["east-camp", "hub-town", "north-camp", "river-post"]
    last = json.loads(said[-1])
    assert (last["sites"], last["feasible"]) == (4, True)
    assert 0 < last["bound"] < last["cost"]
    assert 0 < last["gap"] < 1

    plan = Plan.model_validate_json(out.read_bytes(), strict=True)
    assert plan.register_.site("east-camp").provenance_of("lat").source == ("SURVEY",)
    assert plan.register_hash == plan.register_.content_hash()
    lifted = sum(
        load.teu
        for movement in plan.movements
        if movement.purpose.value in {"lift", "last"}
        for load in movement.loads
        if load.site == "east-camp"
    )
    assert lifted == 29 + 2, "95 % of 30 contingent-owned, half of 4 UN-owned, rounded up"


def test_the_same_command_gives_the_same_plan(nadia: Desk) -> None:
    plans: list[dict[str, Any]] = []
    for name in ("one.json", "two.json"):
        out = nadia.folder.parent / name
        nadia.drawdown("plan", nadia.folder, "--rounds", "20", "--seed", "7", "--out", out)
        plans.append(parse(out.read_bytes()))
        plans[-1].pop("made")
    assert plans[0] == plans[1]


def test_her_colleague_checks_the_plan_without_the_folder(nadia: Desk) -> None:
    out = nadia.folder.parent / "plan.json"
    nadia.drawdown("plan", nadia.folder, "--rounds", "20", "--out", out)
    assert nadia.drawdown("check", out) == (0, ["0 violations"])


def test_her_colleague_sees_that_somebody_changed_the_plan(nadia: Desk) -> None:
    out = nadia.folder.parent / "plan.json"
    nadia.drawdown("plan", nadia.folder, "--rounds", "20", "--out", out)
    plan = parse(out.read_bytes())
    plan["register"]["costs"]["person_day"] = 7
    out.write_text(json.dumps(plan), encoding="utf-8")
    code, said = nadia.drawdown("check", out)
    assert code == 1
    rules = {line.partition(":")[0] for line in said[:-1]}
    assert {"register-hash", "cost"} <= rules


def test_an_error_leaves_her_without_a_plan_and_says_why(nadia: Desk) -> None:
    nadia.add("people.csv", "nowhere,troops,1,EST,yes,,")
    out = nadia.folder.parent / "plan.json"
    assert nadia.drawdown("plan", nadia.folder, "--out", out) == (1, [])
    assert not out.exists()
