"""The pack through the command: the same ledger gives the same files, marked as reconstructed."""

from __future__ import annotations

import asyncio
import io
import json
import re
import shutil
import subprocess
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.ades.report import AdESPassed
from pyhanko.sign.validation.ades import ades_basic_validation
from pyhanko.sign.validation.policy_decl import SignatureValidationSpec
from pyhanko_certvalidator.context import CertValidationPolicySpec
from pyhanko_certvalidator.policy_decl import CertRevTrustPolicy, RevocationCheckingPolicy
from pyhanko_certvalidator.registry import SimpleTrustManager

from drawdown.demo.closing_story import Teller
from drawdown.demo.told import Paper, Told
from drawdown.documents.apart import apart
from drawdown.documents.keys import roots_of
from drawdown.documents.verdict import Result
from drawdown.documents.verify import Known, verify_paper
from drawdown.web.acts import HANDLERS
from drawdown.web.closing.actions.tell_pack import tell_pack
from drawdown.web.closing.actions.tell_story import tell_story
from drawdown.web.closing.queries import pack_of
from drawdown.web.ledger.recorded import recorded
from drawdown.web.records.rebuild import every_row, rebuild
from tests.web.closing.conftest import SEVARE, TELLING

NAME = "mopti-sevare-v2-signed.pdf"


def handover(site: str, folder: Path, **options: Any) -> dict[str, object]:
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


def receiver() -> Told:
    named = Paper("designation", (("site", "mopti-sevare"),))
    body = {
        "site": "mopti-sevare",
        "authority": "Governor of Mopti Region",
        "civilian": True,
        "designation": named.name,
        "signatory": "@host_representative",
        "signatory_capacity": "Governor of Mopti Region",
    }
    return Told(SEVARE, "receiver.named", "head_of_office", body, (named,))


@pytest.fixture
def own_home(tmp_path: Path, settings: Any) -> Path:
    """Keep keys and roots for practice out of the home that other tests use."""
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, home=tmp_path / "home")
    return tmp_path / "home"


@pytest.fixture
def pack(own_home: Path, minusma: Teller, tmp_path: Path) -> Path:
    """Let both sides sign the pack of Sévaré, and write it into a folder."""
    tell_story([receiver()], TELLING)
    assert tell_pack(TELLING) == 11
    assert tell_pack(TELLING) == 0, "telling it again records nothing new"
    said = handover("sevare", tmp_path / "out")
    assert said["signed"] is True
    assert said["version"] == 2
    return tmp_path / "out"


def test_a_signed_pack_stands_in_the_ledger_and_is_rebuilt_from_it(pack: Path) -> None:
    stands = pack_of("mopti-sevare")
    assert stands.last is not None
    assert stands.last.complete
    assert stands.last.replaces == stands.versions[0].document
    before = every_row()
    assert before["closing_packfile"]
    rebuild(HANDLERS)
    assert every_row() == before
    record = json.loads((pack / "mopti-sevare-v2-record.json").read_bytes())
    assert record["replaces"] == stands.versions[0].document
    assert record["facts"][-1]["lines"][0]["en"] == "fully operational"
    assert record["facts"][-1]["reconstructed"] is True
    blocks = record["sections"][0]["blocks"]
    assert sum(len(block["photos"]) for block in blocks if block["kind"] == "photos") == 4


def test_the_next_version_says_that_it_replaces_the_signed_one(pack: Path) -> None:
    said = handover("sevare", pack / "next", next=True)
    assert (said["version"], said["signed"]) == (3, False)
    record = json.loads((pack / "next" / "mopti-sevare-v3-record.json").read_bytes())
    last = pack_of("mopti-sevare").last
    assert last is not None
    assert record["replaces"] == last.document


def test_four_programs_agree_on_the_signed_pack(pack: Path) -> None:
    content = (pack / NAME).read_bytes()
    roots = (pack / "root.pem").read_bytes()
    seen = verify_paper(content, Known(roots=(roots,), at=datetime.now(UTC), ledger=recorded))
    assert seen.result is Result.VALID, seen.reasons
    assert [each.reason for each in seen.signatures] == [
        "Acting Head of MINUSMA Regional Office, Mopti",
        "Governor of Mopti Region",
    ]
    assert said_by("qpdf", "--check", NAME, folder=pack).returncode == 0
    told = said_by("pdfsig", NAME, folder=pack).stdout
    assert told.count("Signature is Valid") == 2
    assert told.count("Total document signed") == 1
    page = (pack / "mopti-sevare-v2-signed.check.txt").read_text(encoding="utf-8")
    lines = re.findall(
        r"^    ((?:sha256sum|\(head|tail|openssl|wc) .*)$", page.replace("\\\n", ""), re.MULTILINE
    )
    answers = [said_by("sh", "-c", line, folder=pack) for line in lines]
    assert [answer.returncode for answer in answers] == [0] * 8
    passed = ["CAdES Verification successful" in answer.stderr for answer in answers]
    assert passed.count(True) == 2
    assert answers[0].stdout.split()[0] == seen.sha256


@pytest.mark.parametrize("number", [0, 1])
def test_the_procedure_of_the_european_standard_passes_each_signature(
    pack: Path, number: int
) -> None:
    reader = PdfFileReader(io.BytesIO((pack / NAME).read_bytes()))
    roots = list(roots_of([(pack / "root.pem").read_bytes()]))
    policy = SignatureValidationSpec(
        CertValidationPolicySpec(
            trust_manager=SimpleTrustManager.build(trust_roots=roots),
            revinfo_policy=CertRevTrustPolicy(RevocationCheckingPolicy.from_legacy("soft-fail")),
        )
    )
    signature = reader.embedded_regular_signatures[number]
    checked = ades_basic_validation(
        signature.signed_data, policy, raw_digest=signature.compute_digest()
    )
    assert apart(lambda: asyncio.run(checked))().ades_subindic is AdESPassed.OK


def said_by(*command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a program of somebody else's; skip where this machine does not have it."""
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is not installed")
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
