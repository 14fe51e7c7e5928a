"""Versions, signatures, refusals and keys: what is taken, and what speaks against the rest."""

from __future__ import annotations

from datetime import date

import pytest

from drawdown.signing.file import Outcome, Side, Working
from drawdown.signing.looking import Seen
from tests.handover.files import site
from tests.signing.acting import (
    CERTIFICATE,
    FIRST,
    HOST,
    OFFICE,
    PEOPLE,
    SCAN,
    SECOND,
    SIGNED,
    WITNESS,
    Packed,
)


def made() -> Packed:
    pack = Packed()
    assert pack.make()
    return pack


def signed() -> Packed:
    pack = made()
    assert pack.sign("mission", OFFICE)
    assert pack.sign("host", HOST)
    return pack


def test_the_mission_signs_and_then_the_host_and_the_version_is_complete() -> None:
    last = signed().file.last
    assert last is not None
    assert last.complete
    assert [s.side for s in last.signatures] == [Side.MISSION, Side.HOST]


def test_a_digital_signature_of_the_host_waits_for_that_of_the_mission() -> None:
    pack = made()
    assert not pack.sign("host", HOST)
    assert pack.codes == ["Y303"]


def test_a_later_version_says_what_it_replaces_and_is_another_file() -> None:
    pack = made()
    assert not pack.make(2, document=SECOND)
    assert pack.codes == ["Y202"]
    assert not pack.make(2, document=FIRST, replaces=FIRST)
    assert pack.codes == ["Y204"]
    assert not pack.make(3, document=SECOND, replaces=FIRST)
    assert pack.codes == ["Y201"]
    assert pack.make(2, document=SECOND, replaces=FIRST)


def test_what_both_sides_have_signed_is_replaced_by_nothing() -> None:
    pack = signed()
    assert not pack.make(2, document=SECOND, replaces=FIRST)
    assert pack.codes == ["Y203"]


def test_a_draft_and_an_earlier_version_are_not_signed() -> None:
    pack = Packed()
    assert pack.make(stage="draft")
    assert not pack.sign("mission", OFFICE)
    assert pack.codes == ["Y301"]
    assert pack.make(2, document=SECOND, replaces=FIRST)
    assert not pack.sign("mission", OFFICE, version=1)
    assert pack.sign("mission", OFFICE, version=2)


def test_the_host_signs_by_its_signatory_in_that_capacity_and_no_other() -> None:
    pack = made()
    assert pack.sign("mission", OFFICE)
    assert not pack.sign("host", HOST, person="p-0091")
    assert pack.codes == ["Y304"]
    assert not pack.sign("host", HOST, capacity="Prefect")
    assert pack.codes == ["Y305"]


def test_nobody_signs_for_the_mission_but_the_signatory_and_never_the_host() -> None:
    pack = made()
    assert not pack.sign("mission", OFFICE, person="p-0002")
    assert pack.codes == ["Y306"]
    assert not pack.sign("mission", HOST)
    assert "Y103" in pack.codes


@pytest.mark.parametrize("way", ["ink", "tablet"])
def test_ink_and_tablet_take_a_witness_who_is_neither_signatory_nor_sender(way: str) -> None:
    pack = made()
    assert pack.sign("mission", OFFICE)
    for nobody in (None, PEOPLE[OFFICE], PEOPLE[HOST]):
        assert not pack.sign("host", OFFICE, way=way, witness=nobody)
        assert pack.codes == ["Y307"]
    assert pack.sign("host", OFFICE, way=way, witness=WITNESS)


def test_the_file_that_bears_a_signature_is_not_the_unsigned_one() -> None:
    pack = made()
    assert not pack.sign("mission", OFFICE, document=FIRST)
    assert pack.codes == ["Y308"]


def test_a_refusal_is_an_outcome_after_which_the_side_may_still_sign() -> None:
    pack = made()
    assert pack.sign("mission", OFFICE)
    assert pack.refuse("host")
    last = pack.file.last
    assert last is not None
    assert last.refused_by == {Side.HOST}
    assert not last.complete
    assert pack.sign("host", HOST)
    assert pack.file.last is not None
    assert not pack.file.last.refused_by
    assert not pack.sign("host", HOST)
    assert pack.codes == ["Y302"]
    assert not pack.refuse("host")
    assert pack.codes == ["Y302"]


def test_signing_with_reservations_asks_for_a_reservation_of_that_side() -> None:
    pack = made()
    assert pack.sign("mission", OFFICE)
    assert not pack.sign("host", HOST, reservations=True)
    assert pack.codes == ["Y309"]
    remark = {"side": "host", "kind": "reservation", "text": "the well is dry"}
    assert pack.take("pack.remarked", HOST, **remark)
    assert pack.sign("host", HOST, reservations=True)
    assert pack.file.last is not None
    assert pack.file.last.signatures[-1].outcome is Outcome.WITH_RESERVATIONS


def test_keys_change_hands_once_and_after_both_signed() -> None:
    assert not made().receive_keys()
    pack = signed()
    assert pack.receive_keys()
    assert not pack.receive_keys()
    assert pack.codes == ["Y402"]


