"""The whole closure: MINUSMA from 1 July 2023 to the handover of Bamako on 15 November 2024.

Read it as the manual. Nothing is written beside the ledger: `drawdown demo` sends every act through
the one door, as invented persons in the offices that may do it. The days of the sites and the rules
are public; every paper is reconstructed and says so, and so is what the mission still owed.
"""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from tests.stories.test_the_day_of_sevare import drawdown

pytestmark = pytest.mark.slow


def states(home: Path) -> dict[str, str]:
    document = json.loads(drawdown(home, "status").splitlines()[-1])
    return {site["id"]: site["state"] for site in document["sites"]}


def liquidation(home: Path, on: str) -> tuple[str, dict[str, Any]]:
    said = drawdown(home, "liquidation", "status", "--as-of", on)
    document: dict[str, Any] = json.loads(said.splitlines()[-1])
    return said, document


def archived(home: Path) -> Path:
    out = home / "archive.zip"
    drawdown(home, "liquidation", "archive", "--as-of", "2024-11-15", "--without-personal",
             "--out", str(out))  # fmt: skip
    return out


def opened(archive: Path, folder: Path) -> tuple[set[str], dict[str, Any]]:
    """Check an archive by `sha512sum`, its ledger by the script in it; return what both see."""
    with zipfile.ZipFile(archive) as bag:
        bag.extractall(folder)
    [place] = folder.iterdir()
    plain = ["sha512sum", "--check", "--strict", "--quiet", "manifest-sha512.txt"]
    subprocess.run(plain, cwd=place, check=True)
    script = [sys.executable, "verify/verify.py", "ledger.zip"]
    said = subprocess.run(script, cwd=place / "data", check=False, capture_output=True, text=True)
    held = {file.name for file in (place / "data").iterdir()}
    return held, json.loads(said.stdout.splitlines()[-1])


def test_a_mission_is_closed_and_liquidated_until_nothing_is_unassigned(tmp_path: Path) -> None:
    # The withdrawal: sites close one after the other, from the outposts to the hubs.
    # On the evening of Sévaré equipment of Gao is still in the air; the story goes on from there.
    evening = drawdown(tmp_path, "demo", "--no-plan", "--as-of", "2023-12-08")
    assert "2023-08-03  ogossagou: signed_over" in evening
    told = drawdown(tmp_path, "demo", "--no-plan", "--as-of", "2023-12-31")

    # Three sites were to stay for the liquidation. Timbuktu could not be guarded, and closed early.
    assert "2023-12-28  tombouctou: early_closed" in told
    there = states(tmp_path)
    assert there["tombouctou"] == "signed_over"
    assert there["bamako"] == "converted_to_liquidation_site"
    assert there["gao"] == "partly_handed_over"  # three of its camps went on 12 December
    assert there["kidal"] == there["tessalit"] == "closed_without_handover"
    said, document = liquidation(tmp_path, "2023-12-31")
    assert (said[:29], document["begun"]) == ("the liquidation has not begun", None)

    # The day after withdrawal: the gate is passed with its papers, Gao and Bamako as exceptions.
    assert "liquidated 8 acts" in drawdown(tmp_path, "demo", "--no-plan", "--as-of", "2024-01-01")
    said, document = liquidation(tmp_path, "2024-01-01")
    assert said.startswith("liquidation begun on 2024-01-01")
    assert document["open"] == 7 + 2  # what was entered, and two sites that are drawn
    assert document["without_owner"] == document["without_successor"] == 0
    assert "site                    2     0     1 d  liquidation_head" in said

    # Gao goes in July, Bamako, the last, in November. Then the liquidation ends, at zero.
    told = drawdown(tmp_path, "demo", "--no-plan", "--as-of", "2024-11-15")
    assert "2024-07-22  gao: signed_over" in told
    assert "2024-11-15  bamako: signed_over" in told
    said, document = liquidation(tmp_path, "2024-11-15")
    assert said.startswith("liquidation begun on 2024-01-01, closed on 2024-11-15")
    assert document["difference"] == 0

    # What outlasts it has an owner and a clock: claims can be made until the end of 2024.
    assert document["open"] == document["residual"] == 5
    assert document["without_owner"] == document["without_successor"] == 0
    assert "contingent_claim        1     0   319 d  Regional Service Centre Entebbe" in said

    # Both tracks: what was done, when, and what nobody has said is done, by name.
    said = drawdown(tmp_path, "liquidation", "tracks", "--as-of", "2024-11-15")
    tracks = json.loads(said.splitlines()[-1])
    assert tracks["done"] == 48
    assert tracks["late"] == ["L19/bamako", "A14/mission"]
    said, _ = liquidation(tmp_path, "2024-11-15")  # each of the two is a residual with an owner
    assert "undertaking             1     0   319 d  Department of Operational Support" in said
    assert "report                  1     0   319 d  Department of Operational Support" in said

    # What would another end have cost? A range for each part, at once, and nothing is recorded.
    assert '"asked"' in drawdown(tmp_path, "liquidation", "recost", "--end", "2025-03-31")

    # Final disposition, free contributions, liquidation report, register of what outlasts it,
    # performance report, lessons: each in English and French, and their totals tie out.
    said = drawdown(tmp_path, "liquidation", "papers", "--as-of", "2024-11-15",
                    "--out", str(tmp_path / "papers"))  # fmt: skip
    assert set(json.loads(said.splitlines()[-1])["ties_out"].values()) == {True}

    # The archive of the mission is a bag that opens without the software, here without names.
    held, verdict = opened(archived(tmp_path), tmp_path / "opened")
    assert held == {"README.txt", "ledger.zip", "papers", "sites", "verify"}
    assert verdict["intact"]["verdict"] == verdict["complete"]["verdict"] == "yes"

    # Told again nothing changes. Synthetic property, marked so: every piece ends by an act.
    told = drawdown(tmp_path, "demo", "--no-plan", "--as-of", "2024-11-15",
                    "--property", "--one-in", "50")  # fmt: skip
    assert "liquidated 0 acts" in told
    said, document = liquidation(tmp_path, "2024-11-15")
    assert document["pieces"] > 0
    assert document["difference"] == document["remaining"] == 0
    assert document["open"] == document["residual"] == 5
    for fate in ("redeployed", "transferred", "sold", "given", "destroyed", "lost"):
        assert f"{fate} " in said

    # The rows are what the ledger says.
    assert "every row is the same" in drawdown(tmp_path, "rebuild")
    said, document = liquidation(tmp_path, "2024-11-15")
    assert document["rebuilt"]
    assert "acts: every row was the same" in said
