"""The pack through the command: the same ledger gives the same files, marked as reconstructed."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from drawdown.demo.closing_story import Teller
from drawdown.demo.told import Paper, Picture, Told
from drawdown.web.acts import HANDLERS
from drawdown.web.closing.actions.tell_story import tell_story
from drawdown.web.closing.queries import pack_of
from drawdown.web.records.rebuild import every_row, rebuild
from tests.web.closing.conftest import SEVARE, TELLING


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


def told(kind: str, role: str, /, *papers: Paper | Picture, **body: object) -> Told:
    whole = {"site": "mopti-sevare", "on": SEVARE.isoformat(), **body}
    return Told(SEVARE, kind, role, whole, papers)


def signed_story() -> list[Told]:
    named = Paper("designation", (("site", "mopti-sevare"),))
    picture = Picture("generator")
    pack, ours, theirs = (Paper(title) for title in ("pack", "signed once", "signed twice"))
    receiver = {
        "authority": "Governor of Mopti Region",
        "civilian": True,
        "designation": named.name,
        "signatory": "@host_representative",
        "signatory_capacity": "Governor of Mopti Region",
    }
    signed = {"version": 1, "way": "digital"}
    body = {"site": "mopti-sevare", **receiver}
    return [
        Told(SEVARE, "receiver.named", "head_of_office", body, (named,)),
        *(
            told("system.inspected", "engineering", picture, system=name, working="fully",
                 photos=[picture.name])
            for name in ("power", "water", "wastewater", "buildings")
        ),
        told("pack.made", "head_of_office", pack, version=1, stage="final", document=pack.name),
        told("pack.signed", "head_of_office", ours, side="mission", person="@head_of_office",
             capacity="head_of_office", document=ours.name, **signed),
        told("pack.signed", "host_representative", theirs, side="host",
             person="@host_representative", capacity="Governor of Mopti Region",
             document=theirs.name, **signed),
        told("keys.received", "host_representative", theirs, document=theirs.name,
             capacity="Governor of Mopti Region"),
    ]  # fmt: skip


def test_a_signed_pack_stands_in_the_ledger_and_is_rebuilt_from_it(
    minusma: Teller, tmp_path: Path
) -> None:
    tell_story(signed_story(), TELLING)
    pack = pack_of("mopti-sevare")
    assert pack.last is not None
    assert pack.last.complete
    assert pack.keys is not None
    before = every_row()
    assert before["closing_packfile"]
    rebuild(HANDLERS)
    assert every_row() == before
    said = handover("sevare", tmp_path)
    assert said["version"] == 2
    record = json.loads((tmp_path / "mopti-sevare-v2-record.json").read_bytes())
    assert record["replaces"] == pack.last.document
    assert record["facts"][-1]["lines"][0]["en"] == "fully operational"
    assert len(record["sections"][0]["blocks"][2]["photos"]) == 4