def test_a_system_that_no_inspection_looks_at_is_refused_with_the_nearest_name() -> None:
    pack = Packed()
    assert not pack.take("system.inspected", system="pover", working="fully")
    assert pack.codes == ["Y101"]
    assert pack.take("system.inspected", system="power", working="partly")
    assert pack.file.systems["power"].working is Working.PARTLY


def test_reconstructed_findings_are_taken_and_marked() -> None:
    pack = Packed()
    said = {"system": "power", "working": "fully", "origin": "reconstructed"}
    assert pack.take("system.inspected", **said)
    assert pack.codes == ["Y104"]


def test_a_ceremony_names_titles_and_needs_something_to_sign() -> None:
    said = {
        "place": "Sévaré",
        "at": "2023-12-08T10:00:00Z",
        "attendance": [{"title": "Governor of Mopti Region", "side": "host"}],
    }
    assert not Packed().take("ceremony.held", **said)
    pack = made()
    assert pack.take("ceremony.held", **said)
    assert pack.file.ceremony is not None
    assert pack.file.ceremony.attendance[0].side is Side.HOST


def test_a_digital_signature_that_the_file_does_not_bear_is_refused() -> None:
    pack = Packed()
    pack.make()
    for seen in (None, Seen(against=("the signature in Mission is not genuine",))):
        pack.seen = seen
        assert not pack.sign("mission", OFFICE)
        assert pack.codes == ["Y310"]
    assert not pack.sign("mission", OFFICE, way="tablet", witness=WITNESS)
    assert pack.sign("mission", OFFICE, way="ink", witness=WITNESS), "ink has no file to look into"


def test_a_certificate_of_no_known_root_is_taken_and_said() -> None:
    pack = Packed()
    pack.make()
    doubts = ("the certificate in Mission comes from nobody you trust",)
    pack.seen = Seen(doubts=doubts, certificate=CERTIFICATE)
    assert pack.sign("mission", OFFICE)
    assert pack.codes == ["Y311"]


def test_a_signature_by_a_certificate_of_somebody_else_is_refused_in_words() -> None:
    pack = Packed()
    pack.make()
    pack.certificates = frozenset()
    assert not pack.sign("mission", OFFICE)
    assert pack.codes == ["Y312"]
    pack.certificates = frozenset({"f" * 64})
    assert not pack.sign("mission", OFFICE)
    assert pack.codes == ["Y313"]
    pack.certificates = frozenset({"f" * 64, CERTIFICATE})
    assert pack.sign("mission", OFFICE)
    assert pack.sign("host", HOST, way="ink", witness=WITNESS), "ink has no certificate"


def registering(pack: Packed, **more: object) -> bool:
    said = {"person": "p-0090", "fingerprint": CERTIFICATE, "document": SCAN}
    return pack.take("signer.registered", OFFICE, **{**said, **more})


def withdrawing(pack: Packed, **more: object) -> bool:
    said = {"person": "p-0090", "fingerprint": CERTIFICATE, "reason": "the key was lost"}
    return pack.take("signer.withdrawn", OFFICE, **{**said, **more})


def test_a_certificate_has_one_owner() -> None:
    pack = Packed()
    assert registering(pack, on="2023-12-01")
    assert pack.file.certificates_of("p-0090", date(2023, 12, 1)) == {CERTIFICATE}
    assert not pack.file.certificates_of("p-0001", date(2023, 12, 1))
    assert not registering(pack, person="p-0001")
    assert pack.codes == ["Y321"]


def test_a_certificate_counts_until_the_day_it_is_withdrawn() -> None:
    pack = Packed()
    assert not withdrawing(pack)
    assert pack.codes == ["Y322"]
    assert registering(pack, on="2023-12-01")
    assert not withdrawing(pack, person="p-0001")
    assert withdrawing(pack, on="2023-12-08")
    days = [date(2023, 11, 30), date(2023, 12, 7), date(2023, 12, 8)]
    assert [len(pack.file.certificates_of("p-0090", day)) for day in days] == [0, 1, 0]
    assert not withdrawing(pack)


def test_a_site_that_nobody_received_is_signed_by_the_mission_alone() -> None:
    left = Packed()
    left.site = site("closed_without_handover")
    made = {"version": 1, "stage": "final", "document": FIRST}
    assert not left.take("pack.made", **made)
    assert left.codes == ["Y205"]
    assert left.take("pack.made", alone=True, **made)
    host = {"side": "host", "capacity": "Governor", "reason": "nobody was there", "version": 1}
    assert not left.take("pack.refused", HOST, **host)
    assert left.codes == ["Y314"]
    signed = {"side": "mission", "way": "digital", "person": PEOPLE[OFFICE], "capacity": OFFICE}
    assert left.take("pack.signed", version=1, document=SIGNED, **signed)
    assert left.file.last is not None
    assert left.file.last.complete
    assert left.file.last.signed_file == SIGNED
    assert not left.take("keys.received", capacity="Governor", document=SCAN)
    assert left.codes == ["Y401"]


def test_a_site_that_somebody_receives_is_not_signed_by_the_mission_alone() -> None:
    here = Packed()
    assert not here.take("pack.made", version=1, stage="final", document=FIRST, alone=True)
    assert here.codes == ["Y205"]
