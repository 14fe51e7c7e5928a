"""Commands that a page shows and no test runs: what they name is there, and their options are.

These are lines of `sh`, lines that are indented, and words in code: most need a machine, a key or a
paper that a test does not have. An argument may be a word that stands for another, such as FILE.
"""

from __future__ import annotations

import argparse
import json
import re
import shlex
from pathlib import Path

import pytest

from drawdown.cli import main
from tests.docs.pages import DOCS, ROOT, pages, samples

BOOK = [ROOT / "CONTRIBUTING.md", *pages()]
VERIFIER = Path("src/drawdown/verifiers/verify.py")
"""What a bundle and an archive hold a copy of."""
PROGRAMS = frozenset({"drawdown", "make", "python", "python3", "pytest", "pip", "cp", "install"})
NOT_OURS = frozenset(
    {
        "export",
        "cd",
        "git",
        "apt-get",
        "systemctl",
        "systemd-run",
        "useradd",
        "openssl",
        "sha256sum",
    }
)
"""Programs of the machine: nothing of ours that could be wrong stands in their arguments."""
TEXT = frozenset(
    {
        "CONTRIBUTING.md", "architecture.md", "concepts/invented-missions.md", "concepts/ledger.md",
        "concepts/liquidation.md", "decisions/acts-and-their-door.md", "formats/events.md",
        "guide/administrator.md",
    }
)  # fmt: skip
"""Pages with indented lines that are no commands: layers, steps, options by themselves."""


def shown(page: Path) -> list[str]:
    """Return the lines of a page that are indented outside its lists and its samples."""
    text = re.sub(r"(?ms)^```.*?^```$", "", page.read_text(encoding="utf-8"))
    found: list[str] = []
    in_list, before = False, ""
    for line in joined(text).splitlines():
        if line and not line.startswith(" "):
            in_list = re.match(r"[-*] |\d+\. ", line) is not None
        elif line.startswith("    ") and not in_list and (not before or before.startswith("    ")):
            found.append(line.strip())
        before = line
    return [line for line in found if not line.startswith("#")]


def joined(text: str) -> str:
    """Return text with each command on one line."""
    return re.sub(r" \\\n\s*", " ", text)


def scripts(page: Path) -> list[str]:
    """Return the lines of its samples in `sh`."""
    found = [one.text for one in samples(page) if one.language == "sh"]
    return joined("".join(found)).splitlines()


def words(line: str) -> list[str]:
    """Return the words of a command without its remark, its settings and where it lies."""
    said = re.split(r"\s{2,}", line)[0].replace("…", "").replace("<the ", "<the-")
    found = shlex.split(said, comments=True)
    while found and (re.fullmatch(r"[A-Z_]+=.*", found[0]) or found[0] == "sudo"):
        found = found[1:]
    return [Path(found[0]).name, *found[1:]] if found else []


def is_command(line: str) -> bool:
    """Return whether a line begins with a program that a page may name."""
    first = re.sub(r"^(?:[A-Z_]+=\S+ |sudo )*", "", line).split(" ")[0]
    return Path(first).name in PROGRAMS | NOT_OURS


def faults(given: list[str], *, whole: bool) -> list[str]:
    """Return what is wrong with a command; of words in a sentence, arguments may be missing."""
    program, arguments = given[0], given[1:]
    if program == "drawdown":
        return of_drawdown(arguments, whole=whole)
    if program == "make":
        targets = (ROOT / "Makefile").read_text(encoding="utf-8")
        asked = [word for word in arguments if not word.startswith("-") and "=" not in word]
        return [name for name in asked if not re.search(rf"(?m)^{name}\b.*:(?!=)", targets)]
    if program in ("python", "python3") and arguments:
        return of_python(arguments)
    files = [word for word in arguments if word.startswith(("deploy/", "tests/", "requirements"))]
    return [name for name in files if not list(ROOT.glob(name.partition("::")[0]))]


