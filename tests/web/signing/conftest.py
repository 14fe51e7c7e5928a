"""A small mission whose pack is final and waits for signatures, with persons in the offices."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from drawdown.documents.acts.added import Added
from drawdown.documents.evidence import take_in
from drawdown.documents.render import render
from drawdown.ledger.act import Actor, PersonId
from drawdown.people.acts.give_capacity import CapacityGiven
from drawdown.signing.file import Version
from drawdown.web.closing.actions.report import BY_KIND, report
from drawdown.web.closing.queries import pack_of
from drawdown.web.people.actions.enrol_person import enrol_person
from drawdown.web.people.actions.give_holding import give_office
from drawdown.web.people.actions.set_up import machine
from drawdown.web.records.handlers import EVIDENCE_ADDED
from drawdown.web.records.sending import About, Sender, new_stamp, send
from drawdown.web.register.models import Snapshot
from drawdown.web.store import documents
from tests.documents.papers import PICTURES, small_paper
from tests.documents.signing import PASSWORD, SINCE, authority
from tests.web.closing.conftest import anybody
from tests.web.conftest import Real
from tests.web.people.persons import logged_in

TODAY = timezone.now().date()
OFFICE, GOVERNOR, ENGINEER = "p-0003", "p-0090", "p-0007"
ROLES = {OFFICE: "head_of_office", GOVERNOR: "host_representative", ENGINEER: "engineering"}
NAMES = {OFFICE: "Awa Office", GOVERNOR: "Moussa Governor", ENGINEER: "Sali Engineer"}
CAPACITY = "Governor of the North"
PAGE = "/site/nord/signing"


def told(kind: str, body: dict[str, Any], *papers: str) -> None:
    """Record an act of the head of office, whatever the rights say."""
    actor = Actor(person=PersonId(OFFICE), capacity="head_of_office", delegation=None)
    by = Sender(actor, anybody, timezone.now())
    report(kind, BY_KIND[kind].kind.body.model_validate(body), papers, by=by)


def kept(content: bytes, name: str = "pack.pdf") -> str:
    """Store a document and record that it is there."""
    stored = take_in(documents(), io.BytesIO(content), name=name)
    body = Added(sha256=stored.sha256, size=stored.size, form=stored.form, title=name)
    about = About(subjects=[f"evidence:{stored.sha256}"], sites=["nord"], evidence=[stored.sha256])
    send(EVIDENCE_ADDED, body, about, by=machine(timezone.now()))
    return stored.sha256


@dataclass(frozen=True)
class Signing:
    """The pack of the site, and a browser for each person."""

    clients: dict[str, Client]
    document: str

    @property
    def version(self) -> Version:
        last = pack_of("nord").last
        assert last is not None
        return last

    def complete(self) -> bool:
        """Return whether both sides have signed and every witness has attested."""
        return self.version.complete

    def send(self, person: str, way: str, /, **given: Any) -> Any:
        """Open the page as a person and send one of its forms."""
        client = self.clients[person]
        words = client.get(PAGE).content.decode()
        found = re.search(r'name="stamp" value="([^"]+)"', words)
        stamp = found[1] if found else new_stamp(timezone.now()).signed()
        return client.post(f"{PAGE}/{way}", {"stamp": stamp, "place": "Nord", **given})


@pytest.fixture
def home(settings: Any, tmp_path: Path) -> Path:
    """Keep seals and roots out of the home that other tests use."""
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, home=tmp_path / "home")
    return tmp_path / "home"


@pytest.fixture
def signing(home: Path, client: Client, mission: Snapshot, installation: Real) -> Signing:
    """Make a real installation with a seal, a receiver, and a final version."""
    for name in ("seal", "roots"):
        (home / name).mkdir(parents=True)
    seal = authority().issue("Seal of the mission", since=SINCE, password=PASSWORD)
    (home / "seal" / "seal.p12").write_bytes(seal.pkcs12)
    (home / "seal" / "password").write_bytes(PASSWORD + b"\n")
    (home / "roots" / "practice.pem").write_bytes(authority().root)
    installation()
    by = machine(timezone.now())
    for person, role in ROLES.items():
        enrol_person(NAMES[person], f"{person}@mission.example", by=by, person=person)
        sites = ("nord",) if role != "engineering" else None
        give_office(CapacityGiven(person=person, role=role, since=TODAY, sites=sites), by=by)
    letter = kept(b"a,b\n1,2\n", "designation.csv")
    receiver = {
        "site": "nord",
        "authority": CAPACITY,
        "civilian": True,
        "designation": letter,
        "signatory": GOVERNOR,
        "signatory_capacity": CAPACITY,
    }
    told("receiver.named", receiver, letter)
    document = kept(render(small_paper(), PICTURES))
    made = {"site": "nord", "version": 1, "stage": "final", "document": document, "on": TODAY}
    told("pack.made", made, document)
    return Signing({person: logged_in(person) for person in ROLES}, document)
