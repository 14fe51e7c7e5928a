"""Both formats of project files: what is printed is read back, what is wrong is named by line."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.scheduling.formats import read_project
from benchmarks.scheduling.patterson import parse_patterson, print_patterson
from benchmarks.scheduling.project import Mode, Project, Task, Unsound
from benchmarks.scheduling.psplib import parse_psplib, print_psplib
from benchmarks.scheduling.words import Unreadable
from tests.benchmarks.projects import projects

PATTERSON = """\
4 2
4 6
0 0 0 2 2 3
5 2 3 1 4
1 4 0 1 4
0 0 0 0
"""
PSPLIB = """\
************************************************************************
projects                      :  1
jobs  (incl. supersource/sink ):  3
horizon                       :  8
RESOURCES
  - renewable                 :  1   R
  - nonrenewable              :  1   N
  - doubly constrained        :  0   D
************************************************************************
PRECEDENCE RELATIONS:
jobnr.    #modes  #successors   successors
   1        1          1           2
   2        2          1           3
   3        1          0
************************************************************************
REQUESTS/DURATIONS:
jobnr. mode duration  R 1  N 1
------------------------------------------------------------------------
  1      1     0       0    0
  2      1     3       2    4
         2     5       1    0
  3      1     0       0    0
************************************************************************
RESOURCEAVAILABILITIES:
  R 1  N 1
    4    9
************************************************************************
"""


def test_patterson_is_read() -> None:
    project = parse_patterson(PATTERSON, "p")
    assert project.rooms == (4, 6)
    assert project.tasks[1] == Task((Mode(5, (2, 3)),), (3,))
    assert project.tails == (5, 5, 1, 0)
    assert project.heads == (0, 0, 0, 5)


@pytest.mark.parametrize("heading", ["RESOURCEAVAILABILITIES:", " RESOURCE AVAILABILITIES "])
def test_psplib_is_read_with_either_heading(heading: str) -> None:
    project = parse_psplib(PSPLIB.replace("RESOURCEAVAILABILITIES:", heading), "p")
    assert (project.rooms, project.stocks) == ((4,), (9,))
    assert project.tasks[1] == Task((Mode(3, (2,), (4,)), Mode(5, (1,), (0,))), (2,))


@given(projects())
def test_patterson_reads_what_it_prints(project: Project) -> None:
    assert parse_patterson(print_patterson(project), "drawn") == project


@given(projects(modes=3, stocks=2))
def test_psplib_reads_what_it_prints(project: Project) -> None:
    assert parse_psplib(print_psplib(project), "drawn") == project


@pytest.mark.parametrize(
    ("found", "instead", "said"),
    [
        ("4 2\n", "x 2\n", "p, line 1: 'x' stands where the number of tasks belongs"),
        ("4 2\n", "0 2\n", "p, line 1: the number of tasks is 0; it has to be 1 to 10000"),
        ("4 2\n", "5 2\n", "p, line 6: the text ends where the days of a task belongs"),
        ("5 2 3 1 4", "-5 2 3 1 4", "p, line 4: '-5' stands where the days of a task belongs"),
        ("5 2 3 1 4", "5 2 3 1 9", "p, line 4: a follower is 9; it has to be 1 to 4"),
        ("0 0 0 0", "0 0 0 0 7", "p, line 6: '7' stands where nothing more belongs"),
    ],
)
def test_patterson_names_the_line_that_is_wrong(found: str, instead: str, said: str) -> None:
    with pytest.raises(Unreadable) as refused:
        parse_patterson(PATTERSON.replace(found, instead), "p")
    assert str(refused.value).startswith(said)


@pytest.mark.parametrize(
    ("found", "instead", "said"),
    [
        ("REQUESTS/", "REQUEST ", "p, line 28: no section 'REQUESTS/DURATIONS' was found"),
        ("  3\nhorizon", "  many\nhorizon", "p, line 3: 'many' stands where the number of jobs"),
        ("jobs ", "tasks ", "p, line 1: the head does not say the number of jobs"),
        (":  0   D", ":  1   D", "p, line 1: doubly constrained resources are not known here"),
        ("   2        2          1   ", "   2        0          1   ", "p, line 13: the number of"),
        ("         2     5  ", "         3     5  ", "p, line 21: mode 2 of task 2 is 3"),
        ("    4    9", "    4", "p, line 26: the text ends where what there is of a resource"),
    ],
)
def test_psplib_names_the_line_that_is_wrong(found: str, instead: str, said: str) -> None:
    text = PSPLIB.replace(found, instead)
    assert text != PSPLIB
    with pytest.raises(Unreadable) as refused:
        parse_psplib(text, "p")
    assert str(refused.value).startswith(said)


WORDS = st.sampled_from(
    ["0", "1", "2", "3", "-1", "x", "\n", "4 1\n", "jobs : 2\n", "renewable : 1\n", "²", "1" * 12]
    + [f"{line}\n" for line in PSPLIB.splitlines()]
)


@given(st.lists(WORDS, max_size=40).map(" ".join) | st.text())
def test_any_other_text_is_refused_in_words(text: str) -> None:
    for parse in (parse_patterson, parse_psplib):
        with suppress(Unreadable, Unsound):
            assert parse(text, "p").tasks


@given(st.data())
def test_a_text_cut_short_is_refused(data: st.DataObject) -> None:
    lines = PATTERSON.splitlines(keepends=True)
    kept = data.draw(st.integers(0, len(lines) - 1))
    with pytest.raises(Unreadable):
        parse_patterson("".join(lines[:kept]), "p")


def test_a_file_is_read_in_the_format_that_it_has(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(PATTERSON)
    (tmp_path / "many.txt").write_text(PSPLIB)
    assert read_project(tmp_path / "one.txt") == parse_patterson(PATTERSON, "one.txt")
    assert read_project(tmp_path / "many.txt") == parse_psplib(PSPLIB, "many.txt")


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "p.txt").write_bytes(b"4 1\xff")
    with pytest.raises(Unreadable, match=r"p\.txt, byte 3: not text in UTF-8"):
        read_project(tmp_path / "p.txt")


@pytest.mark.parametrize(
    ("tasks", "said"),
    [
        ((Task((Mode(1, (1,)),), (1,)), Task((Mode(1, (1,)),), (0,))), "task 1 waits for itself"),
        ((Task((Mode(1, (1,)),), (4,)),), "has task 5 after it, which does not exist"),
        ((Task((), ()),), "task 1 has no mode"),
        ((Task((Mode(1, (3,)),), ()),), "takes more than there is, in every mode"),
        ((Task((Mode(1, (1, 1)),), ()),), "does not say what it takes of each resource"),
        ((Task((Mode(-1, (1,)),), ()),), "takes less than nothing"),
    ],
)
def test_a_project_that_nobody_could_schedule_is_refused(
    tasks: tuple[Task, ...], said: str
) -> None:
    with pytest.raises(Unsound, match=said):
        Project("p", (2,), (), tasks)
