"""`verify.py` is one file on the standard library, and does what the page of the format says."""

from __future__ import annotations

import ast
import json
import shutil
import subprocess
import sys
from base64 import b64decode
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawdown.core.canonical import canonical_bytes
from drawdown.verifiers import verify
from tests.verifiers import worlds

FILE = Path(verify.__file__)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text(),
    lambda inside: st.lists(inside) | st.dictionaries(st.text(), inside),
    max_leaves=20,
)


def run(*arguments: object, python: str = sys.executable) -> subprocess.CompletedProcess[str]:
    """Run the file as a stranger does: no packages, no surroundings."""
    return subprocess.run(
        [python, "-I", "-S", str(FILE), *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture(scope="session")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a good bundle."""
    path = tmp_path_factory.mktemp("bundle") / "bundle.zip"
    path.write_bytes(worlds.ledger().bundle())
    return path


def test_it_imports_only_the_standard_library() -> None:
    imported = {
        name.split(".")[0]
        for node in ast.walk(ast.parse(FILE.read_text("utf-8")))
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }
    assert imported <= set(sys.stdlib_module_names)


def test_it_accepts_a_good_bundle_and_ends_with_the_verdict(bundle: Path) -> None:
    done = run(bundle)
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert lines[0].split() == ["intact", "yes"]
    verdict = json.loads(lines[-1])
    assert verdict["format"] == "drawdown-verdict/1"
    assert verdict["about"]["size"] == 60


def test_it_takes_what_is_known_from_elsewhere(bundle: Path, tmp_path: Path) -> None:
    known = worlds.told()
    note = tmp_path / "checkpoint"
    note.write_text(known.checkpoint or "", "utf-8")
    witnesses = [word for key in known.witnesses for word in ("--witness", key)]
    done = run(bundle, "--key", known.key, *witnesses, "--checkpoint", note, "--json")
    assert done.returncode == 0, done.stderr
    verdict = json.loads(done.stdout)
    assert {verdict[field]["verdict"] for field in verify.FIELDS} == {"yes"}


def test_an_earlier_checkpoint_may_be_typed_from_a_certificate(
    bundle: Path, tmp_path: Path
) -> None:
    text = (worlds.told().checkpoint or "").partition("\n\n")[0] + "\n"
    (tmp_path / "typed").write_text(text, "utf-8")
    done = run(bundle, "--checkpoint", tmp_path / "typed")
    assert "it extends the earlier checkpoint of size 60" in done.stdout


def test_it_speaks_french(bundle: Path) -> None:
    done = run(bundle, "--lang", "fr")
    assert "les 60 inscriptions du registre sont toutes là" in done.stdout


def test_it_ends_with_one_where_something_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "bad.zip").write_bytes(worlds.ledger().bundle()[:-1])
    done = run(tmp_path / "bad.zip")
    assert done.returncode == 1
    assert done.stdout.startswith("intact     NO")


@pytest.mark.parametrize("arguments", [["nowhere.zip"], [FILE, "--key", "none"], []])
def test_it_ends_with_two_where_the_command_is_wrong(arguments: list[object]) -> None:
    assert run(*arguments).returncode == 2


def test_it_runs_on_an_old_python(bundle: Path) -> None:
    python = shutil.which("python3.9")
    if python is None or run("--help", python=python).returncode:
        pytest.skip("no Python 3.9 on this machine")
    assert run(bundle, python=python).returncode == 0


def test_it_verifies_signatures_as_wycheproof_asks(shared: Path) -> None:
    path = shared / "data/vectors/ed25519_wycheproof/ed25519_half.json"
    cases = 0
    for group in json.loads(path.read_text("utf-8"))["testGroups"]:
        key = bytes.fromhex(group["publicKey"]["pk"])
        for case in group["tests"]:
            found = verify.ed25519(key, bytes.fromhex(case["msg"]), bytes.fromhex(case["sig"]))
            assert found == (case["result"] == "valid"), case
            cases += 1
    assert cases == 65


def test_it_follows_inclusion_proofs_as_the_vectors_ask(shared: Path) -> None:
    path = shared / "data/vectors/transparency/merkle_inclusion.json"
    for case in json.loads(path.read_text("utf-8")):
        index, size = case["index"], case["size"]
        proof = [b64decode(step) for step in case["proof"]]
        leaf, root = b64decode(case["leaf_hash"]), b64decode(case["root"])
        right = 0 <= index < size and all(len(step) == 32 for step in proof)
        found = verify.root_by_proof(leaf, index, size, proof) if right else None
        assert (found == root) == case["valid"], case["desc"]


def test_it_refuses_json_that_is_not_canonical(shared: Path) -> None:
    path = shared / "data/vectors/jcs_generated/jcs_must_reject.json"
    for case in json.loads(path.read_text("utf-8")):
        with pytest.raises(verify.Malformed):
            verify.canonical(case["input"].encode("utf-8", "surrogatepass"))


@given(value=JSON)
def test_it_reads_what_is_canonical_and_no_other_spelling(value: object) -> None:
    content = canonical_bytes(value)
    assert verify.canonical(content) == value
    for other in (content + b" ", json.dumps(value, indent=1).encode()):
        if other != content:
            with pytest.raises(verify.Malformed):
                verify.canonical(other)
