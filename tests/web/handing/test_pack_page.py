"""The pack on its page: built, inspected by both sides, signed or refused, held up later."""

from __future__ import annotations

import io
import re
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from django.utils.translation import override
from PIL import Image

from drawdown.core.catalogue import Fault
from drawdown.documents.keys import Identity, open_pkcs12, practice_authority
from drawdown.documents.sign import FIELDS, Declared, prepare, sign
from drawdown.people.acts.give_capacity import CapacityGiven
from drawdown.signing import faults
from drawdown.signing.systems import systems
from drawdown.web.closing.phrases.closing import REFUSALS
from drawdown.web.closing.phrases.packs import PACK_REFUSALS
from drawdown.web.closing.queries import pack_of
from drawdown.web.people.actions.enrol_person import enrol_person
from drawdown.web.people.actions.give_holding import give_office
from drawdown.web.people.actions.set_up import machine
from drawdown.web.property.models import Item
from drawdown.web.records.guard import recording
from drawdown.web.register.models import Snapshot
from tests.web.conftest import Real
from tests.web.people.persons import logged_in

pytestmark = pytest.mark.django_db
OFFICE, HOST, OTHER, SUPPORT = "p-0003", "p-0090", "p-0091", "p-0001"
HOLDS = {
    SUPPORT: ("director_mission_support", None),
    OFFICE: ("head_of_office", ("nord",)),
    HOST: ("host_representative", ("nord",)),
    OTHER: ("host_representative", ("sud",)),
}
TODAY = timezone.now().date()
PAGE = "/site/nord/pack"
ARABIC = "لم نر مفتاح الخزان"


@pytest.fixture(autouse=True)
def offices(client: Client, mission: Snapshot, installation: Real) -> None:
    """Make it a real mission with an office, and the receivers of two sites."""
    installation()
    by = machine(timezone.now())
    for person, (role, sites) in HOLDS.items():
        enrol_person(f"Person {person}", f"{person}@mission.example", by=by, person=person)
        give_office(CapacityGiven(person=person, role=role, since=TODAY, sites=sites), by=by)


class Desk:
    """Somebody at the pages of the pack."""

    def __init__(self, person: str, page: str = PAGE) -> None:
        self.client, self.page = logged_in(person), page

    def words(self) -> str:
        return self.client.get(self.page).content.decode()

    def sends(self, kind: str, /, **given: Any) -> Any:
        form = rf'id="form-{kind}".*?name="stamp" value="([^"]+)"'
        found = re.search(form, self.words(), re.DOTALL)
        assert found is not None, kind
        given = {"stamp": found[1], "on": TODAY.isoformat(), **given}
        return self.client.post(f"/site/nord/pack/record/{kind}", given)

    def records(self, kind: str, /, **given: Any) -> None:
        answer = self.sends(kind, **given)
        assert answer.status_code == 302, answer.content.decode()[-3000:]


@pytest.fixture
def office() -> Desk:
    return Desk(OFFICE)


@pytest.fixture
def host() -> Desk:
    return Desk(HOST)


def photo(colour: int = 120) -> SimpleUploadedFile:
    kept = io.BytesIO()
    Image.new("RGB", (64, 48), (colour, 90, 60)).save(kept, "JPEG")
    return SimpleUploadedFile(f"{colour}.jpg", kept.getvalue(), content_type="image/jpeg")


def inspected(office: Desk) -> None:
    for number, system in enumerate(systems()):
        said = {"system": system.id, "working": "fully", "file": photo(number), "title": "a look"}
        office.records("system-inspected", **said)


def test_a_draft_is_built_from_records_and_the_next_version_says_what_it_replaces(
    office: Desk,
) -> None:
    inspected(office)
    preview = office.client.get(f"{PAGE}/preview").content.decode()
    assert "entièrement opérationnel" in preview
    assert "fully operational" in preview
    assert office.client.get(f"{PAGE}/preview.pdf").content.startswith(b"%PDF-1.7")
    office.records("pack-made", stage="draft")
    office.records("pack-remarked", side="mission", kind="remark", text="a valve drips")
    office.records("pack-made", stage="final")
    draft, final = pack_of("nord").versions
    assert final.replaces == draft.document
    assert "version 1" in office.words()
    for which in ("pack", "reading"):
        assert office.client.get(f"{PAGE}/v2/{which}").content.startswith(b"%PDF-1.7")
    assert office.client.get(f"{PAGE}/v2/mission").status_code == 404
    assert office.client.get(f"{PAGE}/v9/pack").status_code == 404


