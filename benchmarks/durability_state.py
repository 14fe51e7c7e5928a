"""The steps of `durability.py` that know Django: a person with a token, a writer, a last look."""

from __future__ import annotations

import io
import json
import sys
import uuid
from collections import Counter
from datetime import timedelta
from typing import Any

import django

django.setup()

from django.conf import settings
from django.utils import timezone

from drawdown.documents.acts.added import Added
from drawdown.documents.evidence import take_in
from drawdown.ledger.act import ActId, Actor, PersonId, Submission, print_submission
from drawdown.ledger.acts.values import body_json
from drawdown.ledger.personal import conceal
from drawdown.ledger.store import DamagedLog
from drawdown.ledger.times import to_the_second
from drawdown.people.acts.enrol import Enrolled
from drawdown.people.acts.give_capacity import CapacityGiven
from drawdown.web.acts import HANDLERS
from drawdown.web.people.login.tokens import PREFIX, hash_of
from drawdown.web.people.models import Account, Token
from drawdown.web.people.permission import by_the_table
from drawdown.web.records.actions.open_ledger import open_ledger
from drawdown.web.records.door import perform
from drawdown.web.records.local import OPERATOR, by_the_operator
from drawdown.web.records.log import opened
from drawdown.web.records.models import Entry
from drawdown.web.records.rebuild import every_row, rebuild
from drawdown.web.records.sending import About, Sender, send
from drawdown.web.store import documents

PERSON = "p-0001"
SECRET = PREFIX + "k" * 43
CHIEF = Actor(person=PersonId(PERSON), capacity="drawdown_cell_chief", delegation=None)
SCAN = b"%PDF-1.7\n1 0 obj\nendobj\n%%EOF\n"


def prepare() -> None:
    """Open the ledger and enrol a person with an office; print a token, and an act to send."""
    now = timezone.now()
    open_ledger("small", origin="benchmark.example/small", at=now)
    sender = Sender(OPERATOR, by_the_operator, now)
    about = About(subjects=[f"person:{PERSON}"])
    name = conceal("A. Name", salt=b"s" * 16)
    enrolled = Enrolled.model_validate({"person": PERSON, "name": name.mark.model_dump()})
    send(HANDLERS["person.enrolled"], enrolled, about, by=sender, values=[name])
    office = CapacityGiven(person=PERSON, role=CHIEF.capacity, since=now.date())
    send(HANDLERS["capacity.given"], office, about, by=sender)
    Account.objects.create(person=PERSON, email="a@mission.example", made_at=timezone.now())
    Token.objects.create(
        secret=hash_of(SECRET),
        person=PERSON,
        label="benchmark",
        scope="submit",
        created_at=timezone.now(),
        expires_at=now + timedelta(days=1),
    )
    act: dict[str, Any] = json.loads(print_submission(_act()))
    print(json.dumps({"token": SECRET, "act": act}))


def _act() -> Submission:
    """Return an act about a scan that is stored."""
    stored = take_in(documents(), io.BytesIO(SCAN), name="scan.pdf")
    body = Added(sha256=stored.sha256, size=stored.size, form=stored.form, title="a scan")
    return Submission(
        act=ActId(str(uuid.uuid4())),
        actor=CHIEF,
        kind="evidence.added",
        mission=opened().mission,
        claimed=to_the_second(timezone.now()),
        seen=1,
        body=body_json(body),
        subjects=(f"evidence:{stored.sha256}",),
        evidence=(stored.sha256,),
    )


def write() -> None:
    """Write acts until killed; print each receipt once it is committed."""
    while True:
        act = _act()
        receipt = perform(
            HANDLERS["evidence.added"], act, at=timezone.now(), permission=by_the_table
        )
        print(act.act, receipt.index, flush=True)


def look() -> None:
    """Print what the ledger says about the receipts that were given."""
    place = settings.ENVIRONMENT.home / "receipts.json"
    given = json.loads(place.read_text(encoding="utf-8"))
    held = [(str(act), index) for act, index in Entry.objects.values_list("act", "index")]
    where = dict(held)
    indexes = sorted(index for _, index in held)
    before = every_row()
    try:
        opened().log.audit()
        rebuild(HANDLERS)
        whole = every_row() == before
    except DamagedLog as error:
        print(error, file=sys.stderr)
        whole = False
    found = {
        "entries": len(held),
        "lost": sum(where.get(act) != index for act, index in given["receipts"].items()),
        "duplicates": given["twice"]
        + sum(number - 1 for number in Counter(act for act, _ in held).values()),
        "gaps": len(set(range(len(indexes))) - set(indexes)),
        "whole": whole,
    }
    print(json.dumps(found))


if __name__ == "__main__":
    {"prepare": prepare, "write": write, "look": look}[sys.argv[1]]()
