"""A mission folder with something wrong in it: what `drawdown check` says, and that is all.

Every case spoils the small mission in one place and names the line of the answer. For all of them:
exit code 1, no traceback, nothing on standard error, and no plan is made of what is left.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest

from drawdown.cli.main import main
from tests.register.edited import Edited, edited

Printed = pytest.CaptureFixture[str]


@dataclass(frozen=True)
class Spoiled:
    """How the folder is spoiled, the line that the answer names, and the answer."""

    by: Callable[[Edited], object]
    at: tuple[str, ...]
    says: str

    def line(self, mission: Edited) -> str:
        """Return the line that is printed; `at` is a file, and a text in the row if it has one."""
        return (mission.at(*self.at) if len(self.at) > 1 else self.at[0]) + self.says


def replace(file: str, old: str, new: str) -> Callable[[Edited], object]:
    return lambda mission: mission.replace(file, old, new)


def write(file: str, content: str | bytes) -> Callable[[Edited], object]:
    return lambda mission: mission.write(file, content)


def link(file: str, to: str) -> Callable[[Edited], object]:
    def spoil(mission: Edited) -> None:
        (mission.path / file).unlink(missing_ok=True)
        (mission.path / file).symlink_to(to)

    return spoil


def cycle(mission: Edited) -> None:
    """Let T07 wait for T15, which waits for it, in a rule pack of the mission's own."""
    mission.write("rules/pack.yaml", mission.shipped_rules("pack.yaml"))
    tasks = mission.shipped_rules("tasks.csv")
    mission.write("rules/tasks.csv", tasks.replace("14,30,T02,Verified", "14,30,T15,Verified"))


BOMB = "\n".join(
    ["a: &a [ha, ha, ha]"]
    + [f"{key}: &{key} [*{old}, *{old}, *{old}]" for old, key in pairwise("abcdefghij")]
)