def test_the_receiver_sees_the_pack_of_its_own_site_and_nothing_else(
    office: Desk, host: Desk
) -> None:
    inspected(office)
    office.records("pack-made", stage="draft")
    assert "fully operational" in host.words()
    picture = re.search(r"/document/[0-9a-f]{64}/picture", host.words())
    assert picture is not None
    assert host.client.get(picture[0]).status_code == 200
    assert host.client.get(f"{PAGE}/v1/pack").status_code == 200
    assert "/site/nord/pack" in host.client.get("/me").content.decode()
    for closed in (
        "/site/sud/pack",
        "/site/nord/closing",
        "/",
        "/ledger",
        "/site/sud/pack/v1/pack",
    ):
        assert host.client.get(closed).status_code == 403, closed
    stranger = Desk(OTHER, "/site/sud/pack")
    assert stranger.client.get(PAGE).status_code == 403
    assert stranger.client.get(f"{PAGE}/v1/pack").status_code == 403
    assert stranger.client.get(picture[0]).status_code == 404


def test_each_side_remarks_on_a_line_in_its_own_language(office: Desk, host: Desk) -> None:
    inspected(office)
    said = {"side": "host", "kind": "reservation", "about": "system:water", "text": ARABIC}
    host.records("pack-remarked", **said)
    assert f'lang="ar" dir="rtl">{ARABIC}' in office.words()
    assert pack_of("nord").remarks[0].about == "system:water"
    answer = host.sends("pack-remarked", **said | {"side": "mission"})
    assert answer.status_code == 409
    assert "does not speak for" in answer.content.decode()
    answer = host.sends("pack-remarked", **said | {"about": "system:heating"})
    assert answer.status_code == 400, "a line that is not there is no choice"


def test_a_refusal_to_sign_is_an_outcome_with_its_reason(office: Desk, host: Desk) -> None:
    office.records("pack-made", stage="draft")
    assert "form-pack-refused" not in host.words(), "a draft is not signed"
    office.records("pack-made", stage="final")
    host.records("pack-refused", side="host", reason="the well was not shown")
    words = office.words()
    assert "refused to sign" in words
    assert "the well was not shown" in words
    assert "frozen" not in words.split('id="inspection"')[0].split("<tbody>")[1]
    office.records("pack-made", stage="final")
    assert [each.number for each in pack_of("nord").versions] == [1, 2, 3]


def test_a_ceremony_has_its_place_its_hour_titles_and_photographs(office: Desk) -> None:
    office.records("pack-made", stage="final")
    office.records(
        "ceremony-held",
        place="Nord, at the flagpole",
        hour="09:30",
        mission_titles="Head of Office\nInterpreter",
        host_titles="Governor",
        file=[photo(1), photo(2)],
        title="the ceremony",
    )
    held = pack_of("nord").ceremony
    assert held is not None
    assert held.at.isoformat() == f"{TODAY}T09:30:00+00:00"
    assert [each.title for each in held.attendance] == ["Head of Office", "Interpreter", "Governor"]
    assert len(held.photos) == 2
    assert "Nord, at the flagpole" in office.words()


def test_a_file_that_bears_no_signature_is_no_signature(office: Desk) -> None:
    office.records("pack-made", stage="final")
    plain = office.client.get(f"{PAGE}/v1/pack").content
    file = SimpleUploadedFile("signed.pdf", plain + b"\n", content_type="application/pdf")
    answer = office.sends("pack-signed", side="mission", file=file, title="signed")
    assert answer.status_code == 409
    assert "does not bear this signature" in answer.content.decode()


def test_what_was_typed_stays_when_a_form_is_refused(office: Desk) -> None:
    tomorrow = (TODAY + timedelta(days=2)).isoformat()
    said = {"side": "mission", "kind": "remark", "text": "typed once", "on": tomorrow}
    answer = office.sends("pack-remarked", **said)
    assert answer.status_code == 409
    assert "typed once" in answer.content.decode()


def test_every_refusal_of_a_pack_is_there_to_translate() -> None:
    with override("en"):
        known = {str(phrase) for phrase in (*REFUSALS, *PACK_REFUSALS)}
    for fault in vars(faults).values():
        if isinstance(fault, Fault):
            for text in (fault.found, fault.remedy):
                plain = re.sub(r"\{(\w+)\}", r"%(\1)s", text)
                assert re.fullmatch(r"%\(\w+\)s", plain) or plain in known, fault.code


def receiver(office: Desk) -> None:
    """Name the receiver and its signatory by the form of the receiver's page."""
    page = "/site/nord/receiver"
    words = office.client.get(page).content.decode()
    found = re.search(r'id="form-receiver-named".*?name="stamp" value="([^"]+)"', words, re.DOTALL)
    assert found is not None
    said = {"stamp": found[1], "authority": "Governor", "civilian": "on", "title": "a letter"}
    said |= {"signatory": HOST, "signatory_capacity": "Governor of Nord", "file": photo(9)}
    answer = office.client.post("/site/nord/closing/receiver-named", said)
    assert answer.status_code == 302, answer.content.decode()[-2000:]


