"""The pack through the command: the same ledger gives the same files, marked as reconstructed."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from drawdown.demo.closing_story import Teller


def handover(site: str, folder: Path, **options: str) -> dict[str, object]:
    out = io.StringIO()
    call_command("handover_pack", site, out=str(folder), stdout=out, **options)
    said: dict[str, object] = json.loads(out.getvalue().splitlines()[-1])
    return said


def test_a_site_is_found_by_another_name_and_its_pack_is_the_same_each_time(
    minusma: Teller, tmp_path: Path
) -> None:
    said = handover("sevare", tmp_path / "one")
    assert said == handover("mopti-sevare", tmp_path / "two")
    assert said["case"] == "handover"
    files = sorted(path.name for path in (tmp_path / "one").iterdir())
    assert files == [
        "mopti-sevare-v1-pack.pdf",
        "mopti-sevare-v1-reading.pdf",
        "mopti-sevare-v1-record.json",
    ]


def test_an_unknown_site_or_part_is_refused_with_the_nearest_name(
    minusma: Teller, tmp_path: Path
) -> None:
    with pytest.raises(CommandError, match="mopti-sevare"):
        handover("mopti-savare", tmp_path)
    with pytest.raises(CommandError, match="part"):
        handover("sevare", tmp_path, part="mopti-opam")
    assert not list(tmp_path.iterdir())
