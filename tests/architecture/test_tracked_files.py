"""What git keeps works on any machine: no folder of one developer, no address of one registry."""

from __future__ import annotations

import re
import tomllib

from tests.architecture.source import ROOT, tracked_files

ONE_MACHINE = re.compile(rb"(?<![\w.$}/:-])/(?:root|work|home/\w+|Users/\w+)/|file:/{3}")
REGISTRY = re.compile(
    rb"pypi\.org|pythonhosted\.|registry\.npm|deb\.debian\.|index-ur[l]|find-link[s]"
)


def test_no_file_names_a_folder_of_one_machine() -> None:
    assert not [str(path) for path in tracked_files() if ONE_MACHINE.search(path.read_bytes())]


def test_no_file_names_a_registry() -> None:
    assert not [str(path) for path in tracked_files() if REGISTRY.search(path.read_bytes())]


def test_the_locks_hold_every_dependency_with_its_hashes_and_no_address() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = project["dependency-groups"]
    needed = {
        "requirements-uv.lock": groups["installer"],
        "requirements.lock": project["project"]["dependencies"] + groups["build"],
        "requirements-dev.lock": project["project"]["dependencies"] + groups["dev"],
    }
    for lock, requirements in needed.items():
        text = (ROOT / lock).read_text(encoding="utf-8")
        pinned = dict(
            re.findall(r"^([\w.-]+)(==.*(?:\n    --hash=sha256:.*)+)", text, re.MULTILINE)
        )
        names = {re.split(r"[^\w-]", requirement)[0] for requirement in requirements}
        assert names <= pinned.keys(), lock
        assert "://" not in text, lock
