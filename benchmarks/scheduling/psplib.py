"""Projects as PSPLIB writes them (.sm and .mm): headed sections, any number of modes a task.

    jobs  (incl. supersource/sink ):  3
    RESOURCES
    - renewable                 : 1 R
    - nonrenewable              : 1 N
    - doubly constrained        : 0 D
    PRECEDENCE RELATIONS:
    jobnr.  #modes  #successors  successors
    1 1 1 2
    2 2 1 3
    3 1 0
    REQUESTS/DURATIONS
    jobnr.  mode  dur  R1 N1
    1 1 0 0 0
    2 1 3 2 4
      2 5 1 0
    3 1 0 0 0
    RESOURCE AVAILABILITIES
    R 1 N 1
    4 9

Some files write RESOURCEAVAILABILITIES. Lines of stars or dashes, and what else stands above the
sections, are passed over.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from benchmarks.scheduling.project import Mode, Project, Task
from benchmarks.scheduling.words import Unreadable, Words

MOST_TASKS = 10_000
MOST_RESOURCES = 100
MOST_MODES = 1_000
Line = tuple[int, str]
HEADINGS = ("PRECEDENCE RELATIONS", "REQUESTS/DURATIONS", "RESOURCE AVAILABILITIES")
NUMBER_OF = re.compile(r"^\s*(?:-\s*)?([a-z ]+?)\s*(?:\(.*\)\s*)?:\s*(\S+)")


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many of everything the head of a text announces."""

    tasks: int
    renewable: int
    stocks: int


def parse_psplib(text: str, name: str) -> Project:
    """Return the project that a PSPLIB text holds, or refuse with the line."""
    head, order, requests, rooms = sections(text, name)
    sizes = sizes_of(head, name)
    followers = followers_of(Words.of(name, order), sizes)
    words = Words.of(name, requests)
    tasks = []
    for number, (modes, after) in enumerate(followers, start=1):
        ways = tuple(modes_of(words, number, modes, sizes))
        tasks.append(Task(ways, after))
    words.end()
    words = Words.of(name, rooms)
    there = words.numbers(sizes.renewable + sizes.stocks, "what there is of a resource")
    words.end()
    return Project(
        name, tuple(there[: sizes.renewable]), tuple(there[sizes.renewable :]), tuple(tasks)
    )


def sections(text: str, name: str) -> list[list[Line]]:
    """Return the head and the three sections, each without its headings and rules."""
    found: list[list[Line]] = [[]]
    columns = False
    for number, line in enumerate(text.split("\n"), start=1):
        bare = "".join(line.split())
        if not bare or set(bare) <= {"*", "-"}:
            continue
        if columns:
            columns = False
        elif len(found) <= len(HEADINGS) and bare.upper().startswith(
            HEADINGS[len(found) - 1].replace(" ", "")
        ):
            found.append([])
            columns = True
        else:
            found[-1].append((number, line))
    if len(found) <= len(HEADINGS):
        last = text.count("\n") + 1
        raise Unreadable(f"{name}, line {last}: no section {HEADINGS[len(found) - 1]!r} was found")
    return found


def sizes_of(head: list[Line], name: str) -> Sizes:
    """Return the numbers that the head announces."""
    found: dict[str, int] = {}
    for line in head:
        match = NUMBER_OF.match(line[1])
        if match and match[1] in {"jobs", "renewable", "nonrenewable", "doubly constrained"}:
            words = Words(name, [(line[0], match[2])])
            most = MOST_TASKS if match[1] == "jobs" else MOST_RESOURCES
            found[match[1]] = words.number(f"the number of {match[1]}", most=most)
    for needed in ("jobs", "renewable", "nonrenewable"):
        if needed not in found:
            raise Unreadable(f"{name}, line 1: the head does not say the number of {needed}")
    if found.get("doubly constrained"):
        raise Unreadable(f"{name}, line 1: doubly constrained resources are not known here")
    return Sizes(found["jobs"], found["renewable"], found["nonrenewable"])


def followers_of(words: Words, sizes: Sizes) -> list[tuple[int, tuple[int, ...]]]:
    """Return for each task the number of its modes and its followers."""
    rows = []
    for number in range(1, sizes.tasks + 1):
        words.number(f"the number of task {number}", least=number, most=number)
        modes = words.number("the number of modes", least=1, most=MOST_MODES)
        after = words.number("the number of followers", most=sizes.tasks)
        followers = words.numbers(after, "a follower", least=1, most=sizes.tasks)
        rows.append((modes, tuple(f - 1 for f in followers)))
    words.end()
    return rows


def modes_of(words: Words, number: int, modes: int, sizes: Sizes) -> list[Mode]:
    """Return the modes of a task, of which the first row names the task."""
    words.number(f"the number of task {number}", least=number, most=number)
    ways = []
    for mode in range(1, modes + 1):
        words.number(f"mode {mode} of task {number}", least=mode, most=mode)
        days = words.number("the days of a task")
        takes = words.numbers(sizes.renewable, "what a task takes of a resource")
        uses = words.numbers(sizes.stocks, "what a task uses of a stock")
        ways.append(Mode(days, tuple(takes), tuple(uses)))
    return ways


def print_psplib(project: Project) -> str:
    """Return a project as PSPLIB writes it."""
    lines = [
        f"jobs  (incl. supersource/sink ):\t{len(project.tasks)}",
        "RESOURCES",
        f"- renewable                 : {len(project.rooms)} R",
        f"- nonrenewable              : {len(project.stocks)} N",
        "- doubly constrained        : 0 D",
        "*" * 72,
        "PRECEDENCE RELATIONS:",
        "jobnr.\t#modes\t#successors\tsuccessors",
    ]
    for number, task in enumerate(project.tasks, start=1):
        after = [f + 1 for f in task.followers]
        lines.append("\t".join(map(str, [number, len(task.modes), len(after), *after])))
    kinds = [f"R{k + 1}" for k in range(len(project.rooms))]
    kinds += [f"N{k + 1}" for k in range(len(project.stocks))]
    lines += [
        "*" * 72,
        "REQUESTS/DURATIONS",
        "\t".join(["jobnr.", "mode", "dur", *kinds]),
        "-" * 72,
    ]
    for number, task in enumerate(project.tasks, start=1):
        for count, mode in enumerate(task.modes, start=1):
            row = [number if count == 1 else "", count, mode.days, *mode.takes, *mode.uses]
            lines.append("\t".join(map(str, row)))
    there = "\t".join(map(str, (*project.rooms, *project.stocks)))
    lines += ["*" * 72, "RESOURCE AVAILABILITIES", "\t".join(kinds), there, "*" * 72]
    return "\n".join(lines) + "\n"