def as_openssl_prints(fingerprint: str) -> str:
    pairs = ":".join(fingerprint[at : at + 2] for at in range(0, 64, 2)).upper()
    return f"sha256 Fingerprint={pairs}"


def sign_for(office: Desk, side: str, content: bytes, by: Identity) -> Any:
    declared = Declared(capacity=side, place="Nord", at=timezone.now())
    content = sign(content, FIELDS[side == "host"], declared, by=by)
    file = SimpleUploadedFile("signed.pdf", content, content_type="application/pdf")
    return office.sends("pack-signed", side=side, file=file, title=f"signed for the {side}")


def test_a_pack_is_signed_taken_over_in_lots_and_compared_with_what_was_signed(
    office: Desk, host: Desk
) -> None:
    """From the first version to the list of what disappeared, by the pages alone."""
    authority = practice_authority("Practice root", since=timezone.now() - timedelta(1))
    ours, theirs = (
        open_pkcs12(
            authority.issue(name, since=timezone.now() - timedelta(1), password=b"p").pkcs12, b"p"
        )
        for name in ("office", "governor")
    )
    inspected(office)
    receiver(office)
    office.records("pack-made", stage="final")
    ready = prepare(office.client.get(f"{PAGE}/v1/pack").content)
    refused = sign_for(office, "mission", ready, ours)
    assert refused.status_code == 409
    assert "no certificate is registered" in refused.content.decode()
    support = Desk(SUPPORT)
    for person, identity in ((OFFICE, ours), (HOST, theirs)):
        printed = as_openssl_prints(identity.fingerprint)
        said = {"person": person, "fingerprint": printed, "title": "shown", "file": photo(30)}
        support.records("signer-registered", **said)
    swapped = sign_for(office, "mission", ready, theirs)
    assert "is not one of the person who signs" in swapped.content.decode()
    assert sign_for(office, "mission", ready, ours).status_code == 302
    half = office.client.get(f"{PAGE}/v1/mission").content
    assert sign_for(office, "host", half, theirs).status_code == 302
    assert "frozen" in office.words()
    assert "form-pack-made" not in office.words(), "what both have signed stands"

    said = {"capacity": "Governor of Nord", "title": "a receipt"}
    assert "Nobody has received the keys" in host.words()
    host.records("keys-received", **said, file=photo(31))
    lines = ["system:power", "system:water"]
    host.records("lot-taken_over", **said, lot="one", what="plants", lines=lines, file=photo(32))
    assert "2 lines of the pack are in no lot yet." in host.words()

    look = {"after": "30", "title": "as it was found"}
    office.records("pack-compared", **look, lines=["system:power"], presence="there")
    gone = {"lines": ["system:water"], "presence": "gone", "note": "the pumps were carried off"}
    office.records("pack-compared", **look, **gone, file=[photo(33)])
    assert "1 line is lost, fewer or damaged." in office.words()
    table = office.client.get(f"{PAGE}/losses.csv").content.decode("utf-8-sig").splitlines()
    assert len(table) == 2
    assert "the pumps were carried off" in table[1]
    assert "system:water" in table[1]


def stands_at_nord(number: int, name: str) -> None:
    """Put a line of the property register at the site, as an import would."""
    with recording():
        Item.objects.create(
            id=number,
            line=name,
            place="site:nord",
            site="nord",
            quantity=2,
            sort="infrastructure",
            owner="un",
            description=f"generator {name}",
            unit="each",
            condition="good",
            entry=0,
            opening=2,
            opened_at="site:nord",
            words=name,
        )


def test_an_annex_goes_first_with_the_lines_that_were_chosen_for_it(office: Desk) -> None:
    stands_at_nord(1, "GEN-1")
    stands_at_nord(2, "GEN-2")
    page = office.client.get("/site/nord/closing").content.decode()
    opened = re.search(r'id="form-part-opened".*?name="stamp" value="([^"]+)"', page, re.DOTALL)
    assert opened is not None
    said = {"stamp": opened[1], "part": "annex-1", "kind": "annex", "name": "the annex"}
    assert office.client.post("/site/nord/closing/part-opened", said).status_code == 302

    office.page = f"{PAGE}?part=annex-1"
    assert "0 lines of the property register go with this part." in office.words()
    office.records("lines-chosen", part="annex-1", lines=["item:GEN-2"])
    assert "1 line of the property register goes with this part." in office.words()
    preview = office.client.get(f"{PAGE}/preview?part=annex-1").content.decode()
    assert "Certificate of partial handover" in preview
    assert "generator GEN-2" in preview
    assert "generator GEN-1" not in preview
    rest = office.client.get(f"{PAGE}/preview").content.decode()
    assert "generator GEN-1" in rest
    assert "generator GEN-2" not in rest