def of_drawdown(arguments: list[str], *, whole: bool) -> list[str]:
    """Return what `drawdown` does not know."""
    name = next((word for word in arguments if not word.startswith("-")), "")
    if not name or name == "COMMAND":
        return []
    if name not in main.names():
        return [name]
    if whole:
        try:
            main.parser(arguments).parse_args(arguments)
        except SystemExit:
            return [" ".join(arguments)]
        return []
    known = options(name)
    asked = [word.partition("=")[0] for word in arguments if word.startswith("--")]
    return [word for word in asked if word not in known | {"--help"}]


def options(name: str) -> set[str]:
    """Return every option of a command and of what is below it."""
    found: set[str] = set()
    left = [argparse.ArgumentParser()]
    main.load(name).add_arguments(left[0])
    while left:
        for action in left.pop()._actions:
            found |= set(action.option_strings)
            if isinstance(action, argparse._SubParsersAction):
                left += action.choices.values()
    return found


def of_python(arguments: list[str]) -> list[str]:
    """Return the module, the file or the option of a program that is not there."""
    name = arguments[1] if arguments[0] == "-m" else arguments[0]
    if name == "venv":
        return []
    if arguments[0] == "-m":
        bare = name.replace(".", "/")
        tried = [f"{bare}.py", f"{bare}/__main__.py", f"src/{bare}.py", f"src/{bare}/__main__.py"]
    else:
        shipped = VERIFIER if Path(name).name == VERIFIER.name else Path(name)
        tried = [str(shipped)]
    path = next((ROOT / each for each in tried if (ROOT / each).exists()), None)
    if path is None:
        return [name]
    near = path.parent.glob("*.py") if path.parent.name == "benchmarks" else [path]
    text = "".join(each.read_text(encoding="utf-8") for each in near)
    return [word for word in arguments if word.startswith("--") and f'"{word}"' not in text]


@pytest.mark.parametrize("page", BOOK, ids=lambda page: str(page.relative_to(ROOT)))
def test_a_command_that_is_shown_is_one_that_can_be_given(page: Path) -> None:
    for line in [*scripts(page), *filter(is_command, shown(page))]:
        assert is_command(line), f"{line!r} begins with what no test knows"
        given = words(line)
        assert given[0] in NOT_OURS or not (wrong := faults(given, whole=True)), (line, wrong)


@pytest.mark.parametrize("page", BOOK, ids=lambda page: str(page.relative_to(ROOT)))
def test_a_command_in_a_sentence_names_what_is_there(page: Path) -> None:
    text = re.sub(r"(?ms)^```.*?^```$", "", page.read_text(encoding="utf-8"))
    for said in re.findall(r"(?<!`)`([^`\n]+)`(?!`)", text):
        if is_command(said) and " " in said:
            given = words(said)
            assert given[0] in NOT_OURS or not (wrong := faults(given, whole=False)), (said, wrong)


def test_what_is_indented_and_no_command_stands_on_pages_that_are_named() -> None:
    """A command with a new program would not be looked at: it is named here, or in `PROGRAMS`."""
    found: set[Path] = set()
    for page in BOOK:
        other = [line for line in shown(page) if not is_command(line)]
        if other and other[0].startswith("{"):
            assert json.loads("".join(other)), page
        elif other:
            found.add(page)
    names = {str(p.relative_to(DOCS if DOCS in p.parents else ROOT)) for p in found}
    assert names == TEXT


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("drawdown chekc FOLDER", ["chekc"]),
        ("drawdown plan FOLDER --speed 3", ["plan FOLDER --speed 3"]),
        ("make everything", ["everything"]),
        ("python benchmarks/none.py", ["benchmarks/none.py"]),
        ("python -m tools.none", ["tools.none"]),
        ("python -m tools.fuzz --hours 1", ["--hours"]),
        ("cp deploy/none.service /etc", ["deploy/none.service"]),
    ],
)
def test_a_command_that_is_wrong_is_found(line: str, wrong: list[str]) -> None:
    assert faults(words(line), whole=True) == wrong
