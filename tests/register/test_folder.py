"""A mission folder is read whole or not at all, and everything wrong with it is said at once."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from drawdown.core.findings import Severity
from drawdown.register.folder import load_folder
from drawdown.rules.pack_reading import packs_folder
from tests.register.edited import Edited


def test_the_small_mission_is_right(mission: Edited) -> None:
    loaded = load_folder(mission.path)
    assert loaded.findings == ()
    assert loaded.register is not None
    assert [site.id for site in loaded.register.sites] == ["north-camp", "river-post", "hub-town"]
    assert loaded.register.movement.trucks.contracted == 70


def test_reading_twice_gives_the_same_register(mission: Edited) -> None:
    one, two = load_folder(mission.path).register, load_folder(mission.path).register
    assert one is not None
    assert two is not None
    assert one.content_hash() == two.content_hash()


def test_a_warning_leaves_the_register(mission: Edited) -> None:
    mission.write("notes.txt", "to do")
    loaded = load_folder(mission.path)
    assert [finding.severity for finding in loaded.findings] == [Severity.WARNING]
    assert loaded.register is not None


def test_an_error_leaves_nothing_half_loaded(mission: Edited) -> None:
    mission.replace("people.csv", "north-camp,troops,160", "north-camp,troops,-160")
    loaded = load_folder(mission.path)
    assert loaded.register is None
    assert loaded.history is None


def test_it_says_everything_at_once_by_file_and_row(mission: Edited) -> None:
    mission.replace("people.csv", "north-camp,troops,160", "north-camp,troops,-160")
    mission.replace("people.csv", "river-post,troops,60", "river-bank,troops,sixty")
    mission.replace("mission.yaml", "deadline: 2026-06-30", "deadlin: 2026-06-30")
    mission.replace("hubs.csv", "hub-town,120", "hub-towm,120")
    assert mission.found() == [
        mission.at("exits.csv", "hub-town") + " [hub] R407",
        mission.at("hubs.csv", "hub-towm") + " [site] R402",
        mission.at("mission.yaml", "id: start") + " [deadline] V302",
        mission.at("mission.yaml", "deadlin:") + " [deadlin] V301",
        mission.at("people.csv", "north-camp") + " [count] V304",
        mission.at("people.csv", "river-bank") + " [count] V303",
        mission.at("sites.yaml", "id: north-camp", "moves_to:") + " [moves_to] R407",
        mission.at("sites.yaml", "id: river-post", "moves_to:") + " [moves_to] R407",
        mission.at("sites.yaml", "outcome: convert_to_liquidation_site") + " [outcome] N515",
    ]


def test_a_finding_says_what_was_found_and_what_to_do(mission: Edited) -> None:
    mission.replace("people.csv", "site,category,count", "site,categori,count")
    [unknown, missing] = mission.findings()
    assert str(unknown) == (
        "people.csv:1 [categori]: error V309: unknown column `categori`"
        " -> write `category`, or remove it"
    )
    assert missing.found == "the column `category` is missing"


def test_an_unknown_key_names_the_nearest_known_one(mission: Edited) -> None:
    mission.replace("sites.yaml", "  runway_m: 2400", "  runway: 2400")
    [warned, unknown] = mission.findings()
    assert unknown.remedy == "write `runway_m`, or remove it"
    assert warned.found == "charter is based at `hub-town`, whose runway is not known"


def test_a_wrong_row_does_not_make_the_rows_that_name_it_wrong(mission: Edited) -> None:
    mission.replace("sites.yaml", "lat: 10.10", "lat: 100.10")
    assert mission.found() == [mission.at("sites.yaml", "lat: 100.10") + " [lat] V304"]


def test_it_wants_a_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    assert [f.code for f in load_folder(tmp_path / "file").findings] == ["F101"]
    assert [f.code for f in load_folder(tmp_path / "nowhere").findings] == ["F102"]
    assert [f.code for f in load_folder(tmp_path / "file" / "below").findings] == ["F102"]


def test_an_empty_folder_names_every_file_it_needs(tmp_path: Path) -> None:
    findings = load_folder(tmp_path).findings
    assert {finding.code for finding in findings} == {"F104"}
    assert "people.csv" in {finding.place.file for finding in findings}
    assert "rotations.csv" not in {finding.place.file for finding in findings}


def test_it_refuses_a_file_of_fifty_megabytes_without_reading_it(mission: Edited) -> None:
    os.truncate(mission.path / "cargo.csv", 50_000_000)
    [finding] = mission.findings()
    assert finding.found == "the file has 50.0 MB; the limit is 10.0 MB"


def test_it_names_the_byte_that_is_not_utf_8(mission: Edited) -> None:
    mission.write("exits.csv", b"hub,to,share\nhub-town,p\xf6rt,1\n")
    [finding] = mission.findings()
    assert str(finding.place) == "exits.csv:2"
    assert finding.found == "byte 23 is not UTF-8"


def test_it_accepts_a_byte_order_mark(mission: Edited) -> None:
    content = (mission.path / "exits.csv").read_bytes()
    assert mission.write("exits.csv", b"\xef\xbb\xbf" + content).findings() == []


def test_it_refuses_a_yaml_bomb(mission: Edited) -> None:
    bomb = ['a0: &a0 ["ha", "ha", "ha", "ha", "ha", "ha", "ha", "ha", "ha"]']
    bomb += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 20)]
    mission.write("movement.yaml", "\n".join(bomb))
    assert {finding.code for finding in mission.findings()} == {"F202"}


def test_it_refuses_a_file_that_nests_without_end(mission: Edited) -> None:
    mission.write("costs.yaml", "a: " + "[" * 100_000)
    assert mission.found() == [mission.at("costs.yaml", "a: [") + " F204"]


def test_it_refuses_a_link_that_leads_out_of_the_folder(mission: Edited, tmp_path: Path) -> None:
    outside = tmp_path / "outside.csv"
    outside.write_bytes((mission.path / "exits.csv").read_bytes())
    (mission.path / "exits.csv").unlink()
    (mission.path / "exits.csv").symlink_to(outside)
    assert mission.found() == ["exits.csv F106"]


def test_it_follows_a_link_inside_the_folder(mission: Edited) -> None:
    (mission.path / "exits.csv").rename(mission.path / ".exits.csv")
    (mission.path / "exits.csv").symlink_to(mission.path / ".exits.csv")
    assert mission.findings() == []


@pytest.mark.parametrize("form", ["folder", "pipe", "dead link"])
def test_it_wants_plain_files(mission: Edited, form: str) -> None:
    path = mission.path / "exits.csv"
    path.unlink()
    if form == "folder":
        path.mkdir()
    elif form == "pipe":
        os.mkfifo(path)
    else:
        path.symlink_to(mission.path / "gone.csv")
    [finding] = mission.findings()
    assert finding.place.file == "exits.csv"
    assert finding.code == ("F103" if form == "dead link" else "F105")


def test_what_nobody_reads_is_a_warning_with_a_guess(mission: Edited) -> None:
    mission.write("peoples.csv", "site\n")
    [finding] = mission.findings()
    assert finding.severity is Severity.WARNING
    assert finding.remedy == "is it `people.csv`?"


def test_what_an_editor_leaves_behind_is_no_finding(mission: Edited) -> None:
    mission.write(".DS_Store", b"\0").write("~$people.csv", b"\0").write("Thumbs.db", b"\0")
    assert mission.findings() == []


def test_the_findings_of_one_file_are_shown_up_to_a_number(mission: Edited) -> None:
    mission.write("people.csv", "site,category,count\n" + "north-camp,troops,x\n" * 900)
    findings = mission.findings()
    assert len(findings) == 201
    assert findings[0].found == "700 more findings in this file"


def test_a_file_that_is_all_wrong_is_not_read_to_its_end(mission: Edited) -> None:
    mission.write("people.csv", "site,category,count\n" + "north-camp,troops,x\n" * 5_000)
    assert mission.findings()[0].found == "at least 800 more findings in this file"


def test_a_mission_may_bring_its_own_rules(mission: Edited) -> None:
    tasks = mission.shipped_rules("tasks.csv")
    pack = mission.shipped_rules("pack.yaml")
    mission.write("rules/tasks.csv", tasks.replace("HoM/DMS,1,2,5", "HoM/DMS,1,3,5"))
    mission.write("rules/pack.yaml", pack.replace('version: "1"', 'version: "1-ours"'))
    loaded = load_folder(mission.path)
    assert loaded.findings == ()
    assert loaded.register is not None
    assert loaded.register.pack.version == "1-ours"
    assert loaded.register.pack.task("T01").likely == 3


def test_its_own_rules_may_be_a_copy_of_the_whole_pack(mission: Edited) -> None:
    shutil.copytree(packs_folder() / "field-mission", mission.path / "rules")
    assert mission.findings() == []


def test_it_names_the_cycle_in_the_tasks(mission: Edited) -> None:
    tasks = mission.shipped_rules("tasks.csv")
    mission.write("rules/pack.yaml", mission.shipped_rules("pack.yaml"))
    mission.write("rules/tasks.csv", tasks.replace("14,30,T02,Verified", "14,30,T15,Verified"))
    [finding] = mission.findings()
    assert str(finding.place) == mission.at("rules/tasks.csv", "T07") + " [preds]"
    assert finding.found == "the tasks wait for each other: T07 → T15 → T13 → T07"


def test_the_rules_folder_is_the_pack_that_the_mission_names(mission: Edited) -> None:
    mission.write("rules/tasks.csv", mission.shipped_rules("tasks.csv"))
    pack = mission.shipped_rules("pack.yaml")
    mission.write("rules/pack.yaml", pack.replace("id: field-mission", "id: our-own"))
    assert mission.found() == [mission.at("mission.yaml", "rule_pack:") + " [rule_pack] T807"]


def test_it_knows_the_packs_that_it_ships(mission: Edited) -> None:
    mission.replace("mission.yaml", "rule_pack: field-mission", "rule_pack: field-missions")
    assert mission.found() == [mission.at("mission.yaml", "rule_pack:") + " [rule_pack] T801"]