WRONG = {
    "an unknown key": Spoiled(
        replace("sites.yaml", "  runway_surface: asphalt", "  runway_sufrace: asphalt"),
        ("sites.yaml", "runway_sufrace"),
        " [runway_sufrace]: error V301: unknown key `runway_sufrace`"
        " -> write `runway_surface`, or remove it",
    ),
    "a negative count": Spoiled(
        replace("people.csv", "hub-town,troops,500", "hub-town,troops,-500"),
        ("people.csv", "-500"),
        " [count]: error V304: `-500` is below 0 -> write 0 or more",
    ),
    "a site on no road": Spoiled(
        replace("legs.csv", "190,track,track,medium,2", "190,track,track,medium,0"),
        ("sites.yaml", "id: north-camp", "moves_to"),
        " [moves_to]: error N501: no planned road or river leads from `north-camp` to `hub-town`"
        " -> open a leg (departures_per_week above 0), or change where it moves to",
    ),
    "a cycle in the tasks": Spoiled(
        cycle,
        ("rules/tasks.csv", "T07"),
        " [preds]: error T803: the tasks wait for each other: T07 → T15 → T13 → T07"
        " -> take out one of these predecessors",
    ),
    "a port with no capacity": Spoiled(
        replace("ports.csv", "2026-02-15,14,10,80,60", "2026-02-15,14,10,,60"),
        ("ports.csv", "2026-02-15"),
        " [teu_per_call]: error N504: the port `port` is an exit and has no teu_per_call"
        " -> give its capacity, or take out the exit",
    ),
    "dates out of order": Spoiled(
        replace("mission.yaml", "deadline: 2026-06-30", "deadline: 2025-06-30"),
        ("mission.yaml", "deadline:"),
        " [deadline]: error D601: deadline (2025-06-30) is before plan_start (2026-01-01)"
        " -> correct one of them",
    ),
    "a date that is none": Spoiled(
        replace("mission.yaml", "deadline: 2026-06-30", "deadline: 2026-06-31"),
        ("mission.yaml", "deadline:"),
        " [deadline]: error V303: `2026-06-31` is not a date from 1900 to 2199"
        " -> write year-month-day, such as 2023-12-31",
    ),
    "the year 9999": Spoiled(
        replace("mission.yaml", "deadline: 2026-06-30", "deadline: 9999-12-31"),
        ("mission.yaml", "deadline:"),
        " [deadline]: error V303: `9999-12-31` is not a date from 1900 to 2199"
        " -> write year-month-day, such as 2023-12-31",
    ),
    "an id that stands twice": Spoiled(
        lambda mission: mission.append("ports.csv", "port,1,1,2026-03-01,7,1,1,1,1,1,1,EST,yes"),
        ("ports.csv", "port,1,"),
        " [id]: error R401: the port `port` stands twice, first in line 2 -> give each its own id",
    ),
    "a key that stands twice": Spoiled(
        lambda mission: mission.append("costs.yaml", "person_day: 90"),
        ("costs.yaml", "person_day: 90"),
        " [person_day]: error F206: the key `person_day` stands twice, first in line 4"
        " -> keep one of them",
    ),
    "a file of fifty megabytes": Spoiled(
        lambda mission: os.truncate(mission.path / "cargo.csv", 50_000_000),
        ("cargo.csv",),
        ": error F107: the file has 50.0 MB; the limit is 10.0 MB"
        " -> check that it is the right file, or split it",
    ),
    "letters of another encoding": Spoiled(
        write("exits.csv", b"hub,to,share\nhub-town,p\xf6rt,1\n"),
        ("exits.csv:2",),
        ": error F108: byte 23 is not UTF-8 -> save the file as UTF-8",
    ),
    "UTF-16": Spoiled(
        write("costs.yaml", "currency: USD\n".encode("utf-16")),
        ("costs.yaml:1",),
        ": error F108: byte 0 is not UTF-8 -> save the file as UTF-8",
    ),
    "a YAML bomb": Spoiled(
        write("costs.yaml", BOMB),
        ("costs.yaml", "a: &a"),
        ": error F202: `&a` lets one value stand for others -> write each value out",
    ),
    "a YAML tag": Spoiled(
        replace("costs.yaml", "currency: USD", "currency: !!python/name:os.system USD"),
        ("costs.yaml", "!!python"),
        ": error F203: the tag `tag:yaml.org,2002:python/name:os.system`"
        " -> remove the tag and write the value plainly",
    ),
    "lists in lists without end": Spoiled(
        write("costs.yaml", "a: " + "[" * 100_000),
        ("costs.yaml:1",),
        ": error F204: nested deeper than 12"
        " -> write it flatter: nothing here needs so many levels",
    ),
    "a tab in YAML": Spoiled(
        replace("sites.yaml", "  name: River Post", "\tname: River Post"),
        ("sites.yaml", "name: River Post"),
        ": error F201: this is not YAML: found a tab character that violates indentation"
        " -> mend the line, or the one before it",
    ),
    "a column with another name": Spoiled(
        replace("people.csv", "site,category,count", "site,category,number"),
        ("people.csv:1",),
        " [count]: error V310: the column `count` is missing -> add it to the first line",
    ),
    "a row that is too short": Spoiled(
        replace("exits.csv", "hub-town,port,1,EST,yes", "hub-town,port,1"),
        ("exits.csv", "hub-town"),
        ": error F212: 3 values in 5 columns -> check for a missing comma or quotation mark",
    ),
    "semicolons": Spoiled(
        write("exits.csv", "hub;to;share\nhub-town;port;1\n"),
        ("exits.csv:1",),
        ": error F213: the columns are parted by `;` -> save the table with commas",
    ),
    "a zero byte": Spoiled(
        write("exits.csv", b"hub,to,share\nhub\0town,port,1\n"),
        ("exits.csv:2",),
        ": error F109: the character U+0000 cannot stand in a text file"
        " -> remove it; save the file as plain text",
    ),
    "a cell without end": Spoiled(
        write("exits.csv", 'hub,to,share\n"' + "x" * 200_000 + '",port,1\n'),
        ("exits.csv:2",),
        ": error F209: this is not CSV: field larger than field limit (131072)"
        " -> check the quotation marks in and above the line",
    ),
    "a number with a comma": Spoiled(
        replace("people.csv", "hub-town,troops,500", 'hub-town,troops,"1,500"'),
        ("people.csv", '"1,500"'),
        " [count]: error V303: `1,500` is not a whole number -> write digits alone, such as 1200",
    ),
    "a number that is none": Spoiled(
        replace("costs.yaml", "person_day: 70", "person_day: .nan"),
        ("costs.yaml", "person_day"),
        " [person_day]: error V303: `.nan` is not a number"
        " -> write digits, with a point where needed, such as 12.5",
    ),
    "a number without end": Spoiled(
        replace("costs.yaml", "person_day: 70", "person_day: 1e999"),
        ("costs.yaml", "person_day"),
        " [person_day]: error V303: `1e999` is not a number"
        " -> write digits, with a point where needed, such as 12.5",
    ),
    "a number beyond belief": Spoiled(
        replace("people.csv", "hub-town,troops,500", "hub-town,troops,5000000"),
        ("people.csv", "5000000"),
        " [count]: error V304: `5000000` is above 1000000 -> write 1000000 or less",
    ),
    "nothing in a file": Spoiled(
        write("costs.yaml", "# later\n"),
        ("costs.yaml",),
        ": error F208: the file is empty -> write one `name: value` a line",
    ),
    "a file that is missing": Spoiled(
        lambda mission: mission.remove("crews.csv"),
        ("crews.csv",),
        ": error F104: the file is missing -> add it; a table of nothing is its first line alone",
    ),
    "a folder in the place of a file": Spoiled(
        lambda mission: (mission.remove("crews.csv").path / "crews.csv").mkdir(),
        ("crews.csv",),
        ": error F105: this is not a plain file -> put a .csv file in its place",
    ),
    "a file in the place of a folder": Spoiled(
        write("history", "later"),
        ("history",),
        ": error F114: this is not a folder -> put a folder in its place, or remove it",
    ),
    "a link out of the folder": Spoiled(
        link("crews.csv", "/etc/passwd"),
        ("crews.csv",),
        ": error F106: this link leads out of the folder -> put a copy into the folder",
    ),
    "a link to a folder elsewhere": Spoiled(
        link("history", "/etc"),
        ("history",),
        ": error F106: this link leads out of the folder -> put a copy into the folder",
    ),
    "a link to itself": Spoiled(
        link("crews.csv", "crews.csv"),
        ("crews.csv",),
        ": error F103: cannot be read: the link leads to itself -> check who may read it",
    ),
}

