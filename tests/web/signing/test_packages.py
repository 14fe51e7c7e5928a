"""Packages: valid under a validator of others, opened without our software, whole or refused."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import bagit
import pytest
from django.utils import timezone

from drawdown.documents.bag import BadBag, bag
from drawdown.ledger.bundle.signatures import known_from
from drawdown.ledger.bundle.verify import verify_bundle
from drawdown.signing.archive import all_series
from drawdown.web.closing import project
from drawdown.web.closing.queries import site_of, stored_file
from drawdown.web.people.actions.set_up import machine
from drawdown.web.property.models import Item
from drawdown.web.records.guard import recording
from drawdown.web.signing.actions.archive_site import archive_site
from drawdown.web.signing.actions.collect_dispute import collect_dispute
from drawdown.web.signing.things import called_in
from tests.web.signing.conftest import ENGINEER, GOVERNOR, OFFICE, TODAY, Signing
from tests.web.signing.test_on_a_tablet import attest, both_sign

pytestmark = pytest.mark.django_db


@pytest.fixture
def closed(signing: Signing) -> Signing:
    """Let both sides sign, and the site leave the mission's hands."""
    both_sign(signing)
    for side in ("mission", "host"):
        assert attest(signing, ENGINEER, side).status_code == 302
    with recording():
        project._write(replace(stored_file("nord", None), state="signed_over"))
    return signing


def unpacked(content: bytes, folder: Path) -> Path:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        archive.extractall(folder)
    (only,) = folder.iterdir()
    return only


def test_the_package_of_a_closed_site_is_valid_and_opens_without_us(
    closed: Signing, tmp_path: Path
) -> None:
    at = timezone.now()
    content = archive_site(site_of("nord"), by=machine(at), at=at)
    place = unpacked(content, tmp_path / "bag")
    seen = bagit.Bag(str(place))
    assert seen.validate()
    assert seen.algorithms == ["sha512"]
    assert seen.info["External-Identifier"] == "small/nord"
    data = place / "data"
    profile = json.loads((data / "bagit-profile.json").read_bytes())
    for label, asked in profile["Bag-Info"].items():
        assert seen.info[label]
        assert seen.info[label] in asked.get("values", [seen.info[label]])
    rows = list(csv.DictReader((data / "retention.csv").read_text("utf-8").splitlines()))
    assert {row["path"] for row in rows} | {
        "retention.csv",
        "index.html",
        "bagit-profile.json",
    } == {path.relative_to(data).as_posix() for path in data.rglob("*") if path.is_file()}
    assert {row["series"] for row in rows} == set(all_series())
    assert (data / "pack" / "nord-v1-signed.pdf").exists()
    page = (data / "index.html").read_text("utf-8")
    assert "pack/nord-v1-signed.pdf" in page
    assert "http" not in page
    with (data / "ledger" / "ledger.zip").open("rb") as bundle:
        seen_by_us = verify_bundle(bundle, known_from(None, [], None, None)).answers
        assert {seen_by_us[name].verdict for name in ("intact", "complete")} == {"yes"}
    (data / "index.html").write_text("changed")
    with pytest.raises(bagit.BagValidationError):
        bagit.Bag(str(place)).validate()


def test_a_site_that_is_the_missions_is_not_packed(signing: Signing) -> None:
    answer = asked(signing, OFFICE, archive="1")
    assert answer.status_code == 409
    assert "still the mission" in answer.content.decode()


def asked(signing: Signing, person: str, **given: str) -> Any:
    return signing.clients[person].post("/site/nord/packages", given)


def test_a_dispute_is_collected_with_proofs_and_what_nobody_names_is_said(
    closed: Signing, tmp_path: Path
) -> None:
    at = timezone.now()
    content = collect_dispute(site_of("nord"), GOVERNOR, by=machine(at))
    place = unpacked(content, tmp_path / "file")
    acts = json.loads((place / "acts.json").read_bytes())
    assert {act["kind"] for act in acts} >= {"receiver.named", "pack.signed"}
    assert "receiver.named" in (place / "index.html").read_text("utf-8")
    assert (place / "pack" / "nord-v1-signed.pdf").exists()
    with (place / "ledger" / "ledger.zip").open("rb") as bundle:
        seen_by_us = verify_bundle(bundle, known_from(None, [], None, None)).answers
        assert {seen_by_us[name].verdict for name in ("intact", "complete")} == {"yes"}
    assert closed.clients[OFFICE].get("/site/nord/packages").status_code == 200
    assert asked(closed, OFFICE, dispute="1", thing="nobody-named-this").status_code == 409
    assert asked(closed, ENGINEER, dispute="1", thing=GOVERNOR).status_code == 409, "no right to it"
    assert asked(closed, ENGINEER, archive="1").status_code == 409


def test_a_name_that_leaves_the_bag_is_refused() -> None:
    for name in ("../x", "/x", "a//b", "a\nb"):
        with pytest.raises(BadBag):
            bag({name: b""}, [], made=TODAY)
    with pytest.raises(BadBag):
        bag({}, [("Label", "two\nlines")], made=TODAY)


def test_the_head_of_office_collects_what_concerns_one_of_the_own_sites(
    closed: Signing, tmp_path: Path
) -> None:
    answer = asked(closed, OFFICE, dispute="1", thing=GOVERNOR)
    assert answer.status_code == 200
    place = unpacked(answer.content, tmp_path / "file")
    assert (place / "acts.json").exists()
    elsewhere = closed.clients[OFFICE].post("/site/sud/packages", {"archive": "1"})
    assert elsewhere.status_code in (403, 404), "a site of somebody else"


def test_what_is_like_the_words_that_were_asked_for_is_offered(closed: Signing) -> None:
    with recording():
        Item.objects.create(**ROW)
    page = asked(closed, OFFICE, dispute="1", thing="500 kva")
    assert page.status_code == 409
    words = page.content.decode()
    assert "Collect everything about GEN-1" in words
    called = called_in("nord", "sn-77")
    assert {"GEN-1", "SN-77"} <= called.names
    assert 7 in called.entries


ROW = {
    "id": 7_000_000,
    "line": "GEN-1",
    "place": "site:nord",
    "site": "nord",
    "quantity": 1,
    "sort": "equipment",
    "owner": "un",
    "description": "generator 500 kVA",
    "unit": "each",
    "serial": "SN-77",
    "condition": "good",
    "entry": 7,
    "opening": 1,
    "opened_at": "site:nord",
    "words": "gen-1 sn-77 generator",
}
