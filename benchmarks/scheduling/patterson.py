"""Projects as Patterson wrote them (.rcp): numbers alone, one mode a task.

3 2            tasks, resources
4 6            what there is of each resource
0 0 0 1 2      days, what it takes of each, number of followers, the followers
5 2 3 1 3
0 0 0 0
"""

from __future__ import annotations

from benchmarks.scheduling.project import Mode, Project, Task
from benchmarks.scheduling.words import Words

MOST_TASKS = 10_000
MOST_RESOURCES = 100


def parse_patterson(text: str, name: str) -> Project:
    """Return the project that a text in Patterson's format holds, or refuse with the line."""
    words = Words.of(name, list(enumerate(text.split("\n"), start=1)))
    count = words.number("the number of tasks", least=1, most=MOST_TASKS)
    kinds = words.number("the number of resources", least=0, most=MOST_RESOURCES)
    rooms = words.numbers(kinds, "what there is of a resource")
    tasks = tuple(task_of(words, count, kinds) for _ in range(count))
    words.end()
    return Project(name, tuple(rooms), (), tasks)


def task_of(words: Words, count: int, kinds: int) -> Task:
    """Return the task that comes next."""
    days = words.number("the days of a task")
    takes = words.numbers(kinds, "what a task takes of a resource")
    after = words.number("the number of followers", most=count)
    followers = words.numbers(after, "a follower", least=1, most=count)
    return Task((Mode(days, tuple(takes)),), tuple(f - 1 for f in followers))


def print_patterson(project: Project) -> str:
    """Return a project with one mode a task in Patterson's format."""
    lines = [f"{len(project.tasks)} {len(project.rooms)}", " ".join(map(str, project.rooms))]
    for task in project.tasks:
        (mode,) = task.modes
        row = [mode.days, *mode.takes, len(task.followers), *(f + 1 for f in task.followers)]
        lines.append(" ".join(map(str, row)))
    return "\n".join(lines) + "\n"
