"""The day of Sévaré: the example is told in acts up to 8 December 2023, and asked how it stands.

Nothing here is written beside the ledger: `drawdown demo` sends every act through the one door, as
invented persons in the offices that may do it, and `drawdown rebuild` makes the same rows again.
"""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow


def drawdown(home: Path, *arguments: str) -> str:
    """Run a command as a person would, and return what it prints."""
    surroundings = {
        name: value for name, value in os.environ.items() if not name.startswith("DJANGO_")
    } | {"DRAWDOWN_HOME": str(home)}
    done = subprocess.run(
        [str(Path(sys.executable).with_name("drawdown")), *arguments],
        env=surroundings,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_example_is_told_up_to_the_day_of_sevare(tmp_path: Path) -> None:
    told = drawdown(tmp_path, "demo", "--as-of", "2023-12-08")
    assert "every site in time" in told  # planned first: what waits for a clearance is counted
    assert "2023-11-22  mopti-sevare/mopti-opam: signed_over" in told
    assert "2023-12-08  mopti-sevare: signed_over" in told

    status = drawdown(tmp_path, "status")
    document = json.loads(status.splitlines()[-1])
    sites = {site["id"]: site for site in document["sites"]}
    assert document["as_of"] == "2023-12-08"
    assert len(sites) == 13

    # An ordinary site: every gate up to the signature, and the archive still owes its papers.
    ansongo = sites["ansongo"]
    assert ansongo["state"] == "signed_over"
    assert [ansongo["gates"][f"G{n}"] for n in range(1, 7)] == ["passed"] * 6
    assert ansongo["gates"]["G7"] == [
        "erp_postings",
        "owner_release",
        "claims_frozen",
        "contracts_released",
    ]

    # A site left in haste: nobody received it, so no certificate and no signature.
    kidal = sites["kidal"]
    assert kidal["state"] == "closed_without_handover"
    assert "clearance_certificate" in kidal["gates"]["G4"]
    assert "inspection_certificate" in kidal["gates"]["G6"]
    assert kidal["not_asked"] == ["G2", "G3", "G4", "G5", "G6"], "nobody waits for these any more"
    assert sites["bamako"]["not_asked"] == []

    # A site that is still to go: its gates say what is missing, never just "not yet".
    assert sites["bamako"]["gates"]["G1"] == ["closure_directive", "mandate_reference"]

    # With its plan: the work of signed sites is told, and a refused clearance costs movements.
    (done,) = (line for line in status.splitlines() if line.endswith(" task.done"))
    assert int(done.split()[0]) > 50
    with closing(sqlite3.connect(tmp_path / "drawdown.sqlite3")) as state:
        rows = state.execute("SELECT content FROM closing_clearance").fetchall()
    assert any(json.loads(content)["movements"] for (content,) in rows)

    again = drawdown(tmp_path, "demo", "--as-of", "2023-12-08")
    assert "told       0 acts" in again
    assert "planning" not in again
    assert "every row is the same" in drawdown(tmp_path, "rebuild")