RIGHT: dict[str, Callable[[bytes], bytes]] = {
    "a byte order mark": lambda content: b"\xef\xbb\xbf" + content,
    "lines that end as on Windows": lambda content: content.replace(b"\n", b"\r\n"),
    "lines that end as on an old Macintosh": lambda content: content.replace(b"\n", b"\r"),
    "no end of the last line": lambda content: content.rstrip(b"\n"),
    "blank lines at the end": lambda content: content + b"\n\n\n",
}


@pytest.fixture
def mission(tmp_path: Path) -> Edited:
    """Return a fresh copy of the small mission."""
    return edited(tmp_path / "mission")


@pytest.mark.parametrize("case", WRONG)
def test_it_says_what_is_wrong_and_what_to_do(
    mission: Edited, case: str, capsys: Printed, tmp_path: Path
) -> None:
    WRONG[case].by(mission)
    assert main(["check", str(mission.path)]) == 1
    printed = capsys.readouterr()
    *findings, last = printed.out.splitlines()
    assert WRONG[case].line(mission) in findings
    assert re.fullmatch(r"[1-9]\d* errors?, \d+ warnings?", last)
    assert printed.err == ""

    assert main(["plan", str(mission.path), "--out", str(tmp_path / "plan.json")]) == 1
    printed = capsys.readouterr()
    assert WRONG[case].line(mission) in printed.err.splitlines()
    assert printed.out == ""
    assert not (tmp_path / "plan.json").exists()


@pytest.mark.parametrize("case", RIGHT)
def test_what_an_editor_makes_of_a_file_is_not_wrong(
    mission: Edited, case: str, capsys: Printed
) -> None:
    for path in mission.path.iterdir():
        path.write_bytes(RIGHT[case](path.read_bytes()))
    assert main(["check", str(mission.path)]) == 0
    assert capsys.readouterr().out == "0 errors, 0 warnings\n"


def test_all_of_it_is_said_at_once(mission: Edited, capsys: Printed) -> None:
    each = (
        "an unknown key", "a negative count", "a port with no capacity", "the year 9999",
        "a key that stands twice", "a file that is missing",
    )  # fmt: skip
    for case in each:
        WRONG[case].by(mission)
    assert main(["check", str(mission.path)]) == 1
    said = capsys.readouterr().out.splitlines()
    for case in each:
        assert WRONG[case].line(mission) in said


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("nowhere", "F102: there is no such folder -> check the path, or make one with init"),
        ("x" * 5_000, "F103: cannot be read: File name too long -> check who may read it"),
        ("a\0b", "F103: cannot be read: embedded null"),
        (
            "table.csv",
            "P901: this is not JSON: line 1, column 1: Expecting value -> name a mission",
        ),
    ],
)
def test_it_wants_a_mission_folder(tmp_path: Path, name: str, says: str, capsys: Printed) -> None:
    (tmp_path / "table.csv").write_text("site,count\n", encoding="utf-8")
    assert main(["check", str(tmp_path / name)]) == 1
    assert f": error {says}" in capsys.readouterr().out.splitlines()[0]


def test_programs_read_the_same_as_json(mission: Edited, capsys: Printed) -> None:
    WRONG["a negative count"].by(mission)
    assert main(["check", "--json", str(mission.path)]) == 1
    printed = capsys.readouterr().out
    assert '"code": "V304"' in printed
    assert '"row": 6' in printed


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_named(mission: Edited, capsys: Printed) -> None:
    (mission.path / "crews.csv").chmod(0)
    assert main(["check", str(mission.path)]) == 1
    assert "crews.csv: error F103: cannot be read: Permission denied" in capsys.readouterr().out


CHECK_AND_MEASURE = """
import sys
from drawdown.cli.main import main
code = main(["check", sys.argv[1]])
[most] = [line for line in open("/proc/self/status") if line.startswith("VmHWM")]
print(int(most.split()[1]) // 1024, file=sys.stderr)
sys.exit(code)
"""


@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("cargo.csv", "site,owner,kind,count\n" + "x\n" * 4_000_000),
        ("exits.csv", ",".join(f"c{number}" for number in range(500_000))),
        ("costs.yaml", "\n".join(f"k{number}: 1" for number in range(100_000))),
        ("sites.yaml", "- {id: a, units: [" + "x," * 500_000 + "]}"),
    ],
    ids=["rows", "columns", "keys", "items"],
)
def test_a_file_of_nonsense_costs_little(mission: Edited, file: str, content: str) -> None:
    mission.write(file, content)
    done = subprocess.run(
        [sys.executable, "-c", CHECK_AND_MEASURE, str(mission.path)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 1
    assert done.stdout.count("\n") < 250
    assert "more findings in this file" in done.stdout
    megabytes = int(done.stderr)
    assert megabytes < 400
